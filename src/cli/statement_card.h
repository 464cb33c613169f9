// Statement card: one statement as a terminal shows it: who, when, where they stand, the words, the source.
#pragma once

#include <string>

#include "cli/console.h"
#include "onrecord/statement_set.h"

namespace onrecord::cli {

struct CardForm {
  bool colour = false;
  bool paragraph = false;  // the whole paragraph around the words
  std::size_t width = 80;
};

// `text`: the article's, empty where none is kept.
std::string statement_card(const Statement& statement, const DocumentInfo& document, std::string_view text,
                           const CardForm& form);

// "2024-02-16", "2024-02", "by 2024-02-16" (only a bound is known), "undated".
std::string said_in_words(const SaidDate& said);
Colour colour_of(StanceKind label);
// "sanctions: oppose (-1)", each with its colour; empty where there is none.
std::string stances_in_words(const Statement& statement, bool colour);
// Fitted to `width`, each line after `indent` blanks. Control characters are shown, newlines become blanks.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width);

// "Voss told reporters": source and cue as they stand in the article, with the name where the words have none.
std::string said_by(const Statement& statement);

}  // namespace onrecord::cli
