// Stands: one wrong label turns nothing; what is shown rests on enough statements that agree, on both sides.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "onrecord/timeline.h"
#include "support/generated_set.h"
#include "support/said.h"

using namespace onrecord;
using namespace onrecord::testing;

namespace {

std::vector<Stand> stands(const StatementSet& set, const TimelineOptions& options = {}) {
  std::vector<Timeline> all = fold_timelines(set, options);
  REQUIRE(all.size() == 1);
  return all.front().stands;
}

const std::vector<Stood> turns = {{march(1), 1, "a"}, {march(2), .5, "a"}, {march(3), 1, "b"},   {march(4), -1, "b"},
                                  {march(5), 1, "c"}, {march(9), -1, "d"}, {march(10), -1, "e"}, {march(11), -.5, "f"}};

}  // namespace

TEST_CASE("one label against four makes two turns of spells, and no stand") {
  const StatementSet set = set_of(turns);
  const Timeline timeline = fold_timelines(set).front();
  CHECK(timeline.spells.size() == 4);
  REQUIRE(timeline.stands.size() == 2);
  const Stand &old_side = timeline.stands[0], &now = timeline.stands[1];
  CHECK(old_side.side == Side::for_pole);
  CHECK(old_side.statements == 5);
  CHECK(old_side.on_side == 4);
  CHECK(old_side.documents == 3);
  CHECK(old_side.agreement == doctest::Approx(0.8));
  CHECK(old_side.evidence == Evidence::enough);
  CHECK_FALSE(old_side.change_from);
  CHECK(now.side == Side::against);
  CHECK(now.from == Date{1987, 3, 9});
  CHECK(now.label == StanceKind::oppose);
  CHECK(now.change_from == Side::for_pole);
  CHECK(now.before_statement_id == "c#4");
  CHECK(now.first_statement_id == "d#5");
  CHECK(std::count_if(timeline.spells.begin(), timeline.spells.end(), [](const Spell& s) { return s.shown; }) == 1);
  CHECK(timeline.spells.back().shown);
}

TEST_CASE("too few statements, one article, or too little agreement show no change") {
  std::vector<Stood> two(turns.begin(), turns.begin() + 7);
  CHECK(stands(set_of(two)).back().evidence == Evidence::little);
  CHECK_FALSE(stands(set_of(two)).back().change_from);
  CHECK(stands(set_of(two), {.enough_statements = 2, .enough_documents = 2}).back().change_from == Side::for_pole);

  std::vector<Stood> one_article = turns;
  for (std::size_t i = 5; i < one_article.size(); ++i) one_article[i].doc = "d";
  CHECK(stands(set_of(one_article)).back().evidence == Evidence::little);

  const std::vector<Stood> torn = {
      {march(1), 1, "a"}, {march(2), -1, "b"}, {march(3), 1, "c"}, {march(4), -1, "d"}, {march(5), 1, "e"}};
  REQUIRE(stands(set_of(torn)).size() == 1);
  CHECK(stands(set_of(torn)).front().evidence == Evidence::mixed);
  CHECK(stands(set_of(torn), {.enough_agreement = 0.5}).front().evidence == Evidence::enough);
}

TEST_CASE("a change is told over an unclear stretch between") {
  const std::vector<Stood> all = {{march(1), 1, "a"}, {march(2), 1, "b"},  {march(3), 1, "c"},  {march(5), 0, "d"},
                                  {march(6), 0, "d"}, {march(8), -1, "e"}, {march(9), -1, "f"}, {march(10), -1, "g"}};
  const std::vector<Stand> found = stands(set_of(all));
  REQUIRE(found.size() == 3);
  CHECK(found[1].evidence == Evidence::little);
  CHECK(found[2].change_from == Side::for_pole);
}

TEST_CASE("what a person has checked is certain") {
  StatementSet set = set_of({{.date = march(1), .position = 1, .doc = "a", .confidence = Confidence::low},
                             {.date = march(2), .position = 1, .doc = "b", .confidence = Confidence::low},
                             {.date = march(3), .position = -1, .doc = "c", .confidence = Confidence::low}});
  CHECK(stands(set).front().side == Side::for_pole);
  set.review_status["c#2"] = "accepted";
  CHECK(stands(set).back().side == Side::against);
}

TEST_CASE("what one expects or refuses to say is no stand beside what one wants") {
  const std::vector<Stood> all = {
      {march(1), 1, "a"}, {march(2), -1, "b", Act::assess}, {march(3), 0, "c", Act::withhold}};
  const std::vector<Stand> found = stands(set_of(all));
  REQUIRE(found.size() == 1);
  CHECK(found.front().statements == 1);
  CHECK(stands(set_of({{march(2), -1, "b", Act::assess}})).front().side == Side::against);
  CHECK(stands(set_of({{march(2), 0, "b", Act::withhold}})).empty());
}

TEST_CASE("the order of the input is irrelevant, and stands follow each other") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    StatementSet set = generate({.seed = seed, .actors = 4, .issues = 2, .statements = 300});
    const std::vector<Timeline> expected = fold_timelines(set);
    std::shuffle(set.statements.begin(), set.statements.end(), std::mt19937(seed));
    const std::vector<Timeline> again = fold_timelines(set);
    REQUIRE(again.size() == expected.size());
    for (std::size_t i = 0; i < again.size(); ++i) {
      REQUIRE(again[i].stands.size() == expected[i].stands.size());
      for (std::size_t k = 0; k < again[i].stands.size(); ++k) {
        const Stand &a = again[i].stands[k], &b = expected[i].stands[k];
        CHECK(a.from == b.from);
        CHECK(a.agreement == b.agreement);
        CHECK(a.first_statement_id == b.first_statement_id);
        if (k == 0) continue;
        CHECK(expected[i].stands[k - 1].to < b.from);
        CHECK(expected[i].stands[k - 1].side != b.side);
      }
    }
  }
}
