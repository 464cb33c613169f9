// Whatever is altered behind the store's back is found; what the store alters itself, and what others add, is good.
#include <doctest/doctest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <set>

#include "store/camps.h"
#include "store/connection.h"
#include "store/corrections.h"
#include "store/relabelling.h"
#include "store/remembered_tables.h"
#include "store/samples.h"
#include "store/saved_queries.h"
#include "store/schema.h"
#include "store/stored_actors.h"
#include "store/support_store.h"
#include "store/verification.h"
#include "text/near_copies.h"

using namespace onrecord;
using namespace onrecord::store;
using namespace onrecord::text;
using namespace onrecord::testing;

namespace {

const std::string words =
    "\"The ferry must sail again,\" Marta Velde said. \"The quay is not ready,\" Ilan Okaro said in the harbour of Aldenburg "
    "on Monday, and nobody there asked him when it would be.";

std::vector<std::string> problems_of(const Store& store) {
  std::vector<std::string> problems;
  verify_store(
      store, [&](const std::string& problem) { problems.push_back(problem); }, [](std::size_t, std::size_t) {});
  return problems;
}

// A store in which every table has a row, made by the store alone.
void fill(Store& store) {
  const Document document = article("a1", words);
  add(store, document,
      {{"The ferry must sail again", "velde.marta", "FERRY", 1}, {"The quay is not ready", "okaro.ilan"}});
  {
    Ingest ingest(store, {});
    ingest.set_issues({{"FERRY", "the ferry should sail"}});
    ingest.reject(Error(ErrorKind::rejected_input, "no text", "x.jsonl", 3));
    ingest.commit();
  }
  {
    Ingest ingest(store, {});
    const Document other = article("a2", words + " It rained.");
    Analysis found = analysis(other, {{"The quay is not ready", "okaro.ilan"}});
    found.statements[0].camp = "MAR.Reeds";
    found.statements[0].leanings = {{"FERRY", 300, 400, -500, true, 3}};
    const CopySignature signature = copy_signature(other.text);
    ingest.add(other, info(other), &found, &signature);
    ingest.commit();
  }
  {
    Relabelling relabelling(store);
    note_settled(store, {{{"FERRY", "MAR.Reeds"}, 3}});
    relabelling.commit();
  }
  Correction correction;
  correction.statement_id = store.read().statements[0].id;
  correction.field = "date";
  correction.value = "2025-03-01";
  correction.made_by = "tester";
  correction.made_on = "2025-03-05";
  correction.note = "seen in the minutes";
  apply_corrections(store, {correction});
  remember_tables(store, {{"/tables", "0123"}});
  save_query(store, {"ferries", {"--about", "FERRY"}, "2025-03-05"}, {"0123"});
  draw_sample(store, "", 2, 7, {"tester", "2025-03-05"});
  merge_actors(store, "okaro.ilan", "velde.marta", {"tester", "2025-03-05"});
  split_actor(store, {"velde.marta", "document", {"a2"}, "Another Velde"}, {"tester", "2025-03-05"});
  const std::string edited = "\"The ferry must sail again soon,\" Marta Velde said. That was all.";
  add(store, article("a1", edited), {{"The ferry must sail again soon"}});
}

}  // namespace

TEST_CASE("every value of every sealed table that is altered from outside is found") {
  const Folder folder;
  const std::string path = folder.file("x.db");
  {
    Store store(path, Access::write);
    fill(store);
    CHECK(problems_of(store).empty());
  }
  // What verify derives from other rows, and what is no fact: the log of refused inputs.
  const std::set<std::string> apart{"band", "rejected_input", "statements_fts", "statements_fts_idx",
                                    "statements_fts_config"};
  std::vector<std::pair<std::string, std::string>> columns;
  {
    SQLite::Database reading(path);
    SQLite::Statement list(
        reading,
        "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND "
        "m.name NOT LIKE 'sqlite_%' ORDER BY 1, c.cid");
    while (list.executeStep())
      if (!apart.contains(list.getColumn(0).getString()))
        columns.emplace_back(list.getColumn(0).getString(), list.getColumn(1).getString());
  }
  std::size_t altered = 0;
  for (const auto& [table, column] : columns) {
    CAPTURE(table);
    CAPTURE(column);
    const std::string copy = folder.file("copy.db");
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(copy + end);
    std::filesystem::copy_file(path, copy);
    {
      SQLite::Database outside(copy, SQLite::OPEN_READWRITE);
      SQLite::Statement count(outside, "SELECT count(*) FROM \"" + table + '"');
      count.executeStep();
      CHECK_MESSAGE(count.getColumn(0).getInt() > 0, "a table without rows cannot be tried");
      const std::string name = '"' + column + '"', of = '"' + table + '"';
      try {
        outside.exec("UPDATE " + of + " SET " + name + " = CASE typeof(" + name +
                     ") WHEN 'null' THEN 1 WHEN 'text' THEN " + name + " || 'x' WHEN 'blob' THEN CAST(" + name +
                     " || x'01' AS BLOB) ELSE " + name + " + 1 END WHERE " + name + " IS (SELECT max(" + name +
                     ") FROM " + of + ")");
      } catch (const SQLite::Exception&) {  // a constraint keeps it
        continue;
      }
      if (outside.getTotalChanges() == 0) continue;
    }
    ++altered;
    CHECK_FALSE(problems_of(Store(copy, Access::read)).empty());
  }
  CHECK(altered > 80);
}

TEST_CASE("a row taken out or put in from outside is found, a view of one's own is nobody's business") {
  const Folder folder;
  const std::string path = folder.file("x.db");
  {
    Store store(path, Access::write);
    fill(store);
  }
  const auto after = [&](const std::string& sql) {
    const std::string copy = folder.file("copy.db");
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(copy + end);
    std::filesystem::copy_file(path, copy);
    SQLite::Database(copy, SQLite::OPEN_READWRITE).exec(sql);
    return problems_of(Store(copy, Access::read));
  };
  CHECK_FALSE(after("DELETE FROM mention WHERE actor_id = 'velde.marta'").empty());
  CHECK_FALSE(after("DELETE FROM correction").empty());
  CHECK_FALSE(after("DELETE FROM actor_merge").empty());
  CHECK_FALSE(after("DELETE FROM reasoning").empty());
  CHECK_FALSE(after("INSERT INTO issue (issue_id, pole) VALUES ('X', 'y')").empty());
  CHECK_FALSE(after("DELETE FROM band WHERE value = (SELECT min(value) FROM band)").empty());
  CHECK_FALSE(after("DROP VIEW issues; CREATE VIEW issues AS SELECT 1 AS issue_id").empty());
  CHECK(after("CREATE VIEW mine AS SELECT 1; CREATE INDEX mine_too ON document (title)").empty());
  CHECK(after("VACUUM").empty());
}

TEST_CASE("what was taken back leaves no seal") {
  const Folder folder;
  Store store(folder.file("x.db"), Access::write);
  fill(store);
  {
    Ingest ingest(store, {});
    const Document document = article("a9", words);
    const Analysis found = analysis(document, {{"The quay is not ready"}});
    ingest.add(document, info(document), &found);
  }
  CHECK(problems_of(store).empty());
  unmerge_actor(store, "okaro.ilan", {"tester", "2025-03-06"});
  CHECK(problems_of(store).empty());
}

TEST_CASE("an older database is sealed as it is upgraded") {
  const Folder folder;
  const std::string path = folder.file("x.db");
  {
    Store store(path, Access::write);
    fill(store);
  }
  {
    SQLite::Database old(path, SQLite::OPEN_READWRITE);
    old.exec(  // what came with the seals and after them
        "DROP VIEW samples; DROP TABLE seal; DROP TABLE sample; DROP TABLE sample_statement; DROP INDEX statement_reviewed; "
        "DROP INDEX correction_statement; DROP INDEX correction_made_by; DROP VIEW issues; ALTER TABLE issue DROP COLUMN title; "
        "DROP TABLE tables_folder; DROP TABLE saved_query; DROP TABLE told_statement; DROP TABLE leaning; DROP TABLE camp_level; "
        "PRAGMA user_version = 5");
  }
  const Store store(path, Access::write);
  CHECK(store.notices().size() == 1);
  CHECK(problems_of(store).empty());
  CHECK(store.connection().number("SELECT count(*) FROM seal WHERE kind = 2") ==
        store.connection().number("SELECT count(*) FROM statement"));
}
