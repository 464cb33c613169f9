// Weigh acts: what rows, cue and words make together of a statement's act.
#pragma once

#include <vector>

#include "stance/evidence_for.h"

namespace onrecord::stance {

// What is weighed; a name may stand there twice.
std::vector<Piece> evidence_of_act(const StatementEvidence& statement);

// No row of an analyst's says the act. What is passed on, echoed or withheld stays so, and the weights never say so
// themselves: positions hang on these.
bool act_is_open(const tables::StanceTables& tables, const ActChoice& choice);
// Lays the fitted weights over an open act.
void weigh_act(const tables::StanceTables& tables, const std::vector<Piece>& evidence, ActChoice& choice);

}  // namespace onrecord::stance
