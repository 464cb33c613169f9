// Statements against their stored texts: the verbatim check, and offsets in code points for what goes out.
#pragma once

#include <string>
#include <vector>

#include "onrecord/statement_set.h"

namespace onrecord::text {
class CodePoints;
}

namespace onrecord::io {

// Code points of W3C's TextQuoteSelector prefix and suffix.
inline constexpr std::uint32_t usual_context = 32;

// What a record needs of its article's text; empty where the text is not kept.
struct Located {
  bool has_text = false;
  Spans source, cue, content;  // in code points
  std::string said_text;
  struct Evidence {
    std::string text;
    Span span;  // in code points
  };
  std::vector<Evidence> evidence;  // one a stance label
  std::string before, after;       // up to `context` code points on either side of the first content span
};

// For one statement of a text. Throws Error(database) where the statement's words are not the text at its
// offsets.
Located locate(const Statement& statement, std::string_view text, const text::CodePoints& points,
               std::uint32_t context = usual_context);

// For all, in the order of set.statements; asks set.text_of once a document.
std::vector<Located> locate_all(const StatementSet& set, std::uint32_t context = usual_context);

}  // namespace onrecord::io
