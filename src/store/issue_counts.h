// How many statements name an issue and how many take a position on it.
#pragma once

#include <map>
#include <string>

#include "store/store.h"

namespace onrecord::store {

struct IssueCount {
  std::size_t statements = 0;  // that name it
  std::size_t positions = 0;   // of them with a position
};

// By issue id; statements that count only.
std::map<std::string, IssueCount> count_issues(const Store& store);

}  // namespace onrecord::store
