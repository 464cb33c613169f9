// The time of the saying ("last week", "on Monday"), which the tagger lets into sources, cues and contents.
#pragma once

#include <vector>

#include "extract/tagger.h"

namespace onrecord::extract {

// Number of tokens of the expression of time that begins at `at` and ends by `limit`; 0 where none does.
std::uint32_t time_words(const text::TokenizedText& text, std::uint32_t at, std::uint32_t limit);

// Takes the time of the saying out of sources and away from the beginning of contents; a cue that is only a time is
// none.
void leave_times(const text::TokenizedText& text, std::vector<Tagged>& tagged);

}  // namespace onrecord::extract
