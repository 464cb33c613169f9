// Expressions that count from a day: weekdays by tense, deictic words, directions, counts, parts of periods.
#include "resolve/time_finder.h"
#include "resolve/time_values.h"

namespace onrecord::resolve {
namespace {

constexpr std::string_view day_parts[] = {"MO", "MI", "AF", "EV", "NI"};

tables::TimeUnit unit_of(int value) {
  return static_cast<tables::TimeUnit>(value);
}

}  // namespace

using enum tables::TimeClass;

bool TimeFinder::one(std::size_t i, tables::TimeUnit of) const {
  return p_.value(i, unit) == static_cast<int>(of) && !p_.is(i, plural_unit);
}

std::optional<int> TimeFinder::weekday_at(std::size_t i, std::size_t& end) const {
  if (!p_[i].capital) return std::nullopt;
  if (const auto day = p_.value(i, day_name)) {
    end = i + 1;
    return day;
  }
  // Short forms are also other words ("Sun", "Sat", "Wed"): only with a full stop, or before a date.
  if (const auto day = p_.value(i, short_day_name)) {
    end = i + 1;
    if (p_.is_mark(end, '.') && p_[end].glued) {
      ++end;
      return day;
    }
    std::size_t after = p_.is_mark(end, ',') ? end + 1 : end;
    if (month_at(after, after) || p_.is_number(after)) return day;
  }
  return std::nullopt;
}

// "Thursday" + "night" is a time of that day.
std::optional<TimeMatch> TimeFinder::with_day_part(std::size_t end, Date day) const {
  const auto part = p_.value(end, day_part);
  if (!part) return TimeMatch{end, day_value(day)};
  std::string value = day_value(day);
  value += 'T';
  value += day_parts[*part];
  return TimeMatch{end + 1, value, "TIME"};
}

std::optional<TimeMatch> TimeFinder::weekday_name(std::size_t i) const {
  std::size_t end = i;
  const auto day = weekday_at(i, end);
  if (!day) return std::nullopt;
  // "Monday, May 18, 2015", "Friday 16 February": the written date is the day.
  std::size_t after = p_.is_mark(end, ',') ? end + 1 : end;
  std::size_t probe = after;
  if (p_.is(probe, definite)) ++probe;
  if (month_at(probe, probe) || p_.is_number(probe))
    for (const auto& found : {month_first(after), day_month(after), iso_date(after), numeric_date(after)})
      if (found && found->value.size() == 10) return found;
  if (!reference_.valid()) return TimeMatch{end, "XXXX-WXX-" + std::to_string(*day + 1)};
  // "Black Friday", "Super Tuesday", "Good Friday": days of their own.
  if (i > 0 && p_.is_word(i - 1) && p_[i - 1].capital && !p_[i].glued && p_.is(i - 1, named_day)) return std::nullopt;
  const int away = *day - weekday(reference_);
  int days = away <= 0 ? away : away - 7;  // the last one, today included
  if (tense(i, end) > 0) days = away >= 0 ? away : away + 7;
  return with_day_part(end, add_days(reference_, days));
}

std::optional<TimeMatch> TimeFinder::deictic(std::size_t i) const {
  std::size_t at = i;
  if (p_.is(at, definite) && one(at + 1, tables::TimeUnit::day)) {  // "the day before yesterday"
    const auto further = p_.value(at + 2, away), from = p_.value(at + 3, deictic_day);
    if (!reference_.valid() || !further || further != from) return std::nullopt;
    return TimeMatch{at + 4, day_value(add_days(reference_, *further + *from))};
  }
  if ((p_.is(at, part)) && p_.is(at + 1, deictic_day)) ++at;  // "earlier today"
  const auto offset = p_.value(at, deictic_day);
  if (!offset) return std::nullopt;
  if (!reference_.valid()) return TimeMatch{at + 1, "XXXX-XX-XX"};
  if (p_.is(at, this_night)) return TimeMatch{at + 1, day_value(reference_) + "TNI", "TIME"};
  // "Newsweek Today", "USA TODAY": a name
  if (p_[at].capital && at > 0 && p_.is_word(at - 1) && p_[at - 1].capital && !p_.is(at - 1, lead_in))
    return std::nullopt;
  return with_day_part(at + 1, add_days(reference_, *offset));
}

std::string TimeFinder::weekend_value(std::size_t begin, std::size_t end, int direction, bool named) const {
  const int day = weekday(reference_);
  int weeks = 0;
  if (named && direction != 0)
    weeks = direction < 0 ? -1 : (day >= 5 ? 1 : 0);
  else if (day < 5)
    weeks = tense(begin, end) > 0 ? 0 : -1;  // the one just past
  return iso_week(add_days(reference_, 7 * weeks)) + "-WE";
}

// "the weekend", "weekend remarks"
std::optional<TimeMatch> TimeFinder::weekend(std::size_t i) const {
  std::size_t at = i;
  if (p_.is(at, definite)) ++at;
  if (!one(at, tables::TimeUnit::weekend) || !reference_.valid()) return std::nullopt;
  return TimeMatch{at + 1, weekend_value(i, at + 1, 0, false)};
}

std::optional<TimeMatch> TimeFinder::directed_unit(std::size_t begin, std::size_t end, int direction,
                                                   tables::TimeUnit unit) const {
  const Date r = reference_;
  switch (unit) {
    case tables::TimeUnit::day:
      return direction == 0 ? std::optional<TimeMatch>() : TimeMatch{end, day_value(add_days(r, direction))};
    case tables::TimeUnit::week:
      // On its last day, "last week" is the week that ends.
      return TimeMatch{end, iso_week(add_days(r, 7 * direction + (direction < 0 && weekday(r) == 6 ? 1 : 0)))};
    case tables::TimeUnit::weekend:
      return TimeMatch{end, weekend_value(begin, end, direction, true)};
    case tables::TimeUnit::month: {
      const Date month = add_months({r.year, r.month, 1}, direction);
      return TimeMatch{end, month_value(month.year, month.month)};
    }
    case tables::TimeUnit::quarter: {
      const int quarter = r.year * 4 + (r.month - 1) / 3 + direction;
      return TimeMatch{end, quarter_value(quarter / 4, quarter % 4 + 1)};
    }
    case tables::TimeUnit::year:
      return TimeMatch{end, year_value(r.year + direction)};
    case tables::TimeUnit::decade:
      return TimeMatch{end, decade_value(r.year + 10 * direction)};
    case tables::TimeUnit::century:
      return TimeMatch{end, year_value(r.year + 100 * direction).substr(0, 2)};
    default:
      return std::nullopt;
  }
}

// A count: "two", "27", "a", "several" (0), "two and a half", "two dozen".
std::optional<int> TimeFinder::count_at(std::size_t i, std::size_t& end) const {
  std::optional<int> count;
  if (p_.is_number(i) && p_[i].size() <= 5) {
    count = p_[i].number;
    end = i + 1;
    if (p_.is_mark(end, '.') && p_[end].glued && p_.is_number(end + 1) && p_[end + 1].glued) end += 2;
  } else if (const auto number = p_.value(i, tables::TimeClass::number)) {
    count = number;
    end = i + 1;
    if (p_.is(i, indefinite) && p_.is(end, vague_number)) {
      count = 0;
      ++end;
    } else if (*number >= 20 && p_.is_mark(end, '-') && p_.is(end + 1, tables::TimeClass::number)) {
      count = *number + *p_.value(end + 1, tables::TimeClass::number);
      end += 2;
    }
  } else if (p_.is(i, vague_number)) {
    count = 0;
    end = i + 1;
  }
  if (!count) return std::nullopt;
  if (p_.is(end, adding) && p_.is(end + 1, indefinite) && p_.is(end + 2, half)) end += 3;
  if (p_.is(end, belonging) && count == 0) ++end;
  return count;
}

// `count` units away from the reference, as precise as the unit is.
std::optional<TimeMatch> TimeFinder::moved(std::size_t end, int count, tables::TimeUnit unit) const {
  if (!reference_.valid()) return std::nullopt;
  if (std::abs(count) > 3000) return std::nullopt;
  switch (unit) {
    case tables::TimeUnit::day:
      return TimeMatch{end, day_value(add_days(reference_, count))};
    case tables::TimeUnit::week:
      return TimeMatch{end, day_value(add_days(reference_, 7 * count))};
    case tables::TimeUnit::fortnight:
      return TimeMatch{end, day_value(add_days(reference_, 14 * count))};
    case tables::TimeUnit::month: {
      const Date month = add_months(reference_, count);
      return TimeMatch{end, month_value(month.year, month.month)};
    }
    case tables::TimeUnit::year:
    case tables::TimeUnit::decade:
    case tables::TimeUnit::century: {
      const int years = count * (unit == tables::TimeUnit::year ? 1 : unit == tables::TimeUnit::decade ? 10 : 100);
      if (reference_.year + years < 1400) return std::nullopt;
      return TimeMatch{end, year_value(reference_.year + years)};
    }
    case tables::TimeUnit::hour:
    case tables::TimeUnit::minute:
      return TimeMatch{end, day_value(reference_), "TIME"};
    default:
      return std::nullopt;
  }
}

// "two years ago", "three days earlier" (a length only), "27-year", "several weeks"
std::optional<TimeMatch> TimeFinder::counted(std::size_t i) const {
  std::size_t at = i;
  const auto count = count_at(i, at);
  if (!count) {
    // "years", "minutes" alone: a length that nobody counted
    const auto bare = p_.value(i, unit);
    if (!bare || !p_.is(i, plural_unit) || p_[i].capital) return std::nullopt;
    if (p_.is(i + 1, ago)) return TimeMatch{i + 2, "PAST_REF"};
    return TimeMatch{i + 1, duration_value(0, unit_of(*bare)), "DURATION"};
  }
  if (p_.is_mark(at, '-') && p_[at].glued) ++at;
  if (p_.is(at, kind_of_unit)) ++at;
  const auto unit_value = p_.value(at, unit);
  if (!unit_value) return std::nullopt;
  const tables::TimeUnit of = unit_of(*unit_value);
  // "a second", "a minute" may be anything; "a quarter" is mostly a share.
  if (p_.is(i, determiner) &&
      (of == tables::TimeUnit::second || of == tables::TimeUnit::quarter || of == tables::TimeUnit::weekend))
    return std::nullopt;
  std::size_t end = at + 1;
  if (p_.is_mark(end, '\'') && p_[end].glued) ++end;
  if (*count > 0 && p_.is(end, ago)) return moved(end + 1, -*count, of);
  if (*count > 0 && p_.is(end, starting) && p_.is(end + 1, at_present)) return moved(end + 2, *count, of);
  if (*count == 0 && p_.is(end, ago)) return TimeMatch{end + 1, "PAST_REF"};
  // "10 dollars a day", "twice a year"
  if (p_.is(i, per) && i > 0 && (p_.is_number(i - 1) || p_.is(i - 1, count_noun) || p_.is(i - 1, how_often)))
    return TimeMatch{end, duration_value(1, of), "SET"};
  return TimeMatch{at + 1, duration_value(*count, of), "DURATION"};
}

// "last week", "this Friday", "next March", "last summer", "the past two years", "recent weeks"
// "This Week", "This Morning": both words in capitals are a programme's name, not a time.
bool TimeFinder::is_title(std::size_t at) const {
  return p_[at].capital && p_[at + 1].capital && (p_.is(at + 1, unit) || p_.is(at + 1, day_part));
}

std::optional<TimeMatch> TimeFinder::directed(std::size_t i) const {
  std::size_t at = i;
  const bool with_the = p_.is(at, definite);
  if (with_the) ++at;
  if (p_.is(at, part) && p_.is(at + 1, direction)) ++at;  // "earlier this month", "late last July"
  if (p_.is(at, not_long_past) && p_.is(at + 1, unit))
    return TimeMatch{at + 2, duration_value(0, unit_of(*p_.value(at + 1, unit))), "DURATION"};
  const auto to = p_.value(at, direction);
  if (!to) return std::nullopt;
  if (is_title(at)) return std::nullopt;
  const bool of_a_stretch = with_the && p_.is(at, stretch);
  ++at;
  // "the past nine days", "the last few years"
  std::size_t after_count = at;
  if (const auto count = count_at(at, after_count); count && !p_.is(at, indefinite)) {
    std::size_t unit_at = after_count;
    if (p_.is(unit_at, kind_of_unit)) ++unit_at;
    if (const auto of = p_.value(unit_at, unit))
      return TimeMatch{unit_at + 1, duration_value(*count, unit_of(*of)), "DURATION"};
    return std::nullopt;
  }
  if (!reference_.valid()) return std::nullopt;
  if (p_.is(at, fiscal)) ++at;
  if (const auto day = p_.value(at, day_name); day && p_[at].capital) {
    const int away = *day - weekday(reference_);
    int days = away;
    if (*to < 0)
      days = away < 0 ? away : away - 7;
    else if (*to > 0)
      days = away > 0 ? away : away + 7;
    else
      days = tense(i, at + 1) < 0 ? (away <= 0 ? away : away - 7) : (away >= 0 ? away : away + 7);
    return with_day_part(at + 1, add_days(reference_, days));
  }
  std::size_t month_end = at;
  if (const auto month = month_at(at, month_end)) {
    // "this March 5th": the written date says more
    if (p_.is_number(month_end)) return std::nullopt;
    int year = reference_.year;
    if (*to < 0 && *month >= reference_.month) --year;
    if (*to > 0 && *month <= reference_.month) ++year;
    return TimeMatch{month_end, month_value(year, *month)};
  }
  if (const auto season = p_.value(at, tables::TimeClass::season); season && !(p_.is(at, also_a_drop) && *to == 0)) {
    const int month = 3 * (*season + 1);
    int year = reference_.year;
    if (*to < 0 && month + 2 >= reference_.month) --year;
    if (*to < 0 && *season == 3 && reference_.month <= 3) year = reference_.year - 1;
    if (*to > 0 && month <= reference_.month) ++year;
    return TimeMatch{at + 1, season_value(year, *season)};
  }
  if (const auto part = p_.value(at, day_part)) {
    std::string value = day_value(add_days(reference_, *to)) + 'T';
    value += day_parts[*part];
    return TimeMatch{at + 1, value, "TIME"};
  }
  const auto of = p_.value(at, unit);
  if (!of) return std::nullopt;
  if (p_.is(at, plural_unit)) return TimeMatch{at + 1, duration_value(0, unit_of(*of)), "DURATION"};
  // "the past year" is a length; "the last week of March" a part of it.
  if (of_a_stretch) return TimeMatch{at + 1, duration_value(1, unit_of(*of)), "DURATION"};
  if (with_the && p_.is(at + 1, belonging) && unit_of(*of) < tables::TimeUnit::year) {
    std::size_t month_at_end = at + 2;
    if (unit_of(*of) == tables::TimeUnit::week)
      if (const auto month = month_at(at + 2, month_at_end)) {
        const std::string in = month_in(i, month_at_end, *month);
        if (const auto range = days_of(in)) return TimeMatch{month_at_end, iso_week(add_days(range->to, -3))};
      }
    return TimeMatch{at + 1, duration_value(1, unit_of(*of)), "DURATION"};
  }
  return directed_unit(i, at + 1, *to, unit_of(*of));
}

// "the end of the year", "early June", "mid-2011", "late last July", "the beginning of 2008"
std::optional<TimeMatch> TimeFinder::part_of(std::size_t i) const {
  std::size_t at = i;
  if (p_.is(at, part)) {
    ++at;
    if (p_.is_mark(at, '-') && p_[at].glued) ++at;
    if (p_.is(at, inside)) ++at;
    if (at > i + 1 && p_.is(at, definite) && p_.is(at + 1, unit) && reference_.valid()) {  // "late in the day"
      const tables::TimeUnit of = unit_of(*p_.value(at + 1, unit));
      // "later in the day" goes on with the day told last; "earlier in the day" is the article's.
      const bool told = anchor_.valid() && p_.value(i, away) != -1;
      if (of == tables::TimeUnit::day) return TimeMatch{at + 2, day_value(told ? anchor_ : reference_)};
      return directed_unit(i, at + 2, 0, of);
    }
    for (const auto& found : {month_first(at), directed(at)})
      if (found) return found;
    if (is_year(at) && stands_as_year(at)) return TimeMatch{at + 1, year_value(p_[at].number)};
    return decade(at);
  }
  if (p_.is(at, definite)) ++at;
  if (!p_.is(at, part_noun) || !p_.is(at + 1, belonging)) return std::nullopt;
  at += 2;
  for (const auto& found : {directed(at), month_first(at), decade(at)})
    if (found && found->type == "DATE") return found;
  if (is_year(at)) return TimeMatch{at + 1, year_value(p_[at].number)};
  if (p_.is(at, definite)) ++at;
  if (p_.is(at, fiscal)) ++at;
  const auto of = p_.value(at, unit);
  if (!of || !reference_.valid() || p_.is(at, plural_unit)) return std::nullopt;
  if (unit_of(*of) == tables::TimeUnit::day) return TimeMatch{at + 1, day_value(reference_)};
  return directed_unit(i, at + 1, 0, unit_of(*of));
}

// "the fourth quarter [of 2005]", "the first half of 1987"
std::optional<TimeMatch> TimeFinder::quarter(std::size_t i) const {
  std::size_t at = i;
  if (p_.is(at, definite)) ++at;
  std::optional<int> number = p_.value(at, ordinal);
  if (!number && p_.is_number(at) && p_[at].size() == 1 && p_.is_word(at + 1) && p_[at + 1].glued)
    number = p_[at++].number;
  if (!number || *number > 4) return std::nullopt;
  ++at;
  const bool of_halves = p_.is(at, half);
  if ((!of_halves && !one(at, tables::TimeUnit::quarter)) || (of_halves && *number > 2)) return std::nullopt;
  ++at;
  std::size_t year_at = at;
  if (p_.is(year_at, belonging) || p_.is(year_at, inside)) ++year_at;
  const auto value = [&](int year) {
    return of_halves ? year_value(year) + "-H" + std::to_string(*number) : quarter_value(year, *number);
  };
  if (is_year(year_at)) return TimeMatch{year_at + 1, value(p_[year_at].number)};
  if (!reference_.valid()) return std::nullopt;
  if (const auto found = directed(year_at); found && found->value.size() == 4)
    return TimeMatch{found->end, value(std::stoi(found->value))};
  if (of_halves && year_at == at) return std::nullopt;  // of a match, of a book
  const int now = of_halves ? (reference_.month - 1) / 6 + 1 : (reference_.month - 1) / 3 + 1;
  const int direction = tense(i, at);
  int year = reference_.year;
  if (direction <= 0 && *number > now + (direction == 0 ? 1 : 0)) --year;
  if (direction > 0 && *number < now) ++year;
  return TimeMatch{at, value(year)};
}

// "the previous day", "a day earlier", "the day before", "the next day"
std::optional<TimeMatch> TimeFinder::anchored(std::size_t i) const {
  if (!anchor_.valid()) return std::nullopt;
  std::size_t at = i;
  if (p_.is(at, indefinite) && one(at + 1, tables::TimeUnit::day) && p_.is(at + 2, apart))
    return TimeMatch{at + 3, day_value(add_days(anchor_, *p_.value(at + 2, apart)))};
  if (!p_.is(at, definite)) return std::nullopt;
  ++at;
  if (const auto beside = p_.value(at, neighbour); beside && one(at + 1, tables::TimeUnit::day))
    return TimeMatch{at + 2, day_value(add_days(anchor_, *beside))};
  const bool alone = !p_.is_word(at + 2);
  // "ended the day at 9505.96", "to finish the day"
  if (!one(at, tables::TimeUnit::day)) return std::nullopt;
  if (i > 0 && !p_.is_mark(at + 1, '\'') && p_.is(i - 1, ending)) return TimeMatch{at + 1, day_value(anchor_)};
  if (p_.is(at + 1, before) && alone) return TimeMatch{at + 2, day_value(add_days(anchor_, -1))};
  return std::nullopt;
}

// "spring 2024", "in the autumn", "winter"
std::optional<TimeMatch> TimeFinder::season(std::size_t i) const {
  std::size_t at = i;
  if (p_.is(at, definite)) ++at;
  const auto season = p_.value(at, tables::TimeClass::season);
  if (!season) return std::nullopt;
  std::size_t year_at = at + 1;
  if (p_.is(year_at, belonging)) ++year_at;
  if (is_year(year_at)) return TimeMatch{year_at + 1, season_value(p_[year_at].number, *season)};
  // "spring" and "fall" are other words as well.
  const bool led = i > 0 && p_.is(i - 1, inside);
  if (!led || !reference_.valid()) return std::nullopt;
  const int month = 3 * (*season + 1), direction = tense(i, at + 1);
  int year = reference_.year;
  if (direction < 0 && month > reference_.month) --year;
  if (direction > 0 && month + 2 < reference_.month) ++year;
  return TimeMatch{at + 1, season_value(year, *season)};
}

std::optional<TimeMatch> TimeFinder::each(std::size_t i) const {
  if (p_.is(i, set) && !p_[i].capital) return TimeMatch{i + 1, duration_value(1, unit_of(*p_.value(i, set))), "SET"};
  if (!p_.is(i, tables::TimeClass::each)) return std::nullopt;
  if (const auto of = p_.value(i + 1, unit)) return TimeMatch{i + 2, duration_value(1, unit_of(*of)), "SET"};
  if (const auto day = p_.value(i + 1, day_name))
    return TimeMatch{i + 2, "XXXX-WXX-" + std::to_string(*day + 1), "SET"};
  if (const auto part = p_.value(i + 1, day_part)) {
    std::string value = "XXXX-XX-XXT";
    value += day_parts[*part];
    return TimeMatch{i + 2, value, "SET"};
  }
  return std::nullopt;
}

std::optional<TimeMatch> TimeFinder::reference_word(std::size_t i) const {
  const auto to = p_.value(i, tables::TimeClass::reference);
  if (!to || (p_.is(i, also_an_adjective) && i > 0 && !p_.is(i - 1, before_the_noun))) return std::nullopt;
  return TimeMatch{i + 1, *to == 0 ? "PRESENT_REF" : *to < 0 ? "PAST_REF" : "FUTURE_REF"};
}

}  // namespace onrecord::resolve
