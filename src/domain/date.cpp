// Civil dates; the only file that knows Boost.Date_Time.
#include "onrecord/date.h"

#include <boost/date_time/gregorian/gregorian_types.hpp>

namespace onrecord {
namespace {

namespace greg = boost::gregorian;

greg::date to_boost(Date date) {
  return {static_cast<unsigned short>(date.year), date.month, date.day};
}

Date from_boost(const greg::date& date) {
  const auto ymd = date.year_month_day();
  return {static_cast<std::int16_t>(static_cast<int>(ymd.year)), static_cast<std::uint8_t>(ymd.month.as_number()),
          static_cast<std::uint8_t>(ymd.day.as_number())};
}

// Boost's range; days beyond it are clipped to its ends, since text is never an error.
const Date first_date{1400, 1, 1};
const Date last_date{9999, 12, 31};

int digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) noexcept {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
    return std::nullopt;
  return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

std::optional<Date> parse_iso_date(std::string_view text) noexcept {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ' && text[10] != 't') return std::nullopt;
  return make_date(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

std::string to_string(Date date) {
  if (!date.valid()) return {};
  std::string out = "0000-00-00";
  const auto put = [&](std::size_t at, int value, int count) {
    for (int i = count - 1; i >= 0; --i, value /= 10)
      out[at + static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  };
  put(0, date.year, 4);
  put(5, date.month, 2);
  put(8, date.day, 2);
  return out;
}

Date add_days(Date date, int days) {
  if (!date.valid() || date < first_date) return date;
  const int room_up = days_between(date, last_date), room_down = days_between(date, first_date);
  if (days > room_up) return last_date;
  if (days < room_down) return first_date;
  return from_boost(to_boost(date) + greg::days(days));
}

Date add_months(Date date, int months) {
  if (!date.valid()) return date;
  const int total = date.year * 12 + date.month - 1 + months;
  const int year = total / 12, month = total % 12 + 1;
  if (year < first_date.year) return first_date;
  if (year > last_date.year) return last_date;
  const int day = std::min<int>(date.day, days_in_month(year, month));
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

int days_between(Date from, Date to) {
  if (!from.valid() || !to.valid()) return 0;
  return static_cast<int>((to_boost(std::max(to, first_date)) - to_boost(std::max(from, first_date))).days());
}

int weekday(Date date) {
  return (static_cast<int>(to_boost(std::max(date, first_date)).day_of_week().as_number()) + 6) % 7;
}

Date monday_of(Date date) {
  return add_days(date, -weekday(date));
}

namespace {

Date first_monday(int year) {
  return monday_of({static_cast<std::int16_t>(year), 1, 4});  // the week that holds 4 January is the first
}

}  // namespace

std::string iso_week(Date date) {
  if (!date.valid()) return {};
  const Date thursday = add_days(monday_of(date), 3);
  const std::string number = std::to_string(days_between(first_monday(thursday.year), thursday) / 7 + 1);
  return to_string(thursday).substr(0, 5) + (number.size() < 2 ? "W0" : "W") + number;
}

std::optional<Date> parse_iso_week(std::string_view text) noexcept {
  constexpr std::string_view form = "0000-W00";
  if (text.size() != form.size() || text.substr(4, 2) != "-W") return std::nullopt;
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : -1; };
  for (const std::size_t at : {0, 1, 2, 3, 6, 7})
    if (digit(at) < 0) return std::nullopt;
  const int year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3), week = digit(6) * 10 + digit(7);
  if (!make_date(year, 1, 4) || week == 0) return std::nullopt;
  try {
    const Date monday = add_days(first_monday(year), 7 * (week - 1));
    return iso_week(monday) == text ? std::optional(monday) : std::nullopt;
  } catch (...) {  // a week that reaches beyond the calendar's last or first day
    return std::nullopt;
  }
}

int days_in_month(int year, int month) {
  while (year < first_date.year) year += 400;  // the calendar repeats; Boost knows no earlier years
  return greg::gregorian_calendar::end_of_month_day(static_cast<unsigned short>(year),
                                                    static_cast<unsigned short>(month));
}

std::int64_t epoch_seconds(Date date) {
  return std::int64_t{86400} * days_between({1970, 1, 1}, date);
}

Date last_day_of_month(Date date) {
  date.day = static_cast<std::uint8_t>(days_in_month(date.year, date.month));
  return date;
}

}  // namespace onrecord
