// Aliases that count only in some articles, or not within some words: context, exclude, from, to.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "onrecord/error.h"
#include "stance/label.h"
#include "tables/embedded.h"
#include "tables/stance_tables.h"

using namespace onrecord;
using namespace onrecord::stance;

namespace {

tables::StanceTables tables_with(const std::string& row) {
  std::vector<tables::Table> all;
  for (const tables::EmbeddedFile& file : tables::embedded_files())
    if (file.name.ends_with(".tsv") && file.name != "weights.tsv")
      all.push_back(tables::Table::parse(std::string(file.name), file.bytes));
  all.push_back(tables::Table::parse("issues.tsv",
                                     "id\tpole\talias\tpolarity\tkind\ttitle\tcontext\texclude\tfrom\tto\n"
                                     "AIR\tthe air strikes should go on\t" +
                                         row + "\n"));
  return tables::StanceTables(all);
}

// The position on AIR of what Lind says at the end of the article; "none" where it is not about the issue.
std::string position(const tables::StanceTables& tables, const std::string& before, const std::string& said,
                     const std::string& title = "", Date day = {2019, 5, 1}) {
  const std::string text = before + "Lind said " + said + ".";
  const auto at = static_cast<std::uint32_t>(before.size());
  LabelInput input;
  input.text = text;
  input.title = title;
  input.day = day;
  input.source = {{at, at + 4}};
  input.cue = {{at + 5, at + 9}};
  input.content = {{at + 10, static_cast<std::uint32_t>(text.size() - 1)}};
  const LabelResult result = Labeller(tables).label({&input, 1}).front();
  if (result.stances.empty()) return "none";
  return result.stances.front().position ? std::string(name(result.stances.front().label)) : "no position";
}

}  // namespace

TEST_CASE("an alias with a context counts only in an article that names one of its contexts") {
  const tables::StanceTables tables = tables_with("strikes\t+1\tevent\t\tair force|bombing raid\t\t\t");
  CHECK(position(tables, "", "he opposed the strikes") == "none");
  CHECK(position(tables, "The air force flew again. ", "he opposed the strikes") == "oppose");
  CHECK(position(tables, "Bombing raids went on. ", "he opposed the strikes") == "oppose");
  CHECK(position(tables, "", "he opposed the strikes", "The air force flies") == "oppose");
  CHECK(position(tables, "", "he opposed the strikes of the air force") == "oppose");
}

TEST_CASE("an alias does not count within words that its row excludes") {
  const tables::StanceTables tables = tables_with("strikes\t+1\tevent\t\t\tstrike a deal|teachers' strikes\t\t");
  CHECK(position(tables, "", "he opposed the strikes") == "oppose");
  CHECK(position(tables, "", "he opposed that they had struck a deal") == "none");
  CHECK(position(tables, "", "he opposed the teachers' strikes") == "none");
  CHECK(position(tables, "The teachers' strikes went on. ", "he opposed the strikes") == "oppose");
}

TEST_CASE("an alias with days counts only in articles of these days") {
  const tables::StanceTables tables = tables_with("strikes\t+1\tevent\t\t\t\t2019-05-01\t2019-05-31");
  CHECK(position(tables, "", "he opposed the strikes", "", {2019, 5, 1}) == "oppose");
  CHECK(position(tables, "", "he opposed the strikes", "", {2019, 5, 31}) == "oppose");
  CHECK(position(tables, "", "he opposed the strikes", "", {2019, 4, 30}) == "none");
  CHECK(position(tables, "", "he opposed the strikes", "", {2019, 6, 1}) == "none");
  CHECK(position(tables, "", "he opposed the strikes", "", {}) == "oppose");  // nobody knows the day
}

TEST_CASE("guards that cannot be meant are errors at their row") {
  CHECK_THROWS_WITH_AS(tables_with("strikes\t+1\tevent\t\t\t\tMay 2019\t"), doctest::Contains("not a day as"), Error);
  CHECK_THROWS_WITH_AS(tables_with("strikes\t+1\tevent\t\t\t\t2019-05-01\t2019-04-01"),
                       doctest::Contains("before \"from\""), Error);
  CHECK_THROWS_WITH_AS(tables_with("strikes\t+1\tevent\tThe raids\t\t\t\t\nAIR\t\traids\t+1\tevent\tOther\t\t\t\t"),
                       doctest::Contains("another title for AIR"), Error);
}
