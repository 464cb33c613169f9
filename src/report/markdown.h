// Escaping for Markdown: what articles say is text, never markup.
#pragma once

#include <string>
#include <string_view>

namespace onrecord::report {

std::string markdown_escaped(std::string_view text);
// The address as it may stand between parentheses; empty unless http or https.
std::string markdown_link(std::string_view url);

}  // namespace onrecord::report
