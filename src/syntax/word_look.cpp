// Looks up words and affixes and writes their vectors; the same as train/treebank.py.
#include "syntax/word_look.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "neural/word_shape.h"

namespace onrecord::syntax {
namespace {

constexpr std::uint32_t unknown_word = 1;

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> marks = {{{"“", "\""},
                                                                                  {"”", "\""},
                                                                                  {"„", "\""},
                                                                                  {"«", "\""},
                                                                                  {"»", "\""},
                                                                                  {"``", "\""},
                                                                                  {"''", "\""},
                                                                                  {"–", "--"},
                                                                                  {"—", "--"},
                                                                                  {"---", "--"},
                                                                                  {"…", "..."},
                                                                                  {"‘", "'"}}};

std::size_t lines_of(const neural::WeightsFile& file, std::string_view name) {
  const std::string_view text = file.section(name, 0).data;
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

}  // namespace

void plain_form(std::string_view word, std::string& out) {
  for (const auto& [mark, same] : marks)
    if (word == mark) {
      out = same;
      return;
    }
  neural::lower_case(word, out);
  constexpr std::size_t curly = 3;  // bytes of ’ and ‘
  for (std::size_t at = 0; at < out.size(); ++at) {
    if (out[at] >= '0' && out[at] <= '9') out[at] = '0';
    if (out[at] == '\xE2' && (out.compare(at, curly, "’") == 0 || out.compare(at, curly, "‘") == 0))
      out.replace(at, curly, "'");
  }
}

WordLook::WordLook(const neural::WeightsFile& file)
    : words_(file.section("words", 0).data, 2),
      prefixes_(file.section("prefixes", 0).data, 1),
      suffixes_(file.section("suffixes", 0).data, 1),
      word_vectors_(file.bytes("word.vector")),
      word_factors_(file.shorts("word.factor")),
      prefix_vectors_(file.shorts("prefix.vector")),
      suffix_vectors_(file.shorts("suffix.vector")),
      shape_vectors_(file.shorts("shape.vector")),
      word_size_(file.number("word")),
      affix_size_(file.number("affix")),
      shape_size_(file.section("shape.vector", 2).columns),
      width_(word_size_ + 2 * affix_size_ + shape_size_) {
  constexpr std::size_t shapes = 7;
  const std::size_t words = lines_of(file, "words") + 2, prefixes = lines_of(file, "prefixes") + 1,
                    suffixes = lines_of(file, "suffixes") + 1;
  if (word_vectors_.size() != words * word_size_ || word_factors_.size() != words ||
      prefix_vectors_.size() != prefixes * affix_size_ || suffix_vectors_.size() != suffixes * affix_size_ ||
      shape_vectors_.size() != shapes * shape_size_ || words >= 1U << 24 || std::max(prefixes, suffixes) >= 1U << 16)
    file.fail("the weights file's tables of words have wrong sizes");
}

std::uint64_t WordLook::key(std::string_view word, std::string& plain) const {
  plain_form(word, plain);
  std::uint64_t key = words_.find(plain, unknown_word);  // below 2^24, as the affixes are below 2^16
  key = key << 16 | prefixes_.find(neural::prefix_of(plain), 0);
  key = key << 16 | suffixes_.find(neural::suffix_of(plain), 0);
  return key << 8 | static_cast<std::uint64_t>(neural::word_shape(word));
}

void WordLook::write(std::uint64_t key, std::int16_t* out) const {
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
  copy(shape_vectors_, key & 0xFF, shape_size_);
}

}  // namespace onrecord::syntax
