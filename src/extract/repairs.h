// What the tagger gets wrong by kind, mended by rule on its token ranges before they become attributions.
#pragma once

#include <vector>

#include "extract/tagger.h"

namespace onrecord::extract {

// Splits relayed speech ("quoted X as saying"), gives swallowed subjects back, and drops what is no
// statement: questions asked of somebody ("Asked whether ..."), speakers who want no name, silence without a subject.
void repair(const text::TokenizedText& text, std::vector<Tagged>& tagged);

}  // namespace onrecord::extract
