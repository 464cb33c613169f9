// What is no statement, relayed speech, and borders that words decide.
#include <doctest/doctest.h>

#include "extract/repairs.h"
#include "extract/what_is_said.h"
#include "marked_text.h"

using namespace onrecord;
using namespace onrecord::extract;
using namespace onrecord::testing;

namespace {

// All that is left of the marked versions after the repairs, one a line.
std::string repaired(const std::vector<std::string>& versions) {
  Marked m(versions);
  repair(m.tokens, m.tagged);
  mend_contents(m.tokens, m.tagged);
  return marked(m);
}

}  // namespace

TEST_CASE("questions are the context of answers") {
  CHECK(repaired({"{Asked} <whether the boat leaked>, Lund said no.",
                  "Asked whether the boat leaked, [Lund] {said} <no>."}) ==
        "Asked whether the boat leaked, [Lund] {said} <no>.");
  CHECK(repaired({"[Lund] {asked} <for a new boat>."}) == "[Lund] {asked} <for a new boat>.");
  CHECK(repaired({"\"<Who sails?>\" [Lund] {asked}."}) == "\"<Who sails?>\" [Lund] {asked}.");
}

TEST_CASE("who wants no name, and who has no more to say, states nothing") {
  CHECK(repaired({"A sailor [who] {asked} <not to be named> spoke."}) == "");
  CHECK(repaired({"A sailor {declined} <to be identified>."}) == "");
  CHECK(repaired({"[Lund] {did not elaborate} <on that>."}) == "");
}

TEST_CASE("the said boat is no speech") {
  CHECK(repaired({"The {said} <boat was sold>."}) == "");
  CHECK(repaired({"[Lund] {said} <boats were sold>."}) == "[Lund] {said} <boats were sold>.");
}

TEST_CASE("quoted as saying") {
  CHECK(repaired({"The Post {quoted} <Lund as saying the boat leaks>."}) ==
        "The Post {quoted} [Lund] {as saying} <the boat leaks>.");
  CHECK(repaired({"[Lund] {was quoted} <on Monday as saying the boat leaks>."}) ==
        "[Lund] {was quoted} on Monday {as saying} <the boat leaks>.");
  CHECK(repaired({"<Lund> {was quoted} <by the Post as saying the boat leaks>.",
                  "[Lund] was quoted by the Post as {saying} <the boat leaks>."}) ==
        "[Lund] {was quoted} by the Post {as saying} <the boat leaks>.");
}

TEST_CASE("contents end in no joining word and no stray preposition") {
  CHECK(repaired({"[Lund] {said} <the boat leaks and> called a friend."}) ==
        "[Lund] {said} <the boat leaks> and called a friend.");
  CHECK(repaired({"[Lund] {praised} <the repair of the boat on> Tuesday."}) ==
        "[Lund] {praised} <the repair of the boat> on Tuesday.");
  CHECK(repaired({"[Lund] {knew} <what the boat was for>."}) == "[Lund] {knew} <what the boat was for>.");
}

TEST_CASE("a name in apposition belongs to the source") {
  CHECK(repaired({"{According to} [the boat's captain], <Edda Lund, the boat leaks every spring>."}) ==
        "{According to} [the boat's captain, Edda Lund], <the boat leaks every spring>.");
  CHECK(repaired({"{According to} [Edda Lund], <Port Varn, a village, is poor>."}) ==
        "{According to} [Edda Lund], <Port Varn, a village, is poor>.");
}

TEST_CASE("what follows the colon is said") {
  CHECK(repaired({"[Lund] {wrote to} <her friends>: \"The boat leaks.\""}) ==
        "[Lund] {wrote to} her friends: <\"The boat leaks.\">");
}

TEST_CASE("a clause without source and cue is one piece") {
  CHECK(repaired({"[The agency] {said} <Lund> told its reporter <that the boat leaks>."}) ==
        "[The agency] {said} <Lund told its reporter that the boat leaks>.");
  CHECK(repaired({"<The boat>, [Lund] {said}, <leaks>."}) == "<The boat>, [Lund] {said}, <leaks>.");
}

TEST_CASE("who speaks next is no part of what was said before") {
  CHECK(repaired({"[Lund] {said} <the boat leaked a little, while his deputy>, Moss, argued that it would sink.",
                  "[Lund] said the boat leaked a little, while his deputy, [Moss], {argued} <that it would sink>."}) ==
        "[Lund] {said} <the boat leaked a little>, while his deputy, Moss, argued that it would sink.\n"
        "Lund said the boat leaked a little, while his deputy, [Moss], {argued} <that it would sink>.");
}

TEST_CASE("another's source ends what was said; a verb keeps its particle") {
  CHECK(repaired({"[Lund] {said} <the boat would leak, and Captain Moss> called it a wreck.",
                  "Lund said the boat would leak, and [Captain Moss] {called} <it a wreck>."}) ==
        "[Lund] {said} <the boat would leak>, and Captain Moss called it a wreck.\n"
        "Lund said the boat would leak, and [Captain Moss] {called} <it a wreck>.");
  CHECK(repaired({"[Lund] {did not rule} <out the sale>."}) == "[Lund] {did not rule out} <the sale>.");
}

TEST_CASE("a condition of anonymity is nothing said") {
  CHECK(repaired({"<The boat leaks>, [an official] {said on condition of} <anonymity>."}) ==
        "<The boat leaks>, [an official] {said} on condition of anonymity.");
}
