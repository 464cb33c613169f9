// Parties: whose party somebody is, how a party stands by what its members say, and what that makes of a statement.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "stance/camp.h"
#include "stance/label.h"
#include "tables/embedded.h"
#include "tables/stance_tables.h"

using namespace onrecord;
using namespace onrecord::stance;

namespace {

const std::string parties =
    "party\tcountry\tkind\tform\tfrom\tuntil\n"
    "Reeds\tALD\tword\tReed\t\t\n"
    "Reeds\tALD\tword\tR-\t\t\n"
    "Rushes\tALD\tword\tRush\t\t\n"
    "Rushes\tALD\tmember\tAnna Lind\t2020-01-01\t2022-12-31\n"
    "Reeds\tBOR\tword\tGrass\t\t\n"
    "Reeds\tALD\tword\tGrass\t\t\n";

tables::StanceTables tables_with(const std::string& rows) {
  const std::vector<tables::Table> all{
      tables::Table::parse("parties.tsv", rows),
      tables::Table::parse("weights.tsv",
                           "model\tpiece\tweight\nright\tside\t1\nagain\tcamp\t2\nbound\tweighed\t1\n"
                           "bound\tmedium\t2\n")};
  return tables::StanceTables(all);
}

struct Who {
  std::string name{}, role{}, source{}, speaker{}, country{};
  Date day = {2021, 5, 3};
};

std::vector<std::string> camps(const std::string& rows, const std::vector<Who>& all) {
  const tables::StanceTables tables = tables_with(rows);
  std::vector<LabelInput> inputs;
  for (const Who& who : all) {
    LabelInput input;
    input.text = who.source;
    input.source = {{0, static_cast<std::uint32_t>(who.source.size())}};
    input.name = who.name;
    input.role = who.role;
    input.speaker = who.speaker;
    input.country = who.country;
    input.day = who.day;
    inputs.push_back(input);
  }
  return camps_of(tables, inputs);
}

std::string camp(const Who& who, const std::string& rows = parties) {
  return camps(rows, {who})[0];
}

std::string with(const std::string& from, const std::string& to) {
  std::string rows = parties;
  rows.replace(rows.find(from), from.size(), to);
  return rows;
}

}  // namespace

TEST_CASE("a party is told by a word beside the name, in the source or the role, or by the name itself") {
  CHECK(camp({.name = "Okoro", .source = "Okoro, a Reed,"}) == "ALD.Reeds");
  CHECK(camp({.name = "Okoro", .role = "Reed leader"}) == "ALD.Reeds");
  CHECK(camp({.name = "Okoro", .source = "Okoro (R-Hill)"}) == "ALD.Reeds");
  CHECK(camp({.name = "Anna Lind", .source = "Lind"}) == "ALD.Rushes");
  CHECK(camp({.name = "Okoro", .source = "Okoro"}).empty());
  CHECK(camp({.name = "Okoro", .source = "Okoro of Reedham"}).empty());          // a part of a word
  CHECK(camp({.name = "Okoro", .source = "a Reed and a Rush"}).empty());         // of two parties
  CHECK(camp({.name = "Anna Lind", .role = "former Reed"}) == "ALD.Rushes");     // the name goes first
  CHECK(camp({.name = "Okoro", .source = "a Reed", .country = "BOR"}).empty());  // of another country
  CHECK(camp({.name = "Okoro", .source = "a Grass"}).empty());                   // which of two
  CHECK(camp({.name = "Okoro", .source = "a Grass", .country = "BOR"}) == "BOR.Reeds");
}

TEST_CASE("every column of parties changes whose party somebody is") {
  CHECK(camp({.name = "Okoro", .source = "a Reed"}, with("Reeds\tALD\tword\tReed", "Sedges\tALD\tword\tReed")) ==
        "ALD.Sedges");
  CHECK(camp({.name = "Okoro", .source = "a Reed"}, with("ALD\tword\tReed\t", "BOR\tword\tReed\t")) == "BOR.Reeds");
  CHECK(camp({.name = "Okoro", .source = "a Reed"}, with("word\tReed\t", "member\tReed\t")).empty());
  CHECK(camp({.name = "Okoro", .source = "a Reed"}, with("word\tReed\t", "word\tSedge\t")).empty());
  CHECK(camp({.name = "Anna Lind"}, with("2020-01-01", "2021-06-01")).empty());
  CHECK(camp({.name = "Anna Lind"}, with("2022-12-31", "2021-02-01")).empty());
  CHECK_THROWS(tables_with(with("member\tAnna", "friend\tAnna")));
  CHECK_THROWS(tables_with(with("2020-01-01", "some day")));
}

TEST_CASE("what an article says of somebody's party once holds for all of its statements") {
  const std::vector<std::string> found =
      camps(parties, {{.name = "Okoro", .source = "Okoro, a Reed,", .speaker = "okoro"},
                      {.name = "Okoro", .source = "he", .speaker = "okoro"},
                      {.name = "Sund", .source = "she", .speaker = "sund"}});
  CHECK(found == std::vector<std::string>{"ALD.Reeds", "ALD.Reeds", ""});
}

TEST_CASE("a party's level is set against the others of its country") {
  const std::map<CampOfIssue, CampSum> sums{{{"TOLL", "ALD.Reeds"}, {9000, 10}},
                                            {{"TOLL", "ALD.Rushes"}, {-8000, 10}},
                                            {{"TOLL", "BOR.Reeds"}, {-8000, 10}},
                                            {{"SNOW", "ALD.Reeds"}, {9000, 10}}};
  const CampLevels levels = levels_of(sums);
  CHECK(levels.at({"TOLL", "ALD.Reeds"}) == 14);  // 20 * (9 / 25 + 8 / 25) = 13.6
  CHECK(levels.at({"TOLL", "ALD.Rushes"}) == -14);
  CHECK_FALSE(levels.contains({"TOLL", "BOR.Reeds"}));  // nobody there to set it against
  CHECK_FALSE(levels.contains({"SNOW", "ALD.Reeds"}));
}

TEST_CASE("a party decides what a statement leaves open, and is marked where it alone does") {
  const tables::StanceTables tables = tables_with(parties);
  CHECK(outcome_of(tables, 0.2, 0, 0).side == 0);
  const Outcome lifted = outcome_of(tables, 0.2, 0, 4);  // 0.2 + 2 * 4 / 4
  CHECK(lifted.side == 1);
  CHECK(lifted.by_camp);
  CHECK(lifted.confidence == Confidence::low);  // though 2.2 is above the bound of medium
  const Outcome own = outcome_of(tables, 1.2, 0, 2);
  CHECK(own.side == 1);
  CHECK_FALSE(own.by_camp);
  CHECK(own.confidence == Confidence::medium);
  const Outcome turned = outcome_of(tables, 1.2, 0, -6);
  CHECK(turned.side == -1);
  CHECK(turned.by_camp);
  CHECK(outcome_of(tables, 1.2, 0, -2).side == 0);  // they contradict each other
  CHECK(own.code() != turned.code());
  CHECK(own.code() != outcome_of(tables, 1.2, 0, 0).code());  // its trace names the party
  CHECK(outcome_of(tables, 0.2, 0, 1).code() == 0);
}
