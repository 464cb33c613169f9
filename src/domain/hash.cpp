// Content hashes: text_hash and statement_id, by xxHash XXH3 (128 bits).
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "onrecord/document.h"
#include "onrecord/statement.h"

namespace onrecord {
namespace {

std::string hex128(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(32);
  for (const std::uint64_t half : {hash.high64, hash.low64})
    for (int shift = 60; shift >= 0; shift -= 4) out += digits[(half >> shift) & 15];
  return out;
}

}  // namespace

std::string text_hash(std::string_view text) {
  return hex128(text);
}

std::string statement_id(std::string_view hash_of_text, const Spans& content) {
  std::string key(hash_of_text);
  for (const Span& span : content) key += ' ' + std::to_string(span.begin) + '-' + std::to_string(span.end);
  return hex128(key);
}

}  // namespace onrecord
