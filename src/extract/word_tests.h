// Small questions about a token's word, for the rules of linking.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "text/lexicon.h"
#include "text/one_of.h"
#include "text/tokens.h"

namespace onrecord::extract {

using text::operator""_words;

using Words = std::initializer_list<std::string_view>;

inline bool has_capital(std::string_view word) {
  return !word.empty() && word[0] >= 'A' && word[0] <= 'Z';
}

inline bool starts(const text::TokenizedText& text, std::uint32_t at, Words words) {
  for (const std::string_view word : words)
    if (at >= text.tokens.size() || text.word(at++) != word) return false;
  return true;
}

inline bool quoted(const text::TokenizedText& text, std::uint32_t token) {
  return text.tokens[token].quote != text::QuoteState::outside;
}

}  // namespace onrecord::extract
