// Elements, dialogs and announcements; text goes in as text, never as markup.

// el("a", {class: "x", href: "/y", onclick: f}, "text", [more])
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function fill(node, ...children) {
  node.replaceChildren(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// What may be wider than the window: scrolled sideways by keys as well.
export const scrolling = (name, content) => el("div", { class: "table-wrap", tabindex: "0", role: "region", "aria-label": name }, content);

let fading;
export function announce(text, isError = false) {
  const place = document.getElementById("said");
  place.textContent = text;
  place.classList.toggle("bad", isError);
  place.classList.add("shown");
  clearTimeout(fading);
  fading = setTimeout(() => place.classList.remove("shown"), isError ? 9000 : 3500);
}

// A modal dialog; resolves to the value of the button pressed, "" where it was left.
export function ask(title, content, buttons = [["", "Close"]], wide = false) {
  return new Promise((resolve) => {
    const heading = el("h2", { id: "dialog-title" }, title);
    // Enter presses the primary button, wherever it stands.
    const has = buttons.some(([, , primary]) => primary);
    const buttonOf = ([value, words, primary]) => primary || !has ? el("button", { value, class: primary ? "primary" : "" }, words) : el("button", { type: "button", onclick: () => dialog.close(value) }, words);
    const dialog = el("dialog", { "aria-labelledby": "dialog-title", class: wide ? "wide" : "" },
      el("form", { method: "dialog" }, heading, content,
        el("div", { class: "flow end" }, buttons.map(buttonOf))));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue || "");
    });
    document.body.append(dialog);
    dialog.showModal();
    if (dialog.querySelector("input, select")) return;
    const first = dialog.querySelector("button.primary");
    if (first) return first.focus();
    dialog.tabIndex = -1; // read from its beginning
    dialog.focus();
    dialog.scrollTop = 0;
  });
}

// Text with the words looked for marked.
export function highlighted(text, typed) {
  const words = (typed || "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  if (!words.length) return [text];
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${escaped.join("|")})`, "giu");
  return text.split(pattern).map((part, index) => (index % 2 ? el("mark", {}, part) : part));
}

export const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
