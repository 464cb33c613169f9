// Looks up words and affixes and writes their vectors; the same features as train/data.py.
#include "extract/features.h"

#include <algorithm>
#include <cstring>

#include "neural/word_shape.h"

namespace onrecord::extract {
namespace {

constexpr std::uint32_t unknown_word = 1;

std::uint32_t rows(const neural::WeightsFile& file, std::string_view name, std::size_t values, std::uint32_t columns) {
  if (columns == 0 || values % columns != 0) file.fail("the weights file's " + std::string(name) + " has a wrong size");
  return static_cast<std::uint32_t>(values / columns);
}

}  // namespace

Features::Features(const neural::WeightsFile& file)
    : words_(file.section("words", 0).data, 2),
      prefixes_(file.section("prefixes", 0).data, 1),
      suffixes_(file.section("suffixes", 0).data, 1),
      word_vectors_(file.bytes("word.vector")),
      word_factors_(file.shorts("word.factor")),
      prefix_vectors_(file.shorts("prefix.vector")),
      suffix_vectors_(file.shorts("suffix.vector")),
      shape_vectors_(file.shorts("shape.vector")),
      quote_vectors_(file.shorts("quote.vector")),
      word_size_(file.number("word")),
      affix_size_(file.number("affix")),
      shape_size_(file.section("shape.vector", 2).columns),
      quote_size_(file.section("quote.vector", 2).columns),
      width_(word_size_ + 2 * affix_size_ + shape_size_ + quote_size_) {
  const auto lines = [&](std::string_view name) {
    const std::string_view text = file.section(name, 0).data;
    return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  };
  if (rows(file, "words", word_vectors_.size(), word_size_) != lines("words") + 2 ||
      word_factors_.size() != lines("words") + 2 ||
      rows(file, "prefixes", prefix_vectors_.size(), affix_size_) != lines("prefixes") + 1 ||
      rows(file, "suffixes", suffix_vectors_.size(), affix_size_) != lines("suffixes") + 1 ||
      rows(file, "shapes", shape_vectors_.size(), shape_size_) != 7 ||
      rows(file, "quotes", quote_vectors_.size(), quote_size_) != 8)
    file.fail("the weights file's tables of words have wrong sizes");
  if (lines("words") >= 1U << 22 || lines("prefixes") >= 1U << 15 || lines("suffixes") >= 1U << 15)
    file.fail("the weights file has too many words");
}

std::uint64_t Features::key(std::string_view word, text::QuoteState quote, bool headline, std::string& lower) const {
  neural::lower_case(word, lower);
  std::uint64_t key =
      words_.find(lower, unknown_word);  // below 2^24, as the others below 2^16: the file is smaller than that
  key = key << 16 | prefixes_.find(neural::prefix_of(lower), 0);
  key = key << 16 | suffixes_.find(neural::suffix_of(lower), 0);
  key = key << 4 | static_cast<std::uint64_t>(neural::word_shape(word));
  return key << 4 | (static_cast<std::uint64_t>(quote) + (headline ? 4 : 0));
}

void Features::write(std::uint64_t key, std::int16_t* out) const {
  const std::size_t number = key >> 40;
  const std::int8_t* vector = word_vectors_.data() + number * word_size_;
  const std::int32_t factor = word_factors_[number];
  for (std::uint32_t i = 0; i < word_size_; ++i) out[i] = static_cast<std::int16_t>((vector[i] * factor) >> 7);
  out += word_size_;
  const auto copy = [&](const std::vector<std::int16_t>& table, std::size_t row, std::uint32_t size) {
    std::memcpy(out, table.data() + row * size, size * sizeof(std::int16_t));
    out += size;
  };
  copy(prefix_vectors_, key >> 24 & 0xFFFF, affix_size_);
  copy(suffix_vectors_, key >> 8 & 0xFFFF, affix_size_);
  copy(shape_vectors_, key >> 4 & 15, shape_size_);
  copy(quote_vectors_, key & 15, quote_size_);
}

}  // namespace onrecord::extract
