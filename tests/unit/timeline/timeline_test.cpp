// The fold, rule by rule: points, days, sides, spells, changes, silence.
#include <doctest/doctest.h>

#include "onrecord/timeline.h"
#include "support/said.h"

using namespace onrecord;
using namespace onrecord::testing;

namespace {

Timeline only(const StatementSet& set, const TimelineOptions& options = {}) {
  std::vector<Timeline> all = fold_timelines(set, options);
  REQUIRE(all.size() == 1);
  return all.front();
}

}  // namespace

TEST_CASE("days of one side are one spell, and its label is their mean") {
  const Timeline t = only(set_of({{march(1), .5}, {march(2), 1, "b"}, {march(9), .25, "c"}}));
  REQUIRE(t.spells.size() == 1);
  const Spell& spell = t.spells[0];
  CHECK(spell.side == Side::for_pole);
  CHECK(spell.from == march(1));
  CHECK(spell.to == march(9));
  CHECK(spell.mean_position == doctest::Approx(1.75 / 3));
  CHECK(spell.label == StanceKind::qualified_support);
  CHECK(spell.change == Change::first);
  CHECK(spell.statements == 3);
  CHECK(spell.outlets == 3);
  CHECK(spell.degree_statement_ids == std::vector<std::string>{"b#1", "c#2"});
}

TEST_CASE("a reversal keeps both statements, and a second document confirms it") {
  const Timeline t = only(set_of({{march(1), 1}, {march(5), .5}, {march(8), -1, "b"}, {march(9), -.5, "c"}}));
  REQUIRE(t.spells.size() == 2);
  CHECK(t.spells[1].change == Change::reversal);
  CHECK(t.spells[1].change_from == Side::for_pole);
  CHECK(t.spells[1].confirmed);
  CHECK(t.spells[1].before_statement_id == "a#1");
  CHECK(t.spells[1].first_statement_id == "b#2");
  CHECK_FALSE(t.spells[0].confirmed);  // both of one document
}

TEST_CASE("to neutral is a shift; back again as well") {
  const Timeline t = only(set_of({{march(1), 1}, {march(2), 0}, {march(3), 1}}));
  REQUIRE(t.spells.size() == 3);
  CHECK(t.spells[1].change == Change::shift);
  CHECK(t.spells[2].change == Change::shift);
}

TEST_CASE("opposite signs on one day are mixed") {
  const Timeline t = only(set_of({{march(1), 1}, {march(1), -1}}));
  REQUIRE(t.spells.size() == 1);
  CHECK(t.spells[0].side == Side::mixed);
  CHECK(t.spells[0].label == StanceKind::mixed);
}

TEST_CASE("a refusal to comment ends no spell, and stands alone where there is nothing else") {
  const Timeline t = only(set_of({{march(1), 1}, {march(2), 0, "b", Act::withhold}, {march(3), 1}}));
  CHECK(t.spells.size() == 1);
  CHECK(t.spells[0].days == 3);
  const Timeline alone = only(set_of({{march(2), 0, "b", Act::withhold}}));
  REQUIRE(alone.spells.size() == 1);
  CHECK(alone.spells[0].side == Side::neutral);
}

TEST_CASE("a prognosis ends no spell of positions, but a spell of prognoses ends at a position") {
  CHECK(only(set_of({{march(1), 1}, {march(2), -.5, "b", Act::assess}, {march(3), 1}})).spells.size() == 1);
  CHECK(only(set_of({{march(1), -.5, "a", Act::assess}, {march(2), 1}})).spells.size() == 2);
}

TEST_CASE("a label that a person set counts as a position, whatever act the machine reads") {
  StatementSet set = set_of({{march(1), 1}, {march(2), -1, "b", Act::assess}});
  CHECK(only(set).spells.size() == 1);
  set.statements[1].stances[0].rule_ids = {"review"};
  CHECK(only(set).spells.size() == 2);
}

TEST_CASE("the strongest class of a day leads it") {
  const Timeline t = only(set_of({{march(1), -.5, "a", Act::assess}, {march(1), .5, "b", Act::state, true}}));
  REQUIRE(t.spells.size() == 1);
  CHECK(t.spells[0].mean_position == .5);
  CHECK(t.spells[0].first_statement_id == "b#1");
}

TEST_CASE("copies of one story count once as a statement and as a document") {
  StatementSet set = set_of({{march(1), 1}, {march(1), 1, "b"}});
  set.statements[1].text = "words\n 0";  // the same words, broken elsewhere
  set.documents["b"].cluster_id = "a";
  const Timeline t = only(set);
  REQUIRE(t.points.size() == 1);
  CHECK(t.spells[0].statements == 1);
  CHECK(t.spells[0].appearances == 2);
  CHECK(t.spells[0].outlets == 2);
  CHECK_FALSE(t.spells[0].confirmed);
  CHECK(only(set, {.confirming_documents = 1}).spells[0].confirmed);
}

TEST_CASE("without a day there is a range and no spell; with a month the first day counts, marked") {
  StatementSet set = set_of({{march(5), 1}, {march(7), -1, "b"}});
  set.statements[0].said.date = {};
  set.statements[0].said.precision = DatePrecision::none;
  set.statements[0].said.earliest = {};
  set.statements[1].said.date = march(1);
  set.statements[1].said.precision = DatePrecision::month;
  const Timeline t = only(set);
  REQUIRE(t.points.size() == 2);
  CHECK(t.points[0].precision == DatePrecision::month);
  CHECK_FALSE(t.points[1].dated);
  CHECK(t.points[1].latest == march(5));
  REQUIRE(t.spells.size() == 1);
  CHECK(t.spells[0].side == Side::against);
}

TEST_CASE("what somebody has said counts by the article's day; what he had said, on none") {
  StatementSet set = set_of({{march(5), 1}, {march(7), -1, "b"}, {march(9), -1, "c"}});
  for (Statement& statement : set.statements) {
    if (statement.said.date == march(9)) continue;
    statement.said.latest = statement.said.date;
    statement.said.earliest = statement.said.date = {};
    statement.said.precision = DatePrecision::none;
    statement.said.method = statement.said.latest == march(5) ? DateMethod::tense : DateMethod::deictic;
  }
  const Timeline t = only(set);
  REQUIRE(t.points.size() == 3);
  CHECK(t.points[0].dated);
  CHECK(t.points[0].date == march(5));
  CHECK(t.points[0].precision == DatePrecision::none);
  CHECK_FALSE(t.points[0].earliest.valid());
  CHECK_FALSE(t.points[2].dated);  // "had said"
  REQUIRE(t.spells.size() == 2);
  CHECK(t.spells[1].change == Change::reversal);
}

TEST_CASE("a long silence is marked in the timeline and in its spell") {
  const Timeline t = only(set_of({{march(1), 1}, {{1987, 7, 1}, 1, "b"}, {{1987, 7, 5}, -1, "c"}}));
  REQUIRE(t.gaps.size() == 1);
  CHECK(t.gaps[0].days == 122);
  CHECK(t.spells[0].gap_days == 122);
  CHECK(t.spells[1].gap_days == 0);
  CHECK(only(set_of({{march(1), 1}, {{1987, 7, 1}, 1}}), {.silence_days = 200}).gaps.empty());
}

TEST_CASE("the unnamed, groups, the rejected and the withdrawn have no part") {
  StatementSet set = set_of({{march(1), 1}, {march(2), 1, "b"}, {march(3), 1, "c"}, {march(4), 1, "d"}});
  set.statements[0].speaker.kind = ActorKind::unnamed;
  set.statements[1].speaker.kind = ActorKind::group;
  set.documents["c"].withdrawn = true;
  set.review_status["d#3"] = "rejected";
  CHECK(fold_timelines(set).empty());
  CHECK(fold_timelines({}).empty());
}

TEST_CASE("copies have the same words, whatever the shape of their quotation marks; a blank less is another word") {
  const auto points_of = [](const std::string& one, const std::string& other) {
    StatementSet set = set_of({{march(1), 1}, {march(1), 1, "b"}});
    set.statements[0].text = one;
    set.statements[1].text = other;
    set.documents["b"].cluster_id = "a";
    return only(set).points.size();
  };
  CHECK(points_of("a “red” line, isn’t it", "a \"red\" line, isn't it") == 1);
  CHECK(points_of("a red line", "a\tred \n line") == 1);
  CHECK(points_of("a red line", "a redline") == 2);
  CHECK(points_of("a red line", "a blue line") == 2);
}

TEST_CASE("who says the same twice in one copy said it twice in the other") {
  StatementSet set = set_of({{march(1), 1}, {march(1), 1}, {march(1), 1, "b"}, {march(1), 1, "b"}});
  for (Statement& s : set.statements) s.text = "we will not sign";
  set.documents["b"].cluster_id = "a";
  const Timeline t = only(set);
  REQUIRE(t.points.size() == 2);
  CHECK(t.points[0].appearances == 2);
  CHECK(t.points[1].appearances == 2);
}

TEST_CASE("the witness of a day is on the day's side, though others spoke of it first or last") {
  const Timeline t = only(set_of({{march(1), 0}, {march(1), 1}, {march(1), 0}, {march(5), 0}, {march(5), -1}}));
  REQUIRE(t.spells.size() == 2);
  CHECK(t.spells[0].first_statement_id == "a#1");
  CHECK(t.spells[1].before_statement_id == "a#1");
  CHECK(t.spells[1].first_statement_id == "a#4");
  const Timeline twice = only(set_of({{march(1), 1}, {march(1), .5}, {march(2), -1}, {march(2), -.5}}));
  CHECK(twice.spells[0].first_statement_id == "a#0");   // the first of the day ...
  CHECK(twice.spells[1].before_statement_id == "a#1");  // ... and the last
  CHECK(twice.spells[1].first_statement_id == "a#2");
  const Timeline mixed = only(set_of({{march(1), 1}, {march(1), -1}, {march(3), 1}}));
  CHECK(mixed.spells[0].first_statement_id == "a#0");  // nobody is on both sides: the first of all
  CHECK(mixed.spells[1].before_statement_id == "a#1");
}

TEST_CASE("a spell that began with a prognosis and became a position is ended by no prognosis") {
  const Timeline t = only(
      set_of({{march(1), 1, "a", Act::assess}, {march(2), 1}, {march(3), -1, "b", Act::assess}, {march(4), 1, "c"}}));
  CHECK(t.spells.size() == 1);
}

TEST_CASE("bounds without a day are kept, and an article that the set does not know is its own cluster") {
  StatementSet set = set_of({{march(5), 1}});
  set.statements[0].said.date = {};
  set.statements[0].said.precision = DatePrecision::none;
  set.statements[0].said.earliest = march(2);
  CHECK(only(set).points[0].earliest == march(2));
  set.documents.clear();
  const Timeline t = only(set);
  CHECK(t.points[0].cluster_id == "a");
  CHECK(t.points[0].publishers.empty());
}
