// Periods, full text search, and which statements a query means.
#include <doctest/doctest.h>

#include "domain/full_text.h"
#include "onrecord/error.h"
#include "onrecord/query.h"

using namespace onrecord;

TEST_CASE("periods") {
  CHECK(parse_range("2024").from == Date{2024, 1, 1});
  CHECK(parse_range("2024").to == Date{2024, 12, 31});
  CHECK(parse_range("2024-02").to == Date{2024, 2, 29});
  CHECK(parse_range("2024-02-16").from == parse_range("2024-02-16").to);
  CHECK(parse_range("2024-02..2024-03-05").to == Date{2024, 3, 5});
  CHECK(!parse_range("2024-02..").to.valid());
  CHECK(!parse_range("..2024").from.valid());
  CHECK(parse_range("last:90d").last_days == 90);
  CHECK(anchored(parse_range("last:2w"), {2024, 3, 14}).from == Date{2024, 3, 1});
  CHECK(!anchored(parse_range("last:2w"), {}).from.valid());
  const DateRange dated = parse_range("last:90d..2024-06-30");
  CHECK(!dated.last_days);
  CHECK(dated.from == Date{2024, 4, 2});
  CHECK(dated.to == Date{2024, 6, 30});
  for (const char* wrong :
       {"", "24", "2024-13-01", "2024-02-30", "2024-3", "..", "2024-05..2024-04", "last:", "last:0d", "last:90d..",
        "last:90d..2024-13", "last:5", "last:-1d", "2024-02-16x", "2024..2025..2026", "yesterday"})
    CHECK_THROWS_AS(parse_range(wrong), Error);
}

TEST_CASE("full text search takes words literally") {
  const auto hit = [](const char* typed, const char* text) { return FullTextSearch(typed).matches(text); };
  CHECK(hit("sanctions", "The SANCTIONS, again"));
  CHECK(hit("sanctions lifted", "lifted were the sanctions"));
  CHECK(!hit("\"sanctions lifted\"", "lifted were the sanctions"));
  CHECK(hit("\"the sanctions\"", "lifted were the sanctions"));
  CHECK(hit("\u201cthe sanctions\u201d", "lifted were the sanctions"));
  CHECK(hit("sanct*", "no sanctions"));
  CHECK(!hit("sanct", "no sanctions"));
  CHECK(hit("Erdogan", "said Erdoğan"));
  CHECK(hit("erdoğan", "said Erdog\u0306an"));
  CHECK(hit("don't", "they don't"));
  CHECK(!hit("don't", "they do not"));
  CHECK(hit("AND", "this and that"));
  CHECK(!hit("-that", "this"));
  CHECK(hit("-that", "this and that"));
  for (const char* blank : {"", "  ", "\"\"", "*", "((((", "-- ;", "\xFF\xFE"}) CHECK(FullTextSearch(blank).empty());
  CHECK(FullTextSearch("a:b \"c d*\" e*").fts_expression() == "\"a b\" AND \"c d\"* AND \"e\"*");
  CHECK(FullTextSearch("\" OR 1").fts_expression() == "\"or 1\"");
}

TEST_CASE("days between which a statement was said") {
  SaidDate said;
  CHECK(said_period(said, {2024, 5, 2}).first == Date{2024, 5, 2});
  said.latest = {2024, 5, 1};
  CHECK(said_period(said, {2024, 5, 2}).second == Date{2024, 5, 1});
  said.earliest = {2024, 4, 1};
  CHECK(said_period(said, {2024, 5, 2}).first == Date{2024, 4, 1});
  said.date = {2024, 2, 1};
  said.precision = DatePrecision::month;
  CHECK(said_period(said, {2024, 5, 2}).second == Date{2024, 2, 29});
}

TEST_CASE("labels asked for with issues are labels on these issues") {
  Statement statement;
  StanceLabel one, two;
  one.issue_id = "A";
  one.label = StanceKind::support;
  two.issue_id = "B";
  two.label = StanceKind::oppose;
  statement.stances = {one, two};
  const DocumentInfo document;
  CHECK(matches({.issues = {"A"}, .labels = {StanceKind::support}}, statement, document));
  CHECK(!matches({.issues = {"A"}, .labels = {StanceKind::oppose}}, statement, document));
  CHECK(matches({.labels = {StanceKind::oppose}}, statement, document));
  Query others{.issues = {"C"}};
  others.negate_issues = true;
  CHECK(matches(others, statement, document));
}
