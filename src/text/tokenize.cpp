// Text to tokens, sentences, paragraphs and quotation marks. (Placeholder: the extraction helper replaces it.)
#include "text/tokens.h"

#include <algorithm>

namespace onrecord {

std::size_t TokenizedText::token_at(std::uint32_t byte) const {
  const auto found = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.end <= byte; });
  return static_cast<std::size_t>(found - tokens.begin());
}

std::size_t TokenizedText::sentence_of(std::size_t token) const {
  const auto found = std::partition_point(sentences.begin(), sentences.end(), [&](const TokenRange& r) { return r.end <= token; });
  return static_cast<std::size_t>(found - sentences.begin());
}

std::size_t TokenizedText::paragraph_of(std::size_t token) const {
  const auto found = std::partition_point(paragraphs.begin(), paragraphs.end(), [&](const TokenRange& r) { return r.end <= token; });
  return static_cast<std::size_t>(found - paragraphs.begin());
}

void tokenize(std::string_view text, TokenizedText& out) {
  out = {};
  out.text = text;
}

}  // namespace onrecord
