// Corrections: checks, applies and lists them.
#include "store/corrections.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "store/actor_rules.h"
#include "store/anchoring.h"
#include "store/correction_rows.h"
#include "store/former_ids.h"
#include "store/rows.h"
#include "store/statement_words.h"
#include "store/statement_writer.h"

namespace onrecord::store {
namespace {

struct Said {
  Date date;
  DatePrecision precision = DatePrecision::none;
};

// "2024-02-16", "2024-W07", "2024-02", "2024" or "none".
std::optional<Said> said_of(const std::string& value) {
  if (value == "none") return Said{};
  if (value.size() == 10) {
    const auto day = parse_iso_date(value);
    if (!day) return std::nullopt;
    return Said{*day, DatePrecision::day};
  }
  if (const auto monday = parse_iso_week(value)) return Said{add_days(*monday, 2), DatePrecision::week};
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

constexpr const char* as_the_machine = "machine";  // as a correction's value

std::string name_of_actor(Connection& connection, const std::string& id) {
  SQLite::Statement& find = connection.prepared(
      "SELECT form FROM actor_form WHERE actor_id = ? AND kind = 'name' ORDER BY count DESC, length(form) DESC, form LIMIT 1");
  find.bind(1, id);
  std::string name = find.executeStep() ? find.getColumn(0).getString() : std::string();
  find.reset();
  return name;
}

// A sheet written before may name a person by a former id.
Correction with_ids_of_now(Connection& connection, Correction c) {
  if (c.field == "actor" && c.actor_name.empty()) c.value = id_of_now(connection, c.value);
  return c;
}

std::string problem_of(Connection& connection, const Correction& c) {
  if (row_of(connection, c.statement_id) == 0) return "unknown statement \"" + c.statement_id + "\"";
  if (c.made_by.empty()) return "nobody is named who made the correction";
  if (!c.made_on.empty() && !(c.made_on.size() == 10 && parse_iso_date(c.made_on)))
    return "\"" + c.made_on + "\" is no day on which it was made";
  if (c.field == "statement")
    return c.value == as_the_machine ? "" : "a statement is coded by its words, not by a correction";
  const bool known = c.field == "status" || c.field == "borders" || c.field == "actor" || c.field == "date" ||
                     c.field == "act" || c.field == "label";
  if (known && c.value == as_the_machine)
    return c.field == "label" && c.issue_id.empty() ? "a label without an issue" : "";
  if (c.field == "status")
    return c.value == "accepted" || c.value == "rejected"
               ? ""
               : "status \"" + c.value + "\" is neither accepted nor rejected";
  if (c.field == "actor")
    return c.value.empty() ? "an actor without an id"
           : c.actor_name.empty() && !actor_is_known(connection, c.value)
               ? "unknown actor \"" + c.value + "\"; a new one needs a name"
               : "";
  if (c.field == "date") return said_of(c.value) ? "" : "\"" + c.value + "\" is no day, week, month or year, nor none";
  if (c.field == "act") return act(c.value) ? "" : "unknown act \"" + c.value + "\"";
  if (c.field == "borders") {
    const std::string text = text_of_statement(connection, row_of(connection, c.statement_id));
    if (text.empty()) return "borders cannot be set: no text is kept of its article (add --no-text)";
    return parse_anchor(c.value, text) ? "" : "\"" + c.value + "\" is no \"source|cue|content\" in the article's text";
  }
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
      : field == "act"     ? "SELECT act FROM statement WHERE id = ?"
      : field == "borders" ? "SELECT source || '|' || cue || '|' || content FROM statement WHERE id = ?"
      : field == "label"
          ? "SELECT label || ' ' || coalesce(position, '') FROM stance WHERE statement = ? AND issue_id = ?"
          : "SELECT ''";
  SQLite::Statement& query = connection.prepared(sql);
  if (field != "status" && field != "statement") query.bind(1, row);
  if (field == "label") query.bind(2, issue);
  std::string value = query.executeStep() ? query.getColumn(0).getString() : std::string();
  query.reset();
  return value;
}

// All columns that a correction of the field writes over, so that it can be taken back.
constexpr char between_columns = '\x1f';

std::string machine_row(Connection& connection, std::int64_t row, const std::string& field, const std::string& issue) {
  if (field != "date" && field != "label" && field != "borders") return {};
  SQLite::Statement& query = connection.prepared(
      field == "borders" ? "SELECT byte_spans, speaker_text, text FROM statement WHERE id = ?"
      : field == "date"
          ? "SELECT coalesce(said_date, ''), said_precision, coalesce(said_earliest, ''), coalesce(said_latest, ''), said_method, "
            "day_from, day_to FROM statement WHERE id = ?"
          : "SELECT label, coalesce(position, ''), conditional, condition_text, confidence, rule_ids, modifiers, abstain_reason FROM "
            "stance WHERE statement = ? AND issue_id = ?");
  query.bind(1, row);
  if (field == "label") query.bind(2, issue);
  std::string values;
  if (query.executeStep())
    for (int i = 0; i < query.getColumnCount(); ++i) {
      std::string value = query.getColumn(i).getString();
      std::replace(value.begin(), value.end(), between_columns, ' ');  // an article may hold anything
      values.append(i == 0 ? "" : std::string(1, between_columns)).append(value);
    }
  query.reset();
  return values;
}

std::vector<std::string> columns_of_row(std::string_view values) {
  std::vector<std::string> columns;
  for (std::size_t at = 0; at <= values.size();) {
    const std::size_t end = std::min(values.find(between_columns, at), values.size());
    columns.emplace_back(values.substr(at, end - at));
    at = end + 1;
  }
  return columns;
}

void bind_or_null(SQLite::Statement& statement, int index, const std::string& value) {
  if (value.empty())
    statement.bind(index);
  else
    statement.bind(index, value);
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

void restore_date(Connection& connection, std::int64_t row, const Correction& c, const std::string& kept) {
  const std::vector<std::string> old = columns_of_row(kept);
  if (old.size() != 7) {  // corrected by an older onrecord, which kept "2024-02-15 day weekday"
    const std::vector<std::string> words = split_words(c.machine);
    const bool dated = !words.empty() && words[0].front() >= '0' && words[0].front() <= '9';
    const std::string& precision = dated && words.size() > 1 ? words[1] : "none";
    put_date(connection, row,
             said_of(!dated                 ? "none"
                     : precision == "year"  ? words[0].substr(0, 4)
                     : precision == "month" ? words[0].substr(0, 7)
                                            : words[0])
                 .value_or(Said{}));
    return;
  }
  SQLite::Statement& update = connection.prepared(
      "UPDATE statement SET said_date = ?, said_precision = ?, said_earliest = ?, said_latest = ?, said_method = ?, day_from = ?, "
      "day_to = ? WHERE id = ?");
  bind_or_null(update, 1, old[0]);
  update.bind(2, old[1]);
  bind_or_null(update, 3, old[2]);
  bind_or_null(update, 4, old[3]);
  update.bind(5, old[4]);
  update.bind(6, static_cast<std::int64_t>(std::stoll(old[5])));
  update.bind(7, static_cast<std::int64_t>(std::stoll(old[6])));
  update.bind(8, row);
  update.exec();
  SQLite::Statement& stances = connection.prepared("UPDATE stance SET day_to = ? WHERE statement = ?");
  stances.bind(1, static_cast<std::int64_t>(std::stoll(old[6])));
  stances.bind(2, row);
  stances.exec();
}

void restore_label(Connection& connection, std::int64_t row, const Correction& c, const std::string& kept) {
  std::vector<std::string> old = columns_of_row(kept);
  if (old.size() != 8) {  // an older onrecord kept "oppose -1"
    const std::vector<std::string> words = split_words(c.machine);
    if (!words.empty()) old = {words[0], words.size() > 1 ? words[1] : "", "0", "", "medium", "", "", ""};
  }
  if (old.size() != 8) {  // the machine had none
    SQLite::Statement& gone = connection.prepared("DELETE FROM stance WHERE statement = ? AND issue_id = ?");
    gone.bind(1, row);
    gone.bind(2, c.issue_id);
    gone.exec();
    return;
  }
  SQLite::Statement& update = connection.prepared(
      "UPDATE stance SET label = ?, position = CAST(? AS REAL), conditional = ?, condition_text = ?, confidence = ?, rule_ids = ?, "
      "modifiers = ?, abstain_reason = ? WHERE statement = ? AND issue_id = ?");
  update.bind(1, old[0]);
  bind_or_null(update, 2, old[1]);
  update.bind(3, old[2] == "1" ? 1 : 0);
  for (int i = 3; i < 8; ++i) update.bind(i + 1, old[static_cast<std::size_t>(i)]);
  update.bind(9, row);
  update.bind(10, c.issue_id);
  update.exec();
}

void set_review_status(Connection& connection, std::int64_t row) {
  SQLite::Statement& status = connection.prepared(
      "UPDATE statement SET review_status = coalesce((SELECT value FROM correction c WHERE c.statement_id = "
      "statement.statement_id AND c.field = 'status' AND c.value = 'rejected' AND NOT c.superseded), (SELECT 'coded' FROM correction c "
      "WHERE c.statement_id = statement.statement_id AND c.field = 'statement' AND NOT c.superseded), (SELECT 'corrected' FROM correction c "
      "WHERE c.statement_id = statement.statement_id AND c.field != 'status' AND NOT c.superseded LIMIT 1), (SELECT value FROM correction c "
      "WHERE c.statement_id = statement.statement_id AND c.field = 'status' AND NOT c.superseded), '') WHERE id = ?");
  status.bind(1, row);
  status.exec();
}

void restore_borders(Connection& connection, std::int64_t row, const std::string& kept) {
  const std::vector<std::string> old = columns_of_row(kept);
  const std::string text = text_of_statement(connection, row);
  if (old.size() != 3 || text.empty()) return;
  const std::size_t first = old[0].find('|'), second = old[0].rfind('|');
  set_borders(connection, row,
              {spans_of(std::string_view(old[0]).substr(0, first)),
               spans_of(std::string_view(old[0]).substr(first + 1, second - first - 1)),
               spans_of(std::string_view(old[0]).substr(second + 1))},
              text);
}

// The borders that a person set, found again where the text was edited; false where the words are gone.
bool put_borders(Connection& connection, std::int64_t row, const std::string& statement_id, const std::string& value) {
  const std::string text = text_of_statement(connection, row);
  SQLite::Statement& query = connection.prepared(
      "SELECT c.id, c.words, s.start FROM correction c JOIN statement s ON s.statement_id = c.statement_id WHERE c.statement_id = ? AND "
      "c.field = 'borders' AND NOT c.superseded");
  query.bind(1, statement_id);
  if (!query.executeStep()) return false;
  const std::int64_t correction = query.getColumn(0).getInt64();
  const std::string words = query.getColumn(1).getString();
  const auto start = static_cast<std::size_t>(query.getColumn(2).getInt64());
  query.reset();
  std::optional<AnchoredSpans> spans = parse_anchor(value, text);
  if (!words.empty() && (!spans || packed(words_at(text, *spans)) != words))
    spans = find_anchor(text, unpacked(words), start);
  if (!spans) return false;
  SQLite::Statement& keep = connection.prepared("UPDATE correction SET value = ?, words = ? WHERE id = ?");
  keep.bind(1, anchor_in_words(*spans, text));
  keep.bind(2, packed(words_at(text, *spans)));
  keep.bind(3, correction);
  keep.exec();
  set_borders(connection, row, *spans, text);
  return true;
}

// The machine's value of a field whose correction is in force no longer.
void restore_machine(Connection& connection, std::int64_t row, const Correction& c, const std::string& kept) {
  if (c.field == "date") {
    restore_date(connection, row, c, kept);
  } else if (c.field == "label") {
    restore_label(connection, row, c, kept);
  } else if (c.field == "act") {
    SQLite::Statement& update = connection.prepared("UPDATE statement SET act = ? WHERE id = ?");
    update.bind(1, c.machine);
    update.bind(2, row);
    update.exec();
  } else if (c.field == "actor") {
    refresh_actors(connection, "s.id = CAST(? AS INTEGER)", {std::to_string(row)});
  } else if (c.field == "borders") {
    restore_borders(connection, row, kept);
  } else if (c.field == "statement") {
    StatementWriter(connection).take_out(row);
    return;
  }
  set_review_status(connection, row);
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
  } else if (c.field == "borders" && !put_borders(connection, row, c.statement_id, c.value)) {
    // The words that the person marked are gone from the article.
    SQLite::Statement& gone = connection.prepared(
        "UPDATE correction SET superseded = 1 WHERE statement_id = ? AND field = 'borders' AND NOT superseded");
    gone.bind(1, c.statement_id);
    gone.exec();
  }
  set_review_status(connection, row);
}

// A correction as it is stored.
struct Kept {
  std::int64_t id = 0;
  Correction correction;
  std::string machine_row;
};

std::vector<Kept> kept_where(Connection& connection, const std::string& condition,
                             const std::vector<std::string>& values) {
  std::vector<Kept> found;
  SQLite::Statement& query = connection.prepared(
      "SELECT id, statement_id, field, issue_id, value, actor_name, made_by, made_on, note, machine, superseded, taken_back, machine_row "
      "FROM correction WHERE " +
      condition);
  for (std::size_t i = 0; i < values.size(); ++i) query.bind(static_cast<int>(i) + 1, values[i]);
  while (query.executeStep()) {
    const auto text = [&](int index) { return query.getColumn(index).getString(); };
    found.push_back({query.getColumn(0).getInt64(),
                     {text(1), text(2), text(3), text(4), text(5), text(6), text(7), text(8), text(9),
                      query.getColumn(10).getInt() != 0, query.getColumn(11).getInt() != 0},
                     text(12)});
  }
  return found;
}

std::vector<Correction> corrections_where(Connection& connection, const std::string& condition,
                                          const std::string& value) {
  std::vector<Correction> found;
  for (Kept& each :
       kept_where(connection, condition, value.empty() ? std::vector<std::string>() : std::vector<std::string>{value}))
    found.push_back(std::move(each.correction));
  return found;
}

constexpr const char* in_order = " ORDER BY statement_id, field, issue_id, id";

void mark(Connection& connection, std::int64_t id, const char* assignment) {
  SQLite::Statement& update = connection.prepared(std::string("UPDATE correction SET ") + assignment + " WHERE id = ?");
  update.bind(1, id);
  update.exec();
}

void insert(Connection& connection, const Correction& c, const std::string& machine, const std::string& row_kept,
            bool superseded) {
  SQLite::Statement& write = connection.prepared(
      "INSERT INTO correction (statement_id, field, issue_id, value, actor_name, machine, made_by, made_on, note, machine_row, "
      "superseded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  write.bind(1, c.statement_id);
  write.bind(2, c.field);
  write.bind(3, c.issue_id);
  write.bind(4, c.value);
  write.bind(5, c.field != "actor" || !c.actor_name.empty() ? c.actor_name : name_of_actor(connection, c.value));
  write.bind(6, machine);
  write.bind(7, c.made_by);
  write.bind(8, c.made_on);
  write.bind(9, c.note);
  write.bind(10, row_kept);
  write.bind(11, superseded ? 1 : 0);
  write.exec();
}

// What the same person said last about the field is this very value.
bool has_said(Connection& connection, const Correction& c) {
  const std::vector<Kept> said = kept_where(
      connection,
      "statement_id = ? AND field = ? AND issue_id = ? AND made_by = ? AND NOT taken_back ORDER BY id DESC LIMIT 1",
      {c.statement_id, c.field, c.issue_id, c.made_by});
  return !said.empty() && said.front().correction.value == c.value;
}

// False where it changes nothing.
bool apply_one(Connection& connection, const Correction& c) {
  const std::int64_t row = row_of(connection, c.statement_id);
  const std::vector<Kept> in_force =
      kept_where(connection, "statement_id = ? AND field = ? AND issue_id = ? AND NOT superseded",
                 {c.statement_id, c.field, c.issue_id});
  if (c.value == as_the_machine) {
    if (in_force.empty()) return false;
    const Kept& before = in_force.front();
    mark(connection, before.id, "superseded = 1");
    insert(connection, c, before.correction.machine, before.machine_row, true);
    restore_machine(connection, row, before.correction, before.machine_row);
    return true;
  }
  if (!in_force.empty() && in_force.front().correction.value == c.value) {
    if (has_said(connection, c)) return false;
    insert(connection, c, in_force.front().correction.machine, "", true);  // a second opinion, the same
    return true;
  }
  // The row holds the earlier correction's value.
  const std::string machine =
      in_force.empty() ? machine_value(connection, row, c.field, c.issue_id) : in_force.front().correction.machine;
  const std::string row_kept =
      in_force.empty() ? machine_row(connection, row, c.field, c.issue_id) : in_force.front().machine_row;
  if (!in_force.empty()) mark(connection, in_force.front().id, "superseded = 1");
  insert(connection, c, machine, row_kept, false);
  put_in_force(connection, row, c);
  return true;
}

}  // namespace

void reapply_corrections(Connection& connection, const std::string& statement_id) {
  const std::vector<Kept> in_force =
      kept_where(connection, std::string("statement_id = ? AND NOT superseded") + in_order, {statement_id});
  if (in_force.empty()) return;
  const std::int64_t row = row_of(connection, statement_id);
  for (const Kept& each : in_force) {
    const Correction& c = each.correction;
    SQLite::Statement& keep = connection.prepared("UPDATE correction SET machine = ?, machine_row = ? WHERE id = ?");
    keep.bind(1, machine_value(connection, row, c.field, c.issue_id));
    keep.bind(2, machine_row(connection, row, c.field, c.issue_id));
    keep.bind(3, each.id);
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

void put_machine_words(Former& former, const std::string& kept) {
  const std::vector<std::string> machine = columns_of_row(kept);
  if (machine.size() != 3) return;
  former.content = spans_of(std::string_view(machine[0]).substr(machine[0].rfind('|') + 1));
  former.source_text = machine[1];
  former.text = machine[2];
}

bool carry_coded(Connection& connection, std::int64_t row, const std::string& statement_id, std::int64_t document,
                 std::int64_t publisher, const std::string& text) {
  SQLite::Statement& query = connection.prepared(
      "SELECT c.id, coalesce(nullif(b.words, ''), c.words), s.start, b.id FROM correction c JOIN statement s ON s.statement_id = "
      "c.statement_id LEFT JOIN correction b ON b.statement_id = c.statement_id AND b.field = 'borders' AND NOT b.superseded WHERE "
      "c.statement_id = ? AND c.field = 'statement' AND NOT c.superseded");
  query.bind(1, statement_id);
  if (!query.executeStep()) return false;
  const std::int64_t correction = query.getColumn(0).getInt64(), borders = query.getColumn(3).getInt64();
  const std::string words = query.getColumn(1).getString();
  const auto start = static_cast<std::size_t>(query.getColumn(2).getInt64());
  query.reset();
  const std::optional<AnchoredSpans> spans = find_anchor(text, unpacked(words), start);
  if (!spans) return false;
  SQLite::Statement& move = connection.prepared("UPDATE statement SET document = ?, publisher = ? WHERE id = ?");
  move.bind(1, document);
  move.bind(2, publisher);
  move.bind(3, row);
  move.exec();
  set_borders(connection, row, *spans, text);
  // What the borders replaced stood in the old text: it is no longer known where.
  for (const std::int64_t id : {correction, borders}) {
    SQLite::Statement& place = connection.prepared("UPDATE correction SET value = ?, machine_row = '' WHERE id = ?");
    place.bind(1, anchor_in_words(*spans, text));
    place.bind(2, id);
    place.exec();
  }
  return true;
}

bool has_been_confirmed(Connection& connection, const std::string& statement_id) {
  const std::vector<Correction> in_force =
      corrections_where(connection, std::string("statement_id = ? AND NOT superseded") + in_order, statement_id);
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
      const Correction c = with_ids_of_now(connection, corrections[i]);
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

std::size_t apply_corrections(Store& store, const std::vector<Correction>& corrections,
                              const std::function<void()>& before) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    Transaction transaction(connection);
    if (before) before();
    if (const auto problems = check_corrections(store, corrections); !problems.empty())
      throw Error(ErrorKind::rejected_input, problems.front().message);
    std::size_t applied = 0;
    for (const Correction& c : corrections) applied += apply_one(connection, with_ids_of_now(connection, c)) ? 1 : 0;
    transaction.commit();
    return applied;
  });
}

std::optional<Correction> take_back_last(Store& store, const std::string& made_by, const std::string& statement_id) {
  Connection& connection = store.connection();
  return connection.guarded([&]() -> std::optional<Correction> {
    Transaction transaction(connection);
    std::vector<std::string> asked{made_by};
    if (!statement_id.empty()) asked.push_back(statement_id);
    std::vector<Kept> said =
        kept_where(connection,
                   std::string("made_by = ? AND NOT taken_back") +
                       (statement_id.empty() ? "" : " AND statement_id = ?") + " ORDER BY id DESC LIMIT 1",
                   asked);
    if (said.empty()) return std::nullopt;
    const Kept& last = said.front();
    const Correction& c = last.correction;
    mark(connection, last.id, "taken_back = 1, superseded = 1");
    const std::vector<Kept> in_force =
        kept_where(connection, "statement_id = ? AND field = ? AND issue_id = ? AND NOT superseded",
                   {c.statement_id, c.field, c.issue_id});
    const std::int64_t row = row_of(connection, c.statement_id);
    if (in_force.empty() && row != 0) {
      if (c.value != as_the_machine) restore_machine(connection, row, c, last.machine_row);
      const std::vector<Kept> standing = kept_where(
          connection, "statement_id = ? AND field = ? AND issue_id = ? AND NOT taken_back ORDER BY id DESC LIMIT 1",
          {c.statement_id, c.field, c.issue_id});
      if (!standing.empty() && standing.front().correction.value != as_the_machine) {
        SQLite::Statement& again =
            connection.prepared("UPDATE correction SET superseded = 0, machine = ?, machine_row = ? WHERE id = ?");
        again.bind(1, c.machine);
        again.bind(2, last.machine_row);
        again.bind(3, standing.front().id);
        again.exec();
        put_in_force(connection, row, standing.front().correction);
      }
    }
    transaction.commit();
    return c;
  });
}

std::vector<Correction> corrections_of(const Store& store, const std::string& statement_id) {
  return store.connection().guarded(
      [&] { return corrections_where(store.connection(), "statement_id = ? ORDER BY id", statement_id); });
}

std::vector<Correction> stored_corrections(const Store& store, bool superseded) {
  return store.connection().guarded([&] {
    return corrections_where(store.connection(), std::string(superseded ? "1" : "NOT superseded") + in_order, "");
  });
}

}  // namespace onrecord::store
