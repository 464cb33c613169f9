// What is worth checking first: changes, headlines, labels that hold a spell alone, low probability.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "onrecord/statement_set.h"

namespace onrecord::serve {

enum class Worth { change, headline, alone, doubtful };

struct WorthChecking {
  std::size_t index = 0;  // into set.statements
  Worth worth = Worth::doubtful;
  std::string reason;    // "begins a reversal of Elena Marsh on MAREN.treaty"
  std::string issue_id;  // empty: of none in particular
};

// The statements of the set that nobody has reviewed, most worth first. `issue_id`: those on this issue only.
std::vector<WorthChecking> worth_checking(const StatementSet& set, const std::string& issue_id);

}  // namespace onrecord::serve
