// Words to numbers, by hash.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace onrecord::neural {

// Strings to numbers by their 64-bit hash.
class WordIndex {
 public:
  WordIndex() = default;
  WordIndex(std::string_view lines, std::uint32_t first_number);
  std::uint32_t find(std::string_view word, std::uint32_t otherwise) const;

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = 0;
  };
  std::vector<Slot> slots_;  // open addressing; a power of two, at most half full
};

}  // namespace onrecord::neural
