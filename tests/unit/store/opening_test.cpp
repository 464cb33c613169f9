// Files that are no databases of ours, older and newer ones.
#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "store/connection.h"
#include "store/corrections.h"
#include "store/relabelling.h"
#include "store/schema.h"
#include "store/succession.h"
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
      database.exec("INSERT INTO issue (issue_id, pole) VALUES ('FERRY', 'the ferry should sail')");
    }
    CHECK(fault(older, Access::read).find("any other command that writes, upgrades it to") != std::string::npos);
    Store store(older, Access::write);
    REQUIRE(store.notices().size() == 1);
    CHECK(store.notices()[0].find("upgraded") != std::string::npos);
    CHECK(store.issues().size() == 1);
    CHECK(add(store, article("a1", "She said \"yes\"."), {{"yes"}}) == Outcome::added);
  }
}

TEST_CASE("statements of an older database are named anew; their corrections and former ids follow") {
  const Folder folder;
  const std::string path = folder.file("older.db");
  {
    SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    apply_schema_until(database, 0, 4);
    const std::string statement =
        "INSERT INTO statement (id, statement_id, document, publisher, live, seq, kind, text, source, cue, content, byte_spans, "
        "speaker_text, actor_id, actor_name, actor_kind, actor_role, actor_country, speaks_for, speaker_method, speaker_confidence, "
        "cue_text, cue_lemma, addressee, venue, via, said_precision, said_text, said_bytes, said_method, act, polarity, probability, "
        "reported_by, day_from, day_to) VALUES ";
    const std::string rest =
        ", '', '', '', '||0-3', '', '', '', 'person', '', '', '', 'name', 'high', '', '', '', '', '', 'none', '', "
        "'', 'none', 'STATE', 0, 1, ";
    database.exec(
        "INSERT INTO article_text VALUES (1, '" + text_hash("yes yes") + "', 'yes yes'), (2, '" + text_hash("yes") +
        "', 'yes');"
        "INSERT INTO publisher VALUES (1, 'Post');"
        "INSERT INTO document (id, doc_id, status, replaced_by, text_id, title, publisher, url, date_origin, authors, language, country, "
        "version, body_complete, cluster_id, record_hash, input_hash, tool_version, tables_version, tables_hash) VALUES "
        "(1, 'old', 'replaced', 2, 2, '', 1, 'https://post.example/a', 'none', '', '', '', '', 1, 'old', '', '', '', '', ''),"
        "(2, '" +
        text_hash("yes yes") +
        "', 'current', NULL, 1, '', 1, 'https://post.example/a', 'none', '', '', '', '', 1, 'c', '', '', "
        "'', '', '');" +
        statement + "(1, 'aaa', 2, 1, 1, 0, 'direct', 'yes'" + rest +
        "'', 0, 0), (2, 'bbb', 2, 1, 1, 1, 'direct', 'yes'" + rest +
        "'aaa', 0, 0), (3, 'ccc', 1, 1, 0, 0, 'direct', 'yes'" + rest +
        "'', 0, 0);"
        "INSERT INTO correction (statement_id, field, issue_id, value, actor_name, machine, made_by, made_on, note) VALUES "
        "('bbb', 'act', '', 'OFFER', '', 'STATE', 'Ada', '', '')");
  }
  Store store(path, Access::write);
  const StatementSet set = store.read();
  REQUIRE(set.statements.size() == 2);
  const std::string identity = "url:https://post.example/a";
  CHECK(set.statements[0].id == statement_id(identity, "yes", 0));
  CHECK(set.statements[1].id == statement_id(identity, "yes", 1));
  CHECK(set.statements[1].reported_by == set.statements[0].id);
  CHECK(stored_corrections(store).at(0).statement_id == set.statements[1].id);
  CHECK(present_id(store, "bbb") == "bbb");  // too short to be an id
  CHECK(successors(store, "bbb") == std::vector{set.statements[1].id});
  CHECK(store.find(statement_id(identity, "yes", 2), 2).size() == 1);  // the replaced version's
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

TEST_CASE("a database whose making was interrupted is an empty one, and one that was interrupted later is read") {
  const Folder folder;
  const std::string path = folder.file("x.db");
  // As kill -9 leaves it: the pages are half written, the journal says that there were none before.
  write(path, std::string("SQLite format 3") + std::string(700, '\x01'));
  std::string journal = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
  journal += std::string("\0\0\0\0\x12\x34\x56\x78\0\0\0\0\0\0\x02\0\0\0\x10\0", 20);
  write(path + "-journal", journal + std::string(512 - journal.size(), '\0'));
  CHECK(fault(path, Access::read).find("empty file") != std::string::npos);
  CHECK(fault(path, Access::write).empty());
  CHECK(fault(path, Access::read).empty());
  // A hot journal over whole pages, as where the change to WAL was interrupted.
  {
    SQLite::Database plain(path, SQLite::OPEN_READWRITE);
    plain.exec("PRAGMA journal_mode = DELETE");
    plain.exec(
        "PRAGMA cache_size = 1; BEGIN; INSERT INTO publisher (name) VALUES (hex(zeroblob(200000)));"
        "INSERT INTO issue (issue_id, pole) VALUES ('X', 'y')");
    std::filesystem::copy_file(path, folder.file("y.db"));
    std::filesystem::copy_file(path + "-journal", folder.file("y.db-journal"));
  }
  CHECK(fault(folder.file("y.db"), Access::read).empty());
  CHECK(Store(folder.file("y.db"), Access::read).issues().empty());
}

TEST_CASE("who reads sees one state, whatever is written meanwhile") {
  const Folder folder;
  const std::string path = folder.file("x.db");
  Store writing(path, Access::write);
  add(writing, article("a1", "\"yes\", she said."), {{"yes"}});
  const Store reading(path, Access::read);
  CHECK(reading.count_documents() == 1);
  add(writing, article("a2", "\"no\", she said."), {{"no"}});
  CHECK(reading.count_documents() == 1);
  CHECK(reading.read().statements.size() == 1);
  CHECK(Store(path, Access::read).count_documents() == 2);
}

TEST_CASE("a second connection of one process leaves the first one its locks") {
  const Folder folder;
  const std::string path = folder.file("x.db");
  const Store first(path, Access::write);
  { const Store second(path, Access::read); }
  const Store third(path, Access::read);
  // Another program that could lock the whole file would think that nobody uses it, and put the -wal away.
  const pid_t child = ::fork();
  if (child == 0) {
    const int file = ::open(path.c_str(), O_RDWR);
    struct flock lock {};
    lock.l_type = F_WRLCK;
    ::_exit(::fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}

TEST_CASE("a relabelling that cannot even begin says so as an Error") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  Store store(path, Access::write);
  SQLite::Database(path, SQLite::OPEN_READWRITE).exec("DROP TABLE correction");
  CHECK_THROWS_AS(Relabelling{store}, Error);
}
