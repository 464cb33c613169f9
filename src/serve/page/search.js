// Search: words and facets; the list shows who, the words of saying, and what was said.
import { get, query, record } from "./api.js";
import { el, fill, highlighted } from "./dom.js";
import { act, chip, counted, day, inItsPlace, said, speaker, spaced, state } from "./words.js";

export const title = "Search";
export const keyHelp = [["j k", "next, previous"], ["Enter o", "open the article at it"], ["x", "all filters away"]];
export const about = "Each filter is part of the address: keep it, send it, come back to it.";

const facetNames = { review: "Reviewed", issue: "Issue", label: "Label", who: "Who", when: "Month", act: "Act", outlet: "Outlet" };
const filterNames = ["q", "who", "issue", "label", "act", "when", "outlet", "kind", "review", "min_probability"];
const pageSize = 50;

export const filtersOf = (parameters) => Object.fromEntries(filterNames.map((name) => [name, parameters.getAll(name)]).filter(([, values]) => values.length));

// Labels and acts are our words; issues, actors and outlets are called as they are.
const valueWords = (facet, value) => (facet === "label" ? (value === "none" ? "no position" : spaced(value)) : facet === "act" ? spaced(value).toLowerCase() : value);

// One statement in a list.
export function card(statement, typed, extra = null) {
  const shown = statement.stances.filter((stance) => stance.label !== "none");
  return el("article", { class: "hit", "data-id": statement.statement_id },
    el("h3", {}, el("span", { class: "who" }, speaker(statement)), statement.actor_role ? el("small", {}, ` ${statement.actor_role}`) : null),
    el("p", { class: "quote" },
      inItsPlace(statement, highlighted(statement.text, typed))),
    el("p", { class: "facts" },
      el("span", {}, said(statement)), statement.publisher ? el("span", {}, statement.publisher) : null,
      statement.cue_text ? el("span", { class: "cue" }, `“${statement.cue_text}”`) : null,
      act(statement),
      shown.map((stance) => el("span", {}, chip(stance.label, stance.conditional ? "con" : ""), " on ", stance.issue_id)),
      state(statement.review_status), extra),
    el("a", { class: "cover", href: `/article${query({ id: statement.doc_id, statement: statement.statement_id })}`, "aria-label": `Open the article: ${speaker(statement)}, ${said(statement)}` }, statement.title || statement.doc_id));
}

export async function show(place, parameters, { go, still }) {
  const filters = filtersOf(parameters);
  const offset = Number(parameters.get("offset") || 0);
  const order = parameters.get("order") || "";
  const address = (changes, more = {}) => `/search${query({ ...filters, order, ...changes, ...more })}`;
  const typed = (filters.q || []).join(" ");

  const field = el("input", { type: "search", id: "q", name: "q", value: typed, placeholder: "words, \"a phrase\", begin*", autocomplete: "off", "aria-label": "Words of the quotation" });
  const form = el("form", { role: "search", class: "search", onsubmit: (event) => {
    event.preventDefault();
    go(address({ q: field.value.trim() || undefined }));
  } }, field, el("button", { class: "primary" }, "Search"));

  const status = el("p", { class: "dim", role: "status" }, "…");
  const list = el("div", { class: "hits" });
  const facets = el("div", { class: "facets" });
  const chosen = el("p", { class: "chosen" }, Object.entries(filters).flatMap(([name, values]) => name === "q" ? [] : values.map((value) =>
    el("a", { href: address({ [name]: values.filter((each) => each !== value) }), class: "pill", "aria-label": `Take away: ${facetNames[name] || name} ${value}` }, `${facetNames[name] || name}: ${valueWords(name, value)} ×`))));
  const sorts = el("p", { class: "sorts" }, "Order: ", [["", "newest"], ["oldest", "oldest"], ...(typed ? [["relevance", "best"]] : [])].map(([value, words]) =>
    [value === order ? el("b", {}, words) : el("a", { href: address({ order: value || undefined }) }, words), " "]));

  fill(place, el("h1", { class: "unseen" }, "Search"), form, chosen,
    el("div", { class: "with-side" },
      el("details", { class: "filters", open: matchMedia("(min-width: 60rem)").matches }, el("summary", {}, "Filters"), facets),
      el("section", { "aria-label": "Statements" }, el("h2", { class: "unseen" }, "Statements"), el("div", { class: "flow between" }, status, sorts), list)));

  const stop = new AbortController();
  const facetsDone = get("facets", filters, stop.signal).then((found) => {
    if (!still()) return;
    const parts = Object.keys(facetNames).map((name) => {
      const values = (found.facets[name] || []).filter((each) => !(filters[name] || []).includes(each.value));
      if (!values.length) return null;
      const rows = values.map((each) => el("li", {}, el("a", { href: address({ [name]: name === "when" || name === "review" ? each.value : [...(filters[name] || []), each.value] }) },
        el("span", {}, name === "when" ? day(each.value, "month") : valueWords(name, each.name)), el("span", { class: "n" }, each.count.toLocaleString("en")))));
      return el("section", {}, el("h2", {}, facetNames[name]), el("ul", {}, rows.slice(0, 8)),
        rows.length > 8 ? el("details", {}, el("summary", {}, `${rows.length - 8} more`), el("ul", {}, rows.slice(8))) : null);
    });
    fill(facets, parts);
    return found;
  });
  const result = await get("search", { ...filters, order, limit: pageSize, offset }, stop.signal);
  if (!still()) return {};
  fill(list, result.statements.map((statement) => card(statement, typed)),
    el("nav", { class: "flow", "aria-label": "Pages" },
      offset > 0 ? el("a", { class: "button", href: address({ offset: Math.max(0, offset - pageSize) || undefined }) }, "← newer") : null,
      result.more ? el("a", { class: "button", href: address({ offset: offset + pageSize }) }, "older →") : null));
  const from = result.statements.length ? `${offset + 1}–${offset + result.statements.length}` : "none";
  fill(status, `${from}`);
  facetsDone.then((found) => found && still() && fill(status, result.statements.length ? `${from} of ${counted(found.counted, "statement")}` : record.statements ? "Nothing matches." : "The record is empty: onrecord add brings articles."))
    .catch(() => {});

  let at = -1;
  const step = (by) => {
    const links = [...list.querySelectorAll("a.cover")];
    if (!links.length) return;
    at = Math.max(0, Math.min(links.length - 1, links.indexOf(document.activeElement) >= 0 ? links.indexOf(document.activeElement) + by : at + by));
    links[at].focus();
    links[at].closest("article").scrollIntoView({ block: "nearest" });
  };
  return {
    keys: { j: () => step(1), k: () => step(-1), o: () => document.activeElement.click(), x: () => go("/search") },
    leave: () => stop.abort(),
  };
}
