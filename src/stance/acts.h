// Speech acts: the governing predicate decides, cue before content, the longest match before shorter ones.
#pragma once

#include "stance/positions.h"

namespace onrecord::stance {

CueReading read_cue(const Reading& reading);
ActChoice choose_act(const Reading& reading, const CueReading& cue);

// The speaker's evaluation of `target` (else of what is spoken of), whatever the issue, in [-1, 1].
double evaluate(const Reading& reading, const CueReading& cue, std::string_view target, std::vector<TraceStep>& trace);

}  // namespace onrecord::stance
