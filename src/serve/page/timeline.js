// Timeline: the report's picture of one actor on one issue; each mark leads to its words.
import { get, query, record } from "./api.js";
import { el, fill, scrolling } from "./dom.js";
import { chip, counted, day, spaced } from "./words.js";
import { card } from "./search.js";

export const title = "Timeline";
export const keyHelp = [["Tab", "from mark to mark"], ["Enter", "to the mark's words"]];
export const about = "Spells are folded from the statements each time: correct one and the picture follows.";

const changeWords = (spell) => (spell.change === "first" ? "" : `${spell.change} from ${spell.change_from || "another side"}${spell.confirmed ? ", confirmed" : ", one article only"}`);

// The server drew it and escaped all text; it comes in without scripts, which the page's policy forbids as well.
function picture(markup) {
  const parsed = new DOMParser().parseFromString(markup, "text/html");
  return [...parsed.body.childNodes].map((node) => document.importNode(node, true));
}

async function showOne(place, who, issue, { go, still }) {
  const found = await get("timeline", { who, issue });
  if (!still()) return {};
  const name = found.actor_name || found.statements[0]?.actor_name || who;
  const chart = el("div", { class: "drawn" }, found.svg ? picture(found.svg) : el("p", { class: "dim" }, "No statement takes a dated position."));
  const list = el("div", { class: "hits" }, found.statements.map((statement) => card(statement, "")));
  const toArticle = async (id) => {
    const { statement } = await get("statement", { id });
    go(`/article${query({ id: statement.doc_id, statement: id })}`);
  };
  const focus = (id) => {
    for (const old of list.querySelectorAll(".now")) old.classList.remove("now");
    const node = list.querySelector(`[data-id="${CSS.escape(id)}"]`);
    if (!node) return toArticle(id);
    node.classList.add("now");
    node.scrollIntoView({ block: "center" });
    node.querySelector("a").focus({ preventScroll: true });
  };
  for (const mark of chart.querySelectorAll("a.p")) {
    const index = Number((mark.getAttribute("href") || "").match(/s(\d+)$/)?.[1] ?? -1);
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      if (found.rows[index]) focus(found.rows[index]);
    });
  }
  const toStatement = (id, words) => (id ? el("button", { type: "button", class: "link", onclick: () => focus(id) }, words) : words);
  fill(place, el("p", {}, el("a", { href: `/timeline${query({ issue })}` }, `← all on ${issue}`)), el("h1", {}, name, " ", el("small", { class: "dim" }, `on ${issue}`)),
    el("p", { class: "note" }, record.issues.find((each) => each.issue_id === issue)?.pole ? `For: ${record.issues.find((each) => each.issue_id === issue).pole}` : ""),
    chart,
    found.spells.length ? scrolling("Spells", el("table", { class: "stack" }, el("thead", {}, el("tr", {}, ["from", "to", "position", "statements", "change"].map((each) => el("th", { class: each === "statements" ? "num" : "" }, each)))),
      el("tbody", {}, found.spells.map((spell) => el("tr", {}, el("td", { class: "day" }, toStatement(spell.first_statement_id, day(spell.from_date))), el("td", { class: "day" }, day(spell.to_date)), el("td", {}, chip(spell.label)), el("td", { class: "num" }, spell.statements, el("span", { class: "narrow-only" }, spell.statements === 1 ? " statement" : " statements")),
        el("td", {}, changeWords(spell), spell.before_statement_id ? [" ", toStatement(spell.before_statement_id, "what was said before")] : "")))))) : null,
    el("h2", {}, counted(found.count, "statement"), ` on ${issue}`), found.count > found.statements.length ? el("p", { class: "note" }, `The newest ${found.statements.length}; the marks of others lead to their articles.`) : null, list);
  return {};
}

export async function show(place, parameters, tools) {
  const who = parameters.get("who"), issue = parameters.get("issue") || (who ? "" : record.issues[0]?.issue_id || "");
  if (who && issue) return showOne(place, who, issue, tools);
  const { go, still } = tools;
  if (!who && !issue) {
    fill(place, el("h1", {}, "Timeline"), el("p", {}, "The record has no issue: ", el("code", {}, "onrecord add --tables DIR"), " brings them."));
    return {};
  }
  const found = await get("timelines", { who, issue });
  if (!still()) return {};
  fill(place, el("h1", {}, who ? `Timelines of ${found.timelines[0]?.actor_name || who}` : "Timelines"),
    who ? el("p", {}, el("a", { href: "/timeline" }, "← by issue")) : el("p", {}, el("label", {}, "Issue ", el("select", { onchange: (event) => go(`/timeline${query({ issue: event.target.value })}`) }, record.issues.map((each) => el("option", { value: each.issue_id, selected: each.issue_id === issue }, each.issue_id))))),
    el("p", { class: "note" }, record.issues.find((each) => each.issue_id === issue)?.pole || "", found.more ? " · from the newest 50,000 statements" : ""),
    scrolling("Timelines", el("table", {}, el("thead", {}, el("tr", {}, [who ? "issue" : "who", "positions over time", "statements"].map((each, index) => el("th", { class: index === 2 ? "num wide-only" : "" }, each)))),
      el("tbody", {}, found.timelines.map((each) => el("tr", {}, el("th", { scope: "row" }, el("a", { href: `/timeline${query({ who: each.actor_id, issue: each.issue_id })}` }, who ? each.issue_id : each.actor_name)),
        el("td", {}, el("ol", { class: "spells-line" }, each.spells.slice(0, 8).map((spell) => el("li", {}, chip(spell.label), " ", el("small", { class: "dim" }, day(spell.from_date))))), each.spells.length > 8 ? el("small", { class: "dim" }, `and ${each.spells.length - 8} more`) : null), el("td", { class: "num wide-only" }, each.points)))))),
    found.timelines.length ? null : el("p", {}, `No named actor takes a position${issue ? ` on ${spaced(issue)}` : ""}.`),
    found.count > found.timelines.length ? el("p", { class: "note" }, `The first ${found.timelines.length} of ${found.count}: those whose position changed, then those who said most.`) : null);
  return {};
}
