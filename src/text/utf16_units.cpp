// One walk over the text with two counts.
#include "text/utf16_units.h"

namespace onrecord::text {
namespace {

std::map<std::uint32_t, std::uint32_t> walk(std::string_view text, const std::set<std::uint32_t>& wanted,
                                            bool by_bytes) {
  std::map<std::uint32_t, std::uint32_t> found;
  auto next = wanted.begin();
  std::uint32_t byte = 0, units = 0;
  for (;;) {
    while (next != wanted.end() && *next <= (by_bytes ? byte : units)) found[*next++] = by_bytes ? units : byte;
    if (next == wanted.end() || byte >= text.size()) break;
    const auto lead = static_cast<unsigned char>(text[byte]);
    byte += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    units += lead < 0xF0 ? 1 : 2;  // beyond the first 65,536 characters a pair of surrogates
  }
  for (; next != wanted.end(); ++next) found[*next] = by_bytes ? units : static_cast<std::uint32_t>(text.size());
  return found;
}

}  // namespace

std::map<std::uint32_t, std::uint32_t> utf16_of_bytes(std::string_view text, const std::set<std::uint32_t>& bytes) {
  return walk(text, bytes, true);
}

std::map<std::uint32_t, std::uint32_t> bytes_of_utf16(std::string_view text, const std::set<std::uint32_t>& units) {
  return walk(text, units, false);
}

}  // namespace onrecord::text
