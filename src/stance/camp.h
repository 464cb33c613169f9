// Camp: the party for which somebody speaks, and how it stands on an issue by what all its members say in the database.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "onrecord/statement.h"

namespace onrecord::tables {
class StanceTables;
}

namespace onrecord::stance {

struct LabelInput;

// The party of each statement's speaker: by his name, or by a word that stands beside it somewhere in the article;
// empty where none is known or several are. One for each statement of a document.
std::vector<std::string> camps_of(const tables::StanceTables& tables, std::span<const LabelInput> statements);

using CampOfIssue = std::pair<std::string, std::string>;  // issue, camp
// What the statements of a camp say by themselves: the sum of Leaning::lean, and how many.
struct CampSum {
  std::int64_t lean = 0, statements = 0;
};
// How a camp stands, set against the other parties of its country, in quarters of what the weights take; 0: nothing
// is said by the others, or it stands as they do. Whole numbers: the same whatever the order of the statements.
using CampLevels = std::map<CampOfIssue, int>;
CampLevels levels_of(const std::map<CampOfIssue, CampSum>& sums);

// What a statement comes to where its camp stands at a level. Not so the camp's own evidence: nothing that rests on a
// camp counts for it.
struct Outcome {
  int side = 0;          // 1 for the pole, -1 against; 0: no position
  bool by_camp = false;  // by itself it would take none, or the opposite one
  Confidence confidence = Confidence::low;
  int camp = 0;  // which way the camp weighed

  int code() const;  // all of it in one number, 0 where there is no position
};
constexpr double most_of_a_side = 3;  // a sum beyond this says no more
// The sum that decides whether a side is taken; which word its positions are worth, by what was right in stories left
// out (MODEL.md).
double right_of(const tables::StanceTables& tables, double side, double rest);
Confidence confidence_of(const tables::StanceTables& tables, double right);
// `side` and `rest` as in Leaning, whole or not.
Outcome outcome_of(const tables::StanceTables& tables, double side, double rest, int level);

}  // namespace onrecord::stance
