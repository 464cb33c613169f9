// What the parser's network sees of a word: numbers of its plain form, affixes and capitals, as rows of whole numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "neural/weights.h"
#include "neural/word_index.h"

namespace onrecord::syntax {

class WordLook {
 public:
  explicit WordLook(const neural::WeightsFile& file);
  std::uint32_t width() const { return width_; }
  // All that the network sees of a word, in one number, never 0. `plain` is scratch.
  std::uint64_t key(std::string_view word, std::string& plain) const;
  // Writes the width() values of a key.
  void write(std::uint64_t key, std::int16_t* out) const;

 private:
  neural::WordIndex words_, prefixes_, suffixes_;
  std::vector<std::int8_t> word_vectors_;
  std::vector<std::int16_t> word_factors_, prefix_vectors_, suffix_vectors_, shape_vectors_;
  std::uint32_t word_size_ = 0, affix_size_ = 0, shape_size_ = 0, width_ = 0;
};

// Small letters, one kind of quotation mark and dash, every digit 0: `plain` of train/treebank.py.
void plain_form(std::string_view word, std::string& out);

}  // namespace onrecord::syntax
