// Civil dates: calendar, arithmetic, ISO text.
#include <doctest/doctest.h>

#include "onrecord/date.h"

using namespace onrecord;

TEST_CASE("a day that the calendar lacks is no date") {
  CHECK_FALSE(make_date(2024, 2, 30));
  CHECK(make_date(2024, 2, 29));
  CHECK_FALSE(parse_iso_date("2024-13-01"));
}

TEST_CASE("a timestamp's day is the day as written, whatever the zone") {
  CHECK(parse_iso_date("2024-02-16T23:30:00+09:00") == Date{2024, 2, 16});
  CHECK(to_string(Date{2024, 2, 6}) == "2024-02-06");
}

TEST_CASE("arithmetic over months and leap days") {
  CHECK(add_days({2024, 2, 28}, 2) == Date{2024, 3, 1});
  CHECK(add_months({2024, 1, 31}, 1) == Date{2024, 2, 29});
  CHECK(days_between({2024, 2, 16}, {2024, 2, 15}) == -1);
  CHECK(weekday({2024, 2, 16}) == 4);
  CHECK(epoch_seconds({1970, 1, 2}) == 86400);
}

TEST_CASE("ISO weeks: the one that holds 4 January is the first") {
  CHECK(iso_week({2024, 2, 16}) == "2024-W07");
  CHECK(iso_week({2021, 1, 3}) == "2020-W53");
  CHECK(monday_of({2024, 2, 18}) == Date{2024, 2, 12});
  CHECK(parse_iso_week("2024-W07") == Date{2024, 2, 12});
  CHECK(parse_iso_week("2020-W53") == Date{2020, 12, 28});
  for (const char* none :
       {"2024-W53", "2024-W00", "2024-07", "2024-W7", "24-W007x", "9999-W53", "9999-W54", "0000-W01"})
    CHECK_FALSE(parse_iso_week(none));
}
