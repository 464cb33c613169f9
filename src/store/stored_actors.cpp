// Finds actors by what they are called; merges and splits them.
#include "store/stored_actors.h"

#include <algorithm>
#include <map>

#include "store/actor_rules.h"
#include "store/former_ids.h"
#include "store/rows.h"
#include "text/called.h"
#include "text/fold.h"

namespace onrecord::store {
namespace {

// `exactly`: the first and the last day of all that somebody said; else those of the statements that come first and
// last by the index, which for a list is as good and for whoever said a hundred thousand things much quicker.
StoredActor actor_of(Connection& connection, const std::string& id, bool exactly = true) {
  StoredActor actor;
  actor.actor_id = id;
  SQLite::Statement& forms = connection.prepared(
      "SELECT kind, form, count FROM actor_form WHERE actor_id = ? ORDER BY count DESC, length(form) DESC, form");
  forms.bind(1, id);
  while (forms.executeStep()) {
    const std::string kind = forms.getColumn(0).getString();
    std::string* const field = kind == "name"      ? &actor.name
                               : kind == "role"    ? &actor.role
                               : kind == "country" ? &actor.country
                                                   : nullptr;
    if (field != nullptr && field->empty()) *field = forms.getColumn(1).getString();
    if (kind == "name")
      actor.statements += static_cast<std::size_t>(std::max<std::int64_t>(forms.getColumn(2).getInt64(), 0));
  }
  SQLite::Statement& days = connection.prepared(
      exactly
          ? "SELECT max(actor_kind), min(said_date), max(said_date) FROM statement WHERE actor_id = ? AND live"
          : "SELECT l.actor_kind, (SELECT said_date FROM statement INDEXED BY statement_actor WHERE actor_id = ?1 AND live AND "
            "day_to > 0 ORDER BY day_to LIMIT 1), l.said_date FROM statement l INDEXED BY statement_actor WHERE l.actor_id = ?1 "
            "AND l.live ORDER BY l.day_to DESC LIMIT 1");
  days.bind(1, id);
  if (days.executeStep()) {
    actor.kind = days.getColumn(0).getString();
    actor.first_said = days.getColumn(1).getString();
    actor.last_said = days.getColumn(2).getString();
  }
  days.reset();
  return actor;
}

void check_known(Connection& connection, const std::string& id) {
  SQLite::Statement& find = connection.prepared(
      "SELECT 1 FROM actor_form WHERE actor_id = ?1 UNION ALL SELECT 1 FROM actor_merge WHERE from_id = ?1 LIMIT 1");
  find.bind(1, id);
  const bool known = find.executeStep();
  find.reset();
  if (!known) throw Error(ErrorKind::rejected_input, "unknown actor id \"" + id + "\"");
}

// Statements whose actor is, or by the machine was, one of these.
const char* const of_actors =
    "s.actor_id IN (?1, ?2) OR s.machine_actor IN (?1, ?2) OR s.actor_id IN (SELECT from_id FROM actor_merge WHERE into_id IN (?1, "
    "?2)) OR s.machine_actor IN (SELECT from_id FROM actor_merge WHERE into_id IN (?1, ?2))";

}  // namespace

bool is_unnamed_class(const std::string& actor_id) {
  return actor_id.starts_with("unnamed.");
}

StoredActor actor_by_id(const Store& store, const std::string& actor_id) {
  return store.connection().guarded([&] { return actor_of(store.connection(), actor_id); });
}

bool knows_actor(const Store& store, const std::string& actor_id) {
  return store.connection().guarded([&] { return actor_is_known(store.connection(), actor_id); });
}

std::vector<StoredActor> find_actors(const Store& store, const std::string& wanted) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    const text::CalledAs called(id_of_now(connection, wanted));
    std::map<std::string, text::Called> best;
    SQLite::Statement forms(connection.database(),
                            "SELECT actor_id, kind, folded FROM actor_form WHERE count > 0 AND kind NOT IN "
                            "('pronoun', 'country', 'speaks_for')");
    text::Called least = text::Called::not_at_all;
    while (forms.executeStep()) {
      const std::string id = forms.getColumn(0).getString();
      const bool is_name = std::string_view(forms.getColumn(1).getText()) == "name";
      const text::Called fit = wanted.empty()
                                   ? text::Called::in_full
                                   : called.fit(id, forms.getColumn(2).getText(), is_name, is_unnamed_class(id));
      if (fit == text::Called::not_at_all) continue;
      const auto [place, is_new] = best.try_emplace(id, fit);
      place->second = std::min(place->second, fit);
      least = std::min(least, fit);
    }
    std::vector<StoredActor> actors;
    for (const auto& [id, fit] : best)
      if (fit == least) actors.push_back(actor_of(connection, id));
    std::stable_sort(actors.begin(), actors.end(),
                     [](const StoredActor& a, const StoredActor& b) { return a.statements > b.statements; });
    return actors;
  });
}

std::vector<StoredActor> suggest_actors(const Store& store, const std::string& typed, std::size_t limit) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::string beginning;
    for (const char c : text::folded(typed)) {
      if (c == '%' || c == '_' || c == '\\') beginning += '\\';
      beginning += c;
    }
    SQLite::Statement query(
        connection.database(),
        typed.empty()
            ? "SELECT actor_id FROM actor_form WHERE kind = 'name' AND count > 0 GROUP BY actor_id ORDER BY sum(count) DESC, "
              "actor_id LIMIT ?2"
            : "SELECT actor_id FROM actor_form WHERE count > 0 AND kind IN ('name', 'words', 'role') AND (folded LIKE ?1 || '%' "
              "ESCAPE '\\' OR folded LIKE '% ' || ?1 || '%' ESCAPE '\\' OR actor_id LIKE ?1 || '%' ESCAPE '\\') GROUP BY "
              "actor_id ORDER BY max(kind = 'name') DESC, sum(count) DESC, actor_id LIMIT ?2");
    if (!typed.empty()) query.bind(1, beginning);
    query.bind(2, static_cast<std::int64_t>(limit));
    std::vector<std::string> ids;
    while (query.executeStep()) ids.push_back(query.getColumn(0).getString());
    std::vector<StoredActor> actors;
    for (const std::string& id : ids) actors.push_back(actor_of(connection, id, false));
    return actors;
  });
}

std::vector<ActorForm> forms_of(const Store& store, const std::string& actor_id) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::vector<ActorForm> forms;
    SQLite::Statement& query = connection.prepared(
        "SELECT kind, form, count FROM actor_form WHERE actor_id = ? AND count > 0 ORDER BY kind, count DESC, form");
    query.bind(1, actor_id);
    while (query.executeStep())
      forms.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(),
                       static_cast<std::size_t>(query.getColumn(2).getInt64())});
    return forms;
  });
}

std::size_t merge_actors(Store& store, const std::string& from, const std::string& into, const Hand& hand) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    if (from == into) throw Error(ErrorKind::usage, "an actor cannot be merged with itself");
    check_known(connection, from);
    check_known(connection, into);
    Transaction transaction(connection);
    if (ActorRules(connection).leads_to(into, from))
      throw Error(ErrorKind::rejected_input, into + " is merged into " + from + " already; split it first");
    const StoredActor target = actor_of(connection, into);
    SQLite::Statement& insert = connection.prepared(
        "INSERT OR REPLACE INTO actor_merge (from_id, into_id, into_name, into_kind, made_by, made_on) VALUES (?, ?, ?, ?, ?, ?)");
    insert.bind(1, from);
    insert.bind(2, into);
    insert.bind(3, target.name);
    insert.bind(4, target.kind);
    insert.bind(5, hand.by);
    insert.bind(6, hand.on);
    insert.exec();
    const std::size_t changed = refresh_actors(connection, of_actors, {from, into});
    transaction.commit();
    return changed;
  });
}

std::size_t unmerge_actor(Store& store, const std::string& from, const Hand&) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    Transaction transaction(connection);
    SQLite::Statement& find = connection.prepared("SELECT into_id FROM actor_merge WHERE from_id = ?");
    find.bind(1, from);
    if (!find.executeStep())
      throw Error(ErrorKind::rejected_input, "\"" + from + "\" is not merged into another actor");
    const std::string into = find.getColumn(0).getString();
    find.reset();
    SQLite::Statement& gone = connection.prepared("DELETE FROM actor_merge WHERE from_id = ?");
    gone.bind(1, from);
    gone.exec();
    const std::size_t changed = refresh_actors(connection, of_actors, {from, into});
    transaction.commit();
    return changed;
  });
}

std::size_t split_actor(Store& store, const Split& split, const Hand& hand) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    check_known(connection, split.from);
    const StoredActor source = actor_of(connection, split.from);
    std::string slug;
    for (const char c : text::folded(split.into_name))
      slug += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
    const bool is_new = split.into_id.empty();
    if (!is_new) check_known(connection, split.into_id);
    const std::string into = is_new ? split.from + "/" + slug : split.into_id;
    const std::string into_kind = is_new ? source.kind : actor_of(connection, into).kind;
    Transaction transaction(connection);
    for (const std::string& value : split.values) {
      SQLite::Statement& insert = connection.prepared(
          "INSERT OR REPLACE INTO actor_split (from_id, criterion, value, into_id, into_name, into_kind, made_by, made_on) VALUES (?, ?, "
          "?, ?, ?, ?, ?, ?)");
      insert.bind(1, split.from);
      insert.bind(2, split.criterion);
      insert.bind(3, split.criterion == "form" ? text::folded(value) : value);
      insert.bind(4, into);
      insert.bind(5, split.into_name);
      insert.bind(6, into_kind);
      insert.bind(7, hand.by);
      insert.bind(8, hand.on);
      insert.exec();
    }
    const std::size_t changed = refresh_actors(connection, of_actors, {split.from, into});
    if (changed == 0)
      throw Error(ErrorKind::rejected_input, "no statement of " + split.from + " is of that kind: nothing to split");
    transaction.commit();
    return changed;
  });
}

std::size_t unsplit_actor(Store& store, const std::string& from, const std::string& into, const Hand&) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    Transaction transaction(connection);
    SQLite::Statement& gone = connection.prepared("DELETE FROM actor_split WHERE from_id = ? AND into_id = ?");
    gone.bind(1, from);
    gone.bind(2, into);
    if (gone.exec() == 0) throw Error(ErrorKind::rejected_input, "\"" + into + "\" is not split from " + from);
    const std::size_t changed = refresh_actors(connection, of_actors, {from, into});
    transaction.commit();
    return changed;
  });
}

std::vector<SplitRow> splits_of(const Store& store, const std::string& actor_id) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::vector<SplitRow> rows;
    SQLite::Statement& query = connection.prepared(
        "SELECT from_id, criterion, value, into_id, into_name, made_by, made_on FROM actor_split WHERE from_id = ?1 OR into_id = ?1 "
        "ORDER BY from_id, into_id, criterion, value");
    query.bind(1, actor_id);
    while (query.executeStep()) {
      const auto text = [&](int index) { return query.getColumn(index).getString(); };
      rows.push_back({text(0), text(1), text(2), text(3), text(4), text(5), text(6)});
    }
    return rows;
  });
}

std::vector<RoleSpan> roles_of(const Store& store, const std::string& actor_id) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::vector<RoleSpan> roles;
    SQLite::Statement& query = connection.prepared(
        "SELECT actor_role, coalesce(min(said_date), ''), coalesce(max(said_date), ''), count(*) FROM statement WHERE actor_id = ? AND "
        "live AND actor_role != '' GROUP BY 1 ORDER BY 2, 4 DESC, 1");
    query.bind(1, actor_id);
    while (query.executeStep())
      roles.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                       static_cast<std::size_t>(query.getColumn(3).getInt64())});
    return roles;
  });
}

std::vector<MergeRow> merges_of(const Store& store, const std::string& actor_id) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::vector<MergeRow> rows;
    SQLite::Statement& query = connection.prepared(
        "SELECT from_id, into_id, into_name, made_by, made_on FROM actor_merge WHERE into_id = ?1 OR from_id = ?1 ORDER BY from_id");
    query.bind(1, actor_id);
    while (query.executeStep())
      rows.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                      query.getColumn(3).getString(), query.getColumn(4).getString()});
    return rows;
  });
}

}  // namespace onrecord::store
