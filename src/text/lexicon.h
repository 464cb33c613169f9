// Lexicon: a language's words with their classes, as words.tsv has them.
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/tokens.h"
#include "text/word_class.h"

namespace onrecord::text {

class Lexicon {
 public:
  // `entry`: a word ("said"), words behind each other ("according to") or the end of a word ("-ing").
  void add(std::string_view entry, WordClass of);

  // Whether no further word has room: a row is a small number, since each token keeps one.
  bool full() const noexcept { return rows_.size() > UINT16_MAX; }

  // The word as it is spelled, capitals and all: its row, 0 where it is of no class.
  std::uint16_t find(std::string_view word) const noexcept;
  bool is(std::uint16_t row, WordClass of) const noexcept { return rows_[row].test(index(of)); }
  bool is(std::string_view word, WordClass of) const noexcept { return is(find(word), of); }
  // Whether it ends as an entry of the class does, and is longer than that.
  bool ends(std::string_view word, WordClass of) const noexcept;
  template <class Use>
  void each(Use use) const {  // each word with its row, in no order
    for (const auto& [word, row] : words_) use(word, row);
  }
  // Of the class's entries of several words.
  const std::vector<std::vector<std::string>>& phrases(WordClass of) const noexcept { return phrases_[index(of)]; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const noexcept { return std::hash<std::string_view>{}(word); }
  };
  static constexpr std::size_t classes = std::size(word_classes);
  static std::size_t index(WordClass of) { return static_cast<std::size_t>(of); }

  std::unordered_map<std::string, std::uint16_t, Hash, std::equal_to<>> words_;
  std::vector<std::bitset<classes>> rows_ = std::vector<std::bitset<classes>>(1);  // the first: of no class
  std::vector<std::vector<std::string>> endings_ = std::vector<std::vector<std::string>>(classes);
  std::vector<std::vector<std::vector<std::string>>> phrases_ =
      std::vector<std::vector<std::vector<std::string>>>(classes);
};

// Whether a token is of a class; past the last one: no.
inline bool is(const TokenizedText& text, std::size_t token, WordClass of) {
  return token < text.tokens.size() && text.lexicon->is(text.tokens[token].row, of);
}

// How many tokens the class's longest entry that begins at this one has; 0: none does.
std::uint32_t length_of(const TokenizedText& text, std::size_t token, WordClass of);

}  // namespace onrecord::text
