// Small letters of ASCII, for what is compared with words that we wrote. Other letters stay as they are: fold.h
// compares any.
#pragma once

#include <string>
#include <string_view>

namespace onrecord::text {

inline std::string in_small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return small;
}

}  // namespace onrecord::text
