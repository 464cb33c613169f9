// One saved page to a Document: JSON-LD first, then the head's metadata, then the page's main text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/document.h"

namespace onrecord::io {

struct PageArticle {
  Document document;
  std::string written_date;
  std::vector<std::string> notices;
};

// `header_charset`: of the HTTP answer, where there is one. Throws Error(rejected_input) without file and line: "no
// text", "nesting deeper than ...".
PageArticle article_of_page(std::string_view bytes, std::string_view header_charset = {});

}  // namespace onrecord::io
