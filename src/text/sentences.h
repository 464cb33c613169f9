// Where the sentences of a paragraph end.
#pragma once

#include "text/tokens.h"

namespace onrecord {

void split_sentences(TokenizedText& text, TokenRange paragraph);

}  // namespace onrecord
