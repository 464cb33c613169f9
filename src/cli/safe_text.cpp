// Replaces what a terminal would obey by <U+XXXX>.
#include "cli/safe_text.h"

#include <cstdint>
#include <cstdio>

namespace onrecord {
namespace {

// The code point at `at`, and how many bytes it takes; a byte that begins no valid sequence comes back negative.
std::int32_t code_point(std::string_view text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(i < text.size() ? text[i] : 0); };
  const std::uint8_t first = byte(at);
  length = first < 0x80 ? 1 : first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 1) return first;
  if (length == 0 || first >= 0xF5) {
    length = 1;
    return -1;
  }
  std::int32_t point = first & (0x7F >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) {
      length = 1;
      return -1;
    }
    point = (point << 6) | (byte(at + i) & 0x3F);
  }
  return point;
}

bool obeyed(std::int32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069) || point == 0x2028 || point == 0x2029 || point == 0x200E ||
         point == 0x200F;
}

}  // namespace

std::string safe_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 1;
    const std::int32_t point = code_point(text, at, length);
    char shown[16];
    if (point < 0) {
      std::snprintf(shown, sizeof shown, "<0x%02X>", static_cast<unsigned>(static_cast<std::uint8_t>(text[at])));
      out += shown;
    } else if (obeyed(point)) {
      std::snprintf(shown, sizeof shown, "<U+%04X>", static_cast<unsigned>(point));
      out += shown;
    } else {
      out += text.substr(at, length);
    }
    at += length;
  }
  return out;
}

}  // namespace onrecord
