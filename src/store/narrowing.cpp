// Chooses the index that a query is driven by, and writes the other filters as conditions on its rows.
#include "store/narrowing.h"

#include <algorithm>

#include "domain/full_text.h"

namespace onrecord::store {
namespace {

using Value = SqlValue;

constexpr std::int64_t counted_no_further = 10;  // times ReadParts::sorted_at_most

struct Filter {
  std::string index;      // to count and to drive by; empty: a condition only
  std::string condition;  // on statement s
  std::vector<Value> values = {};
  std::string by_rows = {};  // instead of a condition on s: selects rows (ids) when it drives
  std::vector<Value> row_values = {};
  std::string row_column = "id";  // of by_rows
  std::string day_column = {};    // that its index is ordered by next; empty: none
  bool ordered = false;           // its index gives the rows by day
  bool condition_first = true;    // false: no condition when it does not drive, as matches() is cheaper
};

std::string marks(std::size_t count) {
  std::string text = "(";
  for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "?" : ", ?";
  return text + ")";
}

template <typename T, typename Word>
std::vector<Value> values_of(const std::vector<T>& list, Word word) {
  std::vector<Value> values;
  for (const T& each : list) values.emplace_back(std::string(word(each)));
  return values;
}

Filter in_column(const std::string& column, const std::string& index, std::vector<Value> values, bool negate) {
  Filter filter;
  filter.condition = column + (negate ? " NOT IN " : " IN ") + marks(values.size());
  filter.ordered = values.size() == 1;
  filter.values = std::move(values);
  if (!negate) filter.index = index;
  filter.day_column = "s.day_to";
  return filter;
}

Filter stance_filter(const Query& query) {
  Filter filter;
  std::string inner;
  if (!query.issues.empty() && !query.negate_issues) {
    inner += " AND t.issue_id IN " + marks(query.issues.size());
    for (const std::string& issue : query.issues) filter.values.emplace_back(issue);
  }
  if (!query.labels.empty() && !query.negate_labels) {
    inner += " AND t.label IN " + marks(query.labels.size());
    for (const StanceKind label : query.labels) filter.values.emplace_back(std::string(name(label)));
  }
  if (inner.empty()) return filter;
  filter.condition = "EXISTS (SELECT 1 FROM stance t WHERE t.statement = s.id" + inner + ")";
  filter.by_rows = "SELECT t.statement FROM stance t WHERE t.live" + inner;
  filter.row_values = filter.values;
  filter.index = "stance";
  filter.row_column = "statement";
  filter.day_column = "t.day_to";
  filter.ordered = query.issues.size() <= 1 && query.labels.size() <= 1 && !query.negate_issues && !query.negate_labels;
  return filter;
}

Filter words_filter(const Query& query) {
  Filter filter;
  std::string expression;
  for (const std::string& typed : query.words) {
    const std::string one = FullTextSearch(typed).fts_expression();
    if (one.empty()) continue;
    expression += (expression.empty() ? "(" : " OR (") + one + ")";
  }
  if (expression.empty() || query.negate_words) return filter;
  filter.index = "fts";
  filter.by_rows = "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?";
  filter.row_values = {expression};
  filter.row_column = "rowid";
  filter.condition = "s.id IN (" + filter.by_rows + ")";
  filter.values = filter.row_values;
  filter.condition_first = false;
  return filter;
}

std::vector<Filter> filters_of(Connection& connection, const Query& query) {
  std::vector<Filter> filters;
  const auto same = [](const std::string& text) -> const std::string& { return text; };
  if (!query.who.empty())
    filters.push_back(in_column("s.actor_id", "statement_actor", values_of(query.who, same), query.negate_who));
  if (!query.publishers.empty()) {
    std::vector<Value> ids;
    for (const std::string& wanted : query.publishers) {
      SQLite::Statement& find = connection.prepared("SELECT id FROM publisher WHERE name = ? COLLATE NOCASE");
      find.bind(1, wanted);
      while (find.executeStep()) ids.emplace_back(find.getColumn(0).getInt64());
    }
    if (ids.empty()) ids.emplace_back(std::int64_t{-1});
    filters.push_back(in_column("s.publisher", "statement_publisher", std::move(ids), query.negate_publishers));
  }
  const auto named = [](auto value) { return name(value); };
  if (!query.acts.empty())
    filters.push_back(in_column("s.act", "statement_act", values_of(query.acts, named), query.negate_acts));
  if (!query.kinds.empty())
    filters.push_back(in_column("s.kind", "statement_kind", values_of(query.kinds, named), query.negate_kinds));
  if (Filter stance = stance_filter(query); !stance.condition.empty()) filters.push_back(std::move(stance));
  if (Filter words = words_filter(query); !words.condition.empty()) filters.push_back(std::move(words));
  if (!query.ids.empty()) {
    Filter ids;
    for (const std::string& id : query.ids) {
      ids.condition +=
          (ids.condition.empty() ? "(" : " OR ") + std::string("s.statement_id >= ? AND s.statement_id < ?");
      ids.values.emplace_back(id);
      ids.values.emplace_back(id + "g");  // after every hexadecimal digit
    }
    ids.condition += ")";
    ids.by_rows = "SELECT s.id FROM statement s WHERE s.live AND " + ids.condition;
    ids.row_values = ids.values;
    ids.index = "ids";
    filters.push_back(std::move(ids));
  }
  return filters;
}

// Where the days said lie: the bounds of a statement's last possible day, and what else its first one must meet.
struct Days {
  std::int64_t from = 0, to = 99'999'999;
  std::string also = {};  // on s.day_from
  std::vector<Value> values = {};
  bool bounded = false;
  bool wide = false;  // of statements with several possible days only: few, and sorted rather than walked
};

// A period as ranges of one index each, which together give its statements once: whoever looks for a year long ago must
// not walk all the years since for the few statements that may be of then.
std::vector<Days> days_of(const Query& query) {
  if (!query.when || (!query.when->from.valid() && !query.when->to.valid())) return {Days{}};
  const std::int64_t from = day_number(query.when->from);
  const std::int64_t to = query.when->to.valid() ? day_number(query.when->to) : 99'999'999;
  std::vector<Days> days;
  if (query.negate_when) {
    days.push_back({.to = std::max<std::int64_t>(from, 1) - 1, .bounded = true});
    if (query.when->to.valid())
      days.push_back({.from = to + 1, .also = "+s.day_from > ?", .values = {to}, .bounded = true});
    return days;
  }
  days.push_back({.from = std::max<std::int64_t>(from, 1), .to = to, .bounded = true});
  if (query.when->to.valid())
    days.push_back({.from = to + 1,
                    .also = "s.day_from < s.day_to AND s.day_from <= ?",
                    .values = {to},
                    .bounded = true,
                    .wide = true});
  return days;
}

// SQL text and the values of its marks, in their order.
struct Sql {
  std::string text;
  std::vector<Value> values;

  Sql& add(std::string_view more, const std::vector<Value>& its_values = {}) {
    text += more;
    values.insert(values.end(), its_values.begin(), its_values.end());
    return *this;
  }
};

void add_days(Sql& sql, const Days& days, std::string_view column) {
  if (days.bounded) sql.add(" AND " + std::string(column) + " BETWEEN ? AND ?", {days.from, days.to});
  if (!days.also.empty()) sql.add(" AND " + days.also, days.values);
}

std::int64_t count_at_most(Connection& connection, const Filter& filter, const Days& days, std::int64_t most) {
  Sql rows;
  if (filter.by_rows.empty())
    rows.add("SELECT 1 FROM statement s INDEXED BY " + filter.index + " WHERE s.live AND " + filter.condition,
             filter.values);
  else
    rows.add(filter.by_rows, filter.row_values);
  if (days.bounded && !filter.day_column.empty())
    rows.add(" AND " + filter.day_column + " BETWEEN ? AND ?", {days.from, days.to});
  SQLite::Statement& count =
      connection.prepared("SELECT count(*) FROM (" + rows.text + " LIMIT " + std::to_string(most + 1) + ")");
  bind_values(count, rows.values);
  count.executeStep();
  const std::int64_t found = count.getColumn(0).getInt64();
  count.reset();
  return found;
}

// The filter whose index leaves least; none: the days' own index.
const Filter* driver_of(Connection& connection, const std::vector<Filter>& filters, const Days& days,
                        std::int64_t few) {
  static const Filter day{.index = "statement_day", .condition = "1", .day_column = "s.day_to", .ordered = true};
  const std::int64_t many = few * counted_no_further;
  const Filter* driver = nullptr;
  std::int64_t least = days.bounded ? count_at_most(connection, day, days, many) : many + 1;
  for (const Filter& filter : filters) {
    if (filter.index.empty()) continue;
    const std::int64_t count = count_at_most(connection, filter, days, many);
    // Many rows are not sorted: an index in the order wanted is walked until enough match.
    if ((count > few && !filter.ordered) || count > least || (count == least && driver != nullptr)) continue;
    least = count;
    driver = &filter;
  }
  return driver;
}

void add_conditions(Sql& sql, const Query& query, const std::vector<Filter>& filters, const Filter* driver) {
  for (const Filter& filter : filters) {
    if (&filter == driver || !filter.condition_first) continue;
    // The plus keeps SQLite from driving by another index than the one chosen.
    sql.add(std::string(" AND ") + (filter.condition.starts_with("s.") ? "+" : "") + filter.condition, filter.values);
  }
  if (query.min_probability > 0) sql.add(" AND +s.probability >= ?", {query.min_probability});
}

// One range of days by the index that leaves least.
Sql select_of(Connection& connection, const Query& query, const std::vector<Filter>& filters, const Days& days,
              const std::string& live, std::int64_t few, std::optional<Order> order) {
  const Filter* driver = days.wide ? nullptr : driver_of(connection, filters, days, few);
  Sql sql;
  const auto begin = [&](std::string_view day, std::string_view row, std::string_view from) {
    sql.add(std::string("SELECT ") + statement_columns + ", " + std::string(day) + " AS said_day, " + std::string(row) +
            " AS said_row FROM " + std::string(from));
  };
  if (driver == nullptr && !order && !days.bounded) {  // all of it, as it lies in the file
    begin("s.day_to", "s.id", "statement s NOT INDEXED");
    sql.add(" WHERE " + live);
  } else if (driver != nullptr && !order && driver->by_rows.empty()) {
    // Rows are fetched as they lie in the file: one page is read once. Without the limit SQLite would not sort.
    begin("s.day_to", "s.id",
          "(SELECT s.id FROM statement s INDEXED BY " + driver->index + " WHERE s.live AND " + driver->condition);
    sql.values = driver->values;
    add_days(sql, days, "s.day_to");
    sql.add(" ORDER BY s.id LIMIT -1) r CROSS JOIN statement s ON s.id = r.id WHERE " + live);
  } else if (driver == nullptr) {
    begin("s.day_to", "s.id",
          days.wide ? "statement s INDEXED BY statement_wide" : "statement s INDEXED BY statement_day");
    sql.add(" WHERE " + live);
    add_days(sql, days, "s.day_to");
  } else if (driver->by_rows.empty()) {
    begin("s.day_to", "s.id", "statement s INDEXED BY " + driver->index);
    sql.add(" WHERE " + live + " AND " + driver->condition, driver->values);
    add_days(sql, days, "s.day_to");
  } else if (driver->index == "stance" && driver->ordered) {  // its index gives the rows in order
    begin("t.day_to", "t.statement", "stance t CROSS JOIN statement s ON s.id = t.statement");
    sql.add(" WHERE " + live + " AND " + driver->by_rows.substr(driver->by_rows.find("WHERE") + 6), driver->row_values);
    add_days(sql, days, "t.day_to");
  } else {
    begin("s.day_to", "s.id",
          "(SELECT DISTINCT " + driver->row_column + " AS id FROM (" + driver->by_rows +
              ")) r CROSS JOIN statement s ON s.id = r.id");
    sql.values.insert(sql.values.end(), driver->row_values.begin(), driver->row_values.end());
    sql.add(" WHERE " + live);
    add_days(sql, days, "+s.day_to");
  }
  add_conditions(sql, query, filters, driver);
  return sql;
}

// By what people did with it; not reviewed are too many for an index.
Filter review_filter(const std::vector<std::string>& states) {
  const auto same = [](const std::string& text) -> const std::string& { return text; };
  Filter filter = in_column("s.review_status", "statement_reviewed", values_of(states, same), false);
  if (std::find(states.begin(), states.end(), "") != states.end())
    filter.index.clear();
  else
    filter.condition += " AND s.review_status != ''";  // the index holds no others
  return filter;
}

}  // namespace

void bind_values(SQLite::Statement& statement, const std::vector<SqlValue>& values) {
  int index = 0;
  for (const SqlValue& value : values) std::visit([&](const auto& each) { statement.bind(++index, each); }, value);
}

Narrowed narrow(Connection& connection, const Query& query, std::optional<Order> order, const ReadParts& parts) {
  std::vector<Filter> filters = filters_of(connection, query);
  if (!parts.review.empty()) filters.push_back(review_filter(parts.review));
  std::string live = parts.withdrawn
                         ? "(s.live OR EXISTS (SELECT 1 FROM document w WHERE w.id = s.document AND w.status = "
                           "'withdrawn'))"
                         : "s.live";
  if (!parts.rejected) live += " AND s.review_status != 'rejected'";
  const auto words =
      std::find_if(filters.begin(), filters.end(), [](const Filter& each) { return each.index == "fts"; });
  Sql sql;
  if (parts.withdrawn) {  // the indexes hold live rows only
    sql.add(std::string("SELECT ") + statement_columns +
            ", s.day_to AS said_day, s.id AS said_row FROM statement s WHERE " + live);
    add_conditions(sql, query, filters, nullptr);
  } else if (order == Order::relevance && words != filters.end()) {
    // FTS5 ranks only the rows that it is asked for.
    const std::string newest =
        parts.wanted < most_ranked ? " ORDER BY f.rowid DESC LIMIT " + std::to_string(most_ranked) : "";
    sql.add(
        std::string("SELECT ") + statement_columns +
            " FROM (SELECT f.rowid AS id, f.rank AS rank FROM statements_fts f CROSS JOIN statement s ON s.id = f.rowid WHERE "
            "f.statements_fts MATCH ?",
        words->row_values);
    sql.add(" AND " + live);
    add_conditions(sql, query, filters, &*words);
    sql.add(newest + ") r CROSS JOIN statement s ON s.id = r.id ORDER BY r.rank, s.day_to DESC, s.id");
    return {std::move(sql.text), std::move(sql.values)};
  } else {
    for (const Days& days : days_of(query)) {
      const Sql one = select_of(connection, query, filters, days, live, parts.sorted_at_most, order);
      sql.add(sql.text.empty() ? "" : " UNION ALL ").add(one.text, one.values);
    }
  }
  if (!order) return {std::move(sql.text), std::move(sql.values)};
  sql.add(order == Order::oldest ? " ORDER BY said_day, said_row" : " ORDER BY said_day DESC, said_row");
  return {std::move(sql.text), std::move(sql.values)};
}

}  // namespace onrecord::store
