// Small questions about a token's word, for the rules of linking.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "text/one_of.h"
#include "text/tokens.h"

namespace onrecord::extract {

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

inline bool is_weekday(std::string_view word) {
  return text::one_of(word, {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"});
}

inline bool is_pronoun(std::string_view word) {
  return text::one_of(word, {"he", "she", "they", "it", "we", "I", "He", "She", "They", "It", "We"});
}

// Verbs that as a rule tell of words; past and present.
inline bool is_saying(std::string_view word) {
  return text::one_of(
      word, {"said",       "says",      "added",     "adds",       "told",      "tells",     "argued",    "argues",
             "warned",     "warns",     "stated",    "states",     "declared",  "declares",  "insisted",  "insists",
             "claimed",    "claims",    "noted",     "notes",      "wrote",     "writes",    "replied",   "replies",
             "continued",  "continues", "explained", "explains",   "tweeted",   "tweets",    "announced", "announces",
             "concluded",  "concludes", "recalled",  "recalls",    "responded", "responds",  "reported",  "reports",
             "posted",     "observed",  "observes",  "remarked",   "remarks",   "read",      "reads",     "reaffirmed",
             "reiterated", "asserted",  "asserts",   "maintained", "maintains", "testified", "predicted", "predicts",
             "suggested",  "suggests",  "answered",  "asked",      "asks",      "believes",  "believed",  "thinks",
             "thought",    "commented"});
}

// Of those, the ones that hardly ever do anything else.
inline bool is_plain_saying(std::string_view word) {
  return text::one_of(word, {"said",     "says",         "stated",  "states",    "explained", "explains", "insisted",
                             "insists",  "argued",       "argues",  "theorized", "hinted",    "hints",    "predicted",
                             "believes", "acknowledged", "alleged", "alleges",   "asserted",  "asserts"});
}

}  // namespace onrecord::extract
