// "According to": its source and its content by rule, where the tagger mixes them up or is silent.
#pragma once

#include <vector>

#include "extract/tagger.h"

namespace onrecord::extract {

void mend_according(const text::TokenizedText& text, std::vector<Tagged>& all);

}  // namespace onrecord::extract
