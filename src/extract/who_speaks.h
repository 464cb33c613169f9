// Sources mended by rule: found where the tagger saw none, cut where they name nobody.
#pragma once

#include <vector>

#include "extract/tagger.h"

namespace onrecord::extract {

void mend_sources(const text::TokenizedText& text, std::vector<Tagged>& all);

}  // namespace onrecord::extract
