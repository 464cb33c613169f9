// TIMEX3 values: written, and read back as the days that they cover.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "onrecord/date.h"
#include "tables/time_words.h"

namespace onrecord::resolve {

struct DayRange {
  Date from, to;
  DatePrecision precision = DatePrecision::none;  // day, week, month, year; none for seasons, decades ...
};

std::string day_value(Date date);                // 2024-02-15
std::string month_value(int year, int month);    // 2024-02
std::string year_value(int year);                // 2024
std::string season_value(int year, int season);  // 2024-SP
std::string quarter_value(int year, int quarter);
std::string decade_value(int year);                            // 199 for the 1990s
std::string duration_value(int count, tables::TimeUnit unit);  // P3D, PT30M; count 0: PXD

// The days that a DATE or TIME value covers; nothing for other values and for what the calendar does not have.
std::optional<DayRange> days_of(std::string_view value);

}  // namespace onrecord::resolve
