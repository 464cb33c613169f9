// Cuts the text into pieces in one pass, and reads tense off the words around an expression.
#include "resolve/time_pieces.h"

#include <algorithm>

namespace onrecord::resolve {
namespace {

using Kind = TimePiece::Kind;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

// What a character of several bytes is here: a letter, a blank, or one of the marks.
char mark_of(std::string_view text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = byte(at);
  length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  length = std::min(length, text.size() - at);
  if (first == 0xC2 && byte(at + 1) == 0xA0) return ' ';
  if (first == 0xC2 && (byte(at + 1) == 0xAB || byte(at + 1) == 0xBB)) return '"';
  if (first == 0xE2 && byte(at + 1) == 0x80) {
    const unsigned third = byte(at + 2);
    if (third == 0x98 || third == 0x99) return '\'';
    if (third >= 0x9C && third <= 0x9F) return '"';
    if (third >= 0x90 && third <= 0x95) return '-';
    if (third <= 0x8A || third == 0xAF) return ' ';
    return '*';
  }
  return 'a';
}

bool ends_clause(const TimePieces& pieces, std::size_t index) {
  const TimePiece& piece = pieces[index];
  if (piece.kind == Kind::line_end) return true;
  if (piece.kind != Kind::mark) return false;
  if (piece.mark == '.') {
    // The full stop of an abbreviation is no end: "Feb. 3", "U.S. officials".
    const bool short_word = index > 0 && pieces.is_word(index - 1) && pieces[index - 1].size() <= 4 &&
                            pieces[index - 1].capital && piece.glued;
    const bool decimal = piece.glued && pieces.is_number(index + 1) && pieces[index + 1].glued;
    return !short_word && !decimal;
  }
  return piece.mark == '!' || piece.mark == '?' || piece.mark == ';' || piece.mark == '"';
}

}  // namespace

TimePieces::TimePieces(std::string_view text, const tables::TimeWords& words) : text_(text), words_(words) {
  pieces_.reserve(text.size() / 5 + 8);
  char lower[32];
  const std::size_t longest = std::min(words.longest(), sizeof lower);
  bool glued = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\r') {
      glued = false;
      ++at;
      continue;
    }
    TimePiece piece;
    piece.begin = static_cast<std::uint32_t>(at);
    piece.glued = glued;
    std::size_t length = 1;
    char mark = c;
    if (static_cast<unsigned char>(c) >= 0x80) mark = mark_of(text, at, length);
    if (mark == ' ') {
      glued = false;
      at += length;
      continue;
    }
    if (c == '\n') {
      piece.kind = Kind::line_end;
      at += 1;
    } else if (is_digit(c)) {
      piece.kind = Kind::number;
      std::int32_t number = 0;
      std::size_t digits = 0;
      for (; at < text.size() && is_digit(text[at]); ++at)
        if (++digits <= 8) number = number * 10 + (text[at] - '0');
      if (digits <= 8) piece.number = number;
    } else if (is_upper(mark) || is_lower(mark)) {
      piece.kind = Kind::word;
      piece.capital = is_upper(c);
      bool small = true;
      while (at < text.size()) {
        const char each = text[at];
        if (is_upper(each) || is_lower(each)) {
          const std::size_t letters = at - piece.begin;
          if (letters < sizeof lower) lower[letters] = static_cast<char>(each | 0x20);
          small = small && is_lower(each);
          ++at;
        } else if (static_cast<unsigned char>(each) >= 0x80 && mark_of(text, at, length) == 'a') {
          small = false;
          at += length;
        } else {
          break;
        }
      }
      const std::size_t size = at - piece.begin;
      if (size <= longest) piece.word = words.find({lower, size});
      piece.past_form = small && size >= 4 && text[at - 1] == 'd' && text[at - 2] == 'e';
    } else {
      piece.mark = mark == '`' ? '"' : mark;
      at += length;
    }
    piece.end = static_cast<std::uint32_t>(at);
    pieces_.push_back(piece);
    glued = piece.kind != Kind::line_end;
  }
}

std::string_view TimePieces::text(std::size_t index) const {
  const TimePiece& piece = (*this)[index];
  return text_.substr(piece.begin, piece.end - piece.begin);
}

bool TimePieces::spells(std::size_t index, std::string_view lower_case) const {
  const std::string_view own = text(index);
  return own.size() == lower_case.size() &&
         std::equal(own.begin(), own.end(), lower_case.begin(), [](char a, char b) { return (a | 0x20) == b; });
}

std::size_t TimePieces::at_byte(std::uint32_t byte) const {
  const auto found = std::upper_bound(pieces_.begin(), pieces_.end(), byte,
                                      [](std::uint32_t value, const TimePiece& piece) { return value < piece.end; });
  return static_cast<std::size_t>(found - pieces_.begin());
}

bool is_past_verb(const TimePieces& pieces, std::size_t index) {
  if (!pieces.is_word(index)) return false;
  if (pieces.is(index, tables::TimeClass::past_verb)) return !pieces[index].capital;
  return pieces[index].past_form && !pieces.is(index, tables::TimeClass::not_past);
}

namespace {

// -1, 0 or 1 for the verb at `index`, by its form and the auxiliaries before it.
int tense_of(const TimePieces& pieces, std::size_t index) {
  if (!pieces.is_word(index)) return 0;
  if (pieces.is(index, tables::TimeClass::future_mark)) {
    // "was scheduled", "had planned": of the past as a whole, but what they speak of came later.
    return 1;
  }
  if (pieces.is(index, tables::TimeClass::asked)) return -1;  // "Asked on Monday", also with a capital
  if (!is_past_verb(pieces, index)) return 0;
  // "will be held", "to be finalised", "could be signed"
  for (std::size_t back = 1; back <= 3 && back <= index; ++back) {
    const std::size_t at = index - back;
    if (!pieces.is_word(at)) break;
    if (pieces.is(at, tables::TimeClass::modal)) return 1;
    if (pieces.is(at, tables::TimeClass::bare_be) && at > 0 && pieces.is(at - 1, tables::TimeClass::infinitive))
      return 1;
    if (!pieces.is(at, tables::TimeClass::be) && !pieces.is(at, tables::TimeClass::verb_adverb)) break;
  }
  return -1;
}

// "is to meet", "set to begin", "are to vote"
bool is_future_infinitive(const TimePieces& pieces, std::size_t index) {
  if (!pieces.is(index, tables::TimeClass::infinitive) || index == 0) return false;
  const std::size_t after = index + 1;
  if (!pieces.is_word(after) || pieces[after].capital || pieces.is(after, tables::TimeClass::determiner)) return false;
  return pieces.is(index - 1, tables::TimeClass::be) || pieces.is(index - 1, tables::TimeClass::arranged) ||
         pieces.is(index - 1, tables::TimeClass::future_mark);
}

}  // namespace

int tense_around(const TimePieces& pieces, std::size_t begin, std::size_t end) {
  constexpr std::size_t reach = 14;
  std::size_t at = begin;
  // The preposition just before: "until Friday" looks ahead, "since Friday" back.
  std::size_t before = begin;
  while (before > 0 && pieces.is(before - 1, tables::TimeClass::determiner)) --before;
  if (before > 0 &&
      (pieces.is(before - 1, tables::TimeClass::bound_before) && !pieces.is(before - 1, tables::TimeClass::before)))
    return 1;
  if (before > 0 && pieces.is(before - 1, tables::TimeClass::since)) return -1;
  for (std::size_t steps = 0; at > 0 && steps < reach; ++steps) {
    --at;
    if (ends_clause(pieces, at)) break;
    if (is_future_infinitive(pieces, at)) return 1;
    if (const int tense = tense_of(pieces, at); tense != 0) return tense;
  }
  for (std::size_t steps = 0; steps < reach; ++steps) {
    if (ends_clause(pieces, end + steps)) break;
    if (is_future_infinitive(pieces, end + steps)) return 1;
    if (const int tense = tense_of(pieces, end + steps); tense != 0) return tense;
  }
  return 0;
}

}  // namespace onrecord::resolve
