// What a terminal would obey becomes <U+XXXX>; widths come from utf8proc.
#include "text/printable.h"

#include <utf8proc.h>

#include <cstdint>

namespace onrecord::text {
namespace {

// The code point at `at` and its length; a byte that begins no valid sequence comes back negative, with length 1.
std::int32_t code_point(std::string_view text, std::size_t at, std::size_t& length) {
  utf8proc_int32_t point = -1;
  const utf8proc_ssize_t used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                                 static_cast<utf8proc_ssize_t>(text.size() - at), &point);
  length = used > 0 ? static_cast<std::size_t>(used) : 1;
  return used > 0 ? point : -1;
}

bool is_obeyed(std::int32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) ||        // controls: C0, DEL, C1
         point == 0x061C || point == 0x200E || point == 0x200F ||  // directional marks
         (point >= 0x2028 && point <= 0x202E) ||                   // separators, embeddings and overrides
         (point >= 0x2066 && point <= 0x206F) ||                   // isolates and deprecated controls
         (point >= 0xFFF9 && point <= 0xFFFB) ||                   // interlinear annotation
         (point >= 0xE0000 && point <= 0xE007F);                   // tags: invisible text
}

void append_hex(std::string& out, std::string_view before, std::uint32_t value, int digits) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  out += before;
  int shift = 28;
  while (shift > 4 * (digits - 1) && ((value >> shift) & 15U) == 0) shift -= 4;
  for (; shift >= 0; shift -= 4) out += hex[(value >> shift) & 15U];
  out += '>';
}

std::string made_safe(std::string_view text, bool one_line) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 1;
    const std::int32_t point = code_point(text, at, length);
    if (point < 0)
      append_hex(out, "<0x", static_cast<std::uint8_t>(text[at]), 2);
    else if (is_obeyed(point) && (one_line || (point != '\n' && point != '\t')))
      append_hex(out, "<U+", static_cast<std::uint32_t>(point), 4);
    else
      out += text.substr(at, length);
    at += length;
  }
  return out;
}

std::size_t width_at(std::string_view text, std::size_t at, std::size_t& length) {
  const std::int32_t point = code_point(text, at, length);
  if (point < 0) return 1;
  const int width = utf8proc_charwidth(point);
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

}  // namespace

std::string safe_line(std::string_view text) {
  return made_safe(text, true);
}
std::string safe_text(std::string_view text) {
  return made_safe(text, false);
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0, length = 1; at < text.size(); at += length) columns += width_at(text, at, length);
  return columns;
}

std::string fit_columns(std::string_view text, std::size_t columns) {
  if (columns_of(text) <= columns) return std::string(text);
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0, length = 1; at < text.size(); at += length) {
    const std::size_t width = width_at(text, at, length);
    if (used + width + 1 > columns) break;  // one column is kept for the mark of cutting
    out += text.substr(at, length);
    used += width;
  }
  if (columns > 0) out += "\xE2\x80\xA6";
  return out;
}

}  // namespace onrecord::text
