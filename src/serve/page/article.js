// Article: the text with its marks, the records beside it; keys do everything.
import { get, onChangeElsewhere, post, query, record } from "./api.js";
import { Checker } from "./checker.js";
import { announce, el, fill, typing } from "./dom.js";
import { Text, pieces, placeOf } from "./marks.js";
import { Marking, partWords } from "./marking.js";
import { chip, counted, day, labelClass, said, speaker, state } from "./words.js";

export const title = "Article";
export const keyHelp = [
  ["j k", "next, previous statement"], ["a", "right"], ["r", "wrong: no statement"],
  ["1 2 3 4 5", "support, qualified support, noncommittal, sceptical, oppose"], ["0", "no position"], ["i", "the next issue, or another"],
  ["w", "who said it: three letters, or a new name"], ["d", "the day it was said"], ["t", "the act"], ["b", "its borders"], ["n", "a new statement"],
  ["u", "undo"], ["e", "why: rules and corrections"],
  ["← →", "borders: the end by a word; with Shift the beginning"], ["↑ ↓", "new statement: the sentence before, after"],
  ["c v s", "borders: what was said, the words of saying, who says it"], ["Enter Esc", "borders: keep, leave"],
];
export const about = "Borders can be dragged as well; a new statement is also made of words that are selected.";

async function chooser(place, parameters, { go, still }) {
  const typed = parameters.get("q") || "", offset = Number(parameters.get("offset") || 0);
  const field = el("input", { type: "search", value: typed, placeholder: "words of the headline, or an outlet", "aria-label": "Words of the headline or the outlet" });
  const found = await get("articles", { q: typed, offset, limit: 50 });
  if (!still()) return {};
  fill(place, el("h1", {}, "Articles"),
    el("form", { role: "search", class: "search", onsubmit: (event) => {
      event.preventDefault();
      go(`/article${query({ q: field.value.trim() })}`);
    } }, field, el("button", { class: "primary" }, "Search")),
    el("ul", { class: "articles" }, found.articles.map((article) => el("li", {},
      el("a", { href: `/article${query({ id: article.doc_id })}` }, article.title || article.doc_id),
      el("small", {}, [day(article.published_at), article.publisher, counted(article.statements, "statement"), article.reviewed ? `${article.reviewed} reviewed` : ""].filter(Boolean).join(" · "))))),
    found.articles.length ? null : el("p", {}, "No article is called so."),
    el("p", { class: "flow" }, offset ? el("a", { class: "button", href: `/article${query({ q: typed, offset: Math.max(0, offset - 50) || undefined })}` }, "← newer") : null,
      found.more ? el("a", { class: "button", href: `/article${query({ q: typed, offset: offset + 50 })}` }, "older →") : null));
  return {};
}

class Screen extends Checker {
  constructor(place, answer, tools) {
    super(answer.statements);
    this.place = place;
    this.tools = tools;
    this.document = answer.document;
    this.authors = answer.authors;
    this.text = new Text(answer.text);
    this.hasText = answer.has_text;
    this.marking = null;
  }

  redraw(index) {
    this.drawRecord(index);
    this.recolour(index);
  }
  belongs(statement) {
    return statement.doc_id === this.document.doc_id;
  }
  buttons() {
    return this.hasText ? [["b", "Borders"]] : [];
  }
  get keys() {
    const keys = super.keys;
    return record.read_only ? keys : { ...keys, b: () => this.borders(), n: () => this.coded() };
  }

  // --- drawing
  draw() {
    this.drawText();
    fill(this.list, this.statements.map((statement, index) => this.recordOf(index)));
    fill(this.head, this.heading());
    this.showCurrent(false);
  }

  heading() {
    const reviewed = this.statements.filter((each) => each.review_status).length;
    const d = this.document;
    return [
      el("h1", {}, d.title || d.doc_id),
      el("p", { class: "facts" }, [d.publisher, day(d.published_at), this.authors, d.copies > 1 ? `${d.copies} copies` : ""].filter(Boolean).map((each) => el("span", {}, each)),
        /^https?:\/\//.test(d.url) ? el("a", { href: d.url, target: "_blank", rel: "noreferrer noopener" }, "the original") : null,
        el("span", {}, counted(this.statements.length, "statement"), `, ${reviewed} reviewed`)),
    ];
  }

  marksOf(index) {
    const s = this.statements[index];
    const stance = s.stances.find((each) => each.position !== null && each.position !== undefined) || s.stances[0];
    const rejected = s.review_status === "rejected" ? " gone" : "";
    const span = (kind, extra) => ([begin, end]) => ({ begin, end, class: `m ${kind}${extra}${rejected}`, statement: index });
    return [...this.text.toUnits(s.content).map(span("content", stance ? ` ${labelClass(stance.label)}` : "")), ...this.text.toUnits(s.cue).map(span("cue", "")), ...this.text.toUnits(s.source).map(span("source", ""))];
  }

  drawText() {
    this.body.classList.toggle("long", this.text.text.length > 60_000);
    if (!this.hasText) {
      fill(this.body, el("p", { class: "note" }, "No text is kept of this article (add --no-text): statements can be judged, borders cannot be seen."));
      return;
    }
    if (this.marking) {
      fill(this.body, pieces(this.text.text, this.marking.marks(), this.marking.grips()));
      const first = this.body.querySelector(".mk-on");
      if (first) first.scrollIntoView({ block: "nearest" });
      return;
    }
    const openers = new Map();
    this.statements.forEach((statement, index) => {
      const first = this.text.toUnits(statement.content)[0];
      if (!first) return;
      const opener = el("button", { type: "button", class: "number", tabindex: "-1", "data-n": index, "aria-label": `Statement ${index + 1}: ${speaker(statement)}` }, String(index + 1));
      openers.set(first[0], [...(openers.get(first[0]) || []), opener]);
    });
    fill(this.body, pieces(this.text.text, this.statements.flatMap((statement, index) => this.marksOf(index)), openers));
  }

  // Marks of one statement after its label or review changed; the pieces stay.
  recolour(index) {
    if (index < 0 || this.marking) return;
    const s = this.statements[index];
    const stance = s.stances.find((each) => each.position !== null && each.position !== undefined) || s.stances[0];
    for (const piece of this.body.querySelectorAll(`[data-s~="${index}"]`)) {
      piece.classList.toggle("gone", s.review_status === "rejected");
      if (!piece.classList.contains("content")) continue;
      for (const name of ["l-sup", "l-qua", "l-non", "l-sce", "l-opp", "l-mix", "l-no"]) piece.classList.remove(name);
      if (stance) piece.classList.add(labelClass(stance.label));
    }
  }

  recordOf(index) {
    const s = this.statements[index];
    const open = index === this.at;
    const shown = s.stances.filter((stance) => stance.label !== "none");
    return el("li", { "data-n": index, class: `record ${open ? "open" : ""} ${s.review_status === "rejected" ? "gone" : ""}`, "aria-current": open ? "true" : undefined },
      el("button", { type: "button", class: "line", "aria-expanded": String(open), onclick: () => this.select(index) },
        el("span", { class: "number" }, String(index + 1)), el("span", { class: "who" }, speaker(s)),
        open ? null : el("span", { class: "chips" }, shown.map((stance) => chip(stance.label, stance.conditional ? "con" : ""))), state(s.review_status)),
      open ? this.detailsOf(s, !this.hasText) : el("p", { class: "clip" }, s.text));
  }

  drawRecord(index) {
    const old = this.list.children[index];
    if (!old) return;
    const had = old.contains(document.activeElement);
    const fresh = this.recordOf(index);
    old.replaceWith(fresh);
    if (had) fresh.querySelector("button").focus({ preventScroll: true });
    fill(this.head, this.heading());
  }

  select(index, scroll = true) {
    if (index < 0 || index >= this.statements.length) return;
    const before = this.at;
    this.at = index;
    if (before >= 0 && before !== index) this.drawRecord(before);
    this.drawRecord(index);
    this.showCurrent(scroll);
    const url = new URL(location.href);
    url.searchParams.set("statement", this.current.statement_id);
    history.replaceState(null, "", url);
  }

  showCurrent(scroll) {
    for (const old of this.body.querySelectorAll(".on")) old.classList.remove("on");
    if (this.at < 0 || this.marking) return;
    const marks = this.body.querySelectorAll(`[data-s~="${this.at}"]`);
    for (const mark of marks) mark.classList.add("on");
    if (!scroll) return;
    const content = this.body.querySelector(`.content[data-s~="${this.at}"]`) || marks[0];
    if (content && !this.sees(content)) content.scrollIntoView({ block: this.narrow.matches ? "start" : "center" });
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
  }

  // Words that are seen stay where they are: nothing jumps under a reader's eyes.
  sees(node) {
    const { top, bottom } = node.getBoundingClientRect();
    return top > 70 && bottom < innerHeight * (this.narrow.matches ? 0.5 : 0.9);
  }

  // --- borders
  borders() {
    const s = this.current;
    if (!s || !this.hasText) return;
    this.mark(new Marking(this.text, { content: this.text.toUnits(s.content), cue: this.text.toUnits(s.cue), source: this.text.toUnits(s.source) }, false, () => this.drawText()), s.statement_id);
  }

  coded() {
    if (!this.hasText) return announce("No text is kept of this article.", true);
    const range = this.selected() || this.nextSentence();
    this.mark(new Marking(this.text, { content: [range] }, true, () => this.drawText()), null);
  }

  // What is selected with the mouse, by whole words.
  selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!this.body.contains(range.startContainer) || !this.body.contains(range.endContainer)) return null;
    const from = placeOf(range.startContainer, range.startOffset), to = placeOf(range.endContainer, range.endOffset);
    if (from < 0 || to <= from) return null;
    const words = this.text.words;
    const first = words[this.text.wordAt(from)], last = words[this.text.wordAt(Math.max(from, to - 1))];
    return first && last ? [first[1] <= from ? words[this.text.wordAt(from) + 1]?.[0] ?? first[0] : first[0], last[1]] : null;
  }

  nextSentence() {
    const after = this.current ? this.text.toUnits(this.current.content).at(-1)?.[1] ?? 0 : 0;
    const start = this.text.sentences.find((index) => this.text.words[index][0] >= after) ?? this.text.sentences.at(-1);
    return [...(this.text.words[start] || [0, 0])];
  }

  mark(marking, id) {
    this.marking = marking;
    this.markedId = id;
    getSelection().removeAllRanges();
    this.place.classList.add("marking");
    fill(this.panel, el("div", { class: "markbar", role: "group", "aria-label": "Borders" },
      el("b", {}, id ? "New borders" : "A new statement"), " ",
      Object.entries(partWords).map(([part, words]) => [el("button", { type: "button", onclick: () => marking.activate(part), "data-part": part }, `${words} `, el("kbd", {}, { content: "c", cue: "v", source: "s" }[part])), " "]),
      el("button", { type: "button", class: "primary", onclick: () => this.keepMarks() }, "Keep ", el("kbd", {}, "Enter")), " ",
      el("button", { type: "button", onclick: () => this.leaveMarks() }, "Leave ", el("kbd", {}, "Esc")),
      el("p", { class: "note" }, "← → move the end, with Shift the beginning", id ? "" : "; ↑ ↓ another sentence", "; Backspace clears a part; or drag the grips.")));
    this.drawText();
    this.body.focus({ preventScroll: true });
    announce(id ? "Borders: arrows move the end, Shift and arrows the beginning, Enter keeps" : "New statement: arrows choose the words, Enter keeps");
  }

  leaveMarks() {
    this.marking = null;
    this.place.classList.remove("marking");
    fill(this.panel);
    this.draw();
    this.showCurrent(true);
  }

  async keepMarks() {
    const { spans } = this.marking, id = this.markedId;
    const points = Object.fromEntries(Object.entries(spans).map(([part, list]) => [part, this.text.toPoints(list)]));
    const old = id && this.get(id);
    this.leaveMarks();
    if (id) {
      if (JSON.stringify([old.content, old.cue, old.source]) === JSON.stringify([points.content, points.cue, points.source])) return;
      const words = (list) => list.map(([begin, end]) => `${begin}-${end}`).join(" ");
      await this.correct([{ field: "borders", value: `${words(points.source)}|${words(points.cue)}|${words(points.content)}`, shown: "new" }]);
      return;
    }
    try {
      const reply = await post("statements", { doc_id: this.document.doc_id, ...points }, (made) => this.arrived(made.statement));
      this.select(this.statements.findIndex((each) => each.statement_id === reply.statement.statement_id));
      announce(`Coded: ${speaker(reply.statement)}, ${said(reply.statement)}. w changes who, d the day, 1 to 5 the position.`);
    } catch (trouble) {
      announce(trouble.message, true);
    }
  }

  onkey(event) {
    if (!this.marking || typing(event.target)) return false;
    if (event.key === "Enter" && event.target.tagName !== "BUTTON") this.keepMarks();
    else if (event.key === "Escape") this.leaveMarks();
    else if (!this.marking.key(event)) return !["Tab", "Enter", " ", "?"].includes(event.key) && event.key.length === 1;
    return true;
  }

  // --- from the start
  async show(wanted) {
    this.narrow = matchMedia("(max-width: 55rem)");
    this.head = el("div", { class: "article-head" });
    this.body = el("div", { class: "text", tabindex: "0", role: "region", "aria-label": "The article's text" });
    this.list = el("ol", { class: "records" });
    this.panel = el("div", { class: "panel" });
    this.body.addEventListener("click", (event) => {
      if (!getSelection().isCollapsed || this.marking) return;
      const opener = event.target.closest(".number"), piece = event.target.closest("[data-s]");
      if (opener) return this.select(Number(opener.dataset.n));
      if (!piece) return;
      const among = piece.dataset.s.split(" ").map(Number);
      // A further click on the same place goes to the statement around.
      this.select(among[(among.indexOf(this.at) + 1) % among.length]);
    });
    this.body.addEventListener("pointerup", () => setTimeout(() => this.offer(), 0));
    fill(this.place, this.head, el("div", { class: "reader" }, el("div", { class: "page" }, this.panel, this.body),
      el("aside", { "aria-label": "Statements" },
        record.read_only || !this.hasText ? null : el("p", { class: "flow between" }, el("span", { class: "dim note" }, "Click a mark or press j"), el("button", { type: "button", onclick: () => this.coded() }, "New statement ", el("kbd", {}, "n"))),
        this.list, this.statements.length ? null : el("p", { class: "note" }, "No statement was found in this article."))));
    this.draw();
    const index = this.statements.findIndex((each) => each.statement_id === wanted);
    if (index >= 0) this.select(index);
    else if (wanted) announce("That statement is not in the article any more.", true);
    else if (this.statements.length) this.select(0, false);
  }

  offer() {
    if (record.read_only || this.marking) return;
    const range = this.selected();
    fill(this.panel, range ? el("div", { class: "markbar" }, el("button", { type: "button", class: "primary", onpointerdown: (event) => event.preventDefault(), onclick: () => this.coded() }, "Code these words as a statement ", el("kbd", {}, "n"))) : null);
  }

  async refresh() {
    if (this.marking) return;
    const fresh = await get("article", { id: this.document.doc_id }).catch(() => null);
    if (!fresh || !this.tools.still() || this.marking) return;
    const same = fresh.statements.length === this.statements.length && fresh.statements.every((each, i) => each.version === this.versions.get(this.statements[i].statement_id) && each.statement_id === this.statements[i].statement_id) && fresh.text === this.text.text;
    if (same) return;
    const chosen = this.current && this.current.statement_id;
    this.text = new Text(fresh.text);
    this.statements = fresh.statements;
    this.versions = new Map(fresh.statements.map((each) => [each.statement_id, each.version]));
    this.at = this.statements.findIndex((each) => each.statement_id === chosen);
    this.draw();
    announce("Changed elsewhere: shown anew");
  }
}

export async function show(place, parameters, tools) {
  const id = parameters.get("id");
  if (!id) return chooser(place, parameters, tools);
  const answer = await get("article", { id });
  if (!tools.still()) return {};
  const screen = new Screen(place, answer, tools);
  await screen.show(parameters.get("statement"));
  const stop = onChangeElsewhere(() => screen.refresh());
  const seen = () => document.visibilityState === "visible" && screen.refresh();
  document.addEventListener("visibilitychange", seen);
  return {
    keys: screen.keys,
    onkey: (event) => screen.onkey(event),
    leave: () => {
      stop();
      document.removeEventListener("visibilitychange", seen);
      place.classList.remove("marking");
    },
  };
}
