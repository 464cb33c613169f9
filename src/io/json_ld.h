// The article that a page describes in JSON-LD (schema.org NewsArticle and its kin).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "onrecord/document.h"

namespace onrecord::io {

struct LinkedArticle {
  Document document;  // title, text (articleBody; may be empty), publisher, url, authors, language
  std::string written_date;
};

// The first article among the scripts, also inside arrays, @graph and mainEntity; one with a body before one without.
// Scripts that are no JSON are passed over: pages are full of them.
std::optional<LinkedArticle> linked_article(const std::vector<std::string>& scripts);

}  // namespace onrecord::io
