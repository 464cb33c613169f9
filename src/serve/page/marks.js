// An article's text with marks on it: offsets of the API (code points) to those of the page (UTF-16 units) and back.
import { el } from "./dom.js";

export class Text {
  constructor(text) {
    this.text = text;
    this.plain = !/[\ud800-\udbff]/.test(text); // then both count alike
    if (!this.plain) {
      this.units = [];
      for (let i = 0; i < text.length; i += text.codePointAt(i) > 0xffff ? 2 : 1) this.units.push(i);
      this.units.push(text.length);
    }
  }
  toUnit(point) {
    return this.plain ? Math.min(point, this.text.length) : (this.units[point] ?? this.text.length);
  }
  toPoint(unit) {
    if (this.plain) return unit;
    let low = 0, high = this.units.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.units[middle] <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  toUnits(spans) {
    return (spans || []).map(([begin, end]) => [this.toUnit(begin), this.toUnit(end)]);
  }
  toPoints(spans) {
    return spans.map(([begin, end]) => [this.toPoint(begin), this.toPoint(end)]);
  }
  // Words and single punctuation marks, as [begin, end].
  get words() {
    if (!this.found) this.found = [...this.text.matchAll(/[\p{L}\p{N}_]+(?:['’.,-][\p{L}\p{N}_]+)*|[^\s]/gu)].map((match) => [match.index, match.index + match[0].length]);
    return this.found;
  }
  // Index of the word at or before a place.
  wordAt(unit) {
    let low = 0, high = this.words.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.words[middle][0] <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  // Indexes of the words that begin sentences.
  get sentences() {
    if (!this.starts) {
      this.starts = [0];
      for (let i = 1; i < this.words.length; ++i) {
        const gap = this.text.slice(this.words[i - 1][1], this.words[i][0]), before = this.text.slice(this.words[i - 1][0], this.words[i - 1][1]);
        if (gap.includes("\n") || (/^[.!?…]$/.test(before) && gap) || (/^["”’]$/.test(before) && gap && /[.!?…]/.test(this.text[this.words[i - 1][0] - 1] || ""))) this.starts.push(i);
      }
    }
    return this.starts;
  }
}

// Where the blocks of a text begin: its lines, and pieces of a line that nobody could lay out whole.
const longestBlock = 4000;
function blockStarts(text) {
  const starts = [];
  for (let at = 0; at < text.length; ) {
    starts.push(at);
    const line = text.indexOf("\n", at);
    let end = line < 0 ? text.length : line + 1;
    if (end - at > longestBlock) {
      const blank = text.lastIndexOf(" ", at + longestBlock);
      end = blank > at ? blank + 1 : at + longestBlock;
      if (text.charCodeAt(end) >= 0xdc00 && text.charCodeAt(end) <= 0xdfff) --end; // not within one character
    }
    at = end;
  }
  return starts;
}

// `marks`: [{begin, end, class, statement}] in units. Gives blocks of pieces as elements; each piece knows where it begins.
export function pieces(text, marks, openers = new Map()) {
  const starts = new Set(blockStarts(text));
  const cuts = new Set([0, text.length, ...starts]);
  for (const mark of marks) cuts.add(mark.begin).add(mark.end);
  for (const place of openers.keys()) cuts.add(place);
  const sorted = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const starting = [...marks].sort((a, b) => a.begin - b.begin);
  const live = new Set();
  const blocks = [];
  let nodes = [];
  let next = 0;
  for (let i = 0; i + 1 < sorted.length || i === 0; ++i) {
    const begin = sorted[i], end = sorted[i + 1] ?? text.length;
    if (starts.has(begin)) blocks.push((nodes = []));
    for (const opener of openers.get(begin) || []) nodes.push(opener);
    while (next < starting.length && starting[next].begin <= begin) live.add(starting[next++]);
    for (const mark of live) if (mark.end <= begin) live.delete(mark);
    if (end <= begin) break;
    const classes = new Set(), statements = new Set();
    for (const mark of live) {
      for (const each of mark.class.split(" ")) classes.add(each);
      if (mark.statement !== undefined) statements.add(mark.statement);
    }
    nodes.push(el("span", { "data-from": begin, class: [...classes].join(" ") || undefined, "data-s": statements.size ? [...statements].join(" ") : undefined }, text.slice(begin, end)));
  }
  for (const opener of openers.get(text.length) || []) nodes.push(opener);
  return blocks.map((each) => el("div", { class: "block" }, each));
}

// The place in the text of a DOM position within it; -1: none.
export function placeOf(node, offset) {
  if (!node) return -1;
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const piece = element && element.closest("[data-from]");
  if (piece) return Number(piece.dataset.from) + (node.nodeType === Node.TEXT_NODE ? offset : offset ? piece.textContent.length : 0);
  // Between elements: where the next piece begins.
  let after = node.nodeType === Node.ELEMENT_NODE && node.childNodes[offset];
  for (; after; after = after.nextSibling) {
    const near = after.nodeType === Node.ELEMENT_NODE && (after.matches("[data-from]") ? after : after.querySelector("[data-from]"));
    if (near) return Number(near.dataset.from);
  }
  return -1;
}

export function placeAtPoint(x, y) {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret ? placeOf(caret.offsetNode, caret.offset) : -1;
  }
  const range = document.caretRangeFromPoint(x, y);
  return range ? placeOf(range.startContainer, range.startOffset) : -1;
}
