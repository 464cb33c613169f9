// Deeds and claims: who does a thing is for it, who says that it is so holds it; and what a cue's verb takes.
#pragma once

#include <vector>

#include "stance/govern.h"
#include "stance/reading.h"

namespace onrecord::stance {

// Strength of the stand that a deed of the speaker's own side shows toward its object; 0: no such deed.
double deed_of(const Reading& reading, Act act, const Extent& object, const std::vector<FoundChange>& changes);
// The same for an alias that is a whole clause (kinds 0) and is said to be so.
double claim_of(const Reading& reading, Act act, const Extent& object, const std::vector<FoundChange>& changes,
                std::uint8_t kinds);
// Whether the object stands in what the cue's verb takes: the content's first clause, or a complement of it.
bool in_complement(const Reading& reading, const Extent& object);

}  // namespace onrecord::stance
