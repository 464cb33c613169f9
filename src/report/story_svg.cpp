// Counts points by stretches of the axis and draws them on both sides of a line. All x are per cent.
#include "report/story_svg.h"

#include <algorithm>
#include <array>
#include <map>

#include "report/timeline_svg.h"
#include "report/wording.h"

namespace onrecord::report {
namespace {

constexpr int top = 46, bottom = 154, label_y = 196;
constexpr int months_of_weeks = 5, months_of_months = 30, months_of_quarters = 120;  // a longer period has wider bars

int months_of(const ReportView& view) {
  return (view.last.year - view.first.year) * 12 + view.last.month - view.first.month;
}

// The first day of the bar in which the day lies.
Date bar_of(const ReportView& view, Date day) {
  const int months = months_of(view);
  if (months <= months_of_weeks) return add_days(view.first, days_between(view.first, day) / 7 * 7);
  const int step = months <= months_of_months ? 1 : months <= months_of_quarters ? 3 : 12;
  return make_date(day.year, (day.month - 1) / step * step + 1, 1).value_or(day);
}

Date end_of_bar(const ReportView& view, Date begin) {
  const int months = months_of(view);
  if (months <= months_of_weeks) return add_days(begin, 7);
  return add_months(begin, months <= months_of_months ? 1 : months <= months_of_quarters ? 3 : 12);
}

struct Bar {
  std::array<int, 2> sure{}, unsure{};  // for, against
  int all(std::size_t side) const { return sure[side] + unsure[side]; }
};

std::map<Date, Bar> bars_of(const ReportView& view, const std::string& issue_id) {
  std::map<Date, Bar> bars;
  for (const Timeline& timeline : view.timelines) {
    if (timeline.issue_id != issue_id) continue;
    for (const TimelinePoint& point : timeline.points) {
      if (!point.dated || point.position == 0 || point.date < view.first || point.date > view.last) continue;
      Bar& bar = bars[bar_of(view, point.date)];
      ++(point.certainty < certain_enough ? bar.unsure : bar.sure)[point.position > 0 ? 0 : 1];
    }
  }
  return bars;
}

void put_rect(Markup& out, std::string_view classes, double x, double width, double y, double height) {
  if (height > 0)
    out.put("<rect class=\"{}\" x=\"{:.2f}%\" width=\"{:.2f}%\" y=\"{:.1f}\" height=\"{:.1f}\"/>", classes, x, width, y,
            height);
}

}  // namespace

bool has_story(const ReportView& view, const std::string& issue_id) {
  return !bars_of(view, issue_id).empty();
}

std::string_view bar_in_words(const ReportView& view) {
  const int months = months_of(view);
  return months <= months_of_weeks      ? "week"
         : months <= months_of_months   ? "month"
         : months <= months_of_quarters ? "quarter"
                                        : "year";
}

std::vector<std::pair<std::size_t, const Event*>> events_on(const ReportView& view, const std::string& issue_id) {
  std::vector<std::pair<std::size_t, const Event*>> events;
  for (std::size_t i = 0; i < view.events.size(); ++i)
    if (view.events[i].issue_id.empty() || view.events[i].issue_id == issue_id)
      events.emplace_back(i + 1, &view.events[i]);
  return events;
}

void put_event_rules(Markup& out, const ReportView& view, const std::string& issue_id, const TimeAxis& axis, int from,
                     int to, bool numbers) {
  double before = -10;
  bool raised = false;
  for (const auto& [number, event] : events_on(view, issue_id)) {
    const double x = axis.at(event->date);
    out.put("<line class=\"event\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"{1}\" y2=\"{2}\"/>", x, from, to);
    if (!numbers) continue;
    raised = x - before < 3 && !raised;  // two that stand near each other would cover each other
    out.put("<text class=\"evn\" x=\"{:.2f}%\" y=\"{}\">{}</text>", x, from - (raised ? 31 : 18), number);
    before = x;
  }
}

void put_story_drawing(Markup& out, const ReportView& view, const std::string& issue_id, const TimeAxis& axis) {
  const std::map<Date, Bar> bars = bars_of(view, issue_id);
  std::array<int, 2> most{}, total{};
  for (const auto& [begin, bar] : bars)
    for (const std::size_t side : {0U, 1U}) {
      most[side] = std::max(most[side], bar.all(side));
      total[side] += bar.all(side);
    }
  const double unit = static_cast<double>(bottom - top) / std::max(most[0] + most[1], 1);
  const double middle = top + unit * most[0];
  for (const AxisTick& tick : axis.ticks()) {
    out.put("<line class=\"grid\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"{1}\" y2=\"{2}\"/>", tick.at, top, bottom + 4);
    if (!tick.label.empty())
      out.put("<text class=\"tick{}\" x=\"{:.2f}%\" y=\"{}\">{}</text>", tick_class(tick), tick.at, label_y,
              tick.label);
  }
  put_event_rules(out, view, issue_id, axis, top, bottom, true);
  std::array<bool, 2> told{};
  for (const auto& [begin, bar] : bars) {
    const double x = axis.at(begin), width = std::max((axis.at(end_of_bar(view, begin)) - x) * 0.86, 0.3);
    put_rect(out, "bar l-sup", x, width, middle - unit * bar.sure[0], unit * bar.sure[0]);
    put_rect(out, "bar l-sup un", x, width, middle - unit * bar.all(0), unit * bar.unsure[0]);
    put_rect(out, "bar l-opp", x, width, middle, unit * bar.sure[1]);
    put_rect(out, "bar l-opp un", x, width, middle + unit * bar.sure[1], unit * bar.unsure[1]);
    for (const std::size_t side : {0U, 1U})
      if (!told[side] && bar.all(side) == most[side] && most[side] > 0) {  // the largest says how many it stands for
        const double y = side == 0 ? middle - unit * bar.all(side) - 4 : middle + unit * bar.all(side) + 12;
        out.put("<text class=\"value\" x=\"{:.2f}%\" y=\"{:.1f}\">{}</text>", x + width / 2, y, most[side]);
        told[side] = true;
      }
  }
  out.put("<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"{0:.1f}\" y2=\"{0:.1f}\"/>", middle);
  if (total[0] > 0) out.put("<text class=\"side l-sup\" x=\"0\" y=\"12\">for: {}</text>", total[0]);
  if (total[1] > 0) out.put("<text class=\"side l-opp\" x=\"0\" y=\"{}\">against: {}</text>", bottom + 25, total[1]);
}

}  // namespace onrecord::report
