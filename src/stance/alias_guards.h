// Alias guards: aliases that count only in some articles (context, from, to), or not within some words (exclude).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "stance/reading.h"

namespace onrecord::stance {

// By alias: whether it does not count in this article at all. Empty where the tables bind none. `day`: the article's;
// invalid: no bound of days is tried.
std::vector<bool> silent_aliases(const tables::StanceTables& tables, std::string_view text, std::string_view title,
                                 Date day, ReadingMemory& memory);

// Leaves the mentions that count: not of `memory.silent` aliases, not within words that their rows exclude.
void keep_counting(const tables::StanceTables& tables, std::span<const tables::ScannedWord> words,
                   ReadingMemory& memory, std::vector<Mention>& mentions);

}  // namespace onrecord::stance
