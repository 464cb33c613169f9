// Hand-written matcher of the token expression: its alternatives are tried in the order of tokens.py.
#include "text/scan.h"

#include <utf8proc.h>

#include <algorithm>

#include "text/lexicon.h"

namespace onrecord::text {
namespace {

constexpr bool ascii_letter(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

Char wide_char(std::string_view text, std::size_t at) {
  utf8proc_int32_t point = 0;
  const auto left = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(4, text.size() - at));
  const utf8proc_ssize_t bytes =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at), left, &point);
  if (bytes <= 0) return {CharClass::symbol, 1, 0xFFFD};
  Char c{CharClass::symbol, static_cast<std::uint8_t>(bytes), static_cast<char32_t>(point)};
  if (point == 0x200B || point == 0xFEFF || point == 0xAD)
    c.kind = CharClass::ignored;
  else if (point == 0x2028 || point == 0x2029)
    c.kind = CharClass::line_end;
  else if (point >= 0x2010 && point <= 0x2027)
    c.kind = CharClass::symbol;  // dashes and quotation marks: the commonest
  else if (point >= 0x300 && point <= 0x36F)
    c.kind = CharClass::letter;
  else if (point == 0x85)
    c.kind = CharClass::space;
  else
    switch (utf8proc_category(point)) {
      case UTF8PROC_CATEGORY_LU:
      case UTF8PROC_CATEGORY_LL:
      case UTF8PROC_CATEGORY_LT:
      case UTF8PROC_CATEGORY_LM:
      case UTF8PROC_CATEGORY_LO:
      case UTF8PROC_CATEGORY_ND:
      case UTF8PROC_CATEGORY_NL:
      case UTF8PROC_CATEGORY_NO:
        c.kind = CharClass::letter;
        break;
      case UTF8PROC_CATEGORY_ZS:
        c.kind = CharClass::space;
        break;
      default:
        break;
    }
  return c;
}

std::size_t letters_end(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const Char c = char_at(text, at);
    if (c.kind != CharClass::letter) break;
    at += c.bytes;
  }
  return at;
}

// letters, then (a joint and letters) again and again
std::size_t word_end(std::string_view text, std::size_t at, std::size_t end, std::string_view joints) {
  at = letters_end(text, at, end);
  while (at + 1 < end && joints.find(text[at]) != joints.npos) {
    const std::size_t next = letters_end(text, at + 1, end);
    if (next == at + 1) break;
    at = next;
  }
  return at;
}

// bytes of an apostrophe at `at`, or 0
std::size_t apostrophe(std::string_view text, std::size_t at, std::size_t end) {
  if (at < end && text[at] == '\'') return 1;
  return at + 3 <= end && text.substr(at, 3) == "’" ? 3 : 0;
}

// the end of n't at `at`, or 0
std::size_t negation_end(std::string_view text, std::size_t at, std::size_t end) {
  if (at >= end || text[at] != 'n') return 0;
  const std::size_t mark = apostrophe(text, at + 1, end);
  return mark && at + 1 + mark < end && text[at + 1 + mark] == 't' ? at + 2 + mark : 0;
}

// 's 're 've 'll 'd 'm
std::size_t clitic_end(std::string_view text, std::size_t at, std::size_t end, const Lexicon& lexicon) {
  const std::size_t mark = apostrophe(text, at, end);
  if (!mark) return 0;
  const std::size_t stop = letters_end(text, at + mark, end);
  return lexicon.is(text.substr(at + mark, stop - at - mark), "clitic"_words) ? stop : 0;
}

// "U.S." "J.F.K."
std::size_t initials_end(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t stop = at;
  while (stop + 1 < end && text[stop] >= 'A' && text[stop] <= 'Z' && text[stop + 1] == '.') stop += 2;
  return stop >= at + 4 ? stop : 0;
}

std::size_t abbreviation_end(std::string_view text, std::size_t at, std::size_t end, const Lexicon& lexicon) {
  std::size_t stop = at;
  while (stop < end && stop < at + 7 &&
         ((text[stop] >= 'a' && text[stop] <= 'z') || (text[stop] >= 'A' && text[stop] <= 'Z')))
    ++stop;
  if (stop >= end || text[stop] != '.') return 0;
  return lexicon.is(text.substr(at, stop - at), "abbreviated_title"_words) ? stop + 1 : 0;
}

std::size_t run_end(std::string_view text, std::size_t at, std::size_t end) {
  const char c = text[at];
  while (at < end && text[at] == c) ++at;
  return at;
}

}  // namespace

Char char_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80) return wide_char(text, at);
  if (ascii_letter(byte)) return {CharClass::letter, 1, byte};
  if (byte == '\n' || byte == '\r') return {CharClass::line_end, 1, byte};
  if (byte == ' ' || (byte >= 9 && byte <= 12) || (byte >= 0x1C && byte <= 0x1F)) return {CharClass::space, 1, byte};
  return {CharClass::symbol, 1, byte};
}

std::size_t token_end(std::string_view text, std::size_t at, std::size_t end, const Lexicon& lexicon) {
  const char c = text[at];
  const bool twice = at + 1 < end && text[at + 1] == c;
  if ((c == '`' || c == '\'') && twice) return at + 2;
  if (c == '-' && twice) return run_end(text, at, end);
  if (c == '.' && twice && at + 2 < end && text[at + 2] == '.') return run_end(text, at, end);
  const Char first = char_at(text, at);
  if (first.kind != CharClass::letter) {
    const std::size_t clitic = clitic_end(text, at, end, lexicon);
    return clitic ? clitic : at + first.bytes;
  }
  if (c >= 'A' && c <= 'Z') {
    if (const std::size_t stop = initials_end(text, at, end)) return stop;
    if (const std::size_t stop = abbreviation_end(text, at, end, lexicon)) return stop;
  }
  // "did|n't": the word gives its last n to the negation
  const std::size_t plain = word_end(text, at, end, "-");
  if (plain > at + 1 && text[plain - 2] != '-' && negation_end(text, plain - 1, end)) return plain - 1;
  if (const std::size_t stop = negation_end(text, at, end)) return stop;
  return word_end(text, at, end, "-.,&");
}

}  // namespace onrecord::text
