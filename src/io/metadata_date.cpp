// Dates of metadata: split into numbers and words, then read by shape; what has two readings is refused, not
// guessed.
#include "io/metadata_date.h"

#include <array>
#include <string>
#include <vector>

#include "io/decode.h"
#include "onrecord/error.h"

namespace onrecord::io {
namespace {

constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

// A run of digits or of letters, with the character before it.
struct Piece {
  std::string_view text;
  char before = ' ';
  int number = -1;  // -1 for words
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (digit(text[at])) {
      while (at < text.size() && digit(text[at])) ++at;
    } else if (letter(text[at])) {
      while (at < text.size() && letter(text[at])) ++at;
    } else {
      ++at;
      continue;
    }
    Piece piece{text.substr(begin, at - begin), begin == 0 ? ' ' : text[begin - 1]};
    if (digit(piece.text[0]) && piece.text.size() <= 8) piece.number = std::stoi(std::string(piece.text));
    pieces.push_back(piece);
  }
  return pieces;
}

// 1..12 for "Feb", "Sept", "february"; else 0.
int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> full{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
  std::string lower;
  for (const char c : word) lower += static_cast<char>(c | 0x20);
  for (std::size_t i = 0; i < months.size(); ++i)
    if (lower == months[i] || lower == full[i]) return static_cast<int>(i) + 1;
  return lower == "sept" ? 9 : 0;
}

bool year_like(const Piece& piece) {
  return piece.number >= 0 && piece.text.size() == 4;
}

// Two-digit years of RFC 822: 70..99 are the last century's (the rule of RFC 2822's obsolete years, at 50,
// moved for news).
int whole_year(const Piece& piece) {
  if (piece.text.size() == 2) return piece.number < 70 ? 2000 + piece.number : 1900 + piece.number;
  return piece.number;
}

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
  throw Error(ErrorKind::rejected_input, "date \"" + std::string(text.substr(0, 60)) + "\" " + why);
}

struct Found {
  int year = 0, month = 0, day = 0;
};

// "16 Feb 2024", "February 16, 2024", "Feb 2024" is not whole.
std::optional<Found> with_month_name(const std::vector<Piece>& pieces, bool short_years) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const int month = month_of(pieces[i].text);
    if (month == 0) continue;
    const auto day_like = [&](std::size_t at) { return pieces[at].number > 0 && pieces[at].text.size() <= 2; };
    const auto year_at = [&](std::size_t at) {
      return at < pieces.size() &&
             (year_like(pieces[at]) || (short_years && pieces[at].number >= 0 && pieces[at].text.size() == 2));
    };
    // "16 Feb 2024", also with "st", "nd", "th" between.
    std::size_t before = i;
    while (before > 0 &&
           (pieces[before - 1].text == "th" || pieces[before - 1].text == "st" || pieces[before - 1].text == "nd" ||
            pieces[before - 1].text == "rd" || pieces[before - 1].text == "of"))
      --before;
    if (before > 0 && day_like(before - 1) && year_at(i + 1))
      return Found{whole_year(pieces[i + 1]), month, pieces[before - 1].number};
    std::size_t after = i + 1;
    if (after < pieces.size() && day_like(after)) {
      std::size_t year = after + 1;
      if (year < pieces.size() && pieces[year].number < 0 && pieces[year].text.size() == 2) ++year;
      if (year < pieces.size() && year_like(pieces[year]))
        return Found{pieces[year].number, month, pieces[after].number};
      // "Fri Feb 16 10:00:00 2024", as C's asctime writes it
      for (std::size_t at = year; at < pieces.size() && at < year + 5; ++at)
        if (year_like(pieces[at]) && short_years) return Found{pieces[at].number, month, pieces[after].number};
    }
  }
  return std::nullopt;
}

std::optional<Found> year_first(const std::vector<Piece>& pieces) {
  if (pieces.size() >= 3 && year_like(pieces[0]) && pieces[1].number >= 0 && pieces[2].number >= 0 &&
      pieces[1].text.size() <= 2 && pieces[2].text.size() <= 2)
    return Found{pieces[0].number, pieces[1].number, pieces[2].number};
  if (!pieces.empty() && pieces[0].text.size() == 8 && pieces[0].number >= 0)
    return Found{pieces[0].number / 10000, pieces[0].number / 100 % 100, pieces[0].number % 100};
  return std::nullopt;
}

// 16/02/2024, 02/16/2024, 16.02.2024; both orders possible: refused.
std::optional<Found> year_last(const std::vector<Piece>& pieces, std::string_view text, bool month_first) {
  if (pieces.size() < 3 || pieces[0].number < 0 || pieces[1].number < 0 || !year_like(pieces[2])) return std::nullopt;
  const int first = pieces[0].number, second = pieces[1].number, year = pieces[2].number;
  if (pieces[1].before == '.') return Found{year, second, first};  // dots: day first wherever they are used
  if (first > 12) return Found{year, second, first};
  if (month_first || second > 12 || first == second) return Found{year, first, second};
  refuse(text,
         "is ambiguous (month or day first?); write it as YYYY-MM-DD, or take --us-dates where months come first");
}

}  // namespace

std::optional<Date> parse_metadata_date(std::string_view text, bool month_first) {
  if (is_blank(text)) return std::nullopt;
  const std::vector<Piece> pieces = pieces_of(text);
  std::optional<Found> found = year_first(pieces);
  if (!found) found = with_month_name(pieces, true);
  if (!found) found = year_last(pieces, text, month_first);
  if (!found) refuse(text, "is not understood; write it as YYYY-MM-DD");
  const std::optional<Date> date = make_date(found->year, found->month, found->day);
  if (!date) refuse(text, "is not a day of the calendar");
  return date;
}

std::optional<Date> find_whole_date(std::string_view words) {
  const std::optional<Found> found = with_month_name(pieces_of(words), false);
  return found ? make_date(found->year, found->month, found->day) : std::nullopt;
}

std::optional<Date> date_of_file_name(std::string_view path) {
  const std::string_view base = path.substr(path.find_last_of('/') + 1);
  for (std::size_t at = 0; at < base.size(); ++at) {
    if (!digit(base[at]) || (at > 0 && digit(base[at - 1]))) continue;
    std::size_t end = at;
    while (end < base.size() && digit(base[end])) ++end;
    std::string digits(base.substr(at, end - at));
    if (digits.size() == 4 && end + 5 < base.size() && !digit(base[end])) {
      const char separator = base[end];
      const bool shape = digit(base[end + 1]) && digit(base[end + 2]) && base[end + 3] == separator &&
                         digit(base[end + 4]) && digit(base[end + 5]) &&
                         (end + 6 == base.size() || !digit(base[end + 6]));
      if (shape && std::string_view("-_. ").find(separator) != std::string_view::npos)
        digits += std::string(base.substr(end + 1, 2)) + std::string(base.substr(end + 4, 2));
    }
    if (digits.size() != 8) continue;
    const int number = std::stoi(digits);
    if (const auto date = make_date(number / 10000, number / 100 % 100, number % 100); date && date->year >= 1600)
      return date;
  }
  return std::nullopt;
}

}  // namespace onrecord::io
