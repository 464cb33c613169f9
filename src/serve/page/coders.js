// Coders: who has said how much, how well two agree, and their disagreements to decide.
import { coder, get, post, query, record } from "./api.js";
import { announce, el, fill, scrolling } from "./dom.js";
import { counted, day, percent, spaced } from "./words.js";
import { card } from "./search.js";

export const title = "Coders";
export const keyHelp = [["j k", "next, previous disagreement"], ["1 2", "decide for the first, for the second"]];
export const about = "Let two code the same blind sample, each under a name of their own; then choose both here.";

const number = (value) => (value === null ? "–" : value.toFixed(2));
const fieldWords = { status: "is it a statement", label: "position", act: "act", actor: "who", date: "day", borders: "borders" };

const valueWords = (item, value) => (value === "machine" ? "as the machine" : item.field === "label" && value === "none" ? "no position" : item.field === "act" ? spaced(value).toLowerCase() : spaced(value));

export async function show(place, parameters, { go, still }) {
  const found = await get("coders");
  const names = found.coders.map((each) => each.name);
  const a = names.includes(parameters.get("a")) ? parameters.get("a") : names[0], b = names.includes(parameters.get("b")) && parameters.get("b") !== a ? parameters.get("b") : names.find((each) => each !== a);
  const pair = a && b ? await get("agreement", { a, b }) : null;
  if (!still()) return {};
  const choose = (label, value, other, name) => el("label", {}, `${label} `, el("select", { onchange: (event) => go(`/coders${query({ a, b, [name]: event.target.value })}`) }, names.filter((each) => each !== other).map((each) => el("option", { value: each, selected: each === value }, each))));
  const measure = (words, m) => el("tr", {}, el("th", { scope: "row" }, words), el("td", { class: "num" }, m.compared), el("td", { class: "num" }, m.compared ? percent(m.same / m.compared) : "–"), el("td", { class: "num" }, number(m.kappa)), el("td", { class: "num" }, number(m.alpha)));

  const decide = async (node, item, whose) => {
    const value = item[whose];
    const correction = { statement_id: item.statement.statement_id, note: `decided for ${whose === "a" ? a : b}` };
    if (item.field === "status") Object.assign(correction, { field: "status", value: value === "wrong" ? "rejected" : "accepted" });
    else Object.assign(correction, { field: item.field, value, issue_id: item.field === "label" ? item.issue_id : "" });
    try {
      await post("corrections", { corrections: [correction] });
      node.classList.add("gone");
      for (const button of node.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.whose === whose));
      announce(`${coder()} decides: ${valueWords(item, value)}`);
    } catch (trouble) {
      announce(trouble.message, true);
    }
  };
  const items = (pair?.disagreements || []).filter((item) => item.statement).map((item) => {
    const node = el("li", { class: "disagreement", tabindex: "-1" }, card(item.statement, ""), el("p", { class: "flow" }, el("span", { class: "dim" }, `${fieldWords[item.field] || item.field}${item.issue_id ? ` on ${item.issue_id}` : ""}:`),
      ["a", "b"].map((whose) => el("button", { type: "button", "data-whose": whose, class: "label", "aria-pressed": "false", disabled: record.read_only, onclick: () => decide(node, item, whose) }, `${whose === "a" ? a : b}: ${valueWords(item, item[whose])} `, el("kbd", {}, whose === "a" ? "1" : "2")))));
    node.decide = (whose) => decide(node, item, whose);
    return node;
  });
  fill(place, el("h1", {}, "Coders"),
    found.coders.length ? scrolling("Who has said how much", el("table", {}, el("thead", {}, el("tr", {}, [["who"], ["statements", "num"], ["opinions", "num"], ["first"], ["last"]].map(([each, name]) => el("th", { class: name }, each)))),
      el("tbody", {}, found.coders.map((each) => el("tr", {}, el("th", { scope: "row" }, each.name), el("td", { class: "num" }, each.statements), el("td", { class: "num" }, each.opinions), el("td", {}, day(each.first_on)), el("td", {}, day(each.last_on))))))) : el("p", {}, "Nobody has corrected or accepted anything yet."),
    pair ? [el("h2", {}, "Agreement"), el("p", { class: "flow" }, choose("First", a, b, "a"), choose("Second", b, a, "b")),
      el("p", {}, `Both judged ${counted(pair.both, "statement")}.`),
      scrolling("How well they agree", el("table", {}, el("thead", {}, el("tr", {}, [[""], ["compared", "num"], ["the same", "num"], ["kappa", "num"], ["alpha", "num"]].map(([each, name]) => el("th", { class: name }, each || el("span", { class: "unseen" }, "of"))))),
        el("tbody", {}, measure("right, corrected, wrong", pair.verdict), measure("positions, by label", pair.label), measure("acts", pair.act), el("tr", {}, el("th", { scope: "row" }, "positions, as numbers"), el("td", { class: "num" }, pair.label.compared), el("td", {}), el("td", {}), el("td", { class: "num" }, number(pair.position_alpha)))))),
      el("p", { class: "note" }, "Kappa is Cohen's, alpha Krippendorff's. Where a coder said a statement is right, the machine's values count as that coder's. A dash: too little to compare, or no variation."),
      el("h2", {}, counted(pair.differ, "disagreement")), el("p", { class: "note" }, `Who decides is ${coder() || "not named yet"}; both opinions are kept.`), el("ol", { class: "records" }, items)]
      : el("p", { class: "note" }, about));
  let at = -1;
  const step = (by) => {
    at = Math.max(0, Math.min(items.length - 1, at + by));
    items[at]?.focus();
    items[at]?.scrollIntoView({ block: "nearest" });
  };
  return { keys: { j: () => step(1), k: () => step(-1), 1: () => items[at]?.decide("a"), 2: () => items[at]?.decide("b") } };
}
