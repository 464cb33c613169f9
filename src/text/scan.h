// One token of a text at a time, as spans of bytes: the rules of src/extract/train/tokens.py, code point by code point.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord::text {

class Lexicon;  // text/lexicon.h

enum class CharClass : std::uint8_t {
  letter,
  space,
  ignored,
  line_end,
  symbol
};  // letter: letters, digits, _, combining marks

struct Char {
  CharClass kind = CharClass::symbol;
  std::uint8_t bytes = 1;  // 1 for a byte that is not UTF-8
  char32_t point = 0;
};

Char char_at(std::string_view text, std::size_t at);  // at < text.size()

// The end of the token that begins at `at` (a letter or a symbol), not behind `end`. Abbreviations and what stands
// behind an apostrophe are the lexicon's.
std::size_t token_end(std::string_view text, std::size_t at, std::size_t end, const Lexicon& lexicon);

}  // namespace onrecord::text
