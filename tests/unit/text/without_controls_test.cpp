// Control characters are replaced one for one, so that offsets stay.
#include "text/without_controls.h"

#include <doctest/doctest.h>

using namespace onrecord::text;

TEST_CASE("control characters and broken bytes are replaced one for one") {
  CHECK(without_controls("a\n\tb") == "a\n\tb");
  CHECK(without_controls("a\x1B[2J\x7F") == "a\xEF\xBF\xBD[2J\xEF\xBF\xBD");
  CHECK(without_controls("\xC2\x9B"
                         "2J\xC2\xA0") ==
        "\xEF\xBF\xBD"
        "2J\xC2\xA0");
  CHECK(without_controls("a\r\nb\rc") == "a \nb c");
  CHECK(without_controls("caf\xE9 \xE2\x80") == "caf\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(without_controls(std::string_view("\0x", 2)) == "\xEF\xBF\xBDx");
  CHECK(without_controls("").empty());
}
