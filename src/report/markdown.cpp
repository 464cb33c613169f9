// Backslashes before what Markdown and its HTML would read; line breaks become blanks, as tables need.
#include "report/markdown.h"

#include <fmt/format.h>

#include "report/markup.h"
#include "report/wording.h"
#include "text/printable.h"

namespace onrecord::report {

std::string markdown_escaped(std::string_view text) {
  static constexpr std::string_view special = "\\`*_{}[]()#+!|~$^=";
  std::string out;
  for (const char byte : text::safe_line(one_line(text))) {
    if (byte == '<')
      out += "&lt;";
    else if (byte == '>')
      out += "&gt;";
    else if (byte == '&')
      out += "&amp;";
    else if (special.find(byte) != std::string_view::npos)
      out.append(1, '\\').append(1, byte);
    else
      out += byte;
  }
  return out;
}

std::string markdown_link(std::string_view url) {
  std::string out;
  for (const char byte : safe_link(url)) {
    const bool plain = static_cast<unsigned char>(byte) > 0x20 && static_cast<unsigned char>(byte) < 0x7f &&
                       std::string_view("()<>\"\\`|[]").find(byte) == std::string_view::npos;
    if (plain)
      out += byte;
    else
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(byte)));
  }
  return out;
}

}  // namespace onrecord::report
