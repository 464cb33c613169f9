// Shingles of four words, without case and punctuation, so that an editor's commas change nothing.
#include "text/near_copies.h"

#include <algorithm>
#include <vector>

namespace onrecord::text {
namespace {

constexpr std::size_t words_in_shingle = 4;
constexpr std::uint32_t least_shingles = 30;  // about two sentences
// Two stories on one subject share their background, at most about half; a cut copy keeps nearly all that is left.
constexpr double copied_part = 0.7;

// Stafford's mixer, as in SplitMix64.
constexpr std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 30;
  x *= 0xBF58476D1CE4E5B9U;
  x ^= x >> 27;
  x *= 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

bool is_word_byte(unsigned char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') || c >= 0x80;
}

std::vector<std::uint64_t> word_hashes(std::string_view text) {
  constexpr std::uint64_t start = 0xCBF29CE484222325U, prime = 0x100000001B3U;  // FNV-1a
  std::vector<std::uint64_t> words;
  std::uint64_t hash = start;
  bool in_word = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const unsigned char c = i < text.size() ? static_cast<unsigned char>(text[i]) : ' ';
    // Typographic quotation marks and dashes are U+2010..U+203A: E2 80 xx.
    if (c == 0xE2 && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0x80) {
      i += 2;
    } else if (is_word_byte(c)) {
      hash = (hash ^ (c >= 'A' && c <= 'Z' ? c | 0x20U : c)) * prime;
      in_word = true;
      continue;
    } else if (c == '\'') {
      continue;  // "don't" with either apostrophe: two words or one
    }
    if (in_word) words.push_back(hash);
    hash = start;
    in_word = false;
  }
  return words;
}

}  // namespace

CopySignature copy_signature(std::string_view text) {
  const std::vector<std::uint64_t> words = word_hashes(text);
  std::vector<std::uint64_t> shingles;
  for (std::size_t i = 0; i + words_in_shingle <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < words_in_shingle; ++k) hash = mixed(hash + words[i + k]);
    shingles.push_back(hash);
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  CopySignature signature;
  signature.shingles = static_cast<std::uint32_t>(shingles.size());
  signature.least.fill(UINT32_MAX);
  for (std::size_t place = 0; place < signature.least.size(); ++place) {
    const std::uint64_t multiplier = mixed(2 * place + 1) | 1U, offset = mixed(2 * place + 2);
    for (const std::uint64_t shingle : shingles)
      signature.least[place] =
          std::min(signature.least[place], static_cast<std::uint32_t>((shingle * multiplier + offset) >> 32));
  }
  return signature;
}

bool has_copies(const CopySignature& signature) noexcept {
  return signature.shingles >= least_shingles;
}

std::array<std::uint64_t, CopySignature::bands> copy_bands(const CopySignature& signature) {
  std::array<std::uint64_t, CopySignature::bands> out{};
  for (std::size_t band = 0; band < out.size(); ++band) {
    std::uint64_t hash = band + 1;
    for (std::size_t row = 0; row < CopySignature::rows; ++row)
      hash = mixed(hash ^ (std::uint64_t{signature.least[band * CopySignature::rows + row]} << 16));
    out[band] = hash;
  }
  return out;
}

double shared_part(const CopySignature& a, const CopySignature& b) noexcept {
  const std::uint32_t shorter = std::min(a.shingles, b.shingles);
  if (shorter == 0) return 0;
  std::size_t equal = 0;
  for (std::size_t i = 0; i < a.least.size(); ++i) equal += a.least[i] == b.least[i] ? 1 : 0;
  const double jaccard = static_cast<double>(equal) / static_cast<double>(a.least.size());
  const double common = jaccard / (1 + jaccard) * (static_cast<double>(a.shingles) + static_cast<double>(b.shingles));
  return std::min(1.0, common / shorter);
}

bool are_copies(const CopySignature& a, const CopySignature& b) noexcept {
  return has_copies(a) && has_copies(b) && shared_part(a, b) >= copied_part;
}

std::string to_bytes(const CopySignature& signature) {
  std::string out;
  const auto put = [&](std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((value >> shift) & 0xFFU);
  };
  put(signature.shingles);
  for (const std::uint32_t value : signature.least) put(value);
  return out;
}

std::optional<CopySignature> copy_signature_of_bytes(std::string_view bytes) {
  CopySignature signature;
  if (bytes.size() != 4 * (signature.least.size() + 1)) return std::nullopt;
  std::size_t at = 0;
  const auto get = [&] {
    std::uint32_t value = 0;
    for (int shift = 0; shift < 32; shift += 8)
      value |= std::uint32_t{static_cast<unsigned char>(bytes[at++])} << shift;
    return value;
  };
  signature.shingles = get();
  for (std::uint32_t& value : signature.least) value = get();
  return signature;
}

}  // namespace onrecord::text
