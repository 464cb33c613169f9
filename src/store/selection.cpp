// Names become numbers once; then each statement costs a few look-ups.
#include "store/selection.h"

#include <algorithm>

#include "domain/full_text.h"
#include "store/connection.h"
#include "store/rows.h"
#include "store/values.h"

namespace onrecord::store {

template <typename T, typename Word>
Selection::Some Selection::some(const Names& names, const std::vector<T>& values, Word word) {
  Some found{!values.empty()};
  if (found.asked) found.flags.assign(names.size(), false);
  for (std::size_t i = 0; i < found.flags.size(); ++i)
    found.flags[i] = std::any_of(values.begin(), values.end(), [&](const T& value) { return names[i] == word(value); });
  return found;
}

Selection::Selection(const Store& store, const StatementColumns& columns, const Query& query, const ReadParts& parts)
    : columns_(columns) {
  const auto same = [](const std::string& text) -> const std::string& { return text; };
  const auto named = [](auto value) { return name(value); };
  actors_ = some(columns.actors, query.who, same);
  acts_ = some(columns.acts, query.acts, named);
  kinds_ = some(columns.kinds, query.kinds, named);
  issues_ = some(columns.issues, query.issues, same);
  labels_ = some(columns.labels, query.labels, named);
  if (!parts.review.empty())
    reviews_ = some(columns.reviews, parts.review, same);
  else if (!parts.rejected) {
    reviews_ = {true, std::vector<bool>(columns.reviews.size(), true)};
    for (std::size_t i = 0; i < columns.reviews.size(); ++i) reviews_.flags[i] = columns.reviews[i] != "rejected";
  }
  if (query.when && (query.when->from.valid() || query.when->to.valid())) {
    dated_ = true;
    if (query.when->from.valid()) from_ = static_cast<std::uint32_t>(day_number(query.when->from));
    if (query.when->to.valid()) to_ = static_cast<std::uint32_t>(day_number(query.when->to));
  }
  Connection& connection = store.connection();
  connection.guarded([&] {
    if (!query.publishers.empty()) {
      std::vector<std::string> ids;
      for (const std::string& wanted : query.publishers) {
        SQLite::Statement find(connection.database(), "SELECT id FROM publisher WHERE name = ? COLLATE NOCASE");
        find.bind(1, wanted);
        while (find.executeStep()) ids.push_back(find.getColumn(0).getString());
      }
      publishers_ = some(columns.publishers, ids, same);
      publishers_.asked = true;
      publishers_.flags.resize(columns.publishers.size(), false);
    }
    if (!query.words.empty()) look_for_words(connection, query);
    if (query.min_probability > 0) look_for_probability(connection, query.min_probability);
  });
}

void Selection::look_for_words(Connection& connection, const Query& query) {
  words_ = {true, std::vector<bool>(columns_.size(), false)};
  for (const std::string& typed : query.words) {
    const std::string expression = FullTextSearch(typed).fts_expression();
    if (expression.empty()) continue;
    for (Values rows(connection, "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?", expression);
         rows.next();)
      if (const std::size_t i = columns_.find(rows.whole(0)); i < columns_.size()) words_.flags[i] = true;
  }
}

void Selection::look_for_probability(Connection& connection, double least) {
  probable_ = {true, std::vector<bool>(columns_.size(), false)};
  for (Values rows(connection, "SELECT id, probability FROM statement WHERE live"); rows.next();)
    if (const std::size_t i = columns_.find(rows.whole(0)); i < columns_.size() && rows.real(1) >= least)
      probable_.flags[i] = true;
}

bool Selection::has_stance(std::size_t index) const {
  if (!issues_.asked && !labels_.asked) return true;
  const auto first = columns_.stances.begin() + static_cast<std::ptrdiff_t>(columns_.stances_at[index]);
  return std::any_of(
      first, first + static_cast<std::ptrdiff_t>(columns_.stance_count[index]),
      [&](const StatementColumns::Stance& each) { return issues_.has(each.issue) && labels_.has(each.label); });
}

bool Selection::has(std::size_t i) const {
  // A statement without any day is in no period.
  return words_.has(i) &&
         (!dated_ || (columns_.day_to[i] != 0 && columns_.day_to[i] >= from_ && columns_.day_from[i] <= to_)) &&
         actors_.has(columns_.actor[i]) && publishers_.has(columns_.publisher[i]) && acts_.has(columns_.act[i]) &&
         kinds_.has(columns_.kind[i]) && reviews_.has(columns_.review[i]) && has_stance(i) && probable_.has(i);
}

}  // namespace onrecord::store
