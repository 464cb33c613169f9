// Open addressing over XXH3 hashes.
#include "neural/word_index.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

namespace onrecord::neural {

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

}  // namespace onrecord::neural
