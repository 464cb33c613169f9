// Ids with a country or sector become the name alone in every column, and whoever writes one still means the person.
#include "store/former_ids.h"

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

const Hand hand{"ada", "2025-09-01"};

std::size_t move(Store& store, const std::unordered_set<std::string>& kept = {}) {
  Relabelling relabelling(store);
  const std::size_t count = relabelling.move_former_ids(kept);
  relabelling.commit();
  return count;
}

std::string problems_of(const Store& store) {
  std::string problems;
  verify_store(
      store, [&](const std::string& problem) { problems += problem + '\n'; }, [](auto, auto) {});
  return problems;
}

void say(Store& store, const std::string& id, const std::vector<std::string>& actors) {
  std::string text;
  std::vector<Said> said;
  for (const std::string& actor : actors) {
    const std::string quote = "the ferry " + id + std::to_string(said.size()) + " must sail";
    text += "He said \"" + quote + "\". ";
    said.push_back({quote, actor});
  }
  REQUIRE(add(store, article(id, text), said) == Outcome::added);
}

std::size_t said_by(const Store& store, const std::string& id) {
  return store.read(Query{.who = {id}}).statements.size();
}

void name_speaker(Store& store, const std::string& statement, const std::string& actor) {
  Correction correction;
  correction.statement_id = statement;
  correction.field = "actor";
  correction.value = actor;
  correction.made_by = hand.by;
  apply_corrections(store, {correction});
}

}  // namespace

TEST_CASE("one person's ids become one") {
  const Folder folder;
  Store store(folder.file("x.db"), Access::write);
  say(store, "a", {"kroll.ada.gov", "stern.ivo"});
  say(store, "b", {"kroll.ada.nor"});
  say(store, "c", {"kroll.ada", "kroll.nor"});
  CHECK(move(store) == 2);
  CHECK(said_by(store, "kroll.ada") == 3);
  CHECK(said_by(store, "kroll.nor") == 1);  // a surname alone is nobody's name
  CHECK(actor_by_id(store, "kroll.ada").statements == 3);
  CHECK(problems_of(store).empty());
  CHECK(move(store) == 0);
}

TEST_CASE("the ids of tables stay, and names that one article or people hold apart") {
  const Folder folder;
  Store store(folder.file("x.db"), Access::write);
  say(store, "a", {"holm.anders.nor", "holm.anders.dnk", "vogt.lena.gov", "lind.vera.gov"});
  say(store, "b", {"lind.vera.nor", "lind.v", "lund.v"});
  merge_actors(store, "lind.vera.gov", "lind.v", hand);
  merge_actors(store, "lind.vera.nor", "lund.v", hand);
  CHECK(move(store, {"vogt.lena.gov"}) == 0);
  CHECK(said_by(store, "holm.anders.nor") == 1);
  CHECK(said_by(store, "vogt.lena.gov") == 1);
  CHECK(said_by(store, "lind.v") == 2);
}

TEST_CASE("merges, splits and corrections go along, and can be taken back") {
  const Folder folder;
  Store store(folder.file("x.db"), Access::write);
  say(store, "a", {"kroll.ada.gov", "kroll.a", "stern.ivo"});
  say(store, "b", {"kroll.ada.nor", "vogt.lena.nor"});
  merge_actors(store, "kroll.a", "kroll.ada.gov", hand);
  split_actor(store, {"vogt.lena.nor", "document", {"b"}, "Lena Voigt"}, hand);
  const std::string corrected = store.read(Query{.who = {"stern.ivo"}}).statements.front().id;
  name_speaker(store, corrected, "kroll.ada.nor");
  CHECK(move(store) == 3);
  CHECK(said_by(store, "kroll.ada") == 4);
  CHECK(said_by(store, "vogt.lena.nor/lena-voigt") == 1);
  CHECK(problems_of(store).empty());
  say(store, "c", {"kroll.a", "kroll.ada"});  // what comes later follows the same rules
  CHECK(said_by(store, "kroll.ada") == 6);
  unmerge_actor(store, "kroll.a", hand);
  CHECK(said_by(store, "kroll.a") == 2);
  unsplit_actor(store, "vogt.lena", "vogt.lena.nor/lena-voigt", hand);
  CHECK(said_by(store, "vogt.lena") == 1);
  CHECK(problems_of(store).empty());
}

TEST_CASE("a former id that is typed means the person") {
  const Folder folder;
  Store store(folder.file("x.db"), Access::write);
  say(store, "a", {"kroll.ada", "stern.ivo"});
  const auto found = find_actors(store, "kroll.ada.gov");
  REQUIRE(found.size() == 1);
  CHECK(found[0].actor_id == "kroll.ada");
  const std::string other = store.read(Query{.who = {"stern.ivo"}}).statements.front().id;
  name_speaker(store, other, "kroll.ada.gov");
  CHECK(said_by(store, "kroll.ada") == 2);
  CHECK(find_actors(store, "nobody.there.gov").empty());
}
