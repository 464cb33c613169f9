// Vocabulary: folded words to small numbers, by one hashed look-up without allocation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::tables {

using WordId = std::uint32_t;  // 0: not in the vocabulary

class Vocabulary {
 public:
  Vocabulary();
  WordId find(std::string_view folded) const noexcept;  // 0 where unknown
  WordId intern(std::string_view folded);               // never 0
  std::string_view spelling(WordId id) const noexcept;
  std::size_t size() const noexcept { return words_.size(); }  // ids are 1 .. size()-1
  void reserve(std::size_t words);                             // room for so many in all
  void clear();                                                // forgets all words and keeps the memory

 private:
  struct Word {
    std::uint32_t begin, size;
    std::uint64_t hash;
  };
  std::size_t slot_of(std::string_view folded, std::uint64_t hash) const noexcept;

  std::string letters_;
  std::vector<Word> words_;
  std::vector<WordId> slots_;  // a power of two of them, at most half full
};

}  // namespace onrecord::tables
