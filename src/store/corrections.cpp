// Corrections: checks, applies and lists them.
#include "store/corrections.h"

#include <charconv>
#include <set>

#include "store/actor_rules.h"
#include "store/correction_rows.h"
#include "store/rows.h"

namespace onrecord::store {
namespace {

struct Said {
  Date date;
  DatePrecision precision = DatePrecision::none;
};

// "2024-02-16", "2024-02", "2024" or "none".
std::optional<Said> said_of(const std::string& value) {
  if (value == "none") return Said{};
  if (value.size() == 10) {
    const auto day = parse_iso_date(value);
    if (!day) return std::nullopt;
    return Said{*day, DatePrecision::day};
  }
  if (value.size() != 4 && value.size() != 7) return std::nullopt;
  const auto first = parse_iso_date(value + (value.size() == 4 ? "-01-01" : "-01"));
  if (!first) return std::nullopt;
  return Said{*first, value.size() == 4 ? DatePrecision::year : DatePrecision::month};
}

struct Position {
  StanceKind label = StanceKind::none;
  std::optional<double> position;
};

// A label by name stands for the middle of its range; a number is the position itself.
std::optional<Position> position_of(const std::string& value) {
  if (const auto label = stance_kind(value)) {
    switch (*label) {
      case StanceKind::none:
        return Position{};
      case StanceKind::support:
        return Position{*label, 1.0};
      case StanceKind::qualified_support:
        return Position{*label, 0.5};
      case StanceKind::noncommittal:
        return Position{*label, 0.0};
      case StanceKind::sceptical:
        return Position{*label, -0.5};
      case StanceKind::oppose:
        return Position{*label, -1.0};
      case StanceKind::mixed:
        return Position{*label, 0.0};
    }
  }
  double number = 0;
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failed != std::errc() || end != value.data() + value.size() || !(number >= -1 && number <= 1))
    return std::nullopt;
  return Position{label_of(number), number};
}

std::int64_t row_of(Connection& connection, const std::string& statement_id) {
  SQLite::Statement& find = connection.prepared("SELECT id FROM statement WHERE statement_id = ?");
  find.bind(1, statement_id);
  const std::int64_t row = find.executeStep() ? find.getColumn(0).getInt64() : 0;
  find.reset();
  return row;
}

bool knows_actor(Connection& connection, const std::string& id) {
  SQLite::Statement& find = connection.prepared("SELECT 1 FROM actor_form WHERE actor_id = ? LIMIT 1");
  find.bind(1, id);
  const bool found = find.executeStep();
  find.reset();
  return found;
}

std::string name_of_actor(Connection& connection, const std::string& id) {
  SQLite::Statement& find = connection.prepared(
      "SELECT form FROM actor_form WHERE actor_id = ? AND kind = 'name' ORDER BY count DESC, length(form) DESC, form LIMIT 1");
  find.bind(1, id);
  std::string name = find.executeStep() ? find.getColumn(0).getString() : std::string();
  find.reset();
  return name;
}

std::string problem_of(Connection& connection, const Correction& c) {
  if (row_of(connection, c.statement_id) == 0) return "unknown statement \"" + c.statement_id + "\"";
  if (c.made_by.empty()) return "nobody is named who made the correction";
  if (!c.made_on.empty() && !(c.made_on.size() == 10 && parse_iso_date(c.made_on)))
    return "\"" + c.made_on + "\" is no day on which it was made";
  if (c.field == "status")
    return c.value == "accepted" || c.value == "rejected"
               ? ""
               : "status \"" + c.value + "\" is neither accepted nor rejected";
  if (c.field == "actor")
    return c.value.empty() ? "an actor without an id"
           : c.actor_name.empty() && !knows_actor(connection, c.value)
               ? "unknown actor \"" + c.value + "\"; a new one needs a name"
               : "";
  if (c.field == "date") return said_of(c.value) ? "" : "\"" + c.value + "\" is no day, month or year, nor none";
  if (c.field == "act") return act(c.value) ? "" : "unknown act \"" + c.value + "\"";
  if (c.field != "label") return "unknown field \"" + c.field + "\"";
  if (c.issue_id.empty()) return "a label without an issue";
  return position_of(c.value) ? "" : "\"" + c.value + "\" is no label, nor a position in [-1, 1]";
}

// The machine's value of a field as text, to be kept beside the correction.
std::string machine_value(Connection& connection, std::int64_t row, const std::string& field,
                          const std::string& issue) {
  const char* sql =
      field == "actor" ? "SELECT coalesce(machine_actor, actor_id) FROM statement WHERE id = ?"
      : field == "date"
          ? "SELECT coalesce(said_date, '') || ' ' || said_precision || ' ' || said_method FROM statement WHERE id = ?"
      : field == "act" ? "SELECT act FROM statement WHERE id = ?"
      : field == "label"
          ? "SELECT label || ' ' || coalesce(position, '') FROM stance WHERE statement = ? AND issue_id = ?"
          : "SELECT ''";
  SQLite::Statement& query = connection.prepared(sql);
  if (field != "status") query.bind(1, row);
  if (field == "label") query.bind(2, issue);
  std::string value = query.executeStep() ? query.getColumn(0).getString() : std::string();
  query.reset();
  return value;
}

void put_date(Connection& connection, std::int64_t row, const Said& said) {
  SQLite::Statement& find =
      connection.prepared("SELECT d.published_at FROM statement s JOIN document d ON d.id = s.document WHERE s.id = ?");
  find.bind(1, row);
  Date published;
  if (find.executeStep() && !find.getColumn(0).isNull())
    published = parse_iso_date(find.getColumn(0).getText()).value_or(Date{});
  find.reset();
  SaidDate stored;
  stored.date = said.date;
  stored.precision = said.precision;
  const auto [first, last] = said_period(stored, published);
  SQLite::Statement& update = connection.prepared(
      "UPDATE statement SET said_date = ?, said_precision = ?, said_earliest = ?, said_latest = ?, said_method = '', day_from = ?, "
      "day_to = ? WHERE id = ?");
  bind_date(update, 1, said.date);
  update.bind(2, std::string(name(said.precision)));
  bind_date(update, 3, said.date.valid() ? first : Date{});
  bind_date(update, 4, said.date.valid() ? last : Date{});
  update.bind(5, day_number(first));
  update.bind(6, day_number(last));
  update.bind(7, row);
  update.exec();
  SQLite::Statement& stances = connection.prepared("UPDATE stance SET day_to = ? WHERE statement = ?");
  stances.bind(1, day_number(last));
  stances.bind(2, row);
  stances.exec();
}

void put_label(Connection& connection, std::int64_t row, const std::string& issue, const Position& position) {
  SQLite::Statement& update = connection.prepared(
      "INSERT INTO stance (statement, issue_id, live, day_to, label, position, conditional, condition_text, confidence, rule_ids, "
      "evidence_text, evidence_bytes, modifiers, abstain_reason) SELECT id, ?2, live, day_to, ?3, ?4, 0, '', 'high', 'review', '', '', '', '' "
      "FROM statement WHERE id = ?1 ON CONFLICT (statement, issue_id) DO UPDATE SET label = ?3, position = ?4, conditional = 0, "
      "condition_text = '', confidence = 'high', rule_ids = 'review', modifiers = '', abstain_reason = ''");
  update.bind(1, row);
  update.bind(2, issue);
  update.bind(3, std::string(name(position.label)));
  if (position.position) update.bind(4, *position.position);
  update.exec();
}

void put_in_force(Connection& connection, std::int64_t row, const Correction& c) {
  if (c.field == "date") {
    put_date(connection, row, *said_of(c.value));
  } else if (c.field == "label") {
    put_label(connection, row, c.issue_id, *position_of(c.value));
  } else if (c.field == "act") {
    SQLite::Statement& update = connection.prepared("UPDATE statement SET act = ? WHERE id = ?");
    update.bind(1, c.value);
    update.bind(2, row);
    update.exec();
  } else if (c.field == "actor") {
    refresh_actors(connection, "s.id = CAST(? AS INTEGER)", {std::to_string(row)});
  }
  SQLite::Statement& status = connection.prepared(
      "UPDATE statement SET review_status = coalesce((SELECT value FROM correction c WHERE c.statement_id = "
      "statement.statement_id AND c.field = 'status' AND c.value = 'rejected' AND NOT c.superseded), (SELECT 'corrected' FROM correction c "
      "WHERE c.statement_id = statement.statement_id AND c.field != 'status' AND NOT c.superseded LIMIT 1), (SELECT value FROM correction c "
      "WHERE c.statement_id = statement.statement_id AND c.field = 'status' AND NOT c.superseded), '') WHERE id = ?");
  status.bind(1, row);
  status.exec();
}

std::vector<Correction> corrections_where(Connection& connection, const std::string& condition,
                                          const std::string& value) {
  std::vector<Correction> found;
  SQLite::Statement& query = connection.prepared(
      "SELECT statement_id, field, issue_id, value, actor_name, made_by, made_on, note, machine, superseded FROM correction WHERE " +
      condition + " ORDER BY statement_id, field, issue_id, id");
  if (!value.empty()) query.bind(1, value);
  while (query.executeStep()) {
    const auto text = [&](int index) { return query.getColumn(index).getString(); };
    found.push_back({text(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7), text(8),
                     query.getColumn(9).getInt() != 0});
  }
  return found;
}

}  // namespace

void reapply_corrections(Connection& connection, const std::string& statement_id) {
  const std::vector<Correction> in_force =
      corrections_where(connection, "statement_id = ? AND NOT superseded", statement_id);
  if (in_force.empty()) return;
  const std::int64_t row = row_of(connection, statement_id);
  for (const Correction& c : in_force) {
    SQLite::Statement& keep = connection.prepared(
        "UPDATE correction SET machine = ? WHERE statement_id = ? AND field = ? AND issue_id = ? AND NOT superseded");
    keep.bind(1, machine_value(connection, row, c.field, c.issue_id));
    keep.bind(2, c.statement_id);
    keep.bind(3, c.field);
    keep.bind(4, c.issue_id);
    keep.exec();
    put_in_force(connection, row, c);
  }
}

bool has_been_decided(Connection& connection, const std::string& statement_id) {
  SQLite::Statement& find =
      connection.prepared("SELECT 1 FROM correction WHERE statement_id = ? AND NOT superseded LIMIT 1");
  find.bind(1, statement_id);
  const bool found = find.executeStep();
  find.reset();
  return found;
}

bool has_been_confirmed(Connection& connection, const std::string& statement_id) {
  const std::vector<Correction> in_force =
      corrections_where(connection, "statement_id = ? AND NOT superseded", statement_id);
  bool confirmed = false;
  for (const Correction& c : in_force) {
    if (c.field == "status" && c.value == "rejected") return false;
    confirmed = true;
  }
  return confirmed;
}

std::vector<CorrectionProblem> check_corrections(const Store& store, const std::vector<Correction>& corrections) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::vector<CorrectionProblem> problems;
    std::map<std::string, std::string> seen;
    for (std::size_t i = 0; i < corrections.size(); ++i) {
      const Correction& c = corrections[i];
      std::string problem = problem_of(connection, c);
      const auto [place, is_new] = seen.try_emplace(c.statement_id + '\x1f' + c.field + '\x1f' + c.issue_id, c.value);
      if (problem.empty() && !is_new && place->second != c.value)
        problem = "conflicts with another row: " + c.field + " is \"" + place->second + "\" there and \"" + c.value +
                  "\" here";
      if (!problem.empty()) problems.push_back({i, std::move(problem)});
    }
    return problems;
  });
}

std::size_t apply_corrections(Store& store, const std::vector<Correction>& corrections) {
  if (const auto problems = check_corrections(store, corrections); !problems.empty())
    throw Error(ErrorKind::rejected_input, problems.front().message);
  Connection& connection = store.connection();
  return connection.guarded([&] {
    Transaction transaction(connection);
    std::size_t applied = 0;
    for (const Correction& c : corrections) {
      const std::int64_t row = row_of(connection, c.statement_id);
      std::string machine = machine_value(connection, row, c.field, c.issue_id);
      bool same = false;
      for (const Correction& before :
           corrections_where(connection, "statement_id = ? AND NOT superseded", c.statement_id))
        if (before.field == c.field && before.issue_id == c.issue_id) {
          same = before.value == c.value;
          machine = before.machine;  // the row holds the earlier correction's value
        }
      if (same) continue;
      SQLite::Statement& supersede = connection.prepared(
          "UPDATE correction SET superseded = 1 WHERE statement_id = ? AND field = ? AND issue_id = ? AND NOT superseded");
      supersede.bind(1, c.statement_id);
      supersede.bind(2, c.field);
      supersede.bind(3, c.issue_id);
      supersede.exec();
      SQLite::Statement& insert = connection.prepared(
          "INSERT INTO correction (statement_id, field, issue_id, value, actor_name, machine, made_by, made_on, note) VALUES "
          "(?, ?, ?, ?, ?, ?, ?, ?, ?)");
      insert.bind(1, c.statement_id);
      insert.bind(2, c.field);
      insert.bind(3, c.issue_id);
      insert.bind(4, c.value);
      insert.bind(5, c.field != "actor" || !c.actor_name.empty() ? c.actor_name : name_of_actor(connection, c.value));
      insert.bind(6, machine);
      insert.bind(7, c.made_by);
      insert.bind(8, c.made_on);
      insert.bind(9, c.note);
      insert.exec();
      put_in_force(connection, row, c);
      ++applied;
    }
    transaction.commit();
    return applied;
  });
}

std::vector<Correction> stored_corrections(const Store& store, bool superseded) {
  return store.connection().guarded(
      [&] { return corrections_where(store.connection(), superseded ? "1" : "NOT superseded", ""); });
}

}  // namespace onrecord::store
