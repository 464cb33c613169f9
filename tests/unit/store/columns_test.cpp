// Statements by their columns: whatever is asked, they give what the database gives, also after corrections.
#include <doctest/doctest.h>

#include <algorithm>

#include "store/connection.h"
#include "store/corrections.h"
#include "store/facets.h"
#include "store/support_filled.h"

using namespace onrecord;
using namespace onrecord::store;
using namespace onrecord::testing;

namespace {

std::vector<std::string> in_order(const StatementSet& set) {
  std::vector<std::string> ids;
  for (const Statement& each : set.statements) ids.push_back(each.id);
  return ids;
}

std::size_t count_of(const Facets& facets, const char* facet, const std::string& value) {
  for (const FacetValue& each : facets.values.at(facet))
    if (each.value == value) return each.count;
  return 0;
}

// Asks both for the same, in many ways.
void compare(const Store& store, const StatementColumns& columns, std::uint32_t seed, int rounds) {
  std::mt19937 random(seed);
  const auto maybe = [&](std::uint32_t in) { return random() % in == 0; };
  std::size_t found_something = 0;
  for (int round = 0; round < rounds; ++round) {
    Query query = some_query(random, "nobody.at.all", maybe(3) ? "No Such Paper" : "rare gazette");
    if (maybe(8)) query.min_probability = maybe(2) ? 0.5 : 0.95;
    ReadParts parts;
    if (maybe(4)) parts.review = {maybe(2) ? "" : "corrected"};
    if (maybe(8)) parts.review = {"rejected"};
    parts.rejected = maybe(3) || parts.review == std::vector<std::string>{"rejected"};
    const Order order = maybe(3) ? Order::oldest : Order::newest;
    bool more = false, columns_more = false;
    const std::vector<std::string> all = in_order(store.page(query, order, 10'000, &more, parts));
    const std::size_t offset = random() % 7;
    const std::vector<std::string> page =
        in_order(page_by_columns(store, columns, query, order, offset, 5, &columns_more, parts));
    const std::size_t begin = std::min(offset, all.size()), end = std::min(offset + 5, all.size());
    CHECK(page == std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                           all.begin() + static_cast<std::ptrdiff_t>(end)));
    CHECK(columns_more == (all.size() > offset + 5));
    found_something += all.empty() ? 0 : 1;

    const Facets facets = count_facets(store, columns, query, parts, 100);
    CHECK(facets.counted == all.size());
    const StatementSet set = store.page(query, order, 10'000, &more, parts);
    const auto counted = [&](const auto& test) {
      return static_cast<std::size_t>(std::count_if(set.statements.begin(), set.statements.end(), test));
    };
    CHECK(count_of(facets, "who", "velde.marta") ==
          counted([](const Statement& s) { return s.speaker.actor_id == "velde.marta"; }));
    CHECK(count_of(facets, "act", "REJECT") == counted([](const Statement& s) { return s.act == Act::reject; }));
    CHECK(count_of(facets, "when", "2025-03") ==
          counted([](const Statement& s) { return to_string(s.said.date).starts_with("2025-03"); }));
    CHECK(count_of(facets, "outlet", "Harbour Post") ==
          counted([&](const Statement& s) { return set.documents.at(s.doc_id).publisher == "Harbour Post"; }));
    CHECK(count_of(facets, "issue", "FERRY") == counted([](const Statement& s) {
            return std::any_of(s.stances.begin(), s.stances.end(),
                               [](const StanceLabel& each) { return each.issue_id == "FERRY"; });
          }));
    CHECK(count_of(facets, "label", "oppose") == counted([&](const Statement& s) {
            return std::any_of(s.stances.begin(), s.stances.end(), [&](const StanceLabel& each) {
              return each.label == StanceKind::oppose && (query.issues.empty() || each.issue_id == query.issues[0]);
            });
          }));
    CHECK(count_of(facets, "review", "open") ==
          counted([&](const Statement& s) { return !set.review_status.contains(s.id); }));
  }
  CHECK(found_something >= static_cast<std::size_t>(rounds) / 8);
}

}  // namespace

TEST_CASE("columns give what the database gives") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  compare(store, StatementColumns(store), 1, 0);  // an empty one
  fill(store);
  const StatementColumns columns(store);
  CHECK(columns.size() == 600);
  compare(store, columns, 11, 300);
}

TEST_CASE("columns follow corrections one by one") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  fill(store);
  StatementColumns columns(store);
  std::mt19937 random(5);
  const StatementSet all = store.read();
  for (int i = 0; i < 60; ++i) {
    Correction c;
    c.statement_id = all.statements[random() % all.statements.size()].id;
    c.made_by = "Ada";
    switch (random() % 6) {
      case 0:
        c.field = "status", c.value = "rejected";
        break;
      case 1:
        c.field = "status", c.value = "accepted";
        break;
      case 2:
        c.field = "act", c.value = "REJECT";
        break;
      case 3:
        c.field = "label", c.value = "oppose", c.issue_id = "FERRY";
        break;
      case 4:
        c.field = "date", c.value = random() % 2 == 0 ? "2025-03" : "2025-06-30";
        break;
      default:
        c.field = "actor", c.value = "new.somebody", c.actor_name = "Somebody New";
    }
    apply_corrections(store, {c});
    CHECK(columns.refresh(store, c.statement_id));
    if (i % 4 == 3) {
      const std::optional<Correction> back = take_back_last(store, "Ada");
      REQUIRE(back);
      CHECK(columns.refresh(store, back->statement_id));
    }
  }
  CHECK(columns.rows == StatementColumns(store).rows);
  compare(store, columns, 13, 200);
  CHECK_FALSE(columns.refresh(store, std::string(32, '0')));
}

TEST_CASE("rows that lie far apart are found as well") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  add(store, article("a1", "He said \"the ferry must sail\". She said \"the quay is old\"."),
      {{"the ferry must sail", "velde.marta", "FERRY", 1}, {"the quay is old"}});
  store.connection().execute("UPDATE stance SET statement = statement + 4000000000000");
  store.connection().execute("UPDATE statement SET id = id + 4000000000000 WHERE id = 1");
  StatementColumns columns(store);
  const Facets facets = count_facets(store, columns, {.issues = {"FERRY"}}, {}, 10);
  CHECK(facets.counted == 1);
  CHECK(count_of(facets, "who", "velde.marta") == 1);
  const std::string id = store.read({.issues = {"FERRY"}}).statements.at(0).id;
  Correction wrong;
  wrong.statement_id = id, wrong.field = "status", wrong.value = "rejected", wrong.made_by = "Ada";
  apply_corrections(store, {wrong});
  CHECK(columns.refresh(store, id));
  CHECK(count_facets(store, columns, {.issues = {"FERRY"}}, {}, 10).counted == 0);
  CHECK(count_facets(store, columns, {}, {}, 10).counted == 1);
}
