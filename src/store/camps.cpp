// Sums come from an index; statements are looked at again only where their camp has moved.
#include "store/camps.h"

#include "store/connection.h"
#include "store/values.h"

namespace onrecord::store {

std::map<CampOfIssue, CampCount> camp_counts(const Store& store) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::map<CampOfIssue, CampCount> counts;
    SQLite::Statement query(connection.database(),
                            "SELECT issue_id, camp, sum(lean), count(*), sum(lean > 0), sum(lean < 0) FROM leaning "
                            "INDEXED BY leaning_camp WHERE live GROUP BY issue_id, camp");
    while (query.executeStep())
      counts[{query.getColumn(0).getString(), query.getColumn(1).getString()}] = {
          query.getColumn(2).getInt64(), query.getColumn(3).getInt64(), query.getColumn(4).getInt64(),
          query.getColumn(5).getInt64()};
    return counts;
  });
}

std::map<CampOfIssue, int> camp_levels(const Store& store) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::map<CampOfIssue, int> levels;
    SQLite::Statement query(connection.database(), "SELECT issue_id, camp, level FROM camp_level");
    while (query.executeStep())
      levels[{query.getColumn(0).getString(), query.getColumn(1).getString()}] = query.getColumn(2).getInt();
    return levels;
  });
}

std::set<std::int64_t> unsettled_articles(const Store& store, const std::map<CampOfIssue, int>& levels,
                                          const std::function<int(int side, int rest, int level)>& outcome_of) {
  const std::map<CampOfIssue, int> before = camp_levels(store);
  const auto at = [](const std::map<CampOfIssue, int>& list, const CampOfIssue& key) {
    const auto found = list.find(key);
    return found == list.end() ? 0 : found->second;
  };
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::set<std::int64_t> articles;
    const auto look = [&](const char* sql, const CampOfIssue* key) {
      SQLite::Statement query(connection.database(), sql);
      if (key != nullptr) {
        query.bind(1, key->first);
        query.bind(2, key->second);
      }
      while (query.executeStep()) {
        const CampOfIssue own{query.getColumn(4).getString(), query.getColumn(5).getString()};
        if (outcome_of(query.getColumn(0).getInt(), query.getColumn(1).getInt(), at(levels, own)) !=
            query.getColumn(2).getInt())
          articles.insert(query.getColumn(3).getInt64());
      }
    };
    look(
        "SELECT l.side, l.rest, l.outcome, s.document, l.issue_id, l.camp FROM leaning l JOIN statement s ON s.id = "
        "l.statement WHERE NOT l.settled AND l.live AND l.open",
        nullptr);
    std::set<CampOfIssue> moved;
    for (const auto* list : {&levels, &before})
      for (const auto& [key, level] : *list)
        if (at(levels, key) != at(before, key)) moved.insert(key);
    for (const CampOfIssue& key : moved)
      look(
          "SELECT l.side, l.rest, l.outcome, s.document, l.issue_id, l.camp FROM leaning l JOIN statement s ON s.id = "
          "l.statement WHERE l.issue_id = ? AND l.camp = ? AND l.live AND l.open",
          &key);
    return articles;
  });
}

std::optional<CampSeen> camp_of(const Store& store, const std::string& statement_id, const std::string& issue_id) {
  Connection& connection = store.connection();
  return connection.guarded([&]() -> std::optional<CampSeen> {
    SQLite::Statement query(
        connection.database(),
        "SELECT l.camp FROM leaning l JOIN statement s ON s.id = l.statement WHERE s.statement_id = ? "
        "AND l.issue_id = ? AND l.live");
    query.bind(1, statement_id);
    query.bind(2, issue_id);
    if (!query.executeStep()) return {};
    CampSeen seen{query.getColumn(0).getString(), {}};
    SQLite::Statement& sums = connection.prepared(
        "SELECT sum(lean), count(*), sum(lean > 0), sum(lean < 0) FROM leaning INDEXED BY leaning_camp WHERE issue_id "
        "= ? AND camp = ? AND live");
    sums.bind(1, issue_id);
    sums.bind(2, seen.camp);
    sums.executeStep();
    seen.count = {sums.getColumn(0).getInt64(), sums.getColumn(1).getInt64(), sums.getColumn(2).getInt64(),
                  sums.getColumn(3).getInt64()};
    sums.reset();
    return seen;
  });
}

void note_settled(Store& store, const std::map<CampOfIssue, int>& levels) {
  Connection& connection = store.connection();
  connection.guarded([&] {
    connection.execute("UPDATE leaning SET settled = 1 WHERE NOT settled");
    if (camp_levels(store) == levels) return;
    connection.execute("DELETE FROM camp_level");
    for (const auto& [key, level] : levels) {
      SQLite::Statement& insert =
          connection.prepared("INSERT INTO camp_level (issue_id, camp, level) VALUES (?, ?, ?)");
      insert.bind(1, key.first);
      insert.bind(2, key.second);
      insert.bind(3, level);
      insert.exec();
    }
  });
}

void write_leanings(Connection& connection, std::int64_t row, bool live, const Statement& statement, bool settled) {
  SQLite::Statement& old = connection.prepared("DELETE FROM leaning WHERE statement = ?");
  old.bind(1, row);
  old.exec();
  for (const Leaning& leaning : statement.leanings) {
    SQLite::Statement& insert = connection.prepared(
        "INSERT INTO leaning (statement, issue_id, camp, live, lean, side, rest, open, outcome, settled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?)");
    insert.bind(1, row);
    insert.bind(2, leaning.issue_id);
    insert.bind(3, statement.camp);
    insert.bind(4, live ? 1 : 0);
    insert.bind(5, leaning.lean);
    insert.bind(6, leaning.side);
    insert.bind(7, leaning.rest);
    insert.bind(8, leaning.open ? 1 : 0);
    insert.bind(9, leaning.outcome);
    insert.bind(10, settled ? 1 : 0);
    insert.exec();
  }
}

}  // namespace onrecord::store
