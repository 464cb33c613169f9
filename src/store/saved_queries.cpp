// Reads and writes the tables saved_query and told_statement.
#include "store/saved_queries.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/connection.h"
#include "store/store.h"

namespace onrecord::store {
namespace {

constexpr char between = '\x1f';  // never in a word that is typed

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) (i == 0 ? out : out += between) += words[i];
  return out;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= text.size() && !text.empty();) {
    const std::size_t end = std::min(text.find(between, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

void add_told(Connection& connection, const std::string& name, const std::vector<std::string>& statements) {
  for (const std::string& id : statements) {
    SQLite::Statement& insert =
        connection.prepared("INSERT OR IGNORE INTO told_statement (query, statement_id) VALUES (?, ?)");
    insert.bind(1, name);
    insert.bind(2, id);
    insert.exec();
  }
}

void run(Connection& connection, const char* sql, const std::string& name) {
  SQLite::Statement& statement = connection.prepared(sql);
  statement.bind(1, name);
  statement.exec();
}

}  // namespace

std::vector<SavedQuery> saved_queries(const Store& store) {
  return store.connection().guarded([&] {
    std::vector<SavedQuery> queries;
    SQLite::Statement rows(store.connection().database(), "SELECT name, words, told_on FROM saved_query ORDER BY name");
    while (rows.executeStep())
      queries.push_back(
          {rows.getColumn(0).getString(), split(rows.getColumn(1).getString()), rows.getColumn(2).getString()});
    return queries;
  });
}

void save_query(Store& store, const SavedQuery& query, const std::vector<std::string>& told) {
  store.together([&] {
    Connection& connection = store.connection();
    run(connection, "DELETE FROM told_statement WHERE query = ?", query.name);
    SQLite::Statement& insert =
        connection.prepared("INSERT OR REPLACE INTO saved_query (name, words, told_on) VALUES (?, ?, ?)");
    insert.bind(1, query.name);
    insert.bind(2, joined(query.words));
    insert.bind(3, query.told_on);
    insert.exec();
    add_told(connection, query.name, told);
  });
}

bool forget_query(Store& store, const std::string& name) {
  bool there = false;
  for (const SavedQuery& query : saved_queries(store)) there = there || query.name == name;
  if (!there) return false;
  store.together([&] {
    run(store.connection(), "DELETE FROM told_statement WHERE query = ?", name);
    run(store.connection(), "DELETE FROM saved_query WHERE name = ?", name);
  });
  return true;
}

std::set<std::string> told_statements(const Store& store, const std::string& name) {
  return store.connection().guarded([&] {
    std::set<std::string> told;
    SQLite::Statement rows(store.connection().database(), "SELECT statement_id FROM told_statement WHERE query = ?");
    rows.bind(1, name);
    while (rows.executeStep()) told.insert(rows.getColumn(0).getString());
    return told;
  });
}

void mark_told(Store& store, const std::string& name, const std::vector<std::string>& statements,
               const std::string& day) {
  store.together([&] {
    Connection& connection = store.connection();
    add_told(connection, name, statements);
    SQLite::Statement& update = connection.prepared("UPDATE saved_query SET told_on = ? WHERE name = ?");
    update.bind(1, day);
    update.bind(2, name);
    update.exec();
  });
}

}  // namespace onrecord::store
