// Files that are no databases of ours, older and newer ones.
#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <iterator>

#include "store/connection.h"
#include "store/schema.h"
#include "store/support_store.h"

using namespace onrecord;
using namespace onrecord::store;
using namespace onrecord::testing;

namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string fault(const std::string& path, Access access) {
  try {
    const Store store(path, access, 0);
    return {};
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::database);
    return error.what();
  }
}

}  // namespace

TEST_CASE("what is no database of ours is told and left as it was") {
  const Folder folder;
  const std::string path = folder.file("x.db");
  CHECK(fault(path, Access::read).find("No such file") != std::string::npos);
  CHECK(fault(folder.file("no/x.db"), Access::write).find("folder") != std::string::npos);
  write(path, "");
  CHECK(fault(path, Access::read).find("empty file") != std::string::npos);
  write(
      path,
      "Just some words that somebody keeps in a file, more than a hundred bytes of them, so that there is a header to look at.");
  const std::string before = bytes_of(path);
  for (const Access access : {Access::read, Access::write})
    CHECK(fault(path, access).find("not a database") != std::string::npos);
  CHECK(bytes_of(path) == before);
  std::filesystem::remove(path);
  {
    SQLite::Database other(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("CREATE TABLE t (a); PRAGMA application_id = 77");
  }
  const std::string theirs = bytes_of(path);
  for (const Access access : {Access::read, Access::write})
    CHECK(fault(path, access).find("application id") != std::string::npos);
  CHECK(bytes_of(path) == theirs);
}

TEST_CASE("a newer schema is refused with both versions, an older one upgraded with its rows") {
  const Folder folder;
  const std::string newer = folder.file("newer.db"), older = folder.file("older.db");
  {
    SQLite::Database database(newer, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    apply_schema(database, 0);
    database.exec("PRAGMA user_version = 99");
  }
  const std::string before = bytes_of(newer);
  const std::string words = fault(newer, Access::write);
  CHECK(words.find("newer") != std::string::npos);
  CHECK(words.find("99") != std::string::npos);
  CHECK(words.find(std::to_string(schema_version())) != std::string::npos);
  CHECK(bytes_of(newer) == before);

  for (std::uint32_t version = 1; version < schema_version(); ++version) {
    std::filesystem::remove(older);
    {
      SQLite::Database database(older, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      apply_schema_until(database, 0, version);
      database.exec("INSERT INTO issue VALUES ('FERRY', 'the ferry should sail')");
    }
    Store store(older, Access::write);
    REQUIRE(store.notices().size() == 1);
    CHECK(store.notices()[0].find("upgraded") != std::string::npos);
    CHECK(store.issues().size() == 1);
    CHECK(add(store, article("a1", "She said \"yes\"."), {{"yes"}}) == Outcome::added);
  }
}

TEST_CASE("a writer waits for another, and then says that the file is locked") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  Store store(path, Access::write);
  add(store, article("a1", "She said \"yes\"."), {{"yes"}});
  SQLite::Database other(path, SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  Store second(path, Access::write, 1);
  try {
    add(second, article("a2", "She said \"no\"."), {{"no"}});
    CHECK(false);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::database);
    CHECK(std::string(error.what()).find("locked") != std::string::npos);
    CHECK(std::string(error.what()).find("1 second") != std::string::npos);
  }
  other.exec("ROLLBACK");
  CHECK(add(second, article("a2", "She said \"no\"."), {{"no"}}) == Outcome::added);
}

TEST_CASE("a full disk is told, and what was committed stays") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  add(store, article("a1", "She said \"yes\"."), {{"yes"}});
  store.connection().execute("PRAGMA max_page_count = " +
                             std::to_string(store.connection().number("PRAGMA page_count") + 2));
  try {
    add(store, article("a2", "She said \"no\". " + std::string(100'000, 'x')), {{"no"}});
    CHECK(false);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::io);
    CHECK(std::string(error.what()).find("disk full") != std::string::npos);
  }
  CHECK(store.read().statements.size() == 1);
}

TEST_CASE("a database that is deleted while it is in use is told") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  Store store(path, Access::write);
  add(store, article("a1", "She said \"yes\"."), {{"yes"}});
  std::filesystem::remove(path);
  CHECK_THROWS_AS(add(store, article("a2", "She said \"no\"."), {{"no"}}), Error);
}
