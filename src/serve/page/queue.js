// Queue: what to check first, one after the other; and blind samples, which tell how many of all are right.
import { coder, get, post, query, record } from "./api.js";
import { Checker } from "./checker.js";
import { announce, ask, el, fill } from "./dom.js";
import { chip, counted, day, percent, said, speaker, state } from "./words.js";

export const title = "Queue";
export const keyHelp = [["j k", "next, previous"], ["a", "right"], ["r", "wrong: no statement"], ["1 2 3 4 5", "support, qualified support, noncommittal, sceptical, oppose"],
  ["0", "no position"], ["i", "the next issue, or another"], ["w d t", "who, day, act"], ["u", "undo"], ["o", "open the article at it"], ["e", "why"]];
export const about = "First come statements that begin a change or stand before one, then those in a headline, those that alone hold a spell, and the least sure.";

class List extends Checker {
  constructor(place, statements, reasons) {
    super(statements);
    this.place = place;
    this.reasons = reasons; // statement -> words
    this.list = el("ol", { class: "records queue" });
  }
  item(index) {
    const s = this.statements[index], open = index === this.at;
    const shown = s.stances.filter((stance) => stance.label !== "none");
    const mine = this.mine?.get(s.statement_id);
    const mark = this.blind ? (mine === undefined || mine === null ? null : el("span", { class: `state ${mine ? "accepted" : "rejected"}` }, mine ? "right" : "wrong")) : state(s.review_status);
    return el("li", { "data-n": index, class: `record ${open ? "open" : ""}`, "aria-current": open ? "true" : undefined },
      el("button", { type: "button", class: "line", "aria-expanded": String(open), onclick: () => this.select(index) },
        el("span", { class: "number" }, String(index + 1)), el("span", { class: "who" }, speaker(s)), el("span", { class: "dim" }, said(s)),
        open ? null : el("span", { class: "chips" }, shown.map((stance) => chip(stance.label))), mark),
      this.reasons.get(s.statement_id) ? el("p", { class: "reason" }, this.reasons.get(s.statement_id)) : null,
      open ? [this.detailsOf(s, true), el("p", { class: "note from" }, el("a", { href: `/article${query({ id: s.doc_id, statement: s.statement_id })}` }, s.title || s.doc_id, " ", el("kbd", {}, "o")), ` ${s.publisher || ""} ${day(s.published_at)}`)] : el("p", { class: "clip" }, s.text));
  }
  draw() {
    fill(this.list, this.statements.map((each, index) => this.item(index)));
  }
  redraw(index) {
    const old = this.list.children[index];
    if (!old) return;
    const had = old.contains(document.activeElement);
    const fresh = this.item(index);
    old.replaceWith(fresh);
    if (had) fresh.querySelector("button").focus({ preventScroll: true });
  }
  select(index, scroll = true) {
    if (index < 0 || index >= this.statements.length) return;
    const before = this.at;
    this.at = index;
    if (before >= 0 && before !== index) this.redraw(before);
    this.redraw(index);
    if (scroll) this.list.children[index].scrollIntoView({ block: "nearest" });
  }
  correct(corrections) {
    const s = this.current;
    if (s && this.mine) this.mine.set(s.statement_id, corrections[0].field === "status" && corrections[0].value === "accepted" && this.mine.get(s.statement_id) !== false);
    const done = super.correct(corrections);
    done.then(() => this.counted && this.counted());
    return done;
  }
  async undo() {
    const id = await this.judge.undo();
    if (!id) return;
    if (this.mine) this.mine.delete(id);
    const index = this.statements.findIndex((each) => each.statement_id === id);
    if (index >= 0) this.select(index);
    if (this.counted) this.counted();
  }
  get keys() {
    return { ...super.keys, o: () => this.current && this.open(this.current) };
  }
}

const meter = (share, words) => el("div", {}, el("div", { class: "meter", role: "img", "aria-label": words }, (() => {
  const bar = el("i");
  bar.style.width = `${Math.round(1000 * share) / 10}%`;
  return bar;
})()), el("p", { class: "note" }, words));

const resultWords = (sample, result) => `${result.right} of ${result.judged} right: ${percent(result.share)} of all ${counted(sample.drawn_from, sample.issue_id ? "position" : "statement")}, with 95 % confidence between ${percent(result.low)} and ${percent(result.high)}`;

async function draw(go) {
  const size = el("input", { id: "sample-size", type: "number", min: 5, max: 2000, value: 50 });
  const issue = el("select", { id: "sample-issue" }, el("option", { value: "" }, "all statements"), record.issues.map((each) => el("option", { value: each.issue_id }, `positions on ${each.issue_id}`)));
  const done = await ask("A blind sample", el("div", {}, el("p", {}, "Statements drawn by chance, shown without what others said of them or how sure the machine is. When all are judged, it tells how many of all are right."),
    el("p", {}, el("label", { for: "sample-size" }, "How many"), size), el("p", {}, el("label", { for: "sample-issue" }, "Of which"), issue)), [["", "Cancel"], ["ok", "Draw", true]]);
  if (done !== "ok") return;
  try {
    const sample = await post("samples", { size: Math.max(1, Math.min(2000, Math.round(Number(size.value) || 50))), issue_id: issue.value });
    if (!sample.size) announce("There is nothing to draw from.", true);
    else go(`/queue?sample=${sample.id}`);
  } catch (trouble) {
    announce(trouble.message, true);
  }
}

async function showSample(place, id, { go, still }) {
  const sample = await get("sample", { id, by: coder() });
  if (!still()) return {};
  const list = new List(place, sample.items.filter(Boolean), new Map());
  list.blind = true;
  list.mine = new Map(sample.items.map((each, index) => each && [each.statement_id, sample.mine[index]]).filter((each) => each && each[1] !== null));
  if (sample.issue_id) for (const each of list.statements) list.issue.set(each.statement_id, sample.issue_id);
  const head = el("div", { role: "status" });
  list.counted = async () => {
    const judged = list.statements.filter((each) => list.mine.get(each.statement_id) !== undefined).length;
    const done = judged === list.statements.length;
    fill(head, meter(judged / Math.max(1, list.statements.length), `${judged} of ${list.statements.length} judged by ${coder() || "nobody"}`), done ? el("p", { class: "big" }, "…") : null);
    if (!done) return;
    const fresh = await get("sample", { id, by: coder() });
    if (still()) fill(head, meter(1, `all ${list.statements.length} judged`), fresh.results.filter((each) => each.judged === fresh.size || each.by === coder()).map((each) => el("p", {}, el("span", { class: "big" }, percent(each.share)), ` right by ${each.by}. ${resultWords(fresh, each)}.`)));
  };
  fill(place, el("p", {}, el("a", { href: "/queue" }, "← Queue")), el("h1", {}, `Blind sample ${sample.id}`),
    el("p", { class: "facts" }, el("span", {}, `${sample.size} of ${counted(sample.drawn_from, sample.issue_id ? "position" : "statement")}${sample.issue_id ? ` on ${sample.issue_id}` : ""}`), el("span", {}, `drawn by ${sample.by}${sample.on ? `, ${day(sample.on)}` : ""}`)),
    el("p", { class: "note" }, sample.issue_id ? "Right: it is a statement, and its position on the issue is right. Give the right label where it is not." : "Right: it is a statement with these words, and all that is said of it is right. Correct what is not."),
    head, list.list);
  list.open = (s) => go(`/article${query({ id: s.doc_id, statement: s.statement_id })}`);
  list.draw();
  list.counted();
  const first = list.statements.findIndex((each) => list.mine.get(each.statement_id) === undefined);
  list.select(first < 0 ? 0 : first, first > 0);
  return { keys: list.keys };
}

export async function show(place, parameters, tools) {
  if (parameters.get("sample")) return showSample(place, parameters.get("sample"), tools);
  const { go, still } = tools;
  const issue = parameters.get("issue") || "";
  const [found, samples] = await Promise.all([get("queue", { issue, limit: 100 }), get("samples")]);
  if (!still()) return {};
  const list = new List(place, found.items, new Map(found.items.map((each, index) => [each.statement_id, found.reasons[index].reason])));
  found.items.forEach((each, index) => found.reasons[index].issue_id && list.issue.set(each.statement_id, found.reasons[index].issue_id));
  const bar = el("div", { role: "status" });
  const count = (reviewed) => fill(bar, meter(reviewed / Math.max(1, found.statements), `${reviewed.toLocaleString("en")} of ${counted(found.statements, "statement")} reviewed`));
  count(found.reviewed);
  const touched = new Set();
  list.counted = () => {
    if (list.current) touched.add(list.current.statement_id);
    count(found.reviewed + list.statements.filter((each) => each.review_status).length);
  };
  fill(place, el("h1", {}, "Queue"), bar,
    el("div", { class: "flow between queue" },
      el("p", {}, el("label", {}, "Issue ", el("select", { onchange: (event) => go(`/queue${query({ issue: event.target.value })}`) }, el("option", { value: "" }, "all"), record.issues.map((each) => el("option", { value: each.issue_id, selected: each.issue_id === issue }, each.issue_id))))),
      record.read_only ? null : el("button", { type: "button", class: "primary", onclick: () => draw(go) }, "Draw a blind sample …")),
    samples.samples.length ? el("details", {}, el("summary", {}, counted(samples.samples.length, "blind sample")), el("ul", {}, samples.samples.map((sample) => el("li", {},
      el("a", { href: `/queue?sample=${sample.id}` }, `Sample ${sample.id}`), ` ${sample.size} of ${counted(sample.drawn_from, sample.issue_id ? "position" : "statement")}${sample.issue_id ? ` on ${sample.issue_id}` : ""}, ${sample.by}`,
      sample.results.map((result) => el("div", { class: "note" }, result.judged < sample.size ? `${result.by}: ${result.judged} of ${sample.size} judged` : `${result.by}: ${resultWords(sample, result)}`)))))) : null,
    el("p", { class: "note" }, `Open: ${found.change} at a change, ${found.headline} in a headline, ${found.alone} alone in a spell, ${found.doubtful.toLocaleString("en")} others by how sure they are.`, found.more ? ` (Of the newest ${found.looked_at.toLocaleString("en")} statements.)` : ""),
    list.list, found.items.length ? null : el("p", {}, "Everything is reviewed."),
    found.open > found.items.length ? el("p", {}, el("button", { type: "button", onclick: () => go(`/queue${query({ issue })}`, true) }, "The next hundred")) : null);
  list.open = (s) => go(`/article${query({ id: s.doc_id, statement: s.statement_id })}`);
  list.draw();
  if (list.statements.length) list.select(0, false);
  return { keys: list.keys };
}
