// Plain forms: what two words have in common for the parser.
#include "syntax/word_look.h"

#include <doctest/doctest.h>

using namespace onrecord::syntax;

namespace {

std::string plain(std::string_view word) {
  std::string out = "left over";
  plain_form(word, out);
  return out;
}

}  // namespace

TEST_CASE("capitals, digits, quotation marks and dashes are one kind each") {
  CHECK(plain("Kestria") == "kestria");
  CHECK(plain("ÉLAN") == "élan");
  CHECK(plain("1,984.5") == "0,000.0");
  CHECK(plain("“") == "\"");
  CHECK(plain("''") == "\"");
  CHECK(plain("n’t") == "n't");
  CHECK(plain("‘") == "'");
  CHECK(plain("—") == "--");
  CHECK(plain("-") == "-");
  CHECK(plain("\xE2\x80") == "\xE2\x80");  // a broken byte stays what it is
}
