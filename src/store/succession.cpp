// Keeps and reads the relation between former and present ids of statements.
#include "store/succession.h"

#include "store/rows.h"

namespace onrecord::store {

void note_succession(Connection& connection, const std::string& before, const std::string& now, std::string_view why) {
  SQLite::Statement& note = connection.prepared(
      "INSERT INTO succession (old_id, new_id, why) VALUES (?, ?, ?) ON CONFLICT (old_id, new_id) DO UPDATE SET why = excluded.why");
  note.bind(1, before);
  note.bind(2, now);
  note.bind(3, std::string(why));
  note.exec();
}

void copy_decisions(Connection& connection, const std::string& from, const std::string& to) {
  for (
      const char* sql :
      {"INSERT OR IGNORE INTO correction (statement_id, field, issue_id, value, actor_name, machine, made_by, made_on, note, "
       "machine_row, words) SELECT ?2, field, issue_id, value, actor_name, machine, made_by, made_on, note, machine_row, words FROM correction WHERE statement_id = ?1 "
       "AND NOT superseded",
       "INSERT OR IGNORE INTO actor_split (from_id, criterion, value, into_id, into_name, into_kind, made_by, made_on) SELECT "
       "from_id, criterion, ?2, into_id, into_name, into_kind, made_by, made_on FROM actor_split WHERE criterion = "
       "'statement' AND value = ?1"}) {
    SQLite::Statement& copy = connection.prepared(sql);
    copy.bind(1, from);
    copy.bind(2, to);
    copy.exec();
  }
}

std::vector<Succession> successions(const Store& store, bool renamed) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    SQLite::Statement query(
        connection.database(),
        std::string(
            "SELECT c.old_id, c.new_id, c.why, d.doc_id, coalesce(o.text, ''), n.text, "
            "(SELECT count(*) FROM correction k WHERE k.statement_id = c.old_id AND NOT k.superseded AND NOT EXISTS "
            "(SELECT 1 FROM correction m WHERE m.statement_id = c.new_id AND m.field = k.field AND m.issue_id = k.issue_id AND "
            "NOT m.superseded)) FROM succession c JOIN statement n ON n.statement_id = c.new_id JOIN document d ON d.id = "
            "n.document LEFT JOIN statement o ON o.statement_id = c.old_id AND c.why = 'edited'") +
            (renamed ? "" : " WHERE c.why != 'renamed'") + " ORDER BY d.doc_id, n.seq, c.new_id, c.old_id");
    std::vector<Succession> found;
    while (query.executeStep())
      found.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                       query.getColumn(3).getString(), query.getColumn(4).getString(), query.getColumn(5).getString(),
                       static_cast<std::size_t>(query.getColumn(6).getInt64())});
    return found;
  });
}

std::string former_ids(const Store& store, const std::string& statement_id) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::string ids;
    SQLite::Statement& query = connection.prepared(
        "WITH RECURSIVE line(id, step) AS (SELECT old_id, 1 FROM succession WHERE new_id = ?1 UNION SELECT c.old_id, step + 1 "
        "FROM line JOIN succession c ON c.new_id = line.id WHERE step < 64) SELECT id FROM line WHERE id != ?1 GROUP BY id "
        "ORDER BY min(step), id");
    query.bind(1, statement_id);
    while (query.executeStep()) ids.append(ids.empty() ? "" : " ").append(query.getColumn(0).getString());
    return ids;
  });
}

std::vector<std::string> successors(const Store& store, const std::string& id_prefix) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::vector<std::string> ids;
    SQLite::Statement& query = connection.prepared(
        "WITH RECURSIVE line(id, step) AS (SELECT new_id, 1 FROM succession WHERE old_id >= ?1 AND old_id < ?1 || 'g' UNION "
        "SELECT c.new_id, step + 1 FROM line JOIN succession c ON c.old_id = line.id WHERE step < 64) "
        "SELECT DISTINCT line.id FROM line JOIN statement s ON s.statement_id = line.id AND s.live ORDER BY 1 LIMIT 2");
    query.bind(1, id_prefix);
    while (query.executeStep()) ids.push_back(query.getColumn(0).getString());
    return ids;
  });
}

std::string present_id(const Store& store, const std::string& statement_id) {
  Connection& connection = store.connection();
  const bool there = connection.guarded([&] {
    SQLite::Statement& query = connection.prepared("SELECT 1 FROM statement WHERE statement_id = ?");
    query.bind(1, statement_id);
    const bool found = query.executeStep();
    query.reset();
    return found;
  });
  if (there || statement_id.size() != 32) return statement_id;
  const std::vector<std::string> found = successors(store, statement_id);
  return found.size() == 1 ? found[0] : statement_id;
}

}  // namespace onrecord::store
