// words.tsv: every class that a rule asks for has words, and what is wrong in a row is told with its line.
#include "tables/lexicon_reader.h"

#include <doctest/doctest.h>

#include "onrecord/error.h"
#include "support/shipped_table.h"

namespace onrecord::tables {

using text::operator""_words;
namespace {

std::string fault_of(std::string_view bytes) {
  try {
    lexicon_of(std::vector{Table::parse("words.tsv", bytes)});
  } catch (const Error& error) {
    return std::to_string(error.line()) + ": " + error.message();
  }
  return {};
}

}  // namespace

TEST_CASE("each class that a rule asks for has a row in the shipped table, and says what it means") {
  const std::vector<Table> shipped = testing::shipped_table("words.tsv");
  REQUIRE(shipped.size() == 1);
  for (const text::WordClassRow& each : text::word_classes) {
    CAPTURE(each.name);
    CHECK_FALSE(each.meaning.empty());
    std::size_t rows = 0;
    for (const TableRow& row : shipped.front().rows()) rows += shipped.front().cell(row, "class") == each.name ? 1 : 0;
    CHECK(rows == 1);
  }
  CHECK(shipped.front().rows().size() == std::size(text::word_classes));
}

TEST_CASE("a table laid over the shipped one adds words to a class") {
  std::vector<Table> tables = testing::shipped_table("words.tsv");
  CHECK_FALSE(lexicon_of(tables).is("quoth", "saying"_words));
  tables.push_back(Table::parse("mine.tsv", "class\twords\nsaying\tquoth|quoths\n"));
  CHECK(lexicon_of(tables).is("quoth", "saying"_words));
  CHECK(lexicon_of(tables).is("said", "saying"_words));
}

TEST_CASE("faults of a table of words") {
  CHECK(fault_of("class\twords\nsaying\tsaid\nsayng\tsaid\n") ==
        "3: no rule asks for a class of words \"sayng\" (did you mean \"saying\"?)");
  CHECK(fault_of("class\twords\nsaying\t|\n") == "2: a class of words needs words");
  std::string many = "class\twords\nsaying\tsaid";
  for (int i = 1; i < 65535; ++i) many += "|w" + std::to_string(i);
  CHECK(fault_of(many + "\n").empty());
  CHECK(fault_of(many + "|one\n") == "2: too many words of classes: 65,535 are the most");
}

}  // namespace onrecord::tables
