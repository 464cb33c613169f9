// Reads each column by the index that holds it: the wide rows themselves are not touched.
#include "store/statement_columns.h"

#include <algorithm>
#include <numeric>

#include "store/connection.h"
#include "store/values.h"

namespace onrecord::store {
namespace {

constexpr std::uint32_t nowhere = UINT32_MAX;
constexpr std::int64_t gaps = 16;  // rows of the table for each that counts, at most, to look them up by number

std::uint32_t day_of(std::int64_t day) {
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(day, 0, 99'999'999));
}

// Rows of an index come sorted by the name: it is looked up where it changes only.
class Run {
 public:
  explicit Run(Names& names) : names_(names) {}
  std::uint32_t number(std::string_view name) {
    if (number_ == nowhere || name != names_[number_]) number_ = names_.number(name);
    return number_;
  }

 private:
  Names& names_;
  std::uint32_t number_ = nowhere;
};

template <typename T>
void put_in(std::vector<T>& list, std::size_t index, T value) {
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(index), value);
}

}  // namespace

std::uint32_t Names::number(std::string_view name) {
  const auto [place, is_new] = numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(names_.size()));
  if (is_new) names_.emplace_back(name);
  return place->second;
}

StatementColumns::StatementColumns(const Store& store) {
  Connection& connection = store.connection();
  connection.guarded([&] {
    for (Values all(connection,
                    "SELECT id, day_to FROM statement INDEXED BY statement_day WHERE live ORDER BY day_to DESC, id");
         all.next();) {
      rows.push_back(all.whole(0));
      day_to.push_back(day_of(all.whole(1)));
    }
    day_from = day_to;
    for (std::vector<std::uint32_t>* column : {&actor, &publisher, &act, &kind, &review, &stances_at, &stance_count})
      column->assign(rows.size(), 0);
    reviews.number("");
    place(0);
    for (Values wide(connection,
                     "SELECT id, day_from FROM statement INDEXED BY statement_wide WHERE live AND day_from < day_to");
         wide.next();)
      if (const std::size_t i = find(wide.whole(0)); i < size()) day_from[i] = day_of(wide.whole(1));
    const auto read = [&](std::vector<std::uint32_t>& column, Names& names, const char* sql) {
      Run run(names);
      for (Values values(connection, sql); values.next();)
        if (const std::size_t i = find(values.whole(0)); i < size()) column[i] = run.number(values.text(1));
    };
    read(actor, actors, "SELECT id, actor_id FROM statement INDEXED BY statement_actor WHERE live ORDER BY actor_id");
    read(publisher, publishers,
         "SELECT id, publisher FROM statement INDEXED BY statement_publisher WHERE live ORDER BY publisher");
    read(act, acts, "SELECT id, act FROM statement INDEXED BY statement_act WHERE live ORDER BY act");
    read(kind, kinds, "SELECT id, kind FROM statement INDEXED BY statement_kind WHERE live ORDER BY kind");
    read(review, reviews,
         "SELECT id, review_status FROM statement INDEXED BY statement_reviewed WHERE live AND review_status != ''");
    // Each statement's stances beside each other.
    std::vector<std::pair<std::uint32_t, Stance>> found;
    Run issue(issues), label(labels);
    for (Values values(connection,
                       "SELECT statement, issue_id, label FROM stance INDEXED BY stance_label WHERE live ORDER BY "
                       "issue_id, label");
         values.next();)
      if (const std::size_t i = find(values.whole(0)); i < size()) {
        found.push_back({static_cast<std::uint32_t>(i), {issue.number(values.text(1)), label.number(values.text(2))}});
        ++stance_count[i];
      }
    std::exclusive_scan(stance_count.begin(), stance_count.end(), stances_at.begin(), std::uint32_t{0});
    stances.resize(found.size());
    std::vector<std::uint32_t> next = stances_at;
    for (const auto& [i, stance] : found) stances[next[i]++] = stance;
  });
}

std::size_t StatementColumns::find(std::int64_t row) const {
  if (!far_.empty()) {
    const auto found = far_.find(row);
    return found == far_.end() ? size() : found->second;
  }
  if (row < 0 || static_cast<std::size_t>(row) >= near_.size()) return size();
  const std::uint32_t index = near_[static_cast<std::size_t>(row)];
  return index == nowhere ? size() : index;
}

// Where the rows from an index on stand.
void StatementColumns::place(std::size_t from) {
  if (rows.empty()) return;
  const std::int64_t highest = *std::max_element(rows.begin(), rows.end());
  const bool is_near = *std::min_element(rows.begin(), rows.end()) >= 0 &&
                       highest / gaps <= static_cast<std::int64_t>(rows.size() + 4'096);
  if (is_near && far_.empty()) {
    near_.resize(std::max(near_.size(), static_cast<std::size_t>(highest) + 1), nowhere);
    for (std::size_t i = from; i < rows.size(); ++i)
      near_[static_cast<std::size_t>(rows[i])] = static_cast<std::uint32_t>(i);
    return;
  }
  near_.clear();
  far_.clear();
  for (std::size_t i = 0; i < rows.size(); ++i) far_[rows[i]] = static_cast<std::uint32_t>(i);
}

void StatementColumns::remove(std::size_t index) {
  if (far_.empty())
    near_[static_cast<std::size_t>(rows[index])] = nowhere;
  else
    far_.erase(rows[index]);
  const auto at = static_cast<std::ptrdiff_t>(index);
  rows.erase(rows.begin() + at);
  for (std::vector<std::uint32_t>* column :
       {&day_from, &day_to, &actor, &publisher, &act, &kind, &review, &stances_at, &stance_count})
    column->erase(column->begin() + at);
}

bool StatementColumns::refresh(const Store& store, const std::string& statement_id) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    SQLite::Statement query(connection.database(),
                            "SELECT id, live, day_from, day_to, actor_id, publisher, act, kind, review_status FROM "
                            "statement WHERE statement_id = ?");
    query.bind(1, statement_id);
    if (!query.executeStep()) return false;
    const std::int64_t row = query.getColumn(0).getInt64();
    std::size_t from = find(row);
    if (from < size()) remove(from);
    if (query.getColumn(1).getInt() != 0) {
      const std::uint32_t day = day_of(query.getColumn(3).getInt64());
      std::size_t at = 0, end = rows.size();  // before the first that comes after it
      while (at < end) {
        const std::size_t middle = (at + end) / 2;
        if (day_to[middle] > day || (day_to[middle] == day && rows[middle] < row))
          at = middle + 1;
        else
          end = middle;
      }
      const auto text = [&](int column) { return query.getColumn(column).getString(); };
      put_in(rows, at, row);
      put_in(day_to, at, day);
      put_in(day_from, at, day_of(query.getColumn(2).getInt64()));
      put_in(actor, at, actors.number(text(4)));
      put_in(publisher, at, publishers.number(text(5)));
      put_in(act, at, acts.number(text(6)));
      put_in(kind, at, kinds.number(text(7)));
      put_in(review, at, reviews.number(text(8)));
      put_in(stances_at, at, static_cast<std::uint32_t>(stances.size()));
      SQLite::Statement own(connection.database(),
                            "SELECT issue_id, label FROM stance WHERE statement = ? AND live ORDER BY issue_id");
      own.bind(1, row);
      while (own.executeStep())
        stances.push_back({issues.number(own.getColumn(0).getString()), labels.number(own.getColumn(1).getString())});
      put_in(stance_count, at, static_cast<std::uint32_t>(stances.size()) - stances_at[at]);
      from = std::min(from, at);
    }
    place(from);
    return true;
  });
}

}  // namespace onrecord::store
