// Where the sentences of a paragraph end.
#pragma once

#include "text/tokens.h"

namespace onrecord::text {

void split_sentences(TokenizedText& text, TokenRange paragraph);
// "TOKYO, March 31 (Agency) -" or "14:05", which are sentences of their own.
bool is_heading(const TokenizedText& text, TokenRange sentence);

}  // namespace onrecord::text
