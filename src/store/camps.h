// What the statements of each party say by themselves, over the whole database, and how the party stands by that.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "store/store.h"

namespace onrecord::store {

class Connection;

using CampOfIssue = std::pair<std::string, std::string>;  // issue, camp
struct CampCount {
  std::int64_t lean = 0, statements = 0, for_pole = 0, against = 0;  // of Leaning
};

// Of statements that count.
std::map<CampOfIssue, CampCount> camp_counts(const Store& store);
// How each camp stood when labels were last settled.
std::map<CampOfIssue, int> camp_levels(const Store& store);
// The rows of the articles that have a statement whose outcome is not what `outcome_of` gives at the level of now: of
// camps whose level has changed all are looked at, of the others those that came since.
std::set<std::int64_t> unsettled_articles(const Store& store, const std::map<CampOfIssue, int>& levels,
                                          const std::function<int(int side, int rest, int level)>& outcome_of);
// What explain tells of a statement's camp.
struct CampSeen {
  std::string camp;
  CampCount count;  // of all its statements on the issue
};
std::optional<CampSeen> camp_of(const Store& store, const std::string& statement_id, const std::string& issue_id);
// From now on labels are settled at these levels. Within a transaction.
void note_settled(Store& store, const std::map<CampOfIssue, int>& levels);

void write_leanings(Connection& connection, std::int64_t row, bool live, const Statement& statement, bool settled);

}  // namespace onrecord::store
