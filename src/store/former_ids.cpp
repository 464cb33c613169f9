// Moves ids in one sweep: a table of old and new ones, then one statement for each column that holds an id.
#include "store/former_ids.h"

#include <algorithm>
#include <map>
#include <set>

#include "store/actor_rules.h"

namespace onrecord::store {
namespace {

// "kroll.ada" of "kroll.ada.gov"; empty: it is no former id.
std::string name_alone(const std::string& id) {
  constexpr std::size_t size_of_last = 4;  // ".gov", ".usa"
  if (id.size() <= size_of_last || id.starts_with("unnamed.") || id.starts_with("document.") ||
      id.starts_with("author."))
    return {};
  const std::size_t dot = id.size() - size_of_last;
  const bool three_letters = std::all_of(id.begin() + static_cast<std::ptrdiff_t>(dot) + 1, id.end(),
                                         [](char c) { return c >= 'a' && c <= 'z'; });
  if (id[dot] != '.' || !three_letters || std::count(id.begin(), id.end(), '.') != 2 || id[dot - 1] == '.' ||
      id.front() == '.' || id.find_first_of("+/") != std::string::npos)
    return {};
  return id.substr(0, dot);
}

// The ids of joint speakers, or the one.
std::vector<std::string> each_of(const std::string& joint) {
  std::vector<std::string> ids;
  for (std::size_t at = 0; at <= joint.size();) {
    const std::size_t end = std::min(joint.find('+', at), joint.size());
    ids.push_back(joint.substr(at, end - at));
    at = end + 1;
  }
  return ids;
}

std::vector<std::string> column(Connection& connection, const char* sql) {
  std::vector<std::string> values;
  SQLite::Statement query(connection.database(), sql);
  while (query.executeStep()) values.push_back(query.getColumn(0).getString());
  return values;
}

// Names that are to stay as they are.
std::set<std::string> parted_names(Connection& connection) {
  std::set<std::string> parted;
  std::map<std::pair<std::int64_t, std::string>, std::string> in_article;
  SQLite::Statement used(connection.database(),
                         "SELECT DISTINCT document, coalesce(machine_actor, actor_id) FROM statement WHERE "
                         "coalesce(machine_kind, actor_kind) = 'person'");
  while (used.executeStep()) {
    const std::string id = used.getColumn(1).getString(), name = name_alone(id);
    if (name.empty()) continue;
    const auto [place, first] = in_article.try_emplace({used.getColumn(0).getInt64(), name}, id);
    if (!first && place->second != id) parted.insert(name);
  }
  std::map<std::string, std::set<std::string>> into;
  SQLite::Statement merges(connection.database(), "SELECT from_id, into_id FROM actor_merge");
  while (merges.executeStep()) {
    const std::string name = name_alone(merges.getColumn(0).getString()), target = merges.getColumn(1).getString();
    if (!name.empty() && target != name && name_alone(target) != name) into[name].insert(target);
  }
  for (const auto& [name, targets] : into)
    if (targets.size() > 1) parted.insert(name);
  return parted;
}

constexpr const char* moves[] = {
    "UPDATE statement SET actor_id = (SELECT new_id FROM moved WHERE old_id = actor_id) WHERE actor_id IN (SELECT old_id "
    "FROM moved)",
    "UPDATE statement SET machine_actor = (SELECT new_id FROM moved WHERE old_id = machine_actor) WHERE machine_actor IN "
    "(SELECT old_id FROM moved)",
    "UPDATE statement SET machine_actor = NULL, machine_name = NULL, machine_kind = NULL WHERE machine_actor = actor_id AND "
    "machine_name = actor_name AND machine_kind = actor_kind",
    "INSERT OR IGNORE INTO mention (document, actor_id) SELECT document, new_id FROM mention JOIN moved ON old_id = actor_id",
    "DELETE FROM mention WHERE actor_id IN (SELECT old_id FROM moved)",
    "INSERT INTO actor_form (actor_id, kind, form, folded, count) SELECT new_id, kind, form, max(folded), sum(count) FROM "
    "actor_form JOIN moved ON old_id = actor_id GROUP BY 1, 2, 3 ON CONFLICT (actor_id, kind, form) DO UPDATE SET count = count "
    "+ excluded.count",
    "DELETE FROM actor_form WHERE actor_id IN (SELECT old_id FROM moved)",
    "UPDATE actor_merge SET into_id = (SELECT new_id FROM moved WHERE old_id = into_id) WHERE into_id IN (SELECT old_id FROM "
    "moved)",
    "INSERT OR IGNORE INTO actor_merge (from_id, into_id, into_name, into_kind, made_by, made_on) SELECT new_id, into_id, "
    "into_name, into_kind, made_by, made_on FROM actor_merge JOIN moved ON old_id = from_id WHERE new_id != into_id ORDER BY "
    "from_id",
    "DELETE FROM actor_merge WHERE from_id IN (SELECT old_id FROM moved) OR from_id = into_id",
    "UPDATE actor_split SET into_id = (SELECT new_id FROM moved WHERE old_id = into_id) WHERE into_id IN (SELECT old_id FROM "
    "moved)",
    "INSERT OR IGNORE INTO actor_split (from_id, criterion, value, into_id, into_name, into_kind, made_by, made_on) SELECT "
    "new_id, criterion, value, into_id, into_name, into_kind, made_by, made_on FROM actor_split JOIN moved ON old_id = from_id "
    "WHERE new_id != into_id ORDER BY from_id",
    "DELETE FROM actor_split WHERE from_id IN (SELECT old_id FROM moved) OR from_id = into_id",
    "UPDATE correction SET value = (SELECT new_id FROM moved WHERE old_id = value) WHERE field = 'actor' AND value IN (SELECT "
    "old_id FROM moved)",
    "UPDATE correction SET machine = (SELECT new_id FROM moved WHERE old_id = machine) WHERE field = 'actor' AND machine IN "
    "(SELECT old_id FROM moved)"};

}  // namespace

std::string id_of_now(Connection& connection, const std::string& id) {
  const std::string name = name_alone(id);
  return !name.empty() && !actor_is_known(connection, id) && actor_is_known(connection, name) ? name : id;
}

std::size_t move_former_ids(Connection& connection, const std::unordered_set<std::string>& kept) {
  const std::set<std::string> parted = parted_names(connection);
  connection.execute(
      "CREATE TEMP TABLE IF NOT EXISTS moved (old_id TEXT PRIMARY KEY, new_id TEXT NOT NULL) WITHOUT ROWID");
  connection.execute("DELETE FROM moved");
  std::size_t count = 0;
  for (
      const std::string& id : column(
          connection,
          "SELECT actor_id FROM statement WHERE actor_kind IN ('person', 'joint') UNION SELECT machine_actor FROM "
          "statement WHERE machine_kind IN ('person', 'joint') UNION SELECT actor_id FROM mention UNION SELECT from_id "
          "FROM actor_merge UNION SELECT into_id FROM actor_merge UNION SELECT from_id FROM actor_split UNION SELECT "
          "into_id FROM actor_split UNION SELECT value FROM correction WHERE field = 'actor'")) {
    std::string now;
    for (const std::string& one : each_of(id)) {
      const std::string name = kept.contains(one) ? std::string() : name_alone(one);
      now += (now.empty() ? "" : "+") + (name.empty() || parted.contains(name) ? one : name);
    }
    if (now == id) continue;
    SQLite::Statement& insert = connection.prepared("INSERT INTO moved (old_id, new_id) VALUES (?, ?)");
    insert.bind(1, id);
    insert.bind(2, now);
    insert.exec();
    ++count;
  }
  if (count == 0) return 0;
  for (const char* sql : moves) connection.execute(sql);
  refresh_actors(connection,
                 "s.actor_id IN (SELECT new_id FROM moved) OR s.machine_actor IN (SELECT new_id FROM moved)", {});
  return count;
}

}  // namespace onrecord::store
