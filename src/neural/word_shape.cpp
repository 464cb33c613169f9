// Code point by code point.
#include "neural/word_shape.h"

#include <utf8proc.h>

namespace onrecord::neural {
namespace {

std::size_t bytes_of_point(unsigned char first) {
  return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

}  // namespace

std::string_view prefix_of(std::string_view word) {
  std::size_t at = 0;
  for (int k = 0; k < 3 && at < word.size(); ++k) at += bytes_of_point(static_cast<unsigned char>(word[at]));
  return word.substr(0, at);
}

std::string_view suffix_of(std::string_view word) {
  std::size_t at = word.size();
  for (int k = 0; k < 3 && at > 0; ++k) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80);
  }
  return word.substr(at);
}

void lower_case(std::string_view word, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : word[at];
      ++at;
      continue;
    }
    utf8proc_int32_t point = 0;
    const auto left = static_cast<utf8proc_ssize_t>(word.size() - at);
    const utf8proc_ssize_t bytes =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(word.data() + at), left, &point);
    if (bytes <= 0) {
      out += word[at++];
      continue;
    }
    utf8proc_uint8_t encoded[4];
    const utf8proc_ssize_t length = utf8proc_encode_char(utf8proc_tolower(point), encoded);
    out.append(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(length));
    at += static_cast<std::size_t>(bytes);
  }
}

int word_shape(std::string_view word) {
  std::size_t points = 0, upper = 0, lower = 0, lower_after_first = 0;
  bool first_upper = false, upper_after_first = false;
  for (std::size_t at = 0; at < word.size(); ++points) {
    const auto byte = static_cast<unsigned char>(word[at]);
    bool is_upper = byte >= 'A' && byte <= 'Z', is_lower = byte >= 'a' && byte <= 'z';
    if (byte < 0x80) {
      if (at == 0 && byte >= '0' && byte <= '9') return 4;
      ++at;
    } else {
      utf8proc_int32_t point = 0;
      const auto left = static_cast<utf8proc_ssize_t>(word.size() - at);
      const utf8proc_ssize_t bytes =
          utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(word.data() + at), left, &point);
      if (bytes <= 0) return 5;
      const utf8proc_category_t category = utf8proc_category(point);
      if (at == 0 && category == UTF8PROC_CATEGORY_ND) return 4;
      is_upper = category == UTF8PROC_CATEGORY_LU;
      is_lower = category == UTF8PROC_CATEGORY_LL;
      at += static_cast<std::size_t>(bytes);
    }
    if (points == 0)
      first_upper = is_upper;
    else {
      upper_after_first |= is_upper;
      lower_after_first += is_lower;
    }
    upper += is_upper;
    lower += is_lower;
  }
  if (points > 1 && upper > 0 && lower == 0) return 1;
  if (first_upper) return points == 1 || (lower_after_first > 0 && !upper_after_first) ? 2 : 6;
  return lower > 0 && upper == 0 ? 3 : 5;
}

}  // namespace onrecord::neural
