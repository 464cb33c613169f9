// Actors: likely doubles first; merged by dragging or by a key, split by choosing statements.
import { get, post, query, record } from "./api.js";
import { chooseActor } from "./choose.js";
import { announce, ask, el, fill, scrolling } from "./dom.js";
import { counted, day, said } from "./words.js";
import { card } from "./search.js";

export const title = "Actors";
export const keyHelp = [["j k", "next, previous"], ["Enter", "open"], ["m", "merge the one in focus into another"]];
export const about = "Drag one actor onto another: its statements become the other's, also those that come later. Every merge and split can be taken back.";

// The first ones; the others behind a click.
const few = (items, most = 6) => [el("ul", { class: "plain" }, items.slice(0, most)), items.length > most ? el("details", {}, el("summary", {}, `${items.length - most} more`), el("ul", { class: "plain" }, items.slice(most))) : null];

const called = (actor, other) => `${actor.name} (${actor.name === other.name ? `${actor.actor_id}, ` : ""}${actor.statements})`;
const link = (actor) => `/actors${query({ id: actor.actor_id })}`;

async function merge(from, into, done) {
  const words = `All statements of ${from.name} (${from.actor_id}) become those of ${into.name} (${into.actor_id}), also later ones. It can be taken back.`;
  if ((await ask("Merge?", el("p", {}, words), [["", "Cancel"], ["ok", "Merge", true]])) !== "ok") return;
  try {
    const reply = await post("actors/merge", { from: from.actor_id, into: into.actor_id });
    announce(`${from.name} is now ${into.name}: ${counted(reply.changed, "statement")}`);
    done(into);
  } catch (trouble) {
    announce(trouble.message, true);
  }
}

async function showOne(place, id, { go, still }) {
  const [found, result] = await Promise.all([get("actor", { id }), get("search", { who: id, limit: 100 })]);
  if (!still()) return {};
  const { actor } = found;
  const again = () => go(`/actors${query({ id })}`, true);
  const does = async (path, body, words) => {
    try {
      const reply = await post(path, body);
      announce(`${words}: ${counted(reply.changed, "statement")}`);
      again();
    } catch (trouble) {
      announce(trouble.message, true);
    }
  };
  const button = (words, action) => (record.read_only ? null : el("button", { type: "button", onclick: action }, words));
  const forms = (kind, words) => {
    const list = found.forms.filter((each) => each.kind === kind);
    return list.length ? el("p", {}, el("span", { class: "dim" }, `${words}: `), list.map((each, index) => `${index ? ", " : ""}${each.form} (${each.count})`)) : null;
  };
  const chosen = new Set();
  const split = el("button", { type: "button", disabled: true, onclick: async () => {
    const name = el("input", { id: "split-name", required: true });
    if ((await ask("Split off", el("p", {}, el("label", { for: "split-name" }, `Who says these ${chosen.size}?`), name), [["ok", "Split off", true], ["cancel", "Cancel"]])) === "ok" && name.value.trim())
      does("actors/split", { from: id, into_name: name.value.trim(), values: [...chosen] }, `Now ${name.value.trim()}'s`);
  } }, "Split off the chosen …");
  const merges = found.merges, splits = [...new Map(found.splits.map((each) => [each.from + each.into, each])).values()];
  fill(place, el("p", {}, el("a", { href: "/actors" }, "← Actors")), el("h1", {}, actor.name || actor.actor_id),
    el("p", { class: "facts" }, el("code", {}, actor.actor_id), el("span", {}, actor.kind), actor.country ? el("span", {}, actor.country) : null, el("span", {}, counted(actor.statements, "statement")),
      actor.first_said ? el("span", {}, `${day(actor.first_said)} to ${day(actor.last_said)}`) : null, el("a", { href: `/search${query({ who: id })}` }, "all statements"), el("a", { href: `/timeline${query({ who: id })}` }, "timeline")),
    el("div", { class: "cols two" }, el("section", {},
      el("h2", {}, "Roles over time"),
      found.roles.length ? el("table", {}, el("thead", {}, el("tr", {}, ["role", "from", "to", "statements"].map((each) => el("th", {}, each)))), el("tbody", {}, found.roles.map((role) => el("tr", {}, el("td", {}, role.role), el("td", { class: "day" }, day(role.first)), el("td", { class: "day" }, day(role.last)), el("td", { class: "num" }, role.statements))))) : el("p", { class: "dim" }, "None is named."),
      el("h2", {}, "Names"), forms("name", "named"), forms("words", "in the words of articles"), forms("pronoun", "by pronouns"), forms("speaks_for", "speaks for"),
      el("h2", {}, "Merged and split"),
      merges.map((each) => el("p", { class: "flow" }, `${each.from} into ${each.into}${each.by ? `, by ${each.by}` : ""}`, button("Take back", () => does("actors/unmerge", { from: each.from }, `${each.from} is itself again`)))),
      splits.map((each) => el("p", { class: "flow" }, `${each.into} split from ${each.from}${each.by ? `, by ${each.by}` : ""}`, button("Take back", () => does("actors/unsplit", { from: each.from, into: each.into }, "Taken back")))),
      merges.length || splits.length ? null : el("p", { class: "dim" }, "Neither."),
      el("p", {}, button("Merge into another …", async () => {
        const into = await chooseActor("Merge into whom?", { allowNew: false });
        if (into) merge(actor, { actor_id: into.actor_id, name: into.name }, (target) => go(link(target)));
      }))),
    el("section", { "aria-label": "Statements" }, el("div", { class: "flow between" }, el("h2", {}, "Statements"), record.read_only ? null : split),
      result.statements.map((statement) => el("div", { class: "choose" }, record.read_only ? null : el("input", { type: "checkbox", "aria-label": `Choose: ${said(statement)}, ${statement.text.slice(0, 60)}`, onchange: (event) => {
        if (event.target.checked) chosen.add(statement.statement_id);
        else chosen.delete(statement.statement_id);
        split.disabled = !chosen.size;
      } }), card(statement, ""))),
      result.more ? el("p", {}, el("a", { href: `/search${query({ who: id, offset: 100 })}` }, "more")) : null)));
  return {};
}

export async function show(place, parameters, tools) {
  if (parameters.get("id")) return showOne(place, parameters.get("id"), tools);
  const { go, still } = tools;
  const typed = parameters.get("q") || "";
  const [found, doubles] = await Promise.all([get("actors", { q: typed, limit: 200 }), typed ? { doubles: [] } : get("doubles", { limit: 30 })]);
  if (!still()) return {};
  const again = () => go(`/actors${query({ q: typed })}`, true);
  const known = new Map(found.actors.map((each) => [each.actor_id, each]));
  const field = el("input", { type: "search", value: typed, placeholder: "a name, a role", "aria-label": "Name or role" });
  let dragged = null;
  const rows = found.actors.map((actor) => {
    const row = el("tr", { draggable: record.read_only ? undefined : "true", class: record.read_only ? "" : "drag", "data-id": actor.actor_id,
      ondragstart: (event) => {
        dragged = actor;
        event.dataTransfer.setData("text/plain", actor.actor_id);
        event.dataTransfer.effectAllowed = "move";
      },
      ondragover: (event) => {
        if (!dragged || dragged === actor) return;
        event.preventDefault();
        row.classList.add("drop");
      },
      ondragleave: () => row.classList.remove("drop"),
      ondrop: (event) => {
        event.preventDefault();
        row.classList.remove("drop");
        if (dragged && dragged !== actor) merge(dragged, actor, again);
        dragged = null;
      } },
    el("th", { scope: "row" }, el("a", { href: link(actor), draggable: "false" }, actor.name || actor.actor_id)), el("td", {}, actor.role), el("td", { class: "wide-only" }, actor.kind), el("td", { class: "num" }, actor.statements.toLocaleString("en")), el("td", { class: "wide-only day" }, actor.first_said ? `${day(actor.first_said)} – ${day(actor.last_said)}` : ""));
    return row;
  });
  fill(place, el("h1", {}, "Actors"),
    el("form", { role: "search", class: "search", onsubmit: (event) => {
      event.preventDefault();
      go(`/actors${query({ q: field.value.trim() })}`);
    } }, field, el("button", { class: "primary" }, "Search")),
    doubles.doubles.length ? el("section", {}, el("h2", {}, counted(doubles.pairs, "likely double")), few(doubles.doubles.map((pair) => el("li", { class: "flow" },
      el("a", { href: link(pair.a) }, called(pair.a, pair.b)), record.read_only ? "and" : el("button", { type: "button", "aria-label": `Merge ${pair.b.name} into ${pair.a.name}`, onclick: () => merge(pair.b, pair.a, again) }, "← merge"),
      record.read_only ? null : el("button", { type: "button", "aria-label": `Merge ${pair.a.name} into ${pair.b.name}`, onclick: () => merge(pair.a, pair.b, again) }, "merge →"),
      el("a", { href: link(pair.b) }, called(pair.b, pair.a)), el("small", { class: "dim" }, pair.why))))) : null,
    el("h2", {}, "All, those who said most first"),
    record.read_only ? null : el("p", { class: "note" }, "Drag one onto another to merge them, or press m on it."),
    scrolling("Actors", el("table", { class: "actors" }, el("thead", {}, el("tr", {}, [["name"], ["role"], ["kind", "wide-only"], ["statements", "num"], ["said", "wide-only"]].map(([each, name]) => el("th", { class: name }, each)))), el("tbody", {}, rows))),
    found.actors.length ? null : el("p", {}, "Nobody is called so."));
  const links = () => [...place.querySelectorAll("table.actors a")];
  const step = (by) => {
    const list = links(), at = list.indexOf(document.activeElement);
    list[Math.max(0, Math.min(list.length - 1, at + by))]?.focus();
  };
  const keys = { j: () => step(1), k: () => step(-1) };
  if (!record.read_only)
    keys.m = async () => {
      const actor = known.get(document.activeElement.closest("tr")?.dataset.id);
      if (!actor) return announce("Go to an actor first: j");
      const into = await chooseActor(`Merge ${actor.name} into whom?`, { allowNew: false });
      if (into) merge(actor, { actor_id: into.actor_id, name: into.name }, again);
    };
  return { keys };
}
