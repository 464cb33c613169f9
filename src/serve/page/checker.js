// Statements checked one after the other: what Article and Queue have in common.
import { record } from "./api.js";
import { chooseActor, chooseDay, chooseFrom } from "./choose.js";
import { announce, el } from "./dom.js";
import { Judge, showWhy } from "./judge.js";
import { act, chip, inItsPlace, isoWeek, labels, percent, said, speaker } from "./words.js";

// Whoever extends it draws: redraw(index), draw(), select(index), and says which statements belong to it.
export class Checker {
  constructor(statements) {
    this.statements = statements;
    this.versions = new Map(statements.map((each) => [each.statement_id, each.version]));
    this.at = -1;
    this.issue = new Map(); // statement -> the issue that keys speak of
    this.blind = false; // what others said and how sure the machine is stays hidden
    this.judge = new Judge(this);
  }

  belongs() {
    return true;
  }
  buttons() {
    return [];
  }

  // --- what Judge asks of us
  get(id) {
    return this.statements.find((each) => each.statement_id === id);
  }
  set(id, statement) {
    const index = this.statements.findIndex((each) => each.statement_id === id);
    if (index >= 0) this.statements[index] = statement;
    this.redraw(index);
  }
  // From the server; null: it is gone.
  arrived(statement, id = statement && statement.statement_id) {
    const index = this.statements.findIndex((each) => each.statement_id === id);
    if (!statement || !this.belongs(statement)) {
      if (index < 0) return;
      this.statements.splice(index, 1);
      this.versions.delete(id);
      if (this.at >= this.statements.length) this.at = this.statements.length - 1;
      this.draw();
      return;
    }
    this.versions.set(id, statement.version);
    const old = this.statements[index];
    if (index < 0) {
      const chosen = this.current && this.current.statement_id;
      const after = this.statements.findIndex((each) => (each.content[0]?.[0] ?? 0) > (statement.content[0]?.[0] ?? 0));
      this.statements.splice(after < 0 ? this.statements.length : after, 0, statement);
      this.at = this.statements.findIndex((each) => each.statement_id === chosen);
      this.draw();
    } else {
      this.statements[index] = statement;
      if (old.text !== statement.text || JSON.stringify([old.content, old.cue, old.source]) !== JSON.stringify([statement.content, statement.cue, statement.source])) this.draw();
      else this.redraw(index);
    }
  }

  get current() {
    return this.statements[this.at];
  }

  activeIssue(statement) {
    return this.issue.get(statement.statement_id) || statement.stances.find((each) => each.label !== "none")?.issue_id || statement.stances[0]?.issue_id || (record.issues.length === 1 ? record.issues[0].issue_id : "");
  }

  detailsOf(s, withQuote) {
    const issue = this.activeIssue(s);
    const button = (key, words, extra = {}) => el("button", { type: "button", onclick: () => this.keys[key](), disabled: record.read_only, "aria-keyshortcuts": key, ...extra }, words, " ", el("kbd", {}, key));
    const issues = [...new Set([...s.stances.map((each) => each.issue_id), ...(issue ? [issue] : [])])];
    const stance = s.stances.find((each) => each.issue_id === issue);
    const select = el("select", { "aria-label": "Issue", disabled: record.read_only && issues.length < 2, onchange: (event) => {
      this.issue.set(s.statement_id, event.target.value);
      this.redraw(this.at);
    } }, issue ? null : el("option", { value: "" }, "an issue …"),
    [...new Set([...issues, ...record.issues.map((each) => each.issue_id)])].map((each) => el("option", { value: each, selected: each === issue }, each)));
    const pole = record.issues.find((each) => each.issue_id === issue)?.pole;
    return el("div", { class: "details" },
      el("p", { class: "facts" }, s.actor_role ? el("span", {}, s.actor_role) : null, el("span", {}, said(s)), act(s),
        this.blind ? null : el("span", { title: "that this is a statement with these borders" }, percent(s.probability)), s.cue_text ? el("span", { class: "cue" }, `“${s.cue_text}”`) : null),
      withQuote ? el("p", { class: "quote" }, inItsPlace(s, s.text, 200)) : null,
      record.issues.length || issues.length ? el("div", { class: "position" }, el("div", { class: "flow" }, select, pole ? el("small", { class: "dim" }, `for: ${pole}`) : null),
        el("div", { class: "labels", role: "group", "aria-label": `Position on ${issue || "an issue"}` },
          [...labels, "none"].map((label, i) => el("button", { type: "button", disabled: record.read_only, class: "label", "aria-pressed": String(Boolean(stance) && stance.label === label), onclick: () => this.label(i === 5 ? 0 : i + 1) }, chip(label), " ", el("kbd", {}, String(i === 5 ? 0 : i + 1))))),
        stance && stance.abstain_reason && stance.label === "none" ? el("p", { class: "note" }, `No position: ${stance.abstain_reason}.`) : null,
        stance && stance.conditional ? el("p", { class: "note" }, `On a condition: ${stance.condition_text}`) : null) : null,
      el("div", { class: "flow verbs" }, button("a", "Right"), button("r", "Wrong"), button("w", "Who"), button("d", "Day"), button("t", "Act"),
        this.buttons(s).map(([key, words]) => button(key, words)), button("u", "Undo"), button("e", "Why", { disabled: false })));
  }

  // --- what the keys do
  correct(corrections) {
    if (this.current) return this.judge.correct(this.current.statement_id, corrections);
    announce("Choose a statement first: j");
    return Promise.resolve(false);
  }

  label(number) {
    const s = this.current;
    if (!s) return announce("Choose a statement first: j");
    const issue = this.activeIssue(s);
    if (!issue) return this.keys.i();
    return this.correct([{ field: "label", value: number === 0 ? "none" : labels[number - 1], issue_id: issue }]);
  }

  verdict(value) {
    const done = this.correct([{ field: "status", value }]);
    if (this.at + 1 < this.statements.length) this.select(this.at + 1);
    return done;
  }

  get keys() {
    const keys = {
      j: () => this.select(Math.min(this.at + 1, this.statements.length - 1)),
      k: () => this.select(Math.max(this.at - 1, 0)),
      e: () => this.current && showWhy(this.current.statement_id),
      i: () => this.chooseIssue(),
    };
    if (record.read_only) return keys;
    Object.assign(keys, {
      a: () => this.verdict("accepted"),
      r: () => this.verdict("rejected"),
      u: () => this.undo(),
      w: () => this.who(),
      d: () => this.day(),
      t: () => this.act(),
    });
    for (let i = 0; i <= 5; ++i) keys[String(i)] = () => this.label(i);
    return keys;
  }

  async undo() {
    const id = await this.judge.undo();
    const index = this.statements.findIndex((each) => each.statement_id === id);
    if (index >= 0) this.select(index);
  }

  async chooseIssue() {
    const s = this.current;
    if (!s) return;
    const own = s.stances.map((each) => each.issue_id), now = this.activeIssue(s), index = own.indexOf(now);
    let next = own.length > 1 ? own[(index + 1) % own.length] : null;
    if (!next || next === own[0]) next = await chooseFrom("Which issue?", "Some letters of it", record.issues.map((each) => ({ value: each.issue_id, words: each.issue_id, note: each.pole }))) || next;
    if (!next) return;
    this.issue.set(s.statement_id, next);
    this.redraw(this.at);
  }

  async who() {
    const s = this.current;
    if (!s) return;
    const near = [...new Map(this.statements.filter((each) => each.actor_id).map((each) => [each.actor_id, { actor_id: each.actor_id, name: speaker(each) }])).values()];
    const chosen = await chooseActor("Who said it?", { near, current: speaker(s) });
    if (chosen) this.correct([{ field: "actor", value: chosen.actor_id, ...(chosen.actor_name ? { actor_name: chosen.actor_name } : {}), shown: chosen.name }]);
  }

  async day() {
    const s = this.current;
    if (!s) return;
    const length = { year: 4, month: 7, day: 10 }[s.said_precision] || 0;
    const known = s.said_date && (s.said_precision === "week" ? isoWeek(s.said_date) : length && s.said_date.slice(0, length));
    const value = await chooseDay("When was it said?", known || "none");
    if (value) this.correct([{ field: "date", value }]);
  }

  async act() {
    const s = this.current;
    if (!s) return;
    const value = await chooseFrom("What does the speaker do by saying it?", "Some letters of the act", record.acts.map((each) => ({ value: each, words: each.toLowerCase(), note: each === s.act ? "as it is" : "" })));
    if (value && value !== s.act) this.correct([{ field: "act", value }]);
  }
}
