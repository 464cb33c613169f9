// Sentences end after . ! ? and their closing marks, where what follows may begin one; abbreviations and initials end none.
#include "text/sentences.h"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 43> starters = {
    "A",    "After", "All", "An",    "And",  "As",   "At",    "But",  "By",    "For",  "He",   "Her",  "His",  "However", "I",
    "If",   "In",    "It",  "Its",   "Many", "Meanwhile", "Mr.", "Ms.", "No", "On",   "She",  "Since", "So",  "Some", "That",
    "The",  "Their", "Then", "There", "These", "They", "This", "Those", "We", "What", "When", "While", "With"};
constexpr std::array<std::string_view, 22> short_forms = {"Apr", "Aug", "Calif", "Conn", "Dec", "Feb",  "Fla", "Jan",  "Jul", "Jun", "Mar",
                                                          "Mass", "Mich", "Nov", "Oct",  "Pa",  "Sept", "Sep", "Tex",  "Va",  "Wash", "vs"};

bool closing_mark(const TokenizedText& text, std::size_t i) {
  const std::string_view w = text.word(i);
  return text.tokens[i].quote == QuoteState::closing || w == ")" || w == "]" || w == "’" || w == "'";
}

bool may_begin(const TokenizedText& text, std::size_t i) {
  const auto c = static_cast<unsigned char>(text.word(i)[0]);
  if (c >= 0x80) return true;  // quotation marks, dashes, capitals beyond ASCII; small letters there are rare
  return !(c >= 'a' && c <= 'z') && c != ',' && c != ';' && c != '.' && c != '?' && c != '!' && c != ')' && c != ':';
}

// Whether the full stop at `i` (or the token that holds one) may end a sentence before token `next`.
bool ends_by_stop(const TokenizedText& text, std::size_t begin, std::size_t i, std::size_t next) {
  const std::string_view w = text.word(i), follower = text.word(next);
  const bool starter = std::find(starters.begin(), starters.end(), follower) != starters.end() ||
                       text.tokens[next].quote == QuoteState::opening;
  if (w.size() > 1) {  // "U.S." "Inc." "Mr."
    if (w == "Inc." || w == "Corp." || w == "Ltd." || w == "Co." || w == "Jr." || w == "Sr." || (w.size() >= 4 && w[1] == '.')) return starter;
    return false;
  }
  if (i == begin) return false;
  const std::string_view before = text.word(i - 1);
  if (text.tokens[i - 1].end < text.tokens[i].begin) return true;
  if (before.size() == 1 && before[0] >= 'A' && before[0] <= 'Z' && before[0] != 'I') return starter;  // an initial
  if (std::find(short_forms.begin(), short_forms.end(), before) != short_forms.end()) return starter;
  return true;
}

}  // namespace

void split_sentences(TokenizedText& text, TokenRange paragraph) {
  std::uint32_t start = paragraph.begin;
  for (std::uint32_t i = paragraph.begin; i + 1 < paragraph.end; ++i) {
    const std::string_view w = text.word(i);
    const char last = w.back();
    const bool ellipsis = w == "…" || (last == '.' && w.size() >= 3 && w[0] == '.');
    if (last != '.' && last != '!' && last != '?' && !ellipsis) continue;
    std::uint32_t stop = i + 1;
    while (stop < paragraph.end && closing_mark(text, stop)) ++stop;
    if (stop >= paragraph.end) break;
    if (!may_begin(text, stop)) continue;
    if (text.tokens[stop - 1].end == text.tokens[stop].begin && text.tokens[stop].quote != QuoteState::opening) continue;
    if (last == '.' && !ellipsis && !ends_by_stop(text, paragraph.begin, i, stop)) continue;
    text.sentences.push_back({start, stop});
    start = stop;
    i = stop - 1;
  }
  if (start < paragraph.end) text.sentences.push_back({start, paragraph.end});
}

}  // namespace onrecord
