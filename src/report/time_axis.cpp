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

void put_tick_label(Markup& out, const AxisTick& tick, int y) {
  if (tick.label.empty()) return;
  out.put("<text class=\"tick{}\" x=\"{:.2f}%\" y=\"{}\">{}", tick_class(tick), tick.at, y, tick.label);
  if (!tick.year.empty()) out.put("<tspan class=\"nar\">\u00A0{}</tspan>", tick.year);
  out.put("</text>");
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
  int narrow_year = 0;  // last told on narrow screens
  const auto start = make_date(from_.year, 1, 1);
  for (Date day = start ? *start : from_; day <= to_; day = add_months(day, step)) {
    if (day >= from_) {
      const bool year = day.month == 1 || !year_told;
      const double place = at(day);
      AxisTick tick{place, {}, false, {}};
      if (place > 1 && place < 97) {
        tick.label = step >= 12 ? std::to_string(day.year)
                     : year     ? date_in_words(day, DatePrecision::month)
                                : month_in_words(day.month);
        tick.odd = odd;
        if (!odd && step < 12 && !year && narrow_year != day.year) tick.year = std::to_string(day.year);
        if (!odd) narrow_year = day.year;
        year_told = true;
        odd = !odd;
      }
      ticks.push_back(std::move(tick));
    }
    if (day.year >= 9999 || (9999 - day.year) * 12 < step) break;
  }
  return ticks;
}

}  // namespace onrecord::report
