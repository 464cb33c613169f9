// Looks up words and affixes and writes their vectors; the same features as train/data.py.
#include "extract/features.h"

#define XXH_INLINE_ALL
#include <utf8proc.h>
#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace onrecord::extract {
namespace {

constexpr std::uint32_t unknown_word = 1;

std::size_t bytes_of_point(unsigned char first) {
  return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

std::string_view prefix_of(std::string_view word) {
  std::size_t at = 0;
  for (int k = 0; k < 3 && at < word.size(); ++k) at += bytes_of_point(static_cast<unsigned char>(word[at]));
  return word.substr(0, at);
}

std::string_view suffix_of(std::string_view word) {
  std::size_t at = word.size();
  for (int k = 0; k < 3 && at > 0; ++k) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80);
  }
  return word.substr(at);
}

std::uint32_t rows(const WeightsFile& file, std::string_view name, std::size_t values, std::uint32_t columns) {
  if (columns == 0 || values % columns != 0) file.fail("the weights file's " + std::string(name) + " has a wrong size");
  return static_cast<std::uint32_t>(values / columns);
}

}  // namespace

WordIndex::WordIndex(std::string_view lines, std::uint32_t first_number) {
  const auto count = static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')) + 1;
  std::size_t size = 16;
  while (size < 2 * count) size *= 2;
  slots_.resize(size);
  std::uint32_t number = first_number;
  for (std::size_t at = 0; at <= lines.size(); ++number) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::uint64_t hash = XXH3_64bits(lines.data() + at, end - at);
    std::size_t slot = hash & (size - 1);
    while (slots_[slot].number) slot = (slot + 1) & (size - 1);
    slots_[slot] = {hash, number};
    at = end + 1;
  }
}

std::uint32_t WordIndex::find(std::string_view word, std::uint32_t otherwise) const {
  const std::uint64_t hash = XXH3_64bits(word.data(), word.size());
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask; slots_[slot].number; slot = (slot + 1) & mask)
    if (slots_[slot].hash == hash) return slots_[slot].number;
  return otherwise;
}

void lower_case(std::string_view word, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : word[at];
      ++at;
      continue;
    }
    utf8proc_int32_t point = 0;
    const auto left = static_cast<utf8proc_ssize_t>(word.size() - at);
    const utf8proc_ssize_t bytes =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(word.data() + at), left, &point);
    if (bytes <= 0) {
      out += word[at++];
      continue;
    }
    utf8proc_uint8_t encoded[4];
    const utf8proc_ssize_t length = utf8proc_encode_char(utf8proc_tolower(point), encoded);
    out.append(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(length));
    at += static_cast<std::size_t>(bytes);
  }
}

int word_shape(std::string_view word) {
  std::size_t points = 0, upper = 0, lower = 0, lower_after_first = 0;
  bool first_upper = false, upper_after_first = false;
  for (std::size_t at = 0; at < word.size(); ++points) {
    const auto byte = static_cast<unsigned char>(word[at]);
    bool is_upper = byte >= 'A' && byte <= 'Z', is_lower = byte >= 'a' && byte <= 'z';
    if (byte < 0x80) {
      if (at == 0 && byte >= '0' && byte <= '9') return 4;
      ++at;
    } else {
      utf8proc_int32_t point = 0;
      const auto left = static_cast<utf8proc_ssize_t>(word.size() - at);
      const utf8proc_ssize_t bytes =
          utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(word.data() + at), left, &point);
      if (bytes <= 0) return 5;
      const utf8proc_category_t category = utf8proc_category(point);
      if (at == 0 && category == UTF8PROC_CATEGORY_ND) return 4;
      is_upper = category == UTF8PROC_CATEGORY_LU;
      is_lower = category == UTF8PROC_CATEGORY_LL;
      at += static_cast<std::size_t>(bytes);
    }
    if (points == 0)
      first_upper = is_upper;
    else {
      upper_after_first |= is_upper;
      lower_after_first += is_lower;
    }
    upper += is_upper;
    lower += is_lower;
  }
  if (points > 1 && upper > 0 && lower == 0) return 1;
  if (first_upper) return points == 1 || (lower_after_first > 0 && !upper_after_first) ? 2 : 6;
  return lower > 0 && upper == 0 ? 3 : 5;
}

Features::Features(const WeightsFile& file)
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
  lower_case(word, lower);
  std::uint64_t key =
      words_.find(lower, unknown_word);  // below 2^24, as the others below 2^16: the file is smaller than that
  key = key << 16 | prefixes_.find(prefix_of(lower), 0);
  key = key << 16 | suffixes_.find(suffix_of(lower), 0);
  key = key << 4 | static_cast<std::uint64_t>(word_shape(word));
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
