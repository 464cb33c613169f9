// Labels of stored statements by the tables of now, beside those they had; for relabel, diff and issues.
#pragma once

#include <string>
#include <vector>

#include "stance/label.h"
#include "store/relabelling.h"

namespace onrecord::cli {

// The article's statements with act, polarity, stances and their traces by these tables; its text must be kept.
std::vector<Statement> labelled_anew(const stance::Labeller& labeller, const store::StoredArticle& article);

// One thing that a statement says differently.
struct LabelChange {
  std::string what;                       // "act", "polarity", or an issue's id
  std::string before, after;              // "REJECT"; "oppose -0.9"; "none"
  std::string before_rules, after_rules;  // ids, or why there is no position
};
// What differs between two labellings of one statement, acts first, then issues by id.
std::vector<LabelChange> changes_between(const Statement& before, const Statement& after);

// "support +1", "noncommittal 0", "none"
std::string position_in_words(const StanceLabel* stance);

}  // namespace onrecord::cli
