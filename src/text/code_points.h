// Byte offsets of a UTF-8 text to offsets in code points and back, in constant time after one pass.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace onrecord::text {

class CodePoints {
 public:
  // `text` must be valid UTF-8 and outlive this.
  explicit CodePoints(std::string_view text);
  // Code points before `byte` (at most the text's length).
  std::uint32_t at_byte(std::uint32_t byte) const;
  // The byte where code point `index` begins; the text's length past the last.
  std::uint32_t byte_of(std::uint32_t index) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_block_;  // code points before each block of bytes; empty for ASCII
  bool ascii_ = true;
};

}  // namespace onrecord::text
