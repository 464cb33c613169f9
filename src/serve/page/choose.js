// Dialogs that ask for one value: an actor by a few letters, a day, an act, an issue.
import { get } from "./api.js";
import { ask, el, fill } from "./dom.js";
import { counted } from "./words.js";

let numbers = 0;

// A text field with a list of suggestions. `suggest(typed)` gives [{value, words, note}]; `chosen(item)` is called.
export function combobox({ label, suggest, chosen, initial = "", placeholder = "" }) {
  const id = `combo-${++numbers}`;
  const list = el("ul", { role: "listbox", id: `${id}-list`, "aria-label": label, class: "options" });
  const input = el("input", { id, role: "combobox", "aria-controls": `${id}-list`, "aria-expanded": "false", "aria-autocomplete": "list", autocomplete: "off", value: initial, placeholder });
  let items = [], at = -1, asked = 0;
  const point = (index) => {
    at = index;
    [...list.children].forEach((child, i) => child.setAttribute("aria-selected", i === at ? "true" : "false"));
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", `${id}-${at}`);
      list.children[at]?.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const look = async () => {
    const turn = ++asked;
    const found = await suggest(input.value.trim());
    if (turn !== asked) return;
    items = found;
    fill(list, items.map((item, i) => el("li", { role: "option", id: `${id}-${i}`, "aria-selected": "false", onpointerdown: (event) => {
      event.preventDefault();
      chosen(items[i]);
    } }, el("b", {}, item.words), item.note ? el("small", {}, ` ${item.note}`) : null)));
    input.setAttribute("aria-expanded", String(items.length > 0));
    point(items.length && input.value.trim() ? 0 : -1);
  };
  let looking = Promise.resolve();
  input.addEventListener("input", () => (looking = look()));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (items.length) point((at + (event.key === "ArrowDown" ? 1 : items.length - 1) + (at < 0 && event.key === "ArrowUp" ? 1 : 0)) % items.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      looking.then(() => items[at] && chosen(items[at])); // who types fast means what will be found
    }
  });
  look();
  return el("div", { class: "combo" }, el("label", { for: id }, label), input, list);
}

function close(node, value) {
  node.closest("dialog").close(value);
}

const idOf = (name) => {
  const words = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || ["actor"];
  return words.length > 1 ? [words.at(-1), ...words.slice(0, -1)].join(".") : words[0];
};

// {actor_id, actor_name (of a new one only)}, or null.
export async function chooseActor(title, { near = [], allowNew = true, current = "" } = {}) {
  let picked = null;
  const box = combobox({
    label: "Three letters of the name, a role, or an id",
    placeholder: current,
    suggest: async (typed) => {
      if (!typed) return near.slice(0, 8).map((actor) => ({ value: actor.actor_id, words: actor.name, note: "in this article" }));
      const { actors } = await get("actors", { q: typed, limit: 8 });
      const items = actors.map((actor) => ({ value: actor.actor_id, words: actor.name, note: [actor.role, counted(actor.statements, "statement")].filter(Boolean).join(", ") }));
      if (allowNew && !actors.some((actor) => actor.name.toLowerCase() === typed.toLowerCase()))
        items.push({ value: idOf(typed), words: typed, note: "a new actor", isNew: true });
      return items;
    },
    chosen: (item) => {
      picked = { actor_id: item.value, actor_name: item.isNew ? item.words : "", name: item.words };
      close(box, "ok");
    },
  });
  return (await ask(title, box, [["", "Cancel"]])) === "ok" ? picked : null;
}

export async function chooseFrom(title, label, items) {
  let picked = null;
  const box = combobox({
    label,
    suggest: async (typed) => items.filter((item) => `${item.words} ${item.note || ""}`.toLowerCase().includes(typed.toLowerCase())),
    chosen: (item) => {
      picked = item.value;
      close(box, "ok");
    },
  });
  return (await ask(title, box, [["", "Cancel"]])) === "ok" ? picked : null;
}

export async function chooseDay(title, current) {
  const input = el("input", { id: "day-said", value: current, pattern: "\\d{4}(-\\d{2}(-\\d{2})?|-W\\d{2})?|none", autocomplete: "off", required: true });
  const done = await ask(title, el("p", {}, el("label", { for: "day-said" }, "A day (2025-02-16), a week (2025-W07), a month (2025-02), a year, or none"), input), [["ok", "Keep", true], ["cancel", "Cancel"]]);
  const value = input.value.trim();
  return done === "ok" && /^(\d{4}(-\d{2}(-\d{2})?|-W\d{2})?|none)$/.test(value) && value !== current ? value : null;
}
