// An article with the sources, cues and contents of its statements marked: for a terminal, in plain text, as HTML.
#pragma once

#include <string>
#include <vector>

#include "onrecord/tracker.h"

namespace onrecord::report {

enum class MarkRole : std::uint8_t { content, source, cue };

// One span of one statement. Marks may lie in each other and may cross.
struct Mark {
  Span span;
  MarkRole role = MarkRole::content;
  std::uint32_t number = 0;  // of its statement, from 1
};

// A stretch of text on which the same marks lie, outermost first. `opens` and `closes` are those that begin and end
// here.
struct MarkedPiece {
  Span span;
  std::vector<Mark> marks;
  std::vector<Mark> opens, closes;
};

// The whole text in pieces, in order; every byte is in exactly one of them.
std::vector<MarkedPiece> marked_pieces(std::string_view text, const std::vector<Statement>& statements);

// The marked text and below it a line for each statement. With `colour` sources, cues and contents are coloured;
// without, they stand in brackets: [1: source], {1: cue}, <1: content>.
std::string marked_for_terminal(const Document& document, const Analysis& analysis, bool colour);

// One self-contained page for several articles: page_begin(), an article each, page_end(). No script, no network.
std::string marked_page_begin();
std::string marked_page_article(const Document& document, const Analysis& analysis);
std::string marked_page_end();

}  // namespace onrecord::report
