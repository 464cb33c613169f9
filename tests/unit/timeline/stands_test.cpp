// Stands: one wrong label turns nothing; what is shown rests on enough statements that agree, on both sides.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "onrecord/timeline.h"
#include "support/generated_set.h"

using namespace onrecord;

namespace {

struct Said {
  int day;  // of March 1987
  double position;
  std::string doc;
  Confidence confidence = Confidence::high;
  Act act = Act::state;
};

StatementSet set_of(const std::vector<Said>& all) {
  StatementSet set;
  for (const Said& said : all) {
    Statement s;
    s.doc_id = said.doc;
    s.seq = static_cast<std::uint32_t>(set.statements.size());
    s.id = "s" + std::to_string(s.seq);
    s.text = "words " + std::to_string(s.seq);
    s.speaker.actor_id = "X.marsh";
    s.speaker.name = "Elena Marsh";
    s.speaker.kind = ActorKind::person;
    s.said.date = s.said.earliest = s.said.latest = {1987, 3, static_cast<std::uint8_t>(said.day)};
    s.said.precision = DatePrecision::day;
    s.act = said.act;
    StanceLabel stance;
    stance.issue_id = "I";
    stance.position = said.position;
    stance.label = label_of(said.position);
    stance.confidence = said.confidence;
    s.stances = {stance};
    set.statements.push_back(s);
    DocumentInfo& document = set.documents[said.doc];
    document.doc_id = document.cluster_id = said.doc;
  }
  return set;
}

std::vector<Stand> stands(const StatementSet& set, const TimelineOptions& options = {}) {
  std::vector<Timeline> all = fold_timelines(set, options);
  REQUIRE(all.size() == 1);
  return all.front().stands;
}

const std::vector<Said> turns = {{1, 1, "a"}, {2, .5, "a"}, {3, 1, "b"},   {4, -1, "b"},
                                 {5, 1, "c"}, {9, -1, "d"}, {10, -1, "e"}, {11, -.5, "f"}};

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
  CHECK(now.before_statement_id == "s4");
  CHECK(now.first_statement_id == "s5");
  CHECK(std::count_if(timeline.spells.begin(), timeline.spells.end(), [](const Spell& s) { return s.shown; }) == 1);
  CHECK(timeline.spells.back().shown);
}

TEST_CASE("too few statements, one article, or too little agreement show no change") {
  std::vector<Said> two(turns.begin(), turns.begin() + 7);
  CHECK(stands(set_of(two)).back().evidence == Evidence::little);
  CHECK_FALSE(stands(set_of(two)).back().change_from);
  CHECK(stands(set_of(two), {.enough_statements = 2, .enough_documents = 2}).back().change_from == Side::for_pole);

  std::vector<Said> one_article = turns;
  for (std::size_t i = 5; i < one_article.size(); ++i) one_article[i].doc = "d";
  CHECK(stands(set_of(one_article)).back().evidence == Evidence::little);

  const std::vector<Said> torn = {{1, 1, "a"}, {2, -1, "b"}, {3, 1, "c"}, {4, -1, "d"}, {5, 1, "e"}};
  REQUIRE(stands(set_of(torn)).size() == 1);
  CHECK(stands(set_of(torn)).front().evidence == Evidence::mixed);
  CHECK(stands(set_of(torn), {.enough_agreement = 0.5}).front().evidence == Evidence::enough);
}

TEST_CASE("a change is told over an unclear stretch between") {
  const std::vector<Said> all = {{1, 1, "a"}, {2, 1, "b"},  {3, 1, "c"},  {5, 0, "d"},
                                 {6, 0, "d"}, {8, -1, "e"}, {9, -1, "f"}, {10, -1, "g"}};
  const std::vector<Stand> found = stands(set_of(all));
  REQUIRE(found.size() == 3);
  CHECK(found[1].evidence == Evidence::little);
  CHECK(found[2].change_from == Side::for_pole);
}

TEST_CASE("what a person has checked is certain") {
  StatementSet set =
      set_of({{1, 1, "a", Confidence::low}, {2, 1, "b", Confidence::low}, {3, -1, "c", Confidence::low}});
  CHECK(stands(set).front().side == Side::for_pole);
  set.review_status["s2"] = "accepted";
  CHECK(stands(set).back().side == Side::against);
}

TEST_CASE("what one expects or refuses to say is no stand beside what one wants") {
  const std::vector<Said> all = {
      {1, 1, "a"}, {2, -1, "b", Confidence::high, Act::assess}, {3, 0, "c", Confidence::high, Act::withhold}};
  const std::vector<Stand> found = stands(set_of(all));
  REQUIRE(found.size() == 1);
  CHECK(found.front().statements == 1);
  CHECK(stands(set_of({{2, -1, "b", Confidence::high, Act::assess}})).front().side == Side::against);
  CHECK(stands(set_of({{2, 0, "b", Confidence::high, Act::withhold}})).empty());
}

TEST_CASE("the order of the input is irrelevant, and stands follow each other") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    StatementSet set = testing::generate({.seed = seed, .actors = 4, .issues = 2, .statements = 300});
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
