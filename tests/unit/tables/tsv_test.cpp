// Tables: every row knows its file and line; broken ones say where.
#include <doctest/doctest.h>

#include "onrecord/error.h"
#include "tables/tsv.h"

using namespace onrecord;
using namespace onrecord::tables;

TEST_CASE("comments and blank lines are passed over but counted") {
  const Table table = Table::parse("t.tsv", "\xEF\xBB\xBFid\tname\r\n# a note\n\nA1\tHale\r\nA2\n");
  REQUIRE(table.rows().size() == 2);
  CHECK(table.rows()[0].line == 4);
  CHECK(table.cell(table.rows()[0], "name") == "Hale");
  CHECK(table.cell(table.rows()[1], "name").empty());
  CHECK(table.cell(table.rows()[1], "country").empty());
}

TEST_CASE("a row with too many cells names its file and line") {
  try {
    Table::parse("t.tsv", "id\n A\tB\n");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.exit_code() == 3);
    CHECK(std::string(error.what()).starts_with("t.tsv:2: "));
  }
}

TEST_CASE("a table without a header is an error, not an empty table") {
  CHECK_THROWS_AS(Table::parse("t.tsv", "\n\n"), Error);
}

TEST_CASE("lists are trimmed and their empty parts dropped") {
  CHECK(split_list(" a| b ||c ") == std::vector<std::string>{"a", "b", "c"});
}
