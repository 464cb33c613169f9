// Labels of stored statements by the tables of now, beside those they had; for relabel, diff, issues and serve.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge.h"
#include "stance/label.h"
#include "stance/near.h"
#include "store/relabelling.h"

namespace onrecord {

// The article's statements with act, polarity, stances and their traces by these tables; its text must be kept.
// `levels`: how parties stand over the whole database, as the store has it (store::camp_levels).
std::vector<Statement> labelled_anew(const stance::Labeller& labeller, const store::StoredArticle& article,
                                     const stance::CampLevels& levels);

// Makes labels follow what the database has of parties, after articles came: those of articles that these tables
// labelled and whose text is kept. All or none. Gives how many articles it labelled anew.
std::size_t settle_camps(store::Store& store, const Knowledge& knowledge, const std::string& version);

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

// A stored statement as the tables given label it.
struct Tried {
  const Statement& before;
  const Statement& anew;
  const StanceLabel* stance;             // on the issue; null: not caught
  std::string_view alias;                // that caught it, as the tables write it
  std::optional<stance::NearMiss> near;  // where it is not caught
};
// Tries an issue's aliases on the statements of the newest articles (SIZE_MAX: of all); nothing is stored.
void try_issue(const store::Store& store, const tables::StanceTables& tables, const std::string& issue_id,
               std::size_t newest, const std::function<void(const store::StoredArticle&, const Tried&)>& callback);

struct Relabelled {
  std::size_t statements = 0, changed = 0, textless = 0, textless_articles = 0, ids = 0;
};
// Labels all stored statements anew, all or none, after persons got the ids of now (`ids`: how many former ones went);
// `progress` is told how many are done. `guarded` runs the labelling of an article and gives false where it failed: its
// labels stay as they were.
Relabelled relabel_all(
    store::Store& store, const Knowledge& knowledge, const std::string& version,
    const std::function<void(std::size_t)>& progress,
    const std::function<bool(const store::StoredArticle&, const std::function<void()>& label)>& guarded = {});

}  // namespace onrecord
