// Sources found and mended by rule.
#include <doctest/doctest.h>

#include "extract/who_speaks.h"
#include "marked_text.h"

using namespace onrecord;
using namespace onrecord::extract;
using namespace onrecord::testing;

namespace {

std::string spoken(const std::vector<std::string>& versions) {
  Marked m(versions);
  mend_sources(m.tokens, m.tagged);
  return marked(m);
}

}  // namespace

TEST_CASE("the opening participle's source stands behind its clause") {
  CHECK(spoken({"{Saying} <the boat leaked>, Edda Lund stayed ashore."}) ==
        "{Saying} <the boat leaked>, [Edda Lund] stayed ashore.");
}

TEST_CASE("a participle behind a comma shares the source before it") {
  CHECK(spoken({"[Lund] {said} <the boat leaked>, adding it was old.",
                "Lund said the boat leaked, {adding} <it was old>."}) ==
        "[Lund] {said} <the boat leaked>, adding it was old.\n[Lund] said the boat leaked, {adding} <it was old>.");
}

TEST_CASE("a cue gives the speaker back that it took in") {
  CHECK(spoken({"{Continued Lund}: <the boat leaked>."}) == "{Continued} [Lund]: <the boat leaked>.");
}

TEST_CASE("sources end in names") {
  CHECK(spoken({"[Lund again] {said} <the boat leaked>."}) == "[Lund] again {said} <the boat leaked>.");
  CHECK(spoken({"[The] {said} <boat>."}) == "The {said} <boat>.");
}

TEST_CASE("a relative word is not who speaks") {
  CHECK(spoken({"He praised Moss, [who he] {said} <had been brave>."}) ==
        "He praised Moss, who [he] {said} <had been brave>.");
  CHECK(spoken({"Moss, [who] {said} <she was brave>, left."}) == "Moss, [who] {said} <she was brave>, left.");
}

TEST_CASE("it is believed: by nobody in particular") {
  CHECK(spoken({"[It] {is believed} <that the boat leaked>."}) == "It {is believed} <that the boat leaked>.");
  CHECK(spoken({"[It] {said} <that the boat leaked>."}) == "[It] {said} <that the boat leaked>.");
}

TEST_CASE("a clause about the source goes on to its comma") {
  CHECK(spoken({"[A sailor, who asked] not to be named, {said} <the boat leaked>."}) ==
        "[A sailor, who asked not to be named], {said} <the boat leaked>.");
}

TEST_CASE("a name before the verb is not said, and on Friday is no part of the verb") {
  CHECK(spoken({"\"<The boat leaked, Lund> {said}."}) == "\"<The boat leaked,> [Lund] {said}.");
  CHECK(spoken({"\"<The boat leaked>,\" [Lund] {tweeted on} Friday."}) ==
        "\"<The boat leaked>,\" [Lund] {tweeted} on Friday.");
}

TEST_CASE("who stands beside the cue speaks, not somebody on its other side") {
  CHECK(spoken({"<The boat leaked>, {said} [Lund], [the captain]."}) ==
        "<The boat leaked>, {said} [Lund], [the captain].");
  CHECK(spoken({"[Varn] stayed. <It leaked>, {said} [Lund]."}) == "Varn stayed. <It leaked>, {said} [Lund].");
}
