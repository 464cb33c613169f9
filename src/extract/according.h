// "According to": its source and its content by rule, where the tagger mixes them up or is silent.
#pragma once

#include <vector>

#include "extract/tagger.h"

namespace onrecord {

void mend_according(const TokenizedText& text, std::vector<Tagged>& all);

}  // namespace onrecord
