// The overlay that tells the keys of a screen.
import { ask, el } from "./dom.js";

const everywhere = [["/", "to the search field"], ["?", "these keys"], ["Tab, Enter, Esc", "as everywhere"]];

export function showKeys(module) {
  const list = (rows) => el("dl", { class: "keys" }, rows.map(([keys, words]) => el("div", {}, el("dt", {}, keys.split(" ").map((key) => [el("kbd", {}, key), " "])), el("dd", {}, words))));
  return ask("Keys", el("div", {},
    module.keyHelp && module.keyHelp.length ? [el("h3", {}, module.title), list(module.keyHelp)] : null,
    el("h3", {}, "Everywhere"), list(everywhere),
    el("p", { class: "note" }, module.about || ""),
    el("p", { class: "note" }, "Scripts: ", el("a", { href: "/api" }, "the API"), ". What is done here shows in ", el("code", {}, "onrecord review export"), ", ", el("code", {}, "query"), " and ", el("code", {}, "report"), ".")));
}
