// Words as the models' tables name them: small letters, turned by a negation or not; families of rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stance/reading.h"

namespace onrecord::stance {

constexpr std::uint32_t negation_reach = 4;  // words after a negation that it still turns

std::string lowered(std::string_view word);

// In halves of doublings, so that no logarithm is asked for.
double length_of(std::size_t words);

// Words of the content, in small letters, and whether a negation before turns them.
struct SaidWord {
  std::uint32_t place = 0;
  std::string word;
  bool turned = false;
};
std::vector<SaidWord> said_words(const Reading& r);
inline std::string piece_of(const SaidWord& said) {
  return (said.turned ? "n:" : "w:") + said.word;
}

// "att.want" of "att.want.014".
std::string family(const std::string& id);

}  // namespace onrecord::stance
