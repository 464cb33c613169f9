// Corrections from a key: shown at once, sent in order, taken back where the server says no.
import { get, post, query, record } from "./api.js";
import { announce, ask, el } from "./dom.js";
import { day, middleOfWeek, said, speaker, spaced, stateWord } from "./words.js";
import { positions } from "./words.js";

// What the statement will be like, until the server has said so.
function patched(statement, correction) {
  const now = structuredClone(statement);
  const { field, value } = correction;
  if (field === "status") now.review_status = value === "accepted" && statement.review_status === "corrected" ? "corrected" : value;
  else {
    if (now.review_status !== "rejected" && now.review_status !== "coded") now.review_status = "corrected";
    if (field === "act") now.act = value;
    if (field === "actor") {
      now.actor_id = value;
      now.actor_name = correction.actor_name || correction.shown || value;
    }
    if (field === "date") {
      now.said_precision = { 4: "year", 7: "month", 8: "week", 10: "day" }[value.length] || "none";
      now.said_date = value === "none" ? null : now.said_precision === "week" ? middleOfWeek(value) : `${value}-01-01`.slice(0, 10);
    }
    if (field === "label") {
      let stance = now.stances.find((each) => each.issue_id === correction.issue_id);
      if (!stance) now.stances.push((stance = { issue_id: correction.issue_id, modifiers: [], rule_ids: [] }));
      Object.assign(stance, { label: value, position: positions[value], rule_ids: ["review"], conditional: false, abstain_reason: "" });
    }
  }
  return now;
}

export function differences(mine, now) {
  const rows = [["speaker", speaker], ["day", said], ["act", (s) => s.act], ["words", (s) => s.text], ["review", (s) => stateWord(s.review_status)],
    ["positions", (s) => s.stances.map((stance) => `${spaced(stance.label)} on ${stance.issue_id}`).join(", ") || "none"]];
  return rows.map(([name, of]) => [name, of(mine), of(now)]).filter(([, a, b]) => a !== b);
}

// `table` holds what is shown: get(id), set(id, statement or null); it shows what it is given.
export class Judge {
  constructor(table) {
    this.table = table;
  }

  async correct(id, corrections, note = "") {
    if (record.read_only) {
      announce("This record is open for reading only.", true);
      return false;
    }
    const before = this.table.get(id);
    let now = before;
    for (const correction of corrections) now = patched(now, correction);
    this.table.set(id, now);
    try {
      await post("corrections", () => ({
        corrections: corrections.map(({ shown, ...rest }) => ({ statement_id: id, ...rest, ...(note ? { note } : {}) })),
        expected: { [id]: this.table.versions.get(id) },
      }), (reply) => reply.statements.forEach((statement) => this.table.arrived(statement)));
      return true;
    } catch (trouble) {
      return this.refused(id, before, corrections, trouble);
    }
  }

  async refused(id, before, corrections, trouble) {
    if (trouble.status !== 409) {
      this.table.set(id, before);
      announce(trouble.message, true);
      return false;
    }
    const now = trouble.body.now;
    const gone = !now || trouble.body.document_status === "replaced";
    const words = now ? differences(before, now) : [];
    const who = (trouble.body.corrections || []).filter((each) => each.in_force).map((each) => each.by);
    const done = await ask("Changed in the meantime", el("div", {},
      el("p", {}, trouble.message, who.length ? ` (by ${[...new Set(who)].join(", ")})` : "", "."),
      words.length ? el("table", {}, el("thead", {}, el("tr", {}, el("th", {}, ""), el("th", {}, "as you saw it"), el("th", {}, "as it is now"))),
        el("tbody", {}, words.map(([name, mine, theirs]) => el("tr", {}, el("th", {}, name), el("td", {}, mine), el("td", {}, theirs))))) : null,
      trouble.body.successor ? el("p", {}, "In its place stands: ", el("a", { href: `/article${query({ id: trouble.body.successor.doc_id, statement: trouble.body.successor.statement_id })}` }, `${speaker(trouble.body.successor)}: “${trouble.body.successor.text}”`)) : null,
      el("p", {}, "You said: ", corrections.map((each) => `${each.field}${each.issue_id ? ` on ${each.issue_id}` : ""}: ${each.shown || each.actor_name || spaced(each.value)}`).join(", "), ".")),
    gone ? [["theirs", "I see", true]] : [["theirs", "Keep what is there"], ["mine", "Say it all the same", true]], true);
    this.table.arrived(now, id);
    if (done === "mine" && !gone) return this.correct(id, corrections);
    return false;
  }

  // Gives the statement's id, or null.
  async undo(statementId = undefined) {
    try {
      const reply = await post("undo", statementId ? { statement_id: statementId } : {}, (back) => this.table.arrived(back.now, back.statement_id));
      announce(`Taken back: ${reply.field}${reply.issue_id ? ` on ${reply.issue_id}` : ""} ${spaced(reply.value.length > 40 ? "" : reply.value)}`);
      return reply.statement_id;
    } catch (trouble) {
      announce(trouble.message, true);
      return null;
    }
  }
}

// How a statement came to be, and what people said about it.
export async function showWhy(id) {
  const found = await get("statement", { id });
  const s = found.statement;
  await ask("Why this", el("div", {},
    el("p", {}, el("b", {}, speaker(s)), ` (${spaced(s.speaker_method) || "not known how"}), ${said(s)} (${spaced(s.said_method) || "by hand"})`, s.said_text ? `: “${s.said_text}”` : ""),
    el("table", {}, el("thead", {}, el("tr", {}, ["of", "rule", "effect"].map((each) => el("th", {}, each)))),
      el("tbody", {}, found.steps.map((step) => el("tr", {}, el("td", {}, step.part), el("td", {}, el("code", {}, step.rule)), el("td", {}, step.effect))))),
    found.corrections.length ? [el("h3", {}, "What people said"), el("ul", {}, found.corrections.map((each) =>
      el("li", {}, `${each.by}${each.on ? `, ${day(each.on)}` : ""}: ${each.field}${each.issue_id ? ` on ${each.issue_id}` : ""} → ${each.actor_name || spaced(each.value)}`,
        each.machine ? el("small", {}, ` (the machine: ${each.machine})`) : null, each.taken_back ? " · taken back" : each.in_force ? "" : " · not in force", each.note ? ` · ${each.note}` : "")))] : null,
    el("p", { class: "note" }, el("code", {}, `onrecord explain ${s.statement_id}`))), [["", "Close"]], true);
}
