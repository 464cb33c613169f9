// Borders of contents, mended by rule: no closing comma or full stop, quotation marks outside.
#pragma once

#include <vector>

#include "onrecord/statement.h"
#include "text/tokens.h"

namespace onrecord::extract {

// Joins ranges with only punctuation between them, drops what is no word at their ends; empty where no word is left.
void mend(const text::TokenizedText& text, std::vector<text::TokenRange>& ranges);
Spans spans_of(const text::TokenizedText& text, const std::vector<text::TokenRange>& ranges);
StatementKind kind_of(const text::TokenizedText& text, const std::vector<text::TokenRange>& ranges);
bool is_word(const text::TokenizedText& text, std::size_t token);  // begins with a letter, digit or currency sign

}  // namespace onrecord::extract
