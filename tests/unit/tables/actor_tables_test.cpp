// Actor tables: what loads, what lies over what, and which fault is told with which file and line.
#include <doctest/doctest.h>

#include "onrecord/error.h"
#include "tables/actor_tables.h"
#include "tables/embedded.h"

namespace onrecord::tables {
namespace {

std::vector<Table> shipped() {
  std::vector<Table> tables;
  for (const EmbeddedFile& file : embedded_files())
    if (file.name.ends_with(".tsv")) tables.push_back(Table::parse(std::string(file.name), file.bytes));
  return tables;
}

// The message of the error that loading this table beside the shipped ones gives; empty: it loads.
std::string fault_of(const std::string& file, std::string_view bytes) {
  std::vector<Table> tables;
  for (const EmbeddedFile& each : embedded_files())
    if (each.name == "countries.tsv" || each.name == "titles.tsv")
      tables.push_back(Table::parse(std::string(each.name), each.bytes));
  try {
    tables.push_back(Table::parse(file, bytes));
    ActorTables loaded(tables);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::table);
    CHECK(error.file() == file);
    return std::to_string(error.line()) + ": " + error.message();
  }
  return {};
}

int named(const ActorTables& tables, std::string_view name) {
  for (std::size_t i = 0; i < tables.actors().size(); ++i)
    if (tables.actors()[i].name == name && tables.actors()[i].own) return static_cast<int>(i);
  return -1;
}

TEST_CASE("the shipped tables load, and hold what they should") {
  const ActorTables tables{shipped()};
  CHECK(tables.countries().size() > 190);
  REQUIRE(tables.country("NOR") != nullptr);
  CHECK(tables.country("NOR")->name == "Norway");
  CHECK(tables.facts(tables.words().find("spokeswoman")).head == HeadClass::role);
  CHECK(tables.facts(tables.words().find("spokeswoman")).head_gender == 'f');
  CHECK(tables.facts(tables.words().find("greta")).given_gender == 'f');
  CHECK(tables.facts(tables.words().find("choi")).is(word_class::surname_first));
}

TEST_CASE("every fault of a table is told with its line") {
  CHECK(fault_of("actors.tsv", "name\taliases\trole\tcountry\nAnna Berg\tBerg\tmayor\tNorway\n") ==
        "2: not an ISO 3166 alpha-3 code: Norway");
  CHECK(fault_of("actors.tsv", "name\taliases\trole\tcountry\n\tBerg\tmayor\tNOR\n") == "2: an actor needs a name");
  CHECK(fault_of("actors.tsv", "# mine\nname\taliases\trole\tcountry\nA B\t\tmayor 2024-13..2025\tNOR\n") ==
        "3: no such day: 2024-13");
  CHECK(fault_of("actors.tsv", "name\taliases\trole\tcountry\nA B\t\tmayor 2025..2024\tNOR\n") ==
        "2: the role runs backwards: 2025..2024");
  CHECK(
      fault_of(
          "actors.tsv",
          "name\taliases\trole\tcountry\nA B\t\tprime minister 2020..2024\tNOR\nC D\t\tprime minister 2022..2025\tNOR\n") ==
      "3: two holders of one office on 2022-01-01: A B (line 2) and C D");
  CHECK(fault_of("actors.tsv", "name\taliases\trole\tcountry\nA B\t\tmayor\tNOR\nA B\tB\tclerk\tNOR\n") ==
        "3: the same actor as in line 2: A B");
  CHECK(fault_of("actors.tsv", "id\tname\taliases\trole\tcountry\nx\tA B\t\t\tNOR\nx\tC D\t\t\tNOR\n") ==
        "3: the same actor as in line 2: x");
  CHECK(fault_of(
            "holders.tsv",
            "country\tname\tfamily\torder\tgender\troles\tfrom\tuntil\taliases\nNOR\tA B\tB\tlast\tx\tking\t\t\t\n") ==
        "2: gender is m, f or empty, not x");
  CHECK(fault_of(
            "holders.tsv",
            "country\tname\tfamily\torder\tgender\troles\tfrom\tuntil\taliases\nNOR\tA B\t\tlast\tm\tking\t\t\t\n") ==
        "2: no word in \"\"");
  CHECK(
      fault_of(
          "holders.tsv",
          "country\tname\tfamily\torder\tgender\troles\tfrom\tuntil\taliases\nNOR\tA B\tB\tlast\tm\tking\tsoon\t\t\n") ==
      "2: not a date (2024, 2024-02 or 2024-02-16): soon");
  CHECK(fault_of("countries.tsv", "iso3\tname\tadjectives\nNO\tNorway\tNorwegian\n") ==
        "2: not an ISO 3166 alpha-3 code: NO");
  CHECK(fault_of("places.tsv", "form\tcountry\nBergen\tNOX\n") == "2: no such country: NOX");
  CHECK(fault_of("metonyms.tsv", "form\tcountry\tkind\tactor\nThe Palace\tNOR\thouse\tPalace\n") ==
        "2: unknown kind of metonym: house");
  CHECK(fault_of("heads.tsv", "word\tclass\tnumber\tgender\tsector\tbroader\nherder\tjob\ts\n") ==
        "2: unknown class of heads: job");
  CHECK(fault_of("heads.tsv", "word\tclass\tnumber\tgender\tsector\tbroader\nherder\trole\tx\n") ==
        "2: number is s or p, not \"x\"");
  CHECK(fault_of("given_names.tsv", "name\tgender\tcount\tshare\nAnna\tf\tmany\t1\n") == "2: not a count: many");
  CHECK(fault_of("given_names.tsv", "name\tgender\tcount\tshare\nAnna\tf\t3\t7\n") ==
        "2: a share is a number from 0 to 1, not 7");
  CHECK(fault_of("name_words.tsv", "word\tclasses\nvan\tparticles\n") == "2: unknown class of words: particles");
  CHECK(fault_of("nicknames.tsv", "nickname\tnames\n.\tAnna\n") == "2: no word in \".\"");
}

TEST_CASE("odd cells are no fault where they mean nothing") {
  CHECK(fault_of("actors.tsv", "name\taliases\trole\tcountry\nAnna Berg\tthe|.|-|\"\tmayor\tNOR\n") == "");
  CHECK(fault_of("actors.tsv", "name\taliases\trole\tcountry\n") == "");
  CHECK(fault_of("notes.tsv", "note\nremember\n").find("no kind of table has these columns") != std::string::npos);
}

TEST_CASE("a later folder's row lies over an earlier one, by id, else by name and country") {
  std::vector<Table> tables = shipped();
  tables.push_back(Table::parse("one/actors.tsv",
                                "id\tname\taliases\trole\tcountry\tpronouns\n"
                                "berg\tAnna Berg\tBerg|the river queen\tmayor\tNOR\tshe\n"
                                "\tJonas Lie\tLie\tclerk\tNOR\the\n"));
  tables.push_back(Table::parse("two/actors.tsv",
                                "id\tname\taliases\trole\tcountry\tpronouns\n"
                                "berg\tAnna Berg-Moe\tBerg-Moe\tminister\tNOR\tshe\n"
                                "\tJonas Lie\tLie\tjudge\tNOR\the\n"));
  const ActorTables loaded{tables};
  CHECK(named(loaded, "Anna Berg") == -1);
  CHECK(loaded.alias("river queen") == -1);
  const int berg = named(loaded, "Anna Berg-Moe");
  REQUIRE(berg >= 0);
  CHECK(loaded.actors()[static_cast<std::size_t>(berg)].file == "two/actors.tsv");
  const int judge = named(loaded, "Jonas Lie");
  REQUIRE(judge >= 0);
  CHECK(loaded.actors()[static_cast<std::size_t>(judge)].roles.front().text == "judge");
}

TEST_CASE("roles with periods in either notation") {
  std::vector<Table> tables = shipped();
  tables.push_back(Table::parse("actors.tsv",
                                "name\taliases\trole\tcountry\n"
                                "Anna Berg\tBerg\tChief Clerk 2021-10-04..2023-11\tNOR\n"
                                "Jonas Lie\tLie\tClerk (2019..2020-05), Judge (2020-06..)\tNOR\n"
                                "Petra Moe\tMoe\tDeputy director 2014-\tNOR\n"
                                "Olav Dahl\tDahl\tgrain expert\tNOR\n"));
  const ActorTables loaded{tables};
  const auto roles = [&](std::string_view name) {
    return loaded.actors()[static_cast<std::size_t>(named(loaded, name))].roles;
  };
  REQUIRE(roles("Anna Berg").size() == 1);
  CHECK(roles("Anna Berg")[0].text == "Chief Clerk");
  CHECK(to_string(roles("Anna Berg")[0].until) == "2023-11-30");
  CHECK_FALSE(roles("Anna Berg")[0].holds_on(Date{2021, 10, 3}));
  CHECK(roles("Anna Berg")[0].holds_on(Date{2023, 11, 30}));
  REQUIRE(roles("Jonas Lie").size() == 2);
  CHECK(roles("Jonas Lie")[1].text == "Judge");
  CHECK(to_string(roles("Jonas Lie")[0].from) == "2019-01-01");
  CHECK_FALSE(roles("Jonas Lie")[1].until.valid());
  CHECK(roles("Petra Moe")[0].text == "Deputy director");
  CHECK(roles("Olav Dahl")[0].holds_on(Date{1999, 1, 1}));
}

}  // namespace
}  // namespace onrecord::tables
