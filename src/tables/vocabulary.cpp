// Vocabulary: folded words to small numbers, by one hashed look-up without allocation.
#include "tables/vocabulary.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

namespace onrecord::tables {

Vocabulary::Vocabulary() : words_(1), slots_(1024) {}

void Vocabulary::clear() {
  letters_.clear();
  words_.resize(1);
  std::fill(slots_.begin(), slots_.end(), 0);
}

std::size_t Vocabulary::slot_of(std::string_view folded, std::uint64_t hash) const noexcept {
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot] != 0) {
    const Word& word = words_[slots_[slot]];
    if (word.hash == hash && std::string_view(letters_).substr(word.begin, word.size) == folded) break;
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return slot;
}

WordId Vocabulary::find(std::string_view folded) const noexcept {
  return slots_[slot_of(folded, XXH3_64bits(folded.data(), folded.size()))];
}

void Vocabulary::reserve(std::size_t words) {
  std::size_t slots = slots_.size();
  while (words * 2 > slots) slots *= 2;
  if (slots == slots_.size()) return;
  words_.reserve(words);
  slots_.assign(slots, 0);
  for (WordId id = 1; id < words_.size(); ++id) {
    std::size_t free = words_[id].hash & (slots - 1);
    while (slots_[free] != 0) free = (free + 1) & (slots - 1);
    slots_[free] = id;
  }
}

WordId Vocabulary::intern(std::string_view folded) {
  const std::uint64_t hash = XXH3_64bits(folded.data(), folded.size());
  std::size_t slot = slot_of(folded, hash);
  if (slots_[slot] != 0) return slots_[slot];
  if (words_.size() * 2 > slots_.size()) {
    reserve(words_.size() + 1);
    slot = slot_of(folded, hash);
  }
  const WordId id = static_cast<WordId>(words_.size());
  words_.push_back({static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(folded.size()), hash});
  letters_ += folded;
  return slots_[slot] = id;
}

std::string_view Vocabulary::spelling(WordId id) const noexcept {
  return std::string_view(letters_).substr(words_[id].begin, words_[id].size);
}

}  // namespace onrecord::tables
