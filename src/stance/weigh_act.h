// Weigh acts: what rows, cue and words make together of a statement's act.
#pragma once

#include <vector>

#include "stance/evidence_for.h"

namespace onrecord::stance {

// What is weighed, by name.
std::vector<Piece> evidence_of_act(const StatementEvidence& statement);

// Lays the fitted weights over the act where no row of `rules` or `cues` says it. What is passed on, echoed or withheld
// stays so, and the weights never say so themselves: positions hang on these.
void weigh_act(const tables::StanceTables& tables, const std::vector<Piece>& evidence, ActChoice& choice);

}  // namespace onrecord::stance
