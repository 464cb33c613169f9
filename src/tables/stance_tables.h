// StanceTables: rules, changes, attitudes, modifiers, issues, cues and sets, compiled for the labeller.
#pragma once

#include <span>

#include "onrecord/statement_set.h"
#include "tables/tsv.h"

namespace onrecord {

class StanceTables {
 public:
  // `tables`: the shipped ones, then each overlay's, in order; those that hold no stance facts are passed over.
  // Throws Error(table) with file and line.
  explicit StanceTables(std::span<const Table> tables);
  ~StanceTables();

  const std::vector<IssueInfo>& issues() const { return issues_; }

 private:
  std::vector<IssueInfo> issues_;
};

}  // namespace onrecord
