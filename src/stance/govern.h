// What governs what in a clause: how far words reach, by order, distance and clause borders.
#pragma once

#include "stance/reading.h"

namespace onrecord::stance {

// Words from `begin` to `end` of one thing spoken of: an issue's mention, widened by the change that governs it.
struct Extent {
  std::uint32_t begin = 0, end = 0;
};

// A change of an object: which row, where, and what it makes of the object's sign.
struct FoundChange {
  Found found;
  bool noun = false;
  bool after = false;  // stands after the object
};

// How an attitude stands to the object.
enum class Reach : std::uint8_t { none, forward, backward, around };

class Governor {
 public:
  explicit Governor(const Reading& reading) : r_(reading) {}

  // The change that governs the object of this kind, nearest first; nothing where none does.
  bool change_of(const Extent& object, std::uint8_t kinds, FoundChange& change) const;
  // Whether words [begin, end) (an attitude, a rule) reach the object: before it in its clause or in a clause whose
  // complement holds it, or after it as its predicate.
  Reach reaches(std::uint32_t begin, std::uint32_t end, const Extent& object, bool may_follow) const;
  // No border between the two words that a predicate cannot cross.
  bool connected(std::uint32_t from, std::uint32_t to) const;

 private:
  bool change_before(const Extent& object, std::uint8_t kinds, FoundChange& change) const;
  bool noun_after(const Extent& object, std::uint8_t kinds, FoundChange& change) const;
  bool wanted_done(const Extent& object) const;
  bool verb_after(const Extent& object, std::uint8_t kinds, FoundChange& change) const;
  std::uint32_t past_phrase(std::uint32_t from, std::uint32_t to) const;
  bool noun_phrase(std::uint32_t from, std::uint32_t to) const;

  const Reading& r_;
};

}  // namespace onrecord::stance
