// One pass over the statements that match; matches() decides here as everywhere.
#include "store/facets.h"

#include <algorithm>
#include <unordered_map>

#include "store/narrowing.h"
#include "store/rows.h"

namespace onrecord::store {
namespace {

using Counts = std::unordered_map<std::string, FacetValue>;

void count(Counts& counts, const std::string& value, const std::string& name) {
  FacetValue& one = counts[value];
  if (one.count++ == 0) {
    one.value = value;
    one.name = name;
  }
}

std::vector<FacetValue> most_frequent(Counts& counts, std::size_t top, bool by_value) {
  std::vector<FacetValue> values;
  for (auto& [key, value] : counts) values.push_back(std::move(value));
  std::sort(values.begin(), values.end(), [&](const FacetValue& a, const FacetValue& b) {
    return !by_value && a.count != b.count ? a.count > b.count : by_value ? a.value > b.value : a.value < b.value;
  });
  if (values.size() > top) values.resize(top);
  return values;
}

}  // namespace

Facets count_facets(const Store& store, const Query& asked, const ReadParts& given, std::size_t most, std::size_t top) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    Query query = asked;
    if (query.when) query.when = anchored(*query.when, store.newest_article());
    ReadParts parts = given;
    parts.wanted = most;
    const Narrowed narrowed = narrow(connection, query, Order::newest, parts);
    SQLite::Statement rows(connection.database(), narrowed.sql);
    bind_values(rows, narrowed.values);
    std::unordered_map<std::int64_t, DocumentInfo> documents;
    std::map<std::string, Counts> counts;
    for (const char* facet : {"who", "issue", "label", "act", "when", "outlet", "review"}) counts[facet];
    Facets facets;
    while (rows.executeStep()) {
      StoredRow read = read_statement(rows);
      const auto [place, is_new] = documents.try_emplace(read.document);
      if (is_new) place->second = document_by_row(connection, read.document);
      Statement& s = read.statement;
      s.doc_id = place->second.doc_id;
      s.stances = read_stances(connection, read.row);
      if (!matches(query, s, place->second)) continue;
      if (facets.counted == most) {
        facets.more = true;
        break;
      }
      ++facets.counted;
      if (!s.speaker.actor_id.empty()) count(counts["who"], s.speaker.actor_id, s.speaker.name);
      for (const StanceLabel& stance : s.stances) {
        count(counts["issue"], stance.issue_id, stance.issue_id);
        if (query.issues.empty() ||
            std::find(query.issues.begin(), query.issues.end(), stance.issue_id) != query.issues.end()) {
          const std::string label(name(stance.label));
          count(counts["label"], label, label);
        }
      }
      const std::string act(name(s.act)), day = to_string(s.said.date);
      count(counts["act"], act, act);
      if (s.said.precision != DatePrecision::none && s.said.precision != DatePrecision::year)
        count(counts["when"], day.substr(0, 7), day.substr(0, 7));
      if (!place->second.publisher.empty()) count(counts["outlet"], place->second.publisher, place->second.publisher);
      const std::string review = read.review_status.empty() ? "open" : read.review_status;
      count(counts["review"], review, review);
    }
    for (auto& [facet, values] : counts) facets.values[facet] = most_frequent(values, top, facet == "when");
    return facets;
  });
}

}  // namespace onrecord::store
