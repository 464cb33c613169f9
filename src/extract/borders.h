// Borders of contents, mended by rule: no closing comma or full stop, quotation marks outside.
#pragma once

#include <vector>

#include "onrecord/statement.h"
#include "text/tokens.h"

namespace onrecord {

// Joins ranges with only punctuation between them, drops what is no word at their ends; empty where no word is left.
void mend(const TokenizedText& text, std::vector<TokenRange>& ranges);
Spans spans_of(const TokenizedText& text, const std::vector<TokenRange>& ranges);
StatementKind kind_of(const TokenizedText& text, const std::vector<TokenRange>& ranges);
bool is_word(const TokenizedText& text, std::size_t token);  // begins with a letter, digit or currency sign

}  // namespace onrecord
