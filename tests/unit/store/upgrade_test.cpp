// Databases of every earlier schema version, made by the steps of that version and filled with rows as its program
// wrote them (versions/version_N.sql): all step up, keep every row, and are whole.
#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "onrecord/query.h"
#include "store/connection.h"
#include "store/corrections.h"
#include "store/schema.h"
#include "store/support_store.h"
#include "store/verification.h"

using namespace onrecord;
using namespace onrecord::store;
using namespace onrecord::testing;

namespace {

// meson says where the tree is; by hand, the tests are run from it.
std::string rows_of_version(std::uint32_t version) {
  const char* tree = std::getenv("ONRECORD_TREE");
  const std::string path = std::string(tree != nullptr ? tree : ".") + "/tests/unit/store/versions/version_" +
                           std::to_string(version) + ".sql";
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(),
                  path << ": every schema version needs rows as its program wrote them, before the next comes");
  return {std::istreambuf_iterator<char>(in), {}};
}

void make_database(const std::string& path, std::uint32_t version) {
  for (std::uint32_t step = 1; step <= version; ++step) {
    SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA journal_mode = WAL");
    apply_schema_until(database, step - 1, step);
    database.exec("BEGIN; " + rows_of_version(step) + "COMMIT");
  }
}

std::vector<std::string> column(const std::string& path, const std::string& sql) {
  SQLite::Database database(path, SQLite::OPEN_READONLY);
  SQLite::Statement rows(database, sql);
  std::vector<std::string> found;
  while (rows.executeStep()) found.push_back(rows.getColumn(0).getString());
  return found;
}

std::string problems_of(const Store& store) {
  std::string problems;
  verify_store(
      store, [&](const std::string& problem) { problems += problem + '\n'; }, [](auto, auto) {});
  return problems;
}

}  // namespace

TEST_CASE("a database of every earlier version steps up with all its rows") {
  for (std::uint32_t version = 1; version < schema_version(); ++version) {
    CAPTURE(version);
    const Folder folder;
    const std::string path = folder.file("old.db");
    make_database(path, version);
    const std::vector<std::string> words = column(path, "SELECT text FROM statement WHERE live ORDER BY text, id");
    const std::vector<std::string> articles = column(path, "SELECT doc_id || status || title FROM document ORDER BY 1");
    const std::vector<std::string> said_by =
        column(path,
               "SELECT actor_id || ' ' || coalesce(said_date, '') || ' ' || act || ' ' || review_status || ' ' || text "
               "FROM statement WHERE live ORDER BY 1");
    REQUIRE(words.size() >= 5);

    {
      Store store(path, Access::write);
      REQUIRE(store.notices().size() == 1);
      CHECK(store.notices()[0].find("upgraded from schema version " + std::to_string(version) + " to " +
                                    std::to_string(schema_version())) != std::string::npos);
      CHECK(problems_of(store).empty());
      CHECK(store.read(Query{.words = {"money"}}).statements.size() == 1);  // by the full text index
      CHECK(stored_corrections(store).size() == (version == 1 ? 0 : column(path, "SELECT id FROM correction").size()));
    }
    CHECK(column(path, "SELECT text FROM statement WHERE live ORDER BY text, id") == words);
    CHECK(column(path, "SELECT doc_id || status || title FROM document ORDER BY 1") == articles);
    CHECK(column(path,
                 "SELECT actor_id || ' ' || coalesce(said_date, '') || ' ' || act || ' ' || review_status || ' ' "
                 "|| text FROM statement WHERE live ORDER BY 1") == said_by);

    // It is a database like any other: a second opening changes nothing, and articles go on coming.
    Store store(path, Access::write);
    CHECK(store.notices().empty());
    CHECK(add(store, article("new", "She said \"yes\"."), {{"yes"}}) == Outcome::added);
    CHECK(add(store, article("pier-1", "The pier is open, she said."), {{"The pier is open"}}) == Outcome::replaced);
    CHECK(problems_of(store).empty());
  }
}

TEST_CASE("a step that fails leaves an old database as it was") {
  const Folder folder;
  const std::string path = folder.file("old.db");
  make_database(path, 1);
  {
    SQLite::Database database(path, SQLite::OPEN_READWRITE);
    database.exec("CREATE TABLE correction (stands INTEGER)");  // in the way of step 2
  }
  CHECK_THROWS_AS(Store(path, Access::write), Error);
  CHECK(column(path, "PRAGMA user_version") == std::vector<std::string>{"1"});
  CHECK(column(path, "SELECT name FROM sqlite_schema WHERE name = 'signature'").empty());
  CHECK(column(path, "SELECT count(*) FROM statement WHERE live") == std::vector<std::string>{"6"});
}
