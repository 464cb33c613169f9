// Queries: whatever the index chosen, the store gives exactly what matches() accepts.
#include <doctest/doctest.h>

#include <algorithm>

#include "store/support_filled.h"

using namespace onrecord;
using namespace onrecord::store;
using namespace onrecord::testing;

TEST_CASE("the store gives what matches() accepts, for queries of all shapes") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  fill(store);
  const StatementSet all = store.read();
  REQUIRE(all.statements.size() == 600);
  std::mt19937 random(3);
  const auto maybe = [&](std::uint32_t in) { return random() % in == 0; };
  std::size_t found_something = 0;
  for (int round = 0; round < 400; ++round) {
    Query query = some_query(random, "okaro.ilan", "rare gazette");
    query.negate_who = maybe(6);
    query.negate_words = maybe(6);
    query.negate_when = maybe(6);
    query.negate_issues = maybe(6);
    query.negate_labels = maybe(6);
    query.negate_publishers = maybe(6);
    query.negate_acts = maybe(6);
    Query meant = query;
    if (meant.when) meant.when = anchored(*meant.when, store.newest_article());
    std::set<std::string> wanted;
    for (const Statement& s : all.statements)
      if (matches(meant, s, all.documents.at(s.doc_id))) wanted.insert(s.id);
    CHECK(ids_of(store.read(query)) == wanted);
    ReadParts walking;
    walking.sorted_at_most = 20;
    CHECK(ids_of(store.read(query, walking)) == wanted);
    found_something += wanted.empty() ? 0 : 1;

    bool more = false;
    const StatementSet page = store.page(query, Order::newest, 5, &more, maybe(2) ? walking : ReadParts());
    CHECK(page.statements.size() == std::min<std::size_t>(5, wanted.size()));
    CHECK(more == (wanted.size() > 5));
    const auto last_day = [&](const Statement& s) { return said_period(s.said, {}).second; };
    for (std::size_t i = 1; i < page.statements.size(); ++i)
      CHECK(last_day(page.statements[i - 1]) >= last_day(page.statements[i]));
  }
  CHECK(found_something > 100);
}

TEST_CASE("what a user types never reaches FTS5 raw") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  add(store, article("a1", "She said \"don't AND won't\"; he said \"x-y NEAR a:b\"."),
      {{"don't AND won't"}, {"x-y NEAR a:b"}});
  for (const char* typed :
       {"\"", "(", "*", "AND", "-x", "a:b", "x-y", "don't", "'; DROP TABLE statement --", "NEAR(", "^a", "{x}", "a*b*"})
    CHECK_NOTHROW(store.read({.words = {typed}}));
  CHECK_NOTHROW(store.read({.words = {std::string(5000, '(')}}));
  CHECK(store.read({.words = {"don't"}}).statements.size() == 1);
  CHECK(store.read({.words = {"AND"}}).statements.size() == 1);
  CHECK(store.read({.words = {"x-y"}}).statements.size() == 1);
  CHECK(store.read({.words = {"and wont"}}).statements.empty());
  CHECK(store.count_statements() == 2);
}
