// Offsets as Java, JavaScript and Windows count them: in UTF-16 units.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string_view>

namespace onrecord::text {

// For each wanted byte of a valid UTF-8 text the units before it, and the other way round; in one pass. Past the end:
// the end.
std::map<std::uint32_t, std::uint32_t> utf16_of_bytes(std::string_view text, const std::set<std::uint32_t>& bytes);
std::map<std::uint32_t, std::uint32_t> bytes_of_utf16(std::string_view text, const std::set<std::uint32_t>& units);

}  // namespace onrecord::text
