// Words of an article as names need them: abbreviations whole, possessives cut off, punctuation kept as gaps.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "tables/actor_tables.h"
#include "text/lexicon.h"
#include "text/tokens.h"

namespace onrecord::resolve {

using text::operator""_words;

// What stands between a word and the one before it, one bit each.
namespace gap {
enum : std::uint16_t {
  comma = 1,
  stop = 2,
  open = 4,
  close = 8,
  quote = 16,
  dash = 32,
  colon = 64,
  line = 128,
  other = 256
};
constexpr std::uint16_t any = 511;
}  // namespace gap

struct Word {
  std::uint32_t begin = 0;  // bytes; without possessive 's and without a final full stop
  std::uint32_t end = 0;
  tables::WordId id = 0;  // of the tables, or of the article's own vocabulary behind them; 0: lower case and unknown
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  std::uint16_t gap = 0;
  std::uint16_t row = 0;      // of the lexicon, by its spelling
  bool capital = false;       // first letter
  bool all_capitals = false;  // two letters or more
  bool initial = false;       // one capital letter
  bool possessive = false;    // 's or s'
  bool contraction = false;   // 's, 've, 'll ... after a pronoun
  bool quoted = false;
  bool sentence_start = false;
  bool digits = false;
};

struct ArticleWords {
  std::string_view text;
  const text::Lexicon* lexicon = nullptr;
  std::vector<Word> words;
  tables::Vocabulary own;  // capitalised words that the tables lack; ids follow the tables'

  std::string_view spelling(std::size_t index) const {
    return text.substr(words[index].begin, words[index].end - words[index].begin);
  }
  bool is(std::size_t index, text::WordClass of) const {
    return index < words.size() && lexicon->is(words[index].row, of);
  }
  std::size_t at_byte(std::uint32_t byte) const;  // first word that ends after `byte`
};

void split_words(const text::TokenizedText& text, const tables::ActorTables& tables, ArticleWords& out);

}  // namespace onrecord::resolve
