// What the network sees of a token: numbers of its word, prefix, suffix, shape and quotation state, as rows of whole
// numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/weights.h"
#include "text/tokens.h"

namespace onrecord::extract {

// Strings to numbers by their 64-bit hash.
class WordIndex {
 public:
  WordIndex() = default;
  WordIndex(std::string_view lines, std::uint32_t first_number);
  std::uint32_t find(std::string_view word, std::uint32_t otherwise) const;

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = 0;
  };
  std::vector<Slot> slots_;  // open addressing; a power of two, at most half full
};

class Features {
 public:
  explicit Features(const WeightsFile& file);
  std::uint32_t width() const { return width_; }
  // All that the network sees of a token, in one number, never 0. `lower` is scratch. `headline`: the token stands in a
  // line that ends like no sentence.
  std::uint64_t key(std::string_view word, text::QuoteState quote, bool headline, std::string& lower) const;
  // Writes the width() values of a key.
  void write(std::uint64_t key, std::int16_t* out) const;

 private:
  WordIndex words_, prefixes_, suffixes_;
  std::vector<std::int8_t> word_vectors_;
  std::vector<std::int16_t> word_factors_, prefix_vectors_, suffix_vectors_, shape_vectors_, quote_vectors_;
  std::uint32_t word_size_ = 0, affix_size_ = 0, shape_size_ = 0, quote_size_ = 0, width_ = 0;
};

// Lower case by code points, into `out`.
void lower_case(std::string_view word, std::string& out);
// 1 capitals, 2 Capitalised, 3 small, 4 begins with a digit, 5 other, 6 mixed after a capital.
int word_shape(std::string_view word);

}  // namespace onrecord::extract
