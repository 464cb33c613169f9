// Counts points by stretches of the axis and draws them on both sides of a line. All x are per cent.
#include "report/story_svg.h"

#include <algorithm>
#include <array>
#include <map>

#include "report/timeline_svg.h"
#include "report/wording.h"

namespace onrecord::report {
namespace {

constexpr int plot_height = 108, above = 46, above_named = 72, below = 48;  // for words around the bars
constexpr int name_rows = 3, name_row_height = 14, first_name_y = 28;
constexpr double letter_width = 0.66;  // per cent of the first picture's width on a wide screen
constexpr std::size_t name_letters = 34;
constexpr double together = 3.6;  // numbers of rules nearer than this, in per cent, are one
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

// Each name in the first row where it has room, at its rule; on narrow screens only the number is seen.
void put_named_events(Markup& out, const ReportView& view, const std::string& issue_id, const TimeAxis& axis,
                      int bottom) {
  std::array<double, name_rows> free{};  // from where on a row is free, in per cent
  for (const auto& [number, event] : events_on(view, issue_id)) {
    const double x = axis.at(event->date);
    const std::string name = clipped(event->label, name_letters);
    const double width = letter_width * static_cast<double>(name.size() + 4);
    const bool right = x + width < 100, left = !right && x > width;
    std::size_t row = 0;
    while (row < free.size() && free[row] > (left ? x - width : x)) ++row;
    const bool room = (right || left) && row < free.size();
    if (row == free.size()) row = free.size() - 1;
    const int y = first_name_y + name_row_height * static_cast<int>(row);
    out.put("<line class=\"event\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"{1}\" y2=\"{2}\"/>", x, y - 8, bottom);
    const bool at_end = left || x > 96;
    out.put("<text class=\"evn {}\" x=\"{:.2f}%\" y=\"{}\" dx=\"{}\">{}", at_end ? "last" : "named", x, y,
            at_end ? -4 : 4, number);
    if (room) out.put("<tspan class=\"evl\">\u00A0{}</tspan>", name);
    out.put("</text>");
    free[row] = room && right ? x + width : x + (at_end ? 0 : letter_width * 4);
  }
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
                     int to) {
  for (const auto& [number, event] : events_on(view, issue_id))
    out.put("<line class=\"event\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"{1}\" y2=\"{2}\"/>", axis.at(event->date), from,
            to);
}

void put_event_numbers(Markup& out, const ReportView& view, const std::string& issue_id, const TimeAxis& axis, int y) {
  const auto events = events_on(view, issue_id);
  for (std::size_t i = 0; i < events.size();) {
    const double x = axis.at(events[i].second->date);
    std::size_t last = i;
    while (last + 1 < events.size() &&
           axis.at(events[last + 1].second->date) - axis.at(events[last].second->date) < together)
      ++last;
    out.put("<text class=\"evn\" x=\"{:.2f}%\" y=\"{}\">{}", x, y, events[i].first);
    if (last > i) out.put("\u2013{}", events[last].first);
    out.put("</text>");
    i = last + 1;
  }
}

StoryScale story_scale(const ReportView& view) {
  StoryScale scale;
  for (const IssueInfo& issue : view.issues)
    for (const auto& [begin, bar] : bars_of(view, issue.issue_id))
      for (const std::size_t side : {0U, 1U}) scale.most[side] = std::max(scale.most[side], bar.all(side));
  return scale;
}

int story_height(bool named) {
  return (named ? above_named : above) + plot_height + below;
}

void put_story_drawing(Markup& out, const ReportView& view, const std::string& issue_id, const TimeAxis& axis,
                       const StoryScale& scale, bool named) {
  const int top = named ? above_named : above, bottom = top + plot_height, label_y = bottom + 42;
  const std::map<Date, Bar> bars = bars_of(view, issue_id);
  std::array<int, 2> most{}, total{};
  for (const auto& [begin, bar] : bars)
    for (const std::size_t side : {0U, 1U}) {
      most[side] = std::max(most[side], bar.all(side));
      total[side] += bar.all(side);
    }
  const double unit = static_cast<double>(plot_height) / std::max(scale.most[0] + scale.most[1], 1);
  const double middle = top + unit * scale.most[0];
  for (const AxisTick& tick : axis.ticks()) {
    out.put("<line class=\"grid\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"{1}\" y2=\"{2}\"/>", tick.at, top, bottom + 4);
    put_tick_label(out, tick, label_y);
  }
  if (named)
    put_named_events(out, view, issue_id, axis, bottom);
  else {
    put_event_rules(out, view, issue_id, axis, top, bottom);
    put_event_numbers(out, view, issue_id, axis, top - 16);
  }
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
