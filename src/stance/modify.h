// Modifiers: which negations, hedges, boosters and conditions bear on a part of a statement.
#pragma once

#include <string>
#include <vector>

#include "stance/reading.h"

namespace onrecord {

struct Bearing {
  int negations = 0;
  bool hedged = false;
  bool boosted = false;
  bool conditional = false;
  std::string condition_text;
  std::vector<std::uint32_t> modifiers;  // indexes into reading.modifiers, by place
};

class Modifying {
 public:
  explicit Modifying(const Reading& reading) : r_(reading) {}

  // Negations that stand before `word` in its clause, from word `after` on; those within [skip_begin, skip_end)
  // belong to a pattern already ("no reason to").
  void negations(std::uint32_t after, std::uint32_t word, std::uint32_t skip_begin, std::uint32_t skip_end,
                 Bearing& bearing) const;
  // Hedges, boosters and conditions of the clauses that hold words [begin, end).
  void colour(std::uint32_t begin, std::uint32_t end, std::uint32_t skip_begin, std::uint32_t skip_end,
              Bearing& bearing) const;

 private:
  bool taken(const Found& found, std::uint32_t skip_begin, std::uint32_t skip_end) const {
    return found.begin < skip_end && skip_begin < found.end;
  }
  const Reading& r_;
};

}  // namespace onrecord
