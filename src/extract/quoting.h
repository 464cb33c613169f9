// Reports that name whom they quote: "..., the agency reported, quoting Rathe", "..., the agency quoted Rathe as
// saying".
#pragma once

#include <vector>

#include "extract/tagger.h"

namespace onrecord::extract {

// `all` by cue, as the tagger gives them.
void mend_quoting(const text::TokenizedText& text, std::vector<Tagged>& all);

}  // namespace onrecord::extract
