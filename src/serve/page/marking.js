// Borders set by keys or by dragging: of a statement that is there, or of a new one.
import { placeAtPoint } from "./marks.js";
import { el } from "./dom.js";

export const parts = ["content", "cue", "source"];
export const partWords = { content: "what was said", cue: "the words of saying", source: "who says it" };

export class Marking {
  // `spans`: {content, cue, source} in units; `changed` is called whenever something moves.
  constructor(text, spans, isNew, changed) {
    this.text = text;
    this.isNew = isNew;
    this.changed = changed;
    this.active = "content";
    this.spans = Object.fromEntries(parts.map((part) => [part, (spans[part] || []).map((span) => [...span])]));
  }

  get bounds() {
    const spans = this.spans[this.active];
    return spans.length ? [spans[0][0], spans.at(-1)[1]] : null;
  }

  activate(part) {
    this.active = part;
    if (!this.spans[part].length) {
      // Beside what was said, whose borders are known.
      const content = this.spans.content;
      const at = content.length ? this.text.wordAt(Math.max(0, content[0][0] - 1)) : 0;
      const after = content.length ? this.text.wordAt(content.at(-1)[1]) + (this.text.words[this.text.wordAt(content.at(-1)[1])][0] < content.at(-1)[1] ? 1 : 0) : 0;
      const word = this.text.words[content.length && content[0][0] === 0 ? Math.min(after, this.text.words.length - 1) : at];
      if (word) this.spans[part] = [[...word]];
    }
    this.changed();
  }

  clear() {
    if (this.active === "content") return;
    this.spans[this.active] = [];
    this.active = "content";
    this.changed();
  }

  // Moves an end by words. The inner gaps of what was said in parts stay.
  move(end, by) {
    const spans = this.spans[this.active];
    if (!spans.length) return;
    const span = end ? spans.at(-1) : spans[0];
    const words = this.text.words;
    if (end) {
      const index = Math.max(0, Math.min(words.length - 1, this.text.wordAt(span[1] - 1) + by));
      if (words[index][1] > span[0]) span[1] = words[index][1];
    } else {
      const index = Math.max(0, Math.min(words.length - 1, this.text.wordAt(span[0]) + by));
      if (words[index][0] < span[1]) span[0] = words[index][0];
    }
    this.changed();
  }

  // The whole to the next sentence's first word.
  jump(by) {
    const bounds = this.bounds;
    if (!bounds) return;
    const word = this.text.wordAt(bounds[0]), starts = this.text.sentences;
    let index = starts.findLastIndex((start) => start <= word);
    index = Math.max(0, Math.min(starts.length - 1, by < 0 && starts[index] < word ? index : index + by));
    this.spans[this.active] = [[...this.text.words[starts[index]]]];
    this.changed();
  }

  setEnd(end, place) {
    const spans = this.spans[this.active];
    if (place < 0 || !spans.length) return;
    const word = this.text.words[this.text.wordAt(end ? Math.max(0, place - 1) : place)];
    const span = end ? spans.at(-1) : spans[0];
    if (end && word[1] > span[0]) span[1] = word[1];
    if (!end && word[0] < span[1]) span[0] = word[0];
    this.changed();
  }

  // True where the key was one of ours.
  key(event) {
    const { key, shiftKey } = event;
    if (key === "ArrowRight" || key === "ArrowLeft") this.move(!shiftKey, key === "ArrowRight" ? 1 : -1);
    else if ((key === "ArrowDown" || key === "ArrowUp") && this.isNew) this.jump(key === "ArrowDown" ? 1 : -1);
    else if (key === "c") this.activate("content");
    else if (key === "v") this.activate("cue");
    else if (key === "s") this.activate("source");
    else if (key === "Backspace" || key === "Delete") this.clear();
    else return false;
    return true;
  }

  marks() {
    return parts.flatMap((part) => this.spans[part].map(([begin, end]) => ({ begin, end, class: `mk mk-${part}${part === this.active ? " mk-on" : ""}` })));
  }

  // Two grips at the ends of the active part.
  grips() {
    const bounds = this.bounds;
    const openers = new Map();
    if (!bounds) return openers;
    const grip = (end) => {
      const node = el("span", { class: `grip ${end ? "end" : "begin"}`, "aria-hidden": "true" });
      node.addEventListener("pointerdown", (down) => {
        down.preventDefault();
        const drag = (event) => this.setEnd(end, placeAtPoint(event.clientX, event.clientY));
        const drop = () => {
          removeEventListener("pointermove", drag);
          removeEventListener("pointerup", drop);
          removeEventListener("pointercancel", drop);
        };
        addEventListener("pointermove", drag);
        addEventListener("pointerup", drop);
        addEventListener("pointercancel", drop);
      });
      return node;
    };
    openers.set(bounds[0], [grip(false)]);
    openers.set(bounds[1], [...(openers.get(bounds[1]) || []), grip(true)]);
    return openers;
  }
}
