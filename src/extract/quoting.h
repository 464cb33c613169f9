// Reports that name whom they quote: "..., the agency reported, quoting Rathe", "..., the agency quoted Rathe as saying".
#pragma once

#include <vector>

#include "extract/tagger.h"

namespace onrecord {

void mend_quoting(const TokenizedText& text, std::vector<Tagged>& all);

}  // namespace onrecord
