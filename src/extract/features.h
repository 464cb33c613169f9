// What the network sees of a token: numbers of its word, prefix, suffix, shape and quotation state, as rows of whole
// numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "neural/weights.h"
#include "neural/word_index.h"
#include "text/tokens.h"

namespace onrecord::extract {

class Features {
 public:
  explicit Features(const neural::WeightsFile& file);
  std::uint32_t width() const { return width_; }
  // All that the network sees of a token, in one number, never 0. `lower` is scratch. `headline`: the token stands in a
  // line that ends like no sentence.
  std::uint64_t key(std::string_view word, text::QuoteState quote, bool headline, std::string& lower) const;
  // Writes the width() values of a key.
  void write(std::uint64_t key, std::int16_t* out) const;

 private:
  neural::WordIndex words_, prefixes_, suffixes_;
  std::vector<std::int8_t> word_vectors_;
  std::vector<std::int16_t> word_factors_, prefix_vectors_, suffix_vectors_, shape_vectors_, quote_vectors_;
  std::uint32_t word_size_ = 0, affix_size_ = 0, shape_size_ = 0, quote_size_ = 0, width_ = 0;
};

}  // namespace onrecord::extract
