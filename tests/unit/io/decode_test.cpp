// Bytes to text: byte order marks, UTF-16, windows-1252, invalid bytes, control characters, line ends, binary
// files.
#include "io/decode.h"

#include <doctest/doctest.h>

#include "onrecord/error.h"

using namespace onrecord;
using namespace onrecord::io;
using namespace std::string_literals;

namespace {

std::string refusal(std::string_view bytes) {
  try {
    decode_text(bytes);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::rejected_input);
    return error.message();
  }
  return "taken";
}

std::string first_notice(std::string_view bytes) {
  const DecodedText decoded = decode_text(bytes);
  return decoded.notices.empty() ? "" : decoded.notices[0];
}

}  // namespace

TEST_CASE("byte order marks are no part of the text") {
  CHECK(decode_text("\xEF\xBB\xBFOne").text == "One");
  CHECK(decode_text("\xFF\xFEO\0n\0"s).text == "On");
  CHECK(decode_text("\xFE\xFF\0O\0n"s).text == "On");
  CHECK(decode_text("\xFF\xFE\x3D\xD8\x00\xDE"s).text == "\xF0\x9F\x98\x80");
}

TEST_CASE("windows-1252 is told from broken UTF-8") {
  CHECK(decode_text("He said \x93yes\x94 at caf\xE9.").text == "He said “yes” at café.");
  CHECK(first_notice("He said \x93yes\x94.") == "decoded as windows-1252");
  CHECK(first_notice("One \xFF here") == "1 invalid byte replaced");
  CHECK(decode_text("One \xFF here").text == "One \xEF\xBF\xBD here");
  CHECK(first_notice("The end\xE2\x80") == "2 invalid bytes replaced");
  CHECK(decode_text("a\xC0\xAF"
                    "b\xED\xA0\x80")
            .text.find('/') == std::string::npos);
  CHECK(first_notice("“Ja”, sagte er. \x93") == "1 invalid byte replaced");
}

TEST_CASE("control characters and line ends") {
  CHECK(decode_text("One\0two"s).text == "One\xEF\xBF\xBDtwo");
  CHECK(first_notice("One\0two"s) == "control characters replaced by U+FFFD: 1");
  CHECK(decode_text("a\r\nb\rc\xC2\x85"
                    "d\xE2\x80\xA8"
                    "e\xE2\x80\xA9"
                    "f\fg")
            .text == "a\nb\nc\nd\ne\nf\ng");
  CHECK(decode_text("\xE2\x80\xAEtxt").text == "\xE2\x80\xAEtxt");  // a bidi override stays
}

TEST_CASE("what is no text is refused") {
  CHECK(refusal("") == "empty document");
  CHECK(refusal(" \n\t\xC2\xA0") == "empty document");
  CHECK(refusal("H\0e\0l\0l\0o\0 \0t\0h\0e\0r\0e\0"s).find("looks like UTF-16") == 0);
  CHECK(refusal("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s).find("not text") == 0);
}
