// Small questions about a token's word, for the rules of linking.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/lexicon.h"
#include "text/tokens.h"

namespace onrecord::extract {

using text::operator""_words;

inline bool has_capital(std::string_view word) {
  return !word.empty() && word[0] >= 'A' && word[0] <= 'Z';
}

inline bool quoted(const text::TokenizedText& text, std::uint32_t token) {
  return text.tokens[token].quote != text::QuoteState::outside;
}

}  // namespace onrecord::extract
