// Timelines as a terminal shows them: per actor and issue the spells, the words that show each change, and the
// silences.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "onrecord/timeline.h"

namespace onrecord {

struct TimelineForm {
  bool colour = false;
  std::size_t width = 80;
  bool one_issue = false;  // only some issues were asked for: no word about the others
};

// The timelines of one actor.
std::string timelines_text(const std::vector<const Timeline*>& timelines, const StatementSet& set,
                           const TimelineForm& form);

// An actor without a timeline: statements, articles that name them, and that no position was taken.
std::string no_timeline_text(const std::string& actor_key, const StatementSet& set, const TimelineForm& form);

}  // namespace onrecord
