// Timelines as a terminal shows them: per actor and issue the spells, the words that show each change, and the
// silences.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cli/console.h"
#include "onrecord/timeline.h"

namespace onrecord::cli {

struct TimelineForm {
  bool colour = false;
  std::size_t width = 80;
  bool one_issue = false;  // only some issues were asked for: no word about the others
};

// The texts of all actors of a set, which it outlives. What they look up is found once, as a set may have many actors.
class TimelineTexts {
 public:
  TimelineTexts(const StatementSet& set, const TimelineForm& form);

  // The timelines of one actor.
  std::string of(const std::vector<const Timeline*>& timelines) const;
  // An actor without a timeline: statements, articles that name them, and that no position was taken.
  std::string of_none(const std::string& actor_key) const;

 private:
  friend class TimelineTeller;

  std::string name_of(const std::string& actor_key) const;
  std::span<const Statement* const> statements_of(const std::string& actor_key) const;

  const StatementSet& set_;
  TimelineForm form_;
  std::unordered_map<std::string_view, const Statement*> by_id_;
  std::unordered_map<std::string_view, std::vector<const Statement*>> by_actor_;  // those that count
  std::unordered_map<std::string_view, std::string_view> names_;  // by actor key, also of those who do not count
  std::unordered_map<std::string_view, std::string_view> poles_;  // by issue
  std::size_t articles_read_ = 0;
};

}  // namespace onrecord::cli
