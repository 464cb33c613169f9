// Counts over the table of stances.
#include "store/issue_counts.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/connection.h"

namespace onrecord::store {

std::map<std::string, IssueCount> count_issues(const Store& store) {
  std::map<std::string, IssueCount> counts;
  Connection& connection = store.connection();
  connection.guarded([&] {
    SQLite::Statement query(
        connection.database(),
        // A label other than none is a position.
        "SELECT issue_id, count(*), sum(label != 'none') FROM stance INDEXED BY stance_label WHERE live "
        "GROUP BY issue_id");
    while (query.executeStep())
      counts[query.getColumn(0).getString()] = {static_cast<std::size_t>(query.getColumn(1).getInt64()),
                                                static_cast<std::size_t>(query.getColumn(2).getInt64())};
  });
  return counts;
}

}  // namespace onrecord::store
