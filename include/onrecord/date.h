// Civil dates: whole days without clock or time zone, and the precision with which a date is known.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

// A day of the proleptic Gregorian calendar, year 1400 to 9999 (Boost.Date_Time's range). Default: no valid day.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;  // 1..12
  std::uint8_t day = 0;    // 1..31

  bool valid() const noexcept { return month != 0; }
  auto operator<=>(const Date&) const = default;
};

enum class DatePrecision : std::uint8_t { none, year, month, week, day };
std::string_view name(DatePrecision precision) noexcept;

// The day, or nothing where the calendar has no such day (30 February).
std::optional<Date> make_date(int year, int month, int day) noexcept;
// "2024-02-16", also as the start of an ISO timestamp ("2024-02-16T10:00:00Z": the day as written, no zone applied).
std::optional<Date> parse_iso_date(std::string_view text) noexcept;
std::string to_string(Date date);  // ISO 8601; empty for an invalid date

Date add_days(Date date, int days);
Date add_months(Date date, int months);  // clipped to the month's last day
int days_between(Date from, Date to);    // negative where `to` lies before `from`
int weekday(Date date);                  // 0 = Monday .. 6 = Sunday
int days_in_month(int year, int month);
Date monday_of(Date date);        // of its week
std::string iso_week(Date date);  // "2024-W07"
std::optional<Date> parse_iso_week(
    std::string_view text) noexcept;    // its Monday; nothing where the year has no such week
std::int64_t epoch_seconds(Date date);  // midnight UTC, for dashboards' time axes
Date last_day_of_month(Date date);

}  // namespace onrecord
