// A store with 600 statements of all kinds, for tests that ask it things.
#pragma once

#include <random>
#include <set>

#include "onrecord/query.h"
#include "store/support_store.h"

namespace onrecord::testing {

// 600 statements with few and many rows for each filter, so that every way of driving a query is taken.
inline void fill(store::Store& store) {
  std::mt19937 random(7);
  const auto pick = [&](std::uint32_t count) { return static_cast<std::uint32_t>(random() % count); };
  store::Ingest ingest(store, {});
  const char* actors[] = {"velde.marta", "okaro.ilan", "sunde.sofie", "rare.petr"};
  const char* words[] = {"the ferry must sail", "the harbour waits", "no ferry without a harbour", "a single zeppelin"};
  for (int i = 0; i < 200; ++i) {
    const std::string number = std::to_string(i);
    std::string text;
    std::vector<Said> said;
    for (int j = 0; j < 3; ++j) {
      const std::string quote =
          std::string(words[pick(i % 50 == 0 ? 4 : 3)]) + " number " + number + "x" + std::to_string(j);
      text += "He said \"" + quote + "\". ";
      said.push_back({quote, actors[pick(i % 40 == 0 ? 4 : 3)],
                      pick(2) == 0   ? "FERRY"
                      : pick(9) == 0 ? "RARE"
                                     : "",
                      static_cast<double>(pick(5)) / 2 - 1});
    }
    Document document =
        article("d" + number, text, "2025-0" + std::to_string(1 + pick(6)) + "-1" + std::to_string(pick(9)));
    document.publisher = pick(20) == 0 ? "Rare Gazette" : "Harbour Post";
    Analysis found = analysis(document, said);
    for (Statement& s : found.statements) {
      s.act = static_cast<Act>(pick(15));
      s.kind = static_cast<StatementKind>(pick(3));
      if (pick(6) == 0) {  // only the month is known
        s.said.date.day = 1;
        s.said.precision = DatePrecision::month;
      }
    }
    ingest.add(document, info(document), &found);
  }
  ingest.commit();
}

inline std::set<std::string> ids_of(const StatementSet& set) {
  std::set<std::string> ids;
  for (const Statement& statement : set.statements) ids.insert(statement.id);
  return ids;
}

// A query in some of all ways that both a page and the columns take; `also` is asked for beside others, `publisher`
// alone.
inline Query some_query(std::mt19937& random, const std::string& also, const std::string& publisher) {
  const auto maybe = [&](std::uint32_t in) { return random() % in == 0; };
  Query query;
  if (maybe(3)) query.who = {maybe(3) ? "rare.petr" : "velde.marta"};
  if (maybe(6)) query.who.push_back(also);
  if (maybe(3)) query.words = {maybe(2) ? "harbour" : maybe(2) ? "\"ferry must\" sail" : "zepp*"};
  if (maybe(4))
    query.when = parse_range(maybe(2)   ? "2025-03"
                             : maybe(2) ? "2025-02-10..2025-04-12"
                             : maybe(3) ? "..2025-03-12"
                             : maybe(2) ? "2025-03-15.."
                                        : "last:60d");
  if (maybe(4)) query.issues = {maybe(2) ? "FERRY" : "RARE"};
  if (maybe(4)) query.labels = {StanceKind::support, StanceKind::oppose};
  if (maybe(5)) query.publishers = {publisher};
  if (maybe(5)) query.acts = {Act::reject};
  if (maybe(5)) query.kinds = {StatementKind::mixed};
  return query;
}

}  // namespace onrecord::testing
