// What hangs on a statement's words: the full text index and the counts of its speaker's forms; and its borders.
#pragma once

#include <cstdint>
#include <string>

#include "store/anchoring.h"
#include "store/connection.h"

namespace onrecord::store {

// Puts a statement's words into the full text index, or takes them out; before they are changed, and after.
void index_words(Connection& connection, std::int64_t row, bool in);
void count_forms_of(Connection& connection, std::int64_t row, int sign);

// The text of the article that a statement belongs to; empty where none is kept.
std::string text_of_statement(Connection& connection, std::int64_t row);
// Gives a statement other borders, and the words between them.
void set_borders(Connection& connection, std::int64_t row, const AnchoredSpans& spans, const std::string& text);

}  // namespace onrecord::store
