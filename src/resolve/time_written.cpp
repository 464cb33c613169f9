// Dates that are written out: ISO, numbers, day and month in both orders, years, decades, clock times.
#include "resolve/time_finder.h"
#include "resolve/time_values.h"

namespace onrecord::resolve {

using enum tables::TimeClass;

std::optional<int> TimeFinder::month_at(std::size_t i, std::size_t& end) const {
  if (!p_[i].capital) return std::nullopt;
  if (const auto month = p_.value(i, tables::TimeClass::month)) {
    end = i + 1;
    return month;
  }
  if (const auto month = p_.value(i, short_month)) {
    end = i + 1;
    if (p_.is_mark(end, '.') && p_[end].glued) ++end;
    return month;
  }
  return std::nullopt;
}

// "16", "16th", "3rd", also "the sixteenth"; 1 to 31.
std::optional<int> TimeFinder::day_of_month(std::size_t i, std::size_t& end) const {
  if (!p_.is_number(i) || p_[i].size() > 2 || p_[i].number < 1 || p_[i].number > 31) return std::nullopt;
  end = i + 1;
  if (p_.is_word(end) && p_[end].glued) {
    if (!p_.is(end, ordinal_ending)) return std::nullopt;  // "16km"
    ++end;
  }
  return p_[i].number;
}

bool TimeFinder::is_year(std::size_t i) const {
  return p_.is_number(i) && p_[i].size() == 4 && p_[i].number >= 1400 && p_[i].number <= 2199 &&
         !(p_.is_word(i + 1) && p_[i + 1].glued) && !(p_.is_mark(i + 1, ',') && p_.is_number(i + 2) && p_[i + 2].glued);
}

// A bare number of four digits, judged by what stands around it.
bool TimeFinder::stands_as_year(std::size_t i) const {
  if (!is_year(i)) return false;
  const int year = p_[i].number;
  if (p_.is_mark(i + 1, '%') || (p_.is_mark(i + 1, '.') && p_.is_number(i + 2) && p_[i + 2].glued)) return false;
  if (p_.is(i + 1, count_noun) || p_.is(i + 1, unit)) return false;
  if (i > 0) {
    const char mark = p_[i].glued && p_[i - 1].kind == TimePiece::Kind::mark ? p_[i - 1].mark : ' ';
    if (mark == '$' || mark == '#' || mark == '.' || mark == ',' || mark == ':' || mark == 'a' || mark == '*')
      return false;
    if (p_.is_word(i - 1) && p_[i].glued) return false;  // "A1998"
    if (p_.is(i - 1, lead_in)) return true;
  }
  return year >= 1900 && year <= 2059;
}

std::optional<TimeMatch> TimeFinder::iso_date(std::size_t i) const {
  if (!is_year(i) && !(p_.is_number(i) && p_[i].size() == 4)) return std::nullopt;
  for (std::size_t part = 1; part <= 3; part += 2)
    if (!p_.is_mark(i + part, '-') || !p_[i + part].glued || !p_.is_number(i + part + 1) || !p_[i + part + 1].glued ||
        p_[i + part + 1].size() != 2)
      return std::nullopt;
  const auto date = make_date(p_[i].number, p_[i + 2].number, p_[i + 4].number);
  if (!date || date->year < 1400) return std::nullopt;
  return TimeMatch{i + 5, day_value(*date)};
}

// 16/02/2024 and 02/16/2024; where both orders are possible only the year is certain. With full stops the day is first.
std::optional<TimeMatch> TimeFinder::numeric_date(std::size_t i) const {
  const char mark = p_[i + 1].mark;
  if (!p_.is_number(i) || p_[i].size() > 2 || (mark != '/' && mark != '.') || !p_.is_mark(i + 3, mark) ||
      !p_.is_number(i + 2) || p_[i + 2].size() > 2 || !p_.is_number(i + 4) || p_[i + 4].size() != 4)
    return std::nullopt;
  for (std::size_t at = i + 1; at <= i + 4; ++at)
    if (!p_[at].glued) return std::nullopt;
  const int first = p_[i].number, second = p_[i + 2].number, year = p_[i + 4].number;
  const bool day_first = mark == '.' || first > 12;
  if (!day_first && second <= 12 && first != second) return TimeMatch{i + 5, year_value(year)};
  const auto date = make_date(year, day_first ? second : first, day_first ? first : second);
  if (!date || date->year < 1400) return std::nullopt;
  return TimeMatch{i + 5, day_value(*date)};
}

// A day without its year: the year in which tense puts it, else the nearest one.
std::string TimeFinder::day_in(std::size_t begin, std::size_t end, int month, int day) const {
  if (!reference_.valid()) return {};
  const int direction = tense(begin, end);
  std::optional<Date> best;
  for (int year = reference_.year - 1; year <= reference_.year + 1; ++year) {
    const auto date = make_date(year, month, day);
    if (!date) continue;
    const int away = days_between(reference_, *date);
    if ((direction < 0 && away > 0) || (direction > 0 && away < 0)) continue;
    if (!best || std::abs(away) < std::abs(days_between(reference_, *best))) best = date;
  }
  return best ? day_value(*best) : std::string();
}

std::string TimeFinder::month_in(std::size_t begin, std::size_t end, int month) const {
  if (!reference_.valid()) return {};
  const int direction = tense(begin, end);
  int year = reference_.year;
  const int away = month - reference_.month;
  if (direction < 0) {
    if (away > 0) --year;
  } else if (direction > 0) {
    if (away < 0) ++year;
  } else if (away > 6) {
    --year;
  } else if (away < -6) {
    ++year;
  }
  return month_value(year, month);
}

// "16 February 2024", "16th of February", "11 December"
std::optional<TimeMatch> TimeFinder::day_month(std::size_t i) const {
  std::size_t at = i;
  const auto day = day_of_month(i, at);
  if (!day) return std::nullopt;
  if (p_.is(at, belonging)) ++at;
  const auto month = month_at(at, at);
  if (!month) return std::nullopt;
  std::size_t year_at = at;
  if (p_.is_mark(year_at, ',')) ++year_at;
  if (is_year(year_at)) {
    const auto date = make_date(p_[year_at].number, *month, *day);
    if (!date) return std::nullopt;
    return TimeMatch{year_at + 1, day_value(*date)};
  }
  const std::string value = day_in(i, at, *month, *day);
  return TimeMatch{at, value.empty() ? month_value(0, *month).replace(0, 4, "XXXX") : value};
}

// "February 16, 2024", "Feb. 28", "October 1982", "October of next year", "February"
std::optional<TimeMatch> TimeFinder::month_first(std::size_t i) const {
  std::size_t at = i;
  const auto month = month_at(i, at);
  if (!month) return std::nullopt;
  const bool whole_name = p_.is(i, tables::TimeClass::month);
  std::size_t after_day = at;
  if (const auto day = day_of_month(at, after_day); day && !(p_.is_mark(after_day, '%') || p_.is(after_day, unit))) {
    std::size_t year_at = after_day;
    if (p_.is_mark(year_at, ',')) ++year_at;
    if (is_year(year_at) && p_[year_at].number >= 1400) {
      const auto date = make_date(p_[year_at].number, *month, *day);
      if (date) return TimeMatch{year_at + 1, day_value(*date)};
    }
    // "the September 11 attacks" need no year.
    if (*month == 9 && *day == 11)
      for (std::size_t next = after_day; next < after_day + 3; ++next)
        if (p_.is(next, attack)) return TimeMatch{after_day, "2001-09-11"};
    // "March 5-7", "April 3 and 4": the first day.
    const std::string value = day_in(i, after_day, *month, *day);
    if (!value.empty()) return TimeMatch{after_day, value};
    if (make_date(2024, *month, *day)) {
      std::string bare = "XXXX-" + month_value(0, *month).substr(5) + '-';
      bare += std::to_string(*day + 100).substr(1);
      return TimeMatch{after_day, bare};
    }
    return std::nullopt;
  }
  std::size_t year_at = at;
  if (p_.is_mark(year_at, ',') || p_.is(year_at, belonging)) ++year_at;
  if (is_year(year_at) && !p_.is(year_at + 1, count_noun))
    return TimeMatch{year_at + 1, month_value(p_[year_at].number, *month)};
  if (reference_.valid() && p_.is(at, belonging) && p_.is(at + 1, direction) && one(at + 2, tables::TimeUnit::year)) {
    const int years = *p_.value(at + 1, direction);
    return TimeMatch{at + 1, month_value(reference_.year + years, *month)};
  }
  // "May" and "March" are also other words, and short forms stand alone only with their full stop.
  const bool doubtful = *month == 3 || *month == 5 || !whole_name;
  if (doubtful) {
    const bool in = i > 0 && p_.is(i - 1, lead_in) && !p_.is(i - 1, infinitive);
    const bool noun = i > 0 && (p_.is(i - 1, indefinite) || p_.is(i - 1, definite));
    if (!in || noun || (!whole_name && at == i + 1)) return std::nullopt;
  }
  // "April Hunter", "August Strand": a name goes on; but "an April CNN poll", "in August Reed left".
  const bool led = i > 0 && (p_.is(i - 1, lead_in) || p_.is(i - 1, determiner));
  if (p_.is_word(at) && p_[at].capital && !led && !p_.is(at, day_name)) return std::nullopt;
  const std::string value = month_in(i, at, *month);
  return TimeMatch{at, value.empty() ? "XXXX-" + month_value(0, *month).substr(5) : value};
}

std::optional<TimeMatch> TimeFinder::year(std::size_t i) const {
  if (p_.is_mark(i, '\'') && p_.is_number(i + 1) && p_[i + 1].glued && p_[i + 1].size() == 2 && !p_[i].glued) {
    // '82, but not 'it was 20' in quotation marks
    if (p_.is_word(i + 2) && p_[i + 2].glued) return std::nullopt;
    if (i == 0 || !p_.is(i - 1, lead_in)) return std::nullopt;
    const int now = reference_.valid() ? reference_.year : 2000;
    int year = now / 100 * 100 + p_[i + 1].number;
    if (year > now + 10) year -= 100;
    return TimeMatch{i + 2, year_value(year)};
  }
  if (!stands_as_year(i)) return std::nullopt;
  return TimeMatch{i + 1, year_value(p_[i].number)};
}

// 1970s, '80s, 70s
std::optional<TimeMatch> TimeFinder::decade(std::size_t i) const {
  std::size_t at = i;
  if (p_.is_mark(at, '\'') && !p_[at].glued) ++at;
  if (!p_.is_number(at) || p_[at].number % 10 != 0 || (at > i && !p_[at].glued)) return std::nullopt;
  std::size_t end = at + 1;
  if (p_.is_mark(end, '\'') && p_[end].glued) ++end;
  if (!p_.is_word(end) || !p_[end].glued || !p_.is(end, ending_s)) return std::nullopt;
  const int number = p_[at].number;
  if (p_[at].size() == 4 && number >= 1400 && number < 2200) return TimeMatch{end + 1, decade_value(number)};
  if (p_[at].size() != 2 || number < 20) return std::nullopt;
  // "in his 70s" is an age.
  if (i > 0 && p_.is(i - 1, determiner) && !p_.is(i - 1, definite)) return std::nullopt;
  return TimeMatch{end + 1, decade_value(1900 + number)};
}

// "16:08 UTC", "6:40 p.m.", "8 PM", "0800 GMT"
std::optional<TimeMatch> TimeFinder::clock(std::size_t i) const {
  if (!p_.is_number(i)) return std::nullopt;
  int hour = p_[i].number, minute = 0;
  std::size_t at = i + 1;
  bool sure = false;
  if (p_[i].size() <= 2 && p_.is_mark(at, ':') && p_[at].glued && p_.is_number(at + 1) && p_[at + 1].glued &&
      p_[at + 1].size() == 2) {
    minute = p_[at + 1].number;
    at += 2;
    sure = true;
    if (p_.is_mark(at, ':') && p_[at].glued) return std::nullopt;  // a duration such as 3:07:35
  } else if (p_[i].size() == 4 && p_.is(at, zone)) {
    minute = hour % 100;
    hour /= 100;
    sure = true;
  }
  // 1: behind noon; "pm", "p.m."
  std::optional<int> half_of_day = p_.value(at, half_day);
  std::size_t length = 1;
  if (!half_of_day && p_.is_mark(at + 1, '.') && p_.is(at + 2, half_day_end)) {
    half_of_day = p_.value(at, half_day_letter);
    length = 3;
  }
  if (half_of_day) {
    if (*half_of_day == 1 && hour < 12) hour += 12;
    if (*half_of_day == 0 && hour == 12) hour = 0;
    at += length;
    sure = true;
  }
  if (!sure || hour > 24 || minute > 59 || hour < 0) return std::nullopt;
  if (p_.is_mark(at, '.') && p_[at].glued && p_.is(at + 1, zone)) ++at;
  if (p_.is(at, zone)) ++at;
  std::string value = reference_.valid() ? day_value(reference_) : "XXXX-XX-XX";
  value += 'T' + std::to_string(hour + 100).substr(1) + ':' + std::to_string(minute + 100).substr(1);
  return TimeMatch{at, value, "TIME"};
}

std::optional<TimeMatch> TimeFinder::holiday(std::size_t i) const {
  const auto day = p_.value(i, tables::TimeClass::holiday);
  if (!day || !p_[i].capital || !reference_.valid()) return std::nullopt;
  std::size_t end = i + 1;
  int month = *day / 100, number = *day % 100;
  if (p_.is(end, eve)) {
    --number;
    ++end;
  } else if (one(end, tables::TimeUnit::day)) {
    ++end;
  } else if (p_.is_word(end) && !p_[end].capital && !p_.is(end, lead_in)) {
    return std::nullopt;  // "Christmas sales"
  }
  if (is_year(end)) return TimeMatch{end + 1, day_value(*make_date(p_[end].number, month, number))};
  return TimeMatch{end, day_in(i, end, month, number)};
}

}  // namespace onrecord::resolve
