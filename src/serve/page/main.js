// The frame: which screen an address shows, the bar, the keys that work everywhere.
import { record, coder, get } from "./api.js";
import { announce, ask, el, fill, typing } from "./dom.js";
import { showKeys } from "./keys.js";
import * as actors from "./actors.js";
import * as apiPage from "./api_page.js";
import * as article from "./article.js";
import * as coders from "./coders.js";
import * as issues from "./issues.js";
import * as queue from "./queue.js";
import * as search from "./search.js";
import * as timeline from "./timeline.js";

const screens = {
  "/search": search, "/article": article, "/queue": queue, "/issues": issues,
  "/actors": actors, "/timeline": timeline, "/coders": coders, "/api": apiPage,
};
const place = document.getElementById("screen");
let current = { module: search, leave: null, keys: {} };

export function go(address, replace = false) {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  return show();
}

async function show(focus = true) {
  const path = location.pathname === "/" ? "/search" : location.pathname;
  const module = screens[path] || search;
  if (current.leave) current.leave();
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  current = { module, leave: null, keys: {} };
  for (const link of document.querySelectorAll("#screens a"))
    if (link.getAttribute("href") === path) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  document.title = `${module.title} · onrecord`;
  const mine = current;
  place.setAttribute("aria-busy", "true");
  try {
    const given = (await module.show(place, new URLSearchParams(location.search), { go, still: () => current === mine })) || {};
    if (current !== mine) {
      if (given.leave) given.leave();
      return;
    }
    Object.assign(current, given);
  } catch (trouble) {
    if (current !== mine) return;
    fill(place, el("h1", {}, module.title), el("p", { class: "trouble", role: "alert" }, trouble.message));
    if (!trouble.status && trouble.status !== 0) console.error(trouble);
  } finally {
    place.removeAttribute("aria-busy");
  }
  if (focus) place.focus({ preventScroll: true });
}

async function whoCodes() {
  const input = el("input", { id: "coder-name", value: coder(), autocomplete: "name", maxlength: 100 });
  const done = await ask("Who codes?", el("p", {}, el("label", { for: "coder-name" }, "Your name, kept with each correction"), input), [["", "Cancel"], ["ok", "Keep", true]]);
  if (done !== "ok") return;
  if (input.value.trim()) localStorage.setItem("onrecord.coder", input.value.trim());
  else localStorage.removeItem("onrecord.coder");
  named();
}

function named() {
  const button = document.getElementById("who-codes");
  button.textContent = record.read_only ? "read only" : coder() || "who codes?";
  button.disabled = record.read_only;
}

addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='/']");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || link.target || link.hasAttribute("download")) return;
  event.preventDefault();
  go(link.getAttribute("href"));
  scrollTo(0, 0);
});
addEventListener("popstate", () => show(false));
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && current.oncontrol && !document.querySelector("dialog[open]") && current.oncontrol(event.key)) return event.preventDefault();
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
  if (current.onkey && current.onkey(event)) {
    event.preventDefault();
    return;
  }
  if (typing(event.target)) return;
  if (event.key === "?") {
    event.preventDefault();
    showKeys(current.module);
  } else if (event.key === "/") {
    event.preventDefault();
    const field = place.querySelector("input[type=search]");
    if (field) field.focus();
    else go("/search");
  } else if (current.keys[event.key]) {
    event.preventDefault();
    current.keys[event.key](event);
  }
});

document.getElementById("help").addEventListener("click", () => showKeys(current.module));
document.getElementById("who-codes").addEventListener("click", whoCodes);
fill(document.getElementById("screens"), Object.entries(screens).filter(([path]) => path !== "/api").map(([path, module]) => el("a", { href: path }, module.title)));

try {
  Object.assign(record, await get("record"));
  if (record.why_read_only) {
    const warning = document.getElementById("warning");
    warning.textContent = `${record.why_read_only}: everything can be read, nothing corrected.`;
    warning.hidden = false;
  }
} catch (trouble) {
  announce(trouble.message, true);
}
named();
show();
