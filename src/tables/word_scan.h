// Words of a text or of a pattern as the rule tables see them: folded, numbered, with what stands between them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tables/vocabulary.h"

namespace onrecord::tables {

// What stands between a word and the one before it.
enum Between : std::uint8_t {
  between_comma = 1,
  between_sentences = 2,  // a full stop, question or exclamation mark, a line's end
  between_colon = 4,      // also a semicolon
  between_dash = 8,
  between_quote = 16,
  between_bracket = 32,
  between_question = 64,  // the sentence before ended as a question
  between_line = 128,
};

// A word of text. "don't" gives "do" and "n't"; "Kim's" gives "kim" and "'s"; "cease-fire" gives "cease" and
// "fire"; "U.S." and "US" give "u.s", so that they are no pronoun.
struct ScannedWord {
  std::uint32_t begin = 0;  // bytes
  std::uint32_t end = 0;
  WordId id = 0;  // 0: in no table
  std::uint8_t before = 0;
  bool capital = false;
  bool hyphen = false;  // joined to the word before it by a hyphen
};

// Appends the words of text[from, to) to `out`; `question` tells whether the last sentence ended as a question.
void scan_words(std::string_view text, std::uint32_t from, std::uint32_t to, const Vocabulary& words,
                std::vector<ScannedWord>& out);
// The same for rows of tables: each word is taken into the vocabulary.
std::vector<WordId> intern_words(std::string_view text, Vocabulary& words);

}  // namespace onrecord::tables
