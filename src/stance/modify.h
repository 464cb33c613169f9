// Modifiers: which negations, hedges, boosters and conditions bear on a part of a statement.
#pragma once

#include <string>
#include <vector>

#include "stance/reading.h"

namespace onrecord::stance {

struct Bearing {
  int negations = 0;
  double cap = 1;    // the least of the hedges'
  double boost = 1;  // the most of the boosters'
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
  // Whether its row lets it reach so far: a number of words, else its clause or its sentence.
  bool reaches(const Found& found, const tables::Modifier& modifier, std::uint32_t begin, std::uint32_t end) const {
    if (modifier.words == 0) return true;
    const std::uint32_t away = found.end <= begin ? begin - found.end : found.begin >= end ? found.begin - end : 0;
    return away < static_cast<std::uint32_t>(modifier.words);
  }
  bool same_sentence(std::uint32_t a, std::uint32_t b) const;

  const Reading& r_;
};

}  // namespace onrecord::stance
