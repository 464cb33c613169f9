// Filters actors and rows by the words typed; opens what a link or a search leads to.
#include "report/page_script.h"

#include "io/sha256.h"

namespace onrecord::report {

const std::string_view page_script = R"js(
"use strict";
(() => {
  const box = document.getElementById("search"), words = document.getElementById("words"), found = document.getElementById("found");
  const open = () => {
    const at = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let up = at; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (at) at.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
  if (!box) return;
  box.hidden = false;
  const folded = [...document.querySelectorAll("details.find, details.evidence")].map((part) => ({
    part, head: part.firstElementChild.textContent.toLowerCase(),
    rows: [...part.querySelectorAll(".said tbody tr, .sources li")].map((row) => ({ row, text: row.textContent.toLowerCase(), said: row.tagName === "TR" })) }));
  words.addEventListener("input", () => {
    const asked = words.value.toLowerCase().split(/\s+/).filter(Boolean), has = (text) => asked.every((word) => text.includes(word));
    let shown = 0;
    for (const { part, head, rows } of folded) {
      const all = has(head);
      let here = 0;
      for (const { row, text, said } of rows) {
        row.hidden = !(all || has(text));
        if (row.hidden) continue;
        ++here;
        if (said) ++shown;
      }
      part.hidden = !all && here === 0;
      part.open = asked.length > 0 && here > 0;
    }
    found.textContent = asked.length === 0 ? "" : shown === 1 ? "1 statement" : `${shown} statements`;
  });
})();
)js";

std::string page_script_hash() {
  io::Sha256 hash;
  hash.add(page_script);
  const std::string hex = hash.hex();
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto nibble = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::string out = "sha256-";
  for (std::size_t at = 0; at < hex.size(); at += 6) {  // three bytes are four digits of base 64
    unsigned value = 0;
    for (std::size_t i = 0; i < 6; ++i) value = value << 4 | (at + i < hex.size() ? nibble(hex[at + i]) : 0U);
    for (int i = 0; i < 4; ++i) out += digits[value >> (18 - 6 * i) & 63];
  }
  out.back() = '=';  // 32 bytes: one short of three times eleven
  return out;
}

}  // namespace onrecord::report
