// Points: from statements to the dated positions of each actor on each issue, copies of one story counted
// once.
#pragma once

#include <vector>

#include "onrecord/timeline.h"

namespace onrecord::timeline {

// Timelines with their points filled and sorted, spells still empty; ordered by actor name, actor id and
// issue.
std::vector<Timeline> gather_points(const StatementSet& set);

// The class of a statement's position on an issue (timeline.md 2).
PointClass class_of(const Statement& statement, const StanceLabel& stance) noexcept;

}  // namespace onrecord::timeline
