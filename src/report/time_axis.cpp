// Where dates and ticks stand on the axis.
#include "report/time_axis.h"

#include <algorithm>
#include <array>

#include "report/wording.h"

namespace onrecord::report {
namespace {

constexpr int labels_wanted = 9;

int months_between(Date from, Date to) {
  return (to.year - from.year) * 12 + to.month - from.month;
}

int step_for(int months) {
  static constexpr std::array steps = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000};
  for (const int step : steps)
    if (months / step < labels_wanted) return step;
  return steps.back();
}

}  // namespace

std::string tick_class(const AxisTick& tick) {
  std::string classes(tick.odd ? " odd" : "");
  return classes.append(tick.at < 8 ? " lo" : tick.at > 92 ? " hi" : "");
}

TimeAxis::TimeAxis(Date from, Date to) {
  const int span = std::max(days_between(from, to), 0);
  const int margin = std::max(span / 40, 4);
  from_ = add_days(from, -margin);
  to_ = add_days(to, margin);
  length_ = days_between(from_, to_);
}

double TimeAxis::at(Date date) const {
  if (date <= from_) return 0;
  if (date >= to_) return 100;
  return 100.0 * days_between(from_, date) / length_;
}

std::vector<AxisTick> TimeAxis::ticks() const {
  const int step = step_for(months_between(from_, to_));
  std::vector<AxisTick> ticks;
  bool year_told = false, odd = false;
  const auto start = make_date(from_.year, 1, 1);
  for (Date day = start ? *start : from_; day <= to_; day = add_months(day, step)) {
    if (day >= from_) {
      const bool year = day.month == 1 || !year_told;
      const double place = at(day);
      const bool room = place > 1 && place < 97;
      std::string label = step >= 12 ? std::to_string(day.year)
                          : year     ? date_in_words(day, DatePrecision::month)
                                     : month_in_words(day.month);
      ticks.push_back({place, room ? std::move(label) : std::string(), odd});
      year_told = year_told || room;
      odd = !odd;
    }
    if (day.year >= 9999 || (9999 - day.year) * 12 < step) break;
  }
  return ticks;
}

}  // namespace onrecord::report
