// Order, nesting and thresholds of linked attributions.
#include <doctest/doctest.h>

#include "extract/link.h"
#include "marked_text.h"

using namespace onrecord;
using namespace onrecord::extract;
using namespace onrecord::testing;

namespace {

// Candidates are as sure as their cue's margin says.
Calibration by_margin(float least) {
  Calibration calibration;
  calibration.weights[1] = 1;
  calibration.least = least;
  return calibration;
}

}  // namespace

TEST_CASE("an inner statement knows its holder, in order of the text") {
  Marked m(
      {"The agency said Lund {told} [Varn] <the boat leaks>.", "[The agency] {said} <Lund told Varn the boat leaks>."});
  const auto found = link(m.tokens, m.tagged, by_margin(0));
  REQUIRE(found.size() == 2);
  CHECK(found[0].holder == -1);
  CHECK(found[1].holder == 0);
  CHECK(found[0].content[0].begin < found[1].content[0].begin);
}

TEST_CASE("what is less likely than the least is dropped") {
  Marked m({"[Lund] {said} <the boat leaks>. Varn sold it.", "Lund said the boat leaks. [Varn] {sold} <it>."});
  m.tagged[0].sure.cue_margin = 3;
  m.tagged[1].sure.cue_margin = -3;
  CHECK(link(m.tokens, m.tagged, by_margin(0.01F)).size() == 2);
  const auto found = link(m.tokens, m.tagged, by_margin(0.5F));
  REQUIRE(found.size() == 1);
  CHECK(found[0].probability > 0.9F);
}

TEST_CASE("sources and contents leave the dateline") {
  Marked m({"<VARN, May 2 - The boat leaks>, [Lund] {said}."});
  const auto found = link(m.tokens, m.tagged, by_margin(0));
  REQUIRE(found.size() == 1);
  CHECK(m.text.substr(found[0].content[0].begin, 8) == "The boat");
}

TEST_CASE("the second part of a cue is a span of its own") {
  Marked m({"[Lund] {was quoted} <on Monday as saying the boat leaks>."});
  const auto found = link(m.tokens, m.tagged, by_margin(0));
  REQUIRE(found.size() == 1);
  CHECK(found[0].cue.size() == 2);
}
