// The time of the saying stands in no source, in no content's beginning, and is no cue.
#include "extract/when_said.h"

#include <doctest/doctest.h>

#include "extract/repairs.h"
#include "marked_text.h"

using namespace onrecord;
using namespace onrecord::extract;
using namespace onrecord::testing;

namespace {

std::string without_times(const std::vector<std::string>& versions) {
  Marked m(versions);
  repair(m.tokens, m.tagged);
  leave_times(m.tokens, m.tagged);
  return marked(m);
}

}  // namespace

TEST_CASE("times leave the source") {
  CHECK(without_times({"[Harbour Minister Ada Pell last week] {repeated} <her offer>."}) ==
        "[Harbour Minister Ada Pell] last week {repeated} <her offer>.");
  CHECK(without_times({"[The minister, Ada Pell, last week] {repeated} <it>."}) ==
        "[The minister, Ada Pell,] last week {repeated} <it>.");
  CHECK(without_times({"[Ada Pell on Friday night] {denied} <it>."}) == "[Ada Pell] on Friday night {denied} <it>.");
  CHECK(without_times({"[Ada Pell last] week {denied} <it>."}) == "[Ada Pell] last week {denied} <it>.");
  CHECK(without_times({"[The clerk, who resigned last week,] {denied} <it>."}) ==
        "[The clerk, who resigned last week,] {denied} <it>.");
  CHECK(without_times({"[A survey published last week] {found} <it>."}) ==
        "[A survey published last week] {found} <it>.");
  CHECK(without_times({"[The Friday Club] {denied} <it>."}) == "[The Friday Club] {denied} <it>.");
}

TEST_CASE("times leave the beginning of the content") {
  CHECK(without_times({"[Pell] {said} <on Monday that the ferry was safe>."}) ==
        "[Pell] {said} on Monday <that the ferry was safe>.");
  CHECK(without_times({"[Pell] {vowed} <late Monday to mend the ferry>."}) ==
        "[Pell] {vowed} late Monday <to mend the ferry>.");
  CHECK(without_times({"[Pell] {said} <Monday was a bad day>."}) == "[Pell] {said} <Monday was a bad day>.");
  CHECK(without_times({"[Pell] {said} <last year that firm lost money>."}) ==
        "[Pell] {said} last year <that firm lost money>.");
}

TEST_CASE("times behind the second part of a cue") {
  CHECK(without_times({"The agency {quoted} <him as saying on Monday that the ferry was safe>."}) ==
        "The agency {quoted} [him] {as saying} on Monday <that the ferry was safe>.");
}

TEST_CASE("a time is no cue") {
  CHECK(without_times({"[Pell] {yesterday} <called the ferry safe>.", "[Pell] yesterday {called} <the ferry safe>."}) ==
        "[Pell] yesterday {called} <the ferry safe>.");
}
