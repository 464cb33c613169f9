// What holds for every fold: the order of the input is irrelevant, and spells agree with their points.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "onrecord/timeline.h"
#include "support/generated_set.h"

using namespace onrecord;
using onrecord::testing::generate;

namespace {

std::string described(const std::vector<Timeline>& timelines) {
  std::string text;
  for (const Timeline& t : timelines) {
    text += t.actor_id + t.actor_name + t.issue_id + "\n";
    for (const TimelinePoint& p : t.points)
      text += p.statement_id + std::to_string(p.appearances) + std::to_string(p.publishers.size()) + "\n";
    for (const Spell& s : t.spells) {
      text += std::string(name(s.side)) + to_string(s.from) + to_string(s.to) + std::to_string(s.mean_position) +
              s.before_statement_id + s.first_statement_id + std::to_string(s.confirmed) + std::to_string(s.outlets) +
              std::to_string(s.gap_days);
      for (const std::string& id : s.degree_statement_ids) text += id;
      text += "\n";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("the order in which statements come in is irrelevant") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    StatementSet set = generate({.seed = seed, .actors = 6, .issues = 3, .statements = 300});
    const std::string expected = described(fold_timelines(set));
    REQUIRE(expected.size() > 1000);
    std::mt19937 random(seed);
    for (int round = 0; round < 4; ++round) {
      std::shuffle(set.statements.begin(), set.statements.end(), random);
      CHECK(described(fold_timelines(set)) == expected);
    }
  }
}

TEST_CASE("spells follow each other, differ in side, and count every dated point once") {
  for (unsigned seed = 20; seed < 40; ++seed) {
    for (const Timeline& t : fold_timelines(generate({.seed = seed, .statements = 250}))) {
      int dated = 0, counted = 0;
      for (const TimelinePoint& p : t.points) dated += p.dated;
      for (std::size_t i = 0; i < t.spells.size(); ++i) {
        const Spell& spell = t.spells[i];
        counted += spell.statements;
        CHECK(spell.appearances >= spell.statements);
        CHECK(spell.from <= spell.to);
        CHECK(spell.number == static_cast<int>(i) + 1);
        CHECK((spell.change == Change::first) == (i == 0));
        if (i == 0) continue;
        CHECK(t.spells[i - 1].to < spell.from);
        CHECK(t.spells[i - 1].side == spell.change_from);
        CHECK(t.spells[i - 1].side != spell.side);
        CHECK_FALSE(spell.before_statement_id.empty());
      }
      CHECK(dated == counted);
    }
  }
}

TEST_CASE("mirrored positions give mirrored spells") {
  StatementSet set = generate({.seed = 77, .statements = 400});
  const std::vector<Timeline> plain = fold_timelines(set);
  for (Statement& s : set.statements)
    for (StanceLabel& stance : s.stances)
      if (stance.position) stance.position = *stance.position == 0 ? 0 : -*stance.position;
  const std::vector<Timeline> mirrored = fold_timelines(set);
  REQUIRE(plain.size() == mirrored.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    REQUIRE(plain[i].spells.size() == mirrored[i].spells.size());
    for (std::size_t k = 0; k < plain[i].spells.size(); ++k) {
      CHECK(plain[i].spells[k].from == mirrored[i].spells[k].from);
      CHECK(plain[i].spells[k].mean_position == -mirrored[i].spells[k].mean_position);
    }
  }
}
