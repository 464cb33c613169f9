// Weigh: what rules, words, acts and the speaker's other statements make together of each statement's position.
#pragma once

#include <span>
#include <vector>

#include "stance/evidence_for.h"
#include "stance/label.h"

namespace onrecord::stance {

// The evidence of one statement, by issue.
struct StatementIssues {
  std::vector<IssueEvidence> issues;
  Strength strength;
};

// Lays the fitted weights over what the rules said: a position that too little speaks for is taken back, one that
// enough speaks for is taken where no rule takes any. Statements whose labels are settled (a relay, a position
// withheld, an echo) have no evidence. Notes what each statement of a camp says by itself. One of `results`,
// `evidence` and `statements` for each statement of a document.
void weigh_positions(const tables::StanceTables& tables, std::span<const LabelInput> statements,
                     std::span<const StatementIssues> evidence, std::span<LabelResult> results,
                     const CampLevels* levels);

}  // namespace onrecord::stance
