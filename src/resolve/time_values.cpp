// TIMEX3 values by plain arithmetic; weeks are ISO 8601 weeks.
#include "resolve/time_values.h"

#include <array>

namespace onrecord::resolve {
namespace {

void append_number(std::string& out, int number, int digits) {
  std::string text = std::to_string(number);
  while (text.size() < static_cast<std::size_t>(digits)) text.insert(0, "0");
  out += text;
}

constexpr std::array<std::string_view, 4> seasons{"SP", "SU", "FA", "WI"};

int number_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

DayRange whole_months(int year, int first, int last, DatePrecision precision) {
  const auto from = make_date(year, first, 1), to = make_date(year, last, days_in_month(year, last));
  return {*from, *to, precision};
}

}  // namespace

std::string day_value(Date date) {
  return to_string(date);
}

std::string month_value(int year, int month) {
  std::string out = year_value(year);
  out += '-';
  append_number(out, month, 2);
  return out;
}

std::string year_value(int year) {
  std::string out;
  append_number(out, year, 4);
  return out;
}

std::string season_value(int year, int season) {
  std::string out = year_value(year);
  out += '-';
  out += seasons[static_cast<std::size_t>(season)];
  return out;
}

std::string quarter_value(int year, int quarter) {
  std::string out = year_value(year);
  out += "-Q";
  append_number(out, quarter, 1);
  return out;
}

std::string decade_value(int year) {
  return year_value(year).substr(0, 3);
}

std::string duration_value(int count, tables::TimeUnit unit) {
  constexpr std::array<std::string_view, 12> letters{"S", "M", "H", "D", "W", "M", "Q", "Y", "Y", "Y", "WE", "W"};
  constexpr std::array<int, 12> factors{1, 1, 1, 1, 1, 1, 1, 1, 10, 100, 1, 2};
  const std::size_t index = static_cast<std::size_t>(unit);
  std::string out = unit <= tables::TimeUnit::hour ? "PT" : "P";
  out += count == 0 ? std::string("X") : std::to_string(count * factors[index]);
  out += letters[index];
  return out;
}

std::optional<DayRange> days_of(std::string_view value) {
  if (const std::size_t time = value.find('T'); time != std::string_view::npos && time >= 8)
    value = value.substr(0, time);
  const int year = number_at(value, 0, 4);
  if (year < 0) {
    const int decade = number_at(value, 0, 3);
    if (value.size() != 3 || decade < 100) return std::nullopt;
    const auto from = make_date(decade * 10, 1, 1), to = make_date(decade * 10 + 9, 12, 31);
    return DayRange{*from, *to, DatePrecision::none};
  }
  if (year < 1400) return std::nullopt;  // before the calendar begins
  if (value.size() == 4) return whole_months(year, 1, 12, DatePrecision::year);
  if (value[4] != '-') return std::nullopt;
  const std::string_view rest = value.substr(5);
  if (const auto monday = parse_iso_week(value.substr(0, 8))) {
    if (rest.ends_with("-WE")) return DayRange{add_days(*monday, 5), add_days(*monday, 6), DatePrecision::none};
    return DayRange{*monday, add_days(*monday, 6), DatePrecision::week};
  }
  if (rest.size() == 2 && rest[0] == 'Q' && rest[1] >= '1' && rest[1] <= '4')
    return whole_months(year, (rest[1] - '1') * 3 + 1, (rest[1] - '1') * 3 + 3, DatePrecision::none);
  if (rest == "H1" || rest == "H2")
    return whole_months(year, rest == "H1" ? 1 : 7, rest == "H1" ? 6 : 12, DatePrecision::none);
  constexpr std::array<int, 4> first_months{3, 6, 9, 12};
  for (std::size_t i = 0; i < seasons.size(); ++i)
    if (rest == seasons[i]) {
      const Date from{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(first_months[i]), 1};
      return DayRange{from, last_day_of_month(add_months(from, 2)), DatePrecision::none};
    }
  const int month = number_at(rest, 0, 2);
  if (month < 1 || month > 12) return std::nullopt;
  if (rest.size() == 2) return whole_months(year, month, month, DatePrecision::month);
  if (rest.size() != 5 || rest[2] != '-') return std::nullopt;
  const auto day = make_date(year, month, number_at(rest, 3, 2));
  if (!day) return std::nullopt;
  return DayRange{*day, *day, DatePrecision::day};
}

}  // namespace onrecord::resolve
