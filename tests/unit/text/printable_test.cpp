// Hostile text on a terminal: nothing that is obeyed comes through, and all that is readable does.
#include "text/printable.h"

#include <doctest/doctest.h>

#include <random>

using namespace onrecord;
using namespace onrecord::text;

TEST_CASE("what a terminal would obey is shown instead") {
  CHECK(safe_line("\x1B]0;title\x07") == "<U+001B>]0;title<U+0007>");
  CHECK(safe_line("\x1B[2J\x7F") == "<U+001B>[2J<U+007F>");
  CHECK(safe_line("\xC2\x9B"
                  "31m") == "<U+009B>31m");  // C1, as UTF-8
  CHECK(safe_line("\x9B"
                  "31m") == "<0x9B>31m");  // and as a lone byte
  CHECK(safe_line("a\xE2\x80\xAE"
                  "b") == "a<U+202E>b");  // override
  CHECK(safe_line("a\xE2\x81\xA6"
                  "b") == "a<U+2066>b");  // isolate
  CHECK(safe_line("a\xE2\x80\xA8"
                  "b") == "a<U+2028>b");                // line separator
  CHECK(safe_line("\xF3\xA0\x80\xA0") == "<U+E0020>");  // tag
  CHECK(safe_line(std::string_view("a\0b", 3)) == "a<U+0000>b");
}

TEST_CASE("lines and tabs stay only where asked for") {
  CHECK(safe_line("a\n\tb\r") == "a<U+000A><U+0009>b<U+000D>");
  CHECK(safe_text("a\n\tb\r") == "a\n\tb<U+000D>");
}

TEST_CASE("readable text stays as it is") {
  for (const std::string_view text : {"plain", "caf\xC3\xA9", "\xE6\x9D\xB1\xE4\xBA\xAC", "\xF0\x9F\x98\x80",
                                      "e\xCC\x81", "\xE2\x80\x9Cquoted\xE2\x80\x9D", "\xE0\xA4\x95\xE2\x80\x8D"})
    CHECK(safe_line(text) == text);
}

TEST_CASE("any bytes: no control comes through, and a second pass changes nothing") {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (int i = 0; i < 40; ++i) bytes += static_cast<char>(random() & 0xFF);
    const std::string shown = safe_text(bytes);
    for (const char c : shown) {
      const auto byte = static_cast<unsigned char>(c);
      CHECK((byte >= 0x20 || c == '\n' || c == '\t'));
      CHECK(byte != 0x7F);
    }
    CHECK(safe_text(shown) == shown);
  }
}

TEST_CASE("columns") {
  CHECK(columns_of("abc") == 3);
  CHECK(columns_of("\xE6\x9D\xB1\xE4\xBA\xAC") == 4);
  CHECK(columns_of("e\xCC\x81") == 1);
  CHECK(fit_columns("abcdef", 6) == "abcdef");
  CHECK(fit_columns("abcdef", 4) == "abc\xE2\x80\xA6");
  CHECK(fit_columns("\xE6\x9D\xB1\xE4\xBA\xAC", 3) == "\xE6\x9D\xB1\xE2\x80\xA6");
  CHECK(fit_columns("abc", 0).empty());
}
