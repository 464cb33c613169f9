// Which statement of a new version is which of the old one.
#include <doctest/doctest.h>

#include "store/continuation.h"

using namespace onrecord;
using namespace onrecord::store;

namespace {

struct Line {
  std::string words, source = "Velde";
};

std::vector<Statement> said(const std::vector<Line>& lines) {
  std::vector<Statement> statements;
  std::uint32_t at = 0;
  for (const Line& each : lines) {
    Statement& s = statements.emplace_back();
    s.text = each.words;
    s.source_text = each.source;
    s.content = {{at, at + 1}};
    at += 10;
  }
  return statements;
}

std::vector<Former> former(const std::vector<Line>& lines) {
  std::vector<Statement> statements = said(lines);
  number_statements("id:a", statements);
  std::vector<Former> formers;
  for (const Statement& s : statements)
    formers.push_back({static_cast<std::int64_t>(formers.size()) + 1, s.id, s.text, s.source_text, s.content});
  return formers;
}

Continuation next(const std::vector<Line>& old, const std::vector<Line>& now, bool same_text = false) {
  return continued("id:a", former(old), said(now), same_text, {});
}

using Places = std::vector<int>;

}  // namespace

TEST_CASE("equal words continue, wherever an edit moved them") {
  CHECK(next({{"one"}, {"two"}}, {{"new"}, {"two"}, {"one"}}).former == Places{-1, 1, 0});
}

TEST_CASE("of equal words, the one with the same source continues") {
  const std::vector<Line> old{{"yes", "Velde"}, {"yes", "Okaro"}};
  const Continuation gone = next(old, {{"yes", "Okaro"}});
  CHECK(gone.former == Places{1});
  CHECK(gone.ids == std::vector{former(old)[1].id});
  CHECK(next(old, {{"yes", "Sunde"}, {"yes", "Okaro"}}).former == Places{0, 1});  // the rest in their order
}

TEST_CASE("words that come twice get two ids, and neither takes one that is in use") {
  const std::vector<Line> old{{"yes", "Velde"}, {"yes", "Okaro"}};
  const Continuation more = next(old, {{"yes", "Sunde"}, {"yes", "Okaro"}, {"yes", "Velde"}});
  CHECK(more.former == Places{-1, 1, 0});
  CHECK(more.ids[0] == statement_id("id:a", "yes", 2));
  const Continuation again = continued("id:a", {}, said({{"yes"}, {"yes"}, {"no"}}), true, {});
  CHECK(again.ids ==
        std::vector{statement_id("id:a", "yes", 0), statement_id("id:a", "yes", 1), statement_id("id:a", "no", 0)});
}

TEST_CASE("in the same text only the same place is the same statement; reserved ids stay whose they are") {
  std::vector<Former> old = former({{"yes"}, {"yes"}});
  std::vector<Statement> now = said({{"no"}, {"yes"}});  // the first is found no more, the second is where it was
  const Continuation same = continued("id:a", old, now, true, {old[0].id});
  CHECK(same.former == Places{-1, 1});
  now[1].content = {{50, 51}};
  const Continuation moved = continued("id:a", old, now, true, {old[0].id, old[1].id});
  CHECK(moved.former == Places{-1, -1});
  CHECK(moved.ids[1] == statement_id("id:a", "yes", 2));
}

TEST_CASE("what was edited is told by the words that are shared") {
  const std::vector<Line> old{{"the ferry must sail in spring"}, {"we will wait"}, {"nothing is left of this one"}},
      now{{"we will wait"}, {"the ferry must sail in autumn"}, {"entirely other words"}};
  const std::vector<Former> formers = former(old);
  const std::vector<Statement> statements = said(now);
  const std::vector<Edited> pairs = edited(formers, statements, continued("id:a", formers, statements, false, {}));
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].former == 0);
  CHECK(pairs[0].statement == 1);
}

TEST_CASE("ten thousand equal words are paired without trying each with each") {
  const std::vector<Line> many(10000, Line{"yes"});
  const Continuation all = next(many, many);
  CHECK(all.former[9999] == 9999);
}
