// The pattern language of the rule tables: words, verb~, {a|b}, *3, @set, <issue>, <actor>.
#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tables/vocabulary.h"
#include "tables/word_forms.h"

namespace onrecord::tables {

// A fault in a pattern: what, and at which character of it (from 1).
struct PatternFault {
  std::string message;
  std::size_t column = 1;
};

using WordChain = std::vector<WordId>;

struct PatternPart {
  enum class Kind : std::uint8_t { words, gap, issue, actor };
  Kind kind = Kind::words;
  std::vector<WordChain> choices;  // words: any of these; an empty chain makes the part optional
  std::uint8_t gap = 0;            // gap: up to so many words between the parts around it
  bool loose = false;              // gap that counts function words for less (issue aliases)
};

struct Pattern {
  std::vector<PatternPart> parts;
};

using WordSets = std::map<std::string, std::vector<std::string>, std::less<>>;  // "@be" -> members

// Compiles one pattern. Throws PatternFault: an unknown set, an empty pattern or one that matches nothing but gaps,
// a gap at either end, an unclosed brace, an unknown <placeholder>, no literal word.
Pattern parse_pattern(std::string_view text, const WordSets& sets, const WordForms& forms, Vocabulary& words);

}  // namespace onrecord::tables
