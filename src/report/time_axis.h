// The time axis of a report's pictures: dates to per cent of the width, ticks at round months.
#pragma once

#include <string>
#include <vector>

#include "onrecord/date.h"
#include "onrecord/timeline.h"
#include "report/markup.h"

namespace onrecord::report {

struct AxisTick {
  double at = 0;      // per cent
  std::string label;  // empty: a line only
  bool odd = false;   // every second label, which narrow screens leave out
  std::string year;   // what narrow screens add to the label, since they left out the one that has the year
};

// " odd" where narrow screens leave it out, " lo" and " hi" near the ends, where it must not stand over the edge.
std::string tick_class(const AxisTick& tick);
void put_tick_label(Markup& out, const AxisTick& tick, int y);

class TimeAxis {
 public:
  // With a margin on both sides, so that marks at the ends are whole. Both dates valid.
  TimeAxis(Date from, Date to);

  double at(Date date) const;  // per cent of the width, clipped to 0..100
  bool outside(Date date) const { return date < from_ || date > to_; }
  // A week, month or year that reaches into the axis does not lie outside.
  bool outside(const TimelinePoint& point) const {
    return outside(point.date) &&
           (point.precision == DatePrecision::day || !point.latest.valid() || outside(point.latest));
  }
  std::vector<AxisTick> ticks() const;
  Date from() const { return from_; }
  Date to() const { return to_; }

 private:
  Date from_, to_;
  double length_;
};

}  // namespace onrecord::report
