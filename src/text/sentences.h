// Where the sentences of a paragraph end.
#pragma once

#include "text/tokens.h"

namespace onrecord {

void split_sentences(TokenizedText& text, TokenRange paragraph);
// "TOKYO, March 31 (Agency) -", which is a sentence of its own.
bool is_dateline(const TokenizedText& text, TokenRange sentence);

}  // namespace onrecord
