// When and where something was said is the reporter's: it leaves the words said.
#pragma once

#include <vector>

#include "domain/attribution.h"
#include "tables/time_words.h"
#include "text/tokens.h"

namespace onrecord::extract {

// Cuts such words off both ends of contents outside quotation marks.
void leave_reporters_words(const text::TokenizedText& text, const tables::TimeWords& words,
                           std::vector<Attribution>& attributions);

}  // namespace onrecord::extract
