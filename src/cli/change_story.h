// Where a statement stands in its speaker's timelines: the spell it is in, the change it shows, what that superseded.
#pragma once

#include <string>
#include <vector>

#include "store/store.h"

namespace onrecord::cli {

struct ChangeStory {
  std::string answer;              // "on MAREN.treaty: spell 3 of 3, support, 2025-06-26 .. 2025-08-12"
  std::vector<std::string> lines;  // what it shows, and the other statement that shows it, with its rule
};

// One an issue on which the statement takes a position; none for unnamed speakers and statements that count nowhere.
std::vector<ChangeStory> change_stories(const store::Store& store, const Statement& statement);

}  // namespace onrecord::cli
