// The picture of a story: how many spoke for and against, by week, month, quarter or year.
#pragma once

#include <array>

#include "report/markup.h"
#include "report/report_view.h"
#include "report/time_axis.h"

namespace onrecord::report {

// All stories of a report have one scale. The first picture names its events at their rules, which takes room.
struct StoryScale {
  std::array<int, 2> most{};  // statements of the largest bar for, and against
};
StoryScale story_scale(const ReportView& view);
int story_height(bool named);

// The drawing of one issue, `width` 100 %: bars for above the line and against below it, uncertain labels lighter,
// events as numbered rules, with their names where `named`.
void put_story_drawing(Markup& out, const ReportView& view, const std::string& issue_id, const TimeAxis& axis,
                       const StoryScale& scale, bool named);
// "week", "month", "quarter" or "year": what a bar is.
std::string_view bar_in_words(const ReportView& view);
// Whether anybody took a position on a known day.
bool has_story(const ReportView& view, const std::string& issue_id);

// Events that belong to the issue, by their number on the page, from 1.
std::vector<std::pair<std::size_t, const Event*>> events_on(const ReportView& view, const std::string& issue_id);
// Thin rules.
void put_event_rules(Markup& out, const ReportView& view, const std::string& issue_id, const TimeAxis& axis, int top,
                     int bottom);
// Their numbers, with the foot at y; those of rules that stand side by side are one: "2-4".
void put_event_numbers(Markup& out, const ReportView& view, const std::string& issue_id, const TimeAxis& axis, int y);

}  // namespace onrecord::report
