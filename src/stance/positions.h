// Positions: attitude x change x object, put together where the three meet in a clause (stance.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stance/reading.h"

namespace onrecord::stance {

// What decided the act, since it bears on the positions.
struct ActChoice {
  Act act = Act::state;
  std::string rule;     // id of the row; empty: no row fired
  Found found;          // its words
  double attitude = 0;  // of the cue toward its complement; 0: none
  bool of_cue = false;  // decided by the cue, not by the content
  bool of_row = false;  // a row of `rules` or `cues` says it, not an attitude alone
  bool own = false;     // and that row is an analyst's
  std::vector<TraceStep> trace;
};

// The cue's row and the attitude that it takes toward what is said.
struct CueReading {
  const tables::CueRow* row = nullptr;
  Found found;
  double attitude = 0;
  std::string attitude_rule;
  Found attitude_found;
};

// Positions of one statement on each issue that it mentions, by issue id.
std::vector<StanceLabel> compose_positions(const Reading& reading, const ActChoice& act, const CueReading& cue);

// The position and what it is called, made consistent.
void set_position(StanceLabel& label, double position);

}  // namespace onrecord::stance
