// Sentences end after . ! ? and their closing marks, where what follows may begin one; abbreviations and initials end
// none. A dateline, or the time that heads an entry of a live page, is a sentence of its own: nobody's words and
// nobody's name.
#include "text/sentences.h"

#include <algorithm>

#include "text/lexicon.h"

namespace onrecord::text {
namespace {

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
  const std::string_view w = text.word(i);
  const bool starter = is(text, next, "sentence_opener"_words) || text.tokens[next].quote == QuoteState::opening;
  if (w.size() > 1) {  // "U.S." "Inc." "Mr."
    if (is(text, i, "abbreviated_name_end"_words) || (w.size() >= 4 && w[1] == '.')) return starter;
    return false;
  }
  if (i == begin) return false;
  const std::string_view before = text.word(i - 1);
  if (text.tokens[i - 1].end < text.tokens[i].begin) return true;
  if (before.size() == 1 && before[0] >= 'A' && before[0] <= 'Z' && before[0] != 'I') return starter;  // an initial
  if (is(text, i - 1, "short_form"_words)) return starter;
  return true;
}

bool all_capitals(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Behind "TOKYO, March 31 (Agency) -" at a paragraph's beginning; the paragraph's begin where there is none.
std::uint32_t dateline_end(const TokenizedText& text, TokenRange paragraph) {
  constexpr std::uint32_t longest = 24;  // tokens
  const std::string_view place = text.word(paragraph.begin);
  if (place.size() < 3 || !all_capitals(place)) return paragraph.begin;
  const std::uint32_t limit = std::min(paragraph.end, paragraph.begin + longest);
  for (std::uint32_t i = paragraph.begin + 1; i + 1 < limit; ++i) {
    const std::string_view w = text.word(i);
    if (w == "-" || w == "--" || w == "—" || w == "–") {
      const bool apart = text.tokens[i].end < text.tokens[i + 1].begin || w != "-";
      return apart && may_begin(text, i + 1) ? i + 1 : paragraph.begin;
    }
    if ((w[0] >= 'a' && w[0] <= 'z') || w == ":" || text.tokens[i].quote != QuoteState::outside) break;
  }
  return paragraph.begin;
}

// Behind "14:05", "9.30am:" or "1715 GMT -" at a paragraph's beginning; the paragraph's begin where there is none.
std::uint32_t time_stamp_end(const TokenizedText& text, TokenRange paragraph) {
  static const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t from = text.tokens[paragraph.begin].begin;
  const std::string_view line = text.text.substr(from, text.tokens[paragraph.end - 1].end - from);
  std::size_t at = 0, digits = 0;
  bool clock = false;  // told from a number by its colon or by what follows it
  const auto skip = [&](std::string_view any) {
    while (at < line.size() && any.find(line[at]) != std::string_view::npos) ++at;
  };
  for (; at < line.size() &&
         (digit(line[at]) || ((line[at] == ':' || line[at] == '.') && digits > 0 && digits < 3 && !clock));
       ++at) {
    if (digit(line[at]))
      ++digits;
    else if (line[at] == ':')
      clock = true;
    else if (at + 1 >= line.size() || !digit(line[at + 1]))
      break;
  }
  if (digits < 3 || digits > 4 || at == 0 || line[at - 1] == ':') return paragraph.begin;
  skip(" ");
  if (const std::string_view zone = line.substr(at, line.find_first_of(" :", at) - at);
      text.lexicon->is(zone, "clock_mark"_words)) {
    at += zone.size();
    clock = true;
    skip(" ");
  }
  if (!clock) return paragraph.begin;
  skip(":-| ");
  if (line.substr(at).starts_with("–") || line.substr(at).starts_with("—")) at += 3;
  skip(" ");
  const std::size_t next = text.token_at(static_cast<std::uint32_t>(from + at));
  if (next >= paragraph.end || text.tokens[next].begin != from + at || !may_begin(text, next)) return paragraph.begin;
  return static_cast<std::uint32_t>(next);
}

std::uint32_t heading_end(const TokenizedText& text, TokenRange paragraph) {
  return std::max(dateline_end(text, paragraph), time_stamp_end(text, paragraph));
}

}  // namespace

bool is_heading(const TokenizedText& text, TokenRange sentence) {
  const std::size_t paragraph = text.paragraph_of(sentence.begin);
  return sentence.begin == text.paragraphs[paragraph].begin &&
         heading_end(text, text.paragraphs[paragraph]) == sentence.end;
}

void split_sentences(TokenizedText& text, TokenRange paragraph) {
  std::uint32_t start = paragraph.begin;
  if (const std::uint32_t end = heading_end(text, paragraph); end > start && end < paragraph.end) {
    text.sentences.push_back({start, end});
    start = end;
  }
  for (std::uint32_t i = start; i + 1 < paragraph.end; ++i) {
    const std::string_view w = text.word(i);
    const char last = w.back();
    const bool ellipsis = w == "…" || (last == '.' && w.size() >= 3 && w[0] == '.');
    if (last != '.' && last != '!' && last != '?' && !ellipsis) continue;
    std::uint32_t stop = i + 1;
    while (stop < paragraph.end && closing_mark(text, stop)) ++stop;
    if (stop >= paragraph.end) break;
    if (!may_begin(text, stop)) continue;
    if (text.tokens[stop - 1].end == text.tokens[stop].begin && text.tokens[stop].quote != QuoteState::opening)
      continue;
    if (last == '.' && !ellipsis && !ends_by_stop(text, paragraph.begin, i, stop)) continue;
    text.sentences.push_back({start, stop});
    start = stop;
    i = stop - 1;
  }
  if (start < paragraph.end) text.sentences.push_back({start, paragraph.end});
}

}  // namespace onrecord::text
