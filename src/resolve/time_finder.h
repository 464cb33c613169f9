// TimeFinder: the patterns of temporal expressions over pieces of text; time_expressions.cpp runs them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "onrecord/date.h"
#include "resolve/time_pieces.h"

namespace onrecord::resolve {

struct TimeMatch {
  std::size_t end = 0;  // the piece after it
  std::string value;
  std::string_view type = "DATE";
};

// Every pattern begins at a given piece and gives the longest match, or nothing. `reference` may be invalid: then only
// what stands on its own has a day.
class TimeFinder {
 public:
  TimeFinder(const TimePieces& pieces, Date reference) : p_(pieces), reference_(reference) {}

  std::optional<TimeMatch> at(std::size_t begin) const;
  // The day that "a day earlier" and "the previous day" count from: the last one that the text spoke of.
  void set_anchor(Date day) { anchor_ = day; }

  // The months and weekdays that other patterns are made of.
  std::optional<int> month_at(std::size_t index, std::size_t& end) const;
  std::optional<int> weekday_at(std::size_t index, std::size_t& end) const;

 private:
  using Found = std::optional<TimeMatch>;

  // time_written.cpp: what is written out.
  Found iso_date(std::size_t i) const;
  Found numeric_date(std::size_t i) const;
  Found day_month(std::size_t i) const;
  Found month_first(std::size_t i) const;
  Found year(std::size_t i) const;
  Found decade(std::size_t i) const;
  Found clock(std::size_t i) const;
  Found holiday(std::size_t i) const;
  bool is_year(std::size_t i) const;
  bool stands_as_year(std::size_t i) const;
  std::optional<int> day_of_month(std::size_t i, std::size_t& end) const;
  std::string day_in(std::size_t begin, std::size_t end, int month, int day) const;
  std::string month_in(std::size_t begin, std::size_t end, int month) const;

  // time_relative.cpp: what counts from a day.
  Found weekday_name(std::size_t i) const;
  Found deictic(std::size_t i) const;
  Found directed(std::size_t i) const;  // last week, this Friday, next March, the past two years
  bool is_title(std::size_t at) const;
  bool one(std::size_t i, tables::TimeUnit of) const;  // "day", not "days"
  Found part_of(std::size_t i) const;                  // the end of the year, early June, mid-2011
  Found quarter(std::size_t i) const;                  // the fourth quarter [of 2005], the first half of 1987
  Found counted(std::size_t i) const;                  // two years ago, 27-year, several days
  Found anchored(std::size_t i) const;                 // the previous day, a day earlier
  Found weekend(std::size_t i) const;
  Found season(std::size_t i) const;
  Found each(std::size_t i) const;
  Found reference_word(std::size_t i) const;
  std::optional<int> count_at(std::size_t i, std::size_t& end) const;
  Found directed_unit(std::size_t begin, std::size_t end, int direction, tables::TimeUnit unit) const;
  std::string weekend_value(std::size_t begin, std::size_t end, int direction, bool named) const;
  Found with_day_part(std::size_t end, Date day) const;  // "Thursday" + "night"
  Found moved(std::size_t end, int count, tables::TimeUnit unit) const;

  int tense(std::size_t begin, std::size_t end) const { return tense_around(p_, begin, end); }

  const TimePieces& p_;
  Date reference_;
  Date anchor_;
};

}  // namespace onrecord::resolve
