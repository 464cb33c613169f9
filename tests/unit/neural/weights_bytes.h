// Weights files written by hand, for tests.
#pragma once

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstdint>
#include <cstring>
#include <string>

namespace onrecord::testing {

template <typename T>
std::string raw(T value) {
  std::string out(sizeof value, '\0');
  std::memcpy(out.data(), &value, sizeof value);
  return out;
}

inline std::string section(const std::string& name, std::uint8_t bytes, std::uint32_t rows, std::uint32_t columns,
                           const std::string& data) {
  return raw(static_cast<std::uint16_t>(name.size())) + name + raw(bytes) + raw(rows) + raw(columns) + data;
}

inline std::string header(const std::string& lines) {
  return raw(static_cast<std::uint32_t>(lines.size())) + lines;
}

inline std::string file_of(const std::string& body, std::uint32_t version = 1) {
  return "ONRTAG\r\n" + raw(version) + raw(static_cast<std::uint64_t>(XXH64(body.data(), body.size(), 0))) + body;
}

}  // namespace onrecord::testing
