// Contents mended by rule: where they begin and end, and that a clause is one piece.
#pragma once

#include <vector>

#include "extract/tagger.h"

namespace onrecord::extract {

void mend_contents(const text::TokenizedText& text, std::vector<Tagged>& all);
// After the probability's evidence, which was learnt with the addressee in place.
void leave_addressee(const text::TokenizedText& text, Tagged& tagged);

}  // namespace onrecord::extract
