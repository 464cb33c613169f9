// Sources mended by rule: found where the tagger saw none, cut where they name nobody.
#pragma once

#include <vector>

#include "extract/tagger.h"

namespace onrecord {

void mend_sources(const TokenizedText& text, std::vector<Tagged>& all);

}  // namespace onrecord
