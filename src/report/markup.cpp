// Escaping for HTML, and which addresses may become links.
#include "report/markup.h"

#include <algorithm>

namespace onrecord::report {
namespace {

std::string_view entity(char byte) {
  switch (byte) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

// U+200E/F, U+202A..E and U+2066..9 are three bytes each; C1 controls are two.
int hidden_code(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
  if (byte(0) < 0x20 && byte(0) != '\n' && byte(0) != '\t') return static_cast<int>(byte(0));
  if (byte(0) == 0x7f) return 0x7f;
  if (byte(0) == 0xc2 && byte(1) >= 0x80 && byte(1) < 0xa0) return static_cast<int>(byte(1));
  if (byte(0) != 0xe2 || (byte(1) != 0x80 && byte(1) != 0x81)) return -1;
  const int code = static_cast<int>(0x2000 + (byte(1) - 0x80) * 0x40 + (byte(2) - 0x80));
  const bool reorders =
      code == 0x200e || code == 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
  return reorders ? code : -1;
}

std::size_t length_of_hidden(int code) {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    if (const int code = hidden_code(text, at); code >= 0) {
      fmt::format_to(std::back_inserter(out), "[U+{:04X}]", code);
      at += length_of_hidden(code);
      continue;
    }
    const std::string_view as_entity = entity(text[at]);
    if (as_entity.empty())
      out += text[at];
    else
      out += as_entity;
    ++at;
  }
  return out;
}

std::string_view safe_link(std::string_view url) {
  std::string scheme(url.substr(0, 8));
  std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const std::string_view start(scheme);
  return start.starts_with("http://") || start.starts_with("https://") ? url : std::string_view();
}

}  // namespace onrecord::report
