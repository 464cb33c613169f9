// Chooses the index that a query is driven by, and writes the other filters as conditions on its rows.
#include "store/narrowing.h"

#include <algorithm>

#include "domain/full_text.h"

namespace onrecord {
namespace {

using Value = std::variant<std::int64_t, std::string>;

// Rows that a filter may leave to be taken whole and sorted; above, the newest are walked in an index's own order.
constexpr std::int64_t few = 5'000;

struct Filter {
  std::string index;      // to count and to drive by; empty: a condition only
  std::string condition;  // on statement s
  std::vector<Value> values;
  std::string by_rows;          // instead of a condition on s: selects rows (ids) when it drives
  std::vector<Value> row_values;
  bool ordered = false;  // its index gives the newest first
  bool condition_first = true;  // false: no condition when it does not drive, as matches() is cheaper
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
  filter.condition = "s.id IN (" + filter.by_rows + ")";
  filter.values = filter.row_values;
  filter.condition_first = false;
  return filter;
}

Filter days_filter(const DateRange& range) {
  Filter filter;
  const std::int64_t from = day_number(range.from), to = range.to.valid() ? day_number(range.to) : 99999999;
  filter.condition = "s.day_to >= ? AND s.day_from <= ? AND s.day_to > 0";
  filter.values = {from, to};
  filter.by_rows = "SELECT s.id FROM statement s WHERE s.live AND s.day_to > 0 AND s.day_to BETWEEN ? AND ? UNION ALL "
                   "SELECT s.id FROM statement s WHERE s.live AND s.day_from < s.day_to AND s.day_to > ? AND s.day_from <= ?";
  filter.row_values = {from, to, to, to};
  filter.index = "day";
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
  if (query.when && !query.negate_when && (query.when->from.valid() || query.when->to.valid()))
    filters.push_back(days_filter(*query.when));
  if (!query.ids.empty()) {
    Filter ids;
    for (const std::string& id : query.ids) {
      ids.condition += (ids.condition.empty() ? "(" : " OR ") + std::string("s.statement_id >= ? AND s.statement_id < ?");
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

std::int64_t count_at_most(Connection& connection, const Filter& filter) {
  const std::string rows = filter.by_rows.empty() ? "SELECT 1 FROM statement s INDEXED BY " + filter.index +
                                                        " WHERE s.live AND " + filter.condition
                                                  : filter.by_rows;
  SQLite::Statement& count = connection.prepared("SELECT count(*) FROM (" + rows + " LIMIT " + std::to_string(few + 1) + ")");
  bind_values(count, filter.by_rows.empty() ? filter.values : filter.row_values);
  count.executeStep();
  return count.getColumn(0).getInt64();
}

}  // namespace

void bind_values(SQLite::Statement& statement, const std::vector<Value>& values) {
  int index = 0;
  for (const Value& value : values) {
    ++index;
    if (const auto* number = std::get_if<std::int64_t>(&value))
      statement.bind(index, *number);
    else
      statement.bind(index, std::get<std::string>(value));
  }
}

Narrowed narrow(Connection& connection, const Query& query, Order order, const ReadParts& parts) {
  Narrowed narrowed;
  const std::string columns = std::string("SELECT ") + statement_columns + " FROM ";
  const std::string sorted = order == Order::oldest ? " ORDER BY s.day_to, s.id" : " ORDER BY s.day_to DESC, s.id";
  const std::vector<Filter> filters = filters_of(connection, query);
  std::string live = parts.withdrawn ? "(s.live OR EXISTS (SELECT 1 FROM document w WHERE w.id = s.document AND w.status = "
                                       "'withdrawn'))"
                                     : "s.live";
  if (!parts.rejected) live += " AND s.review_status != 'rejected'";

  const Filter* driver = nullptr;
  if (!parts.withdrawn) {  // the indexes hold live rows only
    std::int64_t least = few + 1;
    for (const Filter& filter : filters) {
      if (filter.index.empty()) continue;
      const std::int64_t count = count_at_most(connection, filter);
      if (count < least) {
        least = count;
        driver = &filter;
      }
    }
    if (driver == nullptr)  // all are common: an index in the order wanted, whose rows are walked until enough match
      for (const Filter& filter : filters)
        if (filter.ordered && !filter.index.empty() && order != Order::oldest) driver = &filter;
  }
  const bool relevance = order == Order::relevance;
  std::string from = "statement s", conditions;
  std::vector<Value> values;
  const Filter* words = nullptr;
  for (const Filter& filter : filters)
    if (filter.index == "fts") words = &filter;
  if (relevance && words != nullptr && !parts.withdrawn) {
    from = "(SELECT rowid AS id, rank FROM statements_fts WHERE statements_fts MATCH ?) r CROSS JOIN statement s ON s.id = r.id";
    values = words->row_values;
    driver = words;
  } else if (driver != nullptr && driver->index == "stance" && driver->ordered) {
    // The index itself gives the rows in order.
    const std::size_t begin = driver->by_rows.find("WHERE");
    from = "stance t CROSS JOIN statement s ON s.id = t.statement";
    conditions = " AND " + driver->by_rows.substr(begin + 6);
    values = driver->row_values;
  } else if (driver != nullptr && !driver->by_rows.empty()) {
    values = driver->row_values;
    const bool fts = driver->index == "fts", stance = driver->index == "stance";
    const std::string column = fts ? "rowid" : stance ? "statement" : "id";
    from = "(SELECT DISTINCT " + column + " AS id FROM (" + driver->by_rows + ")) r CROSS JOIN statement s ON s.id = r.id";
  } else if (driver != nullptr) {
    from = "statement s INDEXED BY " + driver->index;
    conditions = " AND " + driver->condition;
    values = driver->values;
  } else if (!parts.withdrawn) {
    from = "statement s INDEXED BY statement_day";
  }
  for (const Filter& filter : filters) {
    if (&filter == driver) continue;
    if (!filter.condition_first) continue;
    // The plus keeps SQLite from driving by another index than the one chosen.
    const bool walks_days = driver == nullptr && filter.index == "day";
    conditions += std::string(" AND ") + (filter.condition.starts_with("s.") && !walks_days ? "+" : "") + filter.condition;
    values.insert(values.end(), filter.values.begin(), filter.values.end());
  }
  std::string ordering = sorted;
  if (relevance && words != nullptr && !parts.withdrawn) ordering = " ORDER BY r.rank, s.day_to DESC, s.id";
  if (from.starts_with("stance t") && order != Order::oldest) ordering = " ORDER BY t.day_to DESC, t.statement";
  narrowed.sql = columns + from + " WHERE " + live + conditions + ordering;
  narrowed.values = std::move(values);
  return narrowed;
}

}  // namespace onrecord
