// One pass over the columns; rows are read for the names and for the statements of a page only.
#include "store/facets.h"

#include <algorithm>

#include "store/rows.h"
#include "store/selection.h"

namespace onrecord::store {
namespace {

Query with_days(const Store& store, const Query& asked) {
  Query query = asked;
  if (query.when) query.when = anchored(*query.when, store.newest_article());
  return query;
}

// The `top` names counted most, of equally many the first by name.
std::vector<FacetValue> most_frequent(const Names& names, const std::vector<std::size_t>& counts, std::size_t top,
                                      bool with_empty = false) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0 && (with_empty || !names[i].empty())) order.push_back(i);
  const std::size_t kept = std::min(top, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      return counts[a] != counts[b] ? counts[a] > counts[b] : names[a] < names[b];
                    });
  std::vector<FacetValue> values;
  for (std::size_t i = 0; i < kept; ++i) values.push_back({names[order[i]], names[order[i]], counts[order[i]]});
  return values;
}

std::string month_in_words(std::uint32_t month) {  // yyyymm
  std::string words = std::to_string(1'000'000 + month).substr(1);
  return words.substr(0, 4) + "-" + words.substr(4);
}

// As most of an actor's newest statement has it.
std::string actor_name(Connection& connection, const std::string& actor_id) {
  SQLite::Statement& query = connection.prepared(
      "SELECT actor_name FROM statement INDEXED BY statement_actor WHERE live AND actor_id = ? ORDER BY day_to DESC LIMIT 1");
  query.bind(1, actor_id);
  std::string name = query.executeStep() ? query.getColumn(0).getString() : std::string();
  query.reset();
  return name;
}

std::string publisher_name(Connection& connection, const std::string& id) {
  SQLite::Statement& query = connection.prepared("SELECT name FROM publisher WHERE id = CAST(? AS INTEGER)");
  query.bind(1, id);
  std::string name = query.executeStep() ? query.getColumn(0).getString() : std::string();
  query.reset();
  return name;
}

// Indexes of those selected, in the order wanted, from `offset` on.
std::vector<std::size_t> in_order(const StatementColumns& columns, const Selection& selection, Order order,
                                  std::size_t offset, std::size_t limit) {
  std::vector<std::size_t> found;
  std::size_t skipped = 0;
  const auto take = [&](std::size_t i) {
    if (!selection.has(i)) return true;
    if (skipped < offset)
      ++skipped;
    else
      found.push_back(i);
    return found.size() < limit;
  };
  if (order != Order::oldest) {
    for (std::size_t i = 0; i < columns.size() && take(i); ++i) {
    }
    return found;
  }
  for (std::size_t end = columns.size(); end > 0;) {  // of one day the rows still rise
    std::size_t begin = end - 1;
    while (begin > 0 && columns.day_to[begin - 1] == columns.day_to[end - 1]) --begin;
    for (std::size_t i = begin; i < end; ++i)
      if (!take(i)) return found;
    end = begin;
  }
  return found;
}

}  // namespace

Facets count_facets(const Store& store, const StatementColumns& columns, const Query& asked, const ReadParts& parts,
                    std::size_t top) {
  const Selection selection(store, columns, with_days(store, asked), parts);
  std::vector<std::size_t> actors(columns.actors.size()), publishers(columns.publishers.size()),
      acts(columns.acts.size()), reviews(columns.reviews.size()), issues(columns.issues.size()),
      labels(columns.labels.size());
  std::map<std::uint32_t, std::size_t> months;
  Facets facets;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!selection.has(i)) continue;
    ++facets.counted;
    ++actors[columns.actor[i]];
    ++publishers[columns.publisher[i]];
    ++acts[columns.act[i]];
    ++reviews[columns.review[i]];
    const std::uint32_t month = columns.day_to[i] / 100;
    if (month != 0 && columns.day_from[i] / 100 == month) ++months[month];
    for (std::uint32_t s = 0; s < columns.stance_count[i]; ++s) {
      const StatementColumns::Stance& stance = columns.stances[columns.stances_at[i] + s];
      ++issues[stance.issue];
      if (selection.wants_issue(stance.issue)) ++labels[stance.label];
    }
  }
  Connection& connection = store.connection();
  connection.guarded([&] {
    facets.values["who"] = most_frequent(columns.actors, actors, top);
    for (FacetValue& value : facets.values["who"]) value.name = actor_name(connection, value.value);
    facets.values["outlet"] = most_frequent(columns.publishers, publishers, top);
    for (FacetValue& value : facets.values["outlet"])
      value.value = value.name = publisher_name(connection, value.value);
    std::erase_if(facets.values["outlet"], [](const FacetValue& value) { return value.value.empty(); });
  });
  facets.values["act"] = most_frequent(columns.acts, acts, top);
  facets.values["issue"] = most_frequent(columns.issues, issues, top);
  facets.values["label"] = most_frequent(columns.labels, labels, top);
  facets.values["review"] = most_frequent(columns.reviews, reviews, top, true);
  for (FacetValue& value : facets.values["review"])
    if (value.value.empty()) value.value = value.name = "open";
  std::vector<FacetValue>& when = facets.values["when"];
  for (auto month = months.rbegin(); month != months.rend() && when.size() < top; ++month)
    when.push_back({month_in_words(month->first), month_in_words(month->first), month->second});
  return facets;
}

StatementSet page_by_columns(const Store& store, const StatementColumns& columns, const Query& asked, Order order,
                             std::size_t offset, std::size_t limit, bool* more, const ReadParts& parts) {
  const Query query = with_days(store, asked);
  const Selection selection(store, columns, query, parts);
  std::vector<std::size_t> found = in_order(columns, selection, order, offset, limit + 1);
  *more = found.size() > limit;
  if (*more) found.pop_back();
  std::vector<std::int64_t> rows;
  for (const std::size_t i : found) rows.push_back(columns.rows[i]);
  return store.of_rows(rows, query);
}

}  // namespace onrecord::store
