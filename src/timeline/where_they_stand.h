// Stands: where the actor stands over stretches of days, as most of the weighed statements say (timeline.md 6).
#pragma once

#include <vector>

#include "onrecord/timeline.h"

namespace onrecord::timeline {

// `points` as gather_points() gives them: the dated ones first, by day.
std::vector<Stand> find_stands(const std::vector<TimelinePoint>& points, const TimelineOptions& options);

}  // namespace onrecord::timeline
