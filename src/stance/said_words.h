// Words as the models' tables name them: small letters, turned by a negation or not; families of rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stance/reading.h"

namespace onrecord::stance {

constexpr std::uint32_t negation_reach = 4;  // words after a negation that it still turns

// In halves of doublings, so that no logarithm is asked for.
double length_of(std::size_t words);

// A word of the content in small letters, marked by whether a negation before turns it ("n:good") or not ("w:good"),
// and what it weighs.
struct SaidWord {
  std::uint32_t place = 0;
  std::string piece;
  double toward = 0, plain = 0, takes = 0, side = 0;
  std::string_view word() const { return std::string_view(piece).substr(2); }
};
std::vector<SaidWord> said_words(const Reading& r);

// "att.want" of "att.want.014".
std::string family(const std::string& id);

}  // namespace onrecord::stance
