// The article's own words out of a page's blocks: not menus, captions, related links, comments, pulled quotes.
#pragma once

#include <string>

#include "io/html_page.h"

namespace onrecord::io {

// Paragraphs separated by blank lines; empty where the page has none.
std::string main_text(const HtmlPage& page);

}  // namespace onrecord::io
