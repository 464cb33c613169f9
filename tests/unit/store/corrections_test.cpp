// Corrections, merges and relabelling: people win, the machine's values are kept, and nothing is lost by a re-run.
#include <doctest/doctest.h>

#include "store/corrections.h"
#include "store/relabelling.h"
#include "store/stored_actors.h"
#include "store/support_store.h"
#include "store/verification.h"

using namespace onrecord;
using namespace onrecord::store;
using namespace onrecord::testing;

namespace {

const std::string text =
    "Velde said \"the ferry must sail\". Hale said \"the ferry is old\". He said \"we shall see\".";
const std::vector<Said> said{{"the ferry must sail", "velde.marta", "FERRY", 1.0},
                             {"the ferry is old", "hale", "FERRY", -0.5},
                             {"we shall see", "hale.viktor"}};

struct Filled {
  Filled() : store(folder.file("a.db"), Access::write) {
    add(store, document, said);
    for (const Statement& s : analysis(document, said).statements) ids.push_back(s.id);
  }
  Statement statement(std::size_t index) const { return store.find(ids[index], 1).at(0).statement; }
  std::size_t problems() const {
    return verify_store(
               store, [](const std::string& problem) { MESSAGE(problem); }, [](std::size_t, std::size_t) {})
        .problems;
  }

  Folder folder;
  Store store;
  Document document = article("a1", text);
  std::vector<std::string> ids;
};

Correction correction(const std::string& id, const std::string& field, const std::string& value,
                      const std::string& issue = {}) {
  return {.statement_id = id,
          .field = field,
          .issue_id = issue,
          .value = value,
          .actor_name = {},
          .made_by = "anna",
          .made_on = "2025-05-01",
          .note = {},
          .machine = {}};
}

}  // namespace

TEST_CASE("corrections win in every read, and survive a new analysis and new labels") {
  Filled filled;
  const std::vector<Correction> corrections{
      correction(filled.ids[0], "date", "2025-02"), correction(filled.ids[0], "label", "sceptical", "FERRY"),
      correction(filled.ids[1], "actor", "velde.marta"), correction(filled.ids[1], "act", "REJECT"),
      correction(filled.ids[2], "status", "rejected")};
  CHECK(apply_corrections(filled.store, corrections) == 5);
  CHECK(apply_corrections(filled.store, corrections) == 0);  // the same again changes nothing
  const auto check = [&] {
    CHECK(filled.statement(0).said.date == Date{2025, 2, 1});
    CHECK(filled.statement(0).said.precision == DatePrecision::month);
    CHECK(filled.statement(0).stances.at(0).label == StanceKind::sceptical);
    CHECK(filled.statement(1).speaker.name == "Marta Velde");
    CHECK(filled.statement(1).act == Act::reject);
    const StatementSet set = filled.store.read();
    CHECK(set.statements.size() == 2);
    CHECK(set.review_status.at(filled.ids[0]) == "corrected");
    CHECK(filled.store.read({.when = parse_range("2025-02")}).statements.size() == 1);
    CHECK(filled.store.read({.labels = {StanceKind::sceptical}}).statements.size() == 2);
    CHECK(filled.problems() == 0);
  };
  check();
  CHECK(add(filled.store, filled.document, said, {.again = true}) == Outcome::replaced);
  check();
  {
    Relabelling relabelling(filled.store);
    each_stored_article(filled.store, [&](StoredArticle&& each) {
      CHECK(each.statements.at(0).stances.at(0).label == StanceKind::support);  // the machine's own
      each.statements[0].stances[0].position = 0.5;
      each.statements[0].stances[0].label = StanceKind::qualified_support;
      relabelling.set(each.document, each.statements, "2", "tables-2");
    });
    relabelling.commit();
  }
  check();
  CHECK(filled.store.tables_in_use() == std::vector<std::pair<std::string, std::size_t>>{{"tables-2", 1}});
  bool kept = false;
  for (const Correction& c : stored_corrections(filled.store))
    if (c.field == "label") kept = c.machine == "qualified_support 0.5";
  CHECK(kept);
}

TEST_CASE("wrong corrections are told, and none of them is applied") {
  Filled filled;
  const std::vector<Correction> wrong{
      correction(filled.ids[0], "status", "accepted"),     correction("abc", "status", "accepted"),
      correction(filled.ids[0], "label", "fine", "FERRY"), correction(filled.ids[0], "label", "0.5"),
      correction(filled.ids[0], "date", "2025-02-30"),     correction(filled.ids[0], "status", "rejected"),
      correction(filled.ids[1], "actor", "nobody")};
  CHECK(check_corrections(filled.store, wrong).size() == 6);
  CHECK_THROWS_AS(apply_corrections(filled.store, wrong), Error);
  CHECK(stored_corrections(filled.store).empty());
}

TEST_CASE("a statement that a person accepted stays when the machine no longer finds it") {
  Filled filled;
  apply_corrections(filled.store, {correction(filled.ids[1], "status", "accepted")});
  CHECK(add(filled.store, filled.document, {said[0]}, {.again = true}) == Outcome::replaced);
  const StatementSet set = filled.store.read();
  REQUIRE(set.statements.size() == 2);
  CHECK(set.review_status.at(filled.ids[1]) == "accepted");
}

TEST_CASE("merged actors are one, for later articles too; split makes them two again") {
  Filled filled;
  CHECK(merge_actors(filled.store, "hale", "hale.viktor", {"anna", ""}) == 1);
  CHECK(filled.store.read({.who = {"hale.viktor"}}).statements.size() == 2);
  CHECK(filled.store.read({.who = {"hale"}}).statements.empty());
  CHECK(add(filled.store, article("a2", "Hale said \"not today\"."), {{"not today", "hale"}}) == Outcome::added);
  CHECK(filled.store.read({.who = {"hale.viktor"}}).statements.size() == 3);
  CHECK(find_actors(filled.store, "hale").size() == 1);
  CHECK_THROWS_AS(merge_actors(filled.store, "hale.viktor", "hale", {"anna", ""}), Error);
  CHECK(filled.problems() == 0);
  CHECK(unmerge_actor(filled.store, "hale", {"anna", ""}) == 2);
  CHECK(filled.store.read({.who = {"hale"}}).statements.size() == 2);

  CHECK(split_actor(filled.store, {"hale", "document", {"a2"}, "Vera Hale"}, {"anna", ""}) == 1);
  const std::vector<StoredActor> vera = find_actors(filled.store, "Vera Hale");
  REQUIRE(vera.size() == 1);
  CHECK(vera[0].statements == 1);
  CHECK(add(filled.store, article("a2", "Hale said \"not today\"."), {{"not today", "hale"}}, {.again = true}) ==
        Outcome::replaced);
  CHECK(filled.store.read({.who = {vera[0].actor_id}}).statements.size() == 1);
  CHECK(filled.problems() == 0);
}
