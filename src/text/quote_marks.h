// Which tokens of a paragraph stand inside quotation marks, whatever the marks' kind and however many are missing.
#pragma once

#include "text/tokens.h"

namespace onrecord::text {

// Sets `quote` of the tokens of one paragraph and appends its outermost quotations.
void mark_quotations(TokenizedText& text, TokenRange paragraph);

}  // namespace onrecord::text
