// Agencies that name whom they quote or cite.
#include <doctest/doctest.h>

#include "extract/quoting.h"
#include "marked_text.h"

using namespace onrecord;
using namespace onrecord::extract;
using namespace onrecord::testing;

namespace {

std::string mended(const std::vector<std::string>& versions) {
  Marked m(versions);
  mend_quoting(m.tokens, m.tagged);
  return marked(m);
}

}  // namespace

TEST_CASE("an agency that quotes somebody reports what stands before") {
  CHECK(
      mended(
          {"The port stays shut this week, [the Lund news agency] reported on Tuesday, {quoting} <Minister Ada Rathe>."}) ==
      "<The port stays shut this week>, [the Lund news agency] {reported} on Tuesday, quoting Minister Ada Rathe.");
}

TEST_CASE("whom it cites is no statement, what it cites is one") {
  const std::string report = "<The port stays shut>, [the Lund Post] {said}, citing ";
  CHECK(mended({report + "two officials.", "The port stays shut, [the Lund Post] said, {citing} <two officials>."}) ==
        report + "two officials.");
  const std::string reason = "The port stays shut, [the Lund Post] said, {citing} <the lack of money>.";
  CHECK(mended({report + "the lack of money.", reason}) == report + "the lack of money.\n" + reason);
}

TEST_CASE("quoted behind what is said: whom the agency quoted") {
  CHECK(mended({"<The port stays shut>, [the agency] {quoted} Minister Ada Rathe as saying on Friday."}) ==
        "<The port stays shut>, the agency {quoted} [Minister Ada Rathe] {as saying} on Friday.");
}
