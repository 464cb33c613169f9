// A zip archive with one stored member, written by hand: small and fast enough to make for every input.
#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

inline std::string zip_of(std::string_view name, std::string_view content) {
  const auto number = [](std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
    return out;
  };
  const std::uint32_t sum = static_cast<std::uint32_t>(
      ::crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
  // Versions, flags, "stored", time and day; checksum and both sizes; the lengths of name and extra field.
  const std::string common = number(0, 2) + number(0, 2) + number(0, 2) + number(0x21, 2) + number(sum, 4) +
                             number(content.size(), 4) + number(content.size(), 4) + number(name.size(), 2) +
                             number(0, 2);
  std::string out = "PK\x03\x04" + number(20, 2) + common;
  out.append(name).append(content);
  const std::size_t directory = out.size();
  out += "PK\x01\x02" + number(20, 2) + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) +
         number(0, 4) + number(0, 4);
  out.append(name);
  return out + "PK\x05\x06" + number(0, 4) + number(1, 2) + number(1, 2) + number(out.size() - directory, 4) +
         number(directory, 4) + number(0, 2);
}
