// What texts, articles and statements are called: hashes by xxHash XXH3 (128 bits).
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <unordered_map>

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

bool names_an_article(std::string_view url) noexcept {
  const std::size_t host = url.find("://");
  const std::size_t slash = url.find('/', host == std::string_view::npos ? 0 : host + 3);
  return slash != std::string_view::npos && slash + 1 < url.size();
}

std::string article_identity(std::string_view doc_id, std::string_view url) {
  const bool addressed = names_an_article(url);
  std::string identity(addressed ? "url:" : "id:");
  return identity.append(addressed ? url : doc_id);
}

std::string article_identity(const Document& document) {
  return article_identity(document.doc_id, document.url);
}

std::string statement_id(std::string_view article, std::string_view words, std::uint32_t nth) {
  std::string key(article);
  key += '\x1f';
  key += words;
  key += '\x1f';
  key += std::to_string(nth);
  return hex128(key);
}

void number_statements(std::string_view article, std::vector<Statement>& statements) {
  std::unordered_map<std::string_view, std::uint32_t> equal;  // the words of `statements` stay where they are
  for (Statement& each : statements) each.id = statement_id(article, each.text, equal[each.text]++);
}

}  // namespace onrecord
