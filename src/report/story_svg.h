// The picture of a story: how many spoke for and against, by week, month, quarter or year.
#pragma once

#include "report/markup.h"
#include "report/report_view.h"
#include "report/time_axis.h"

namespace onrecord::report {

inline constexpr int story_height = 202;

// The drawing of one issue, `width` 100 %: bars for above the line and against below it, uncertain labels lighter,
// events as numbered rules.
void put_story_drawing(Markup& out, const ReportView& view, const std::string& issue_id, const TimeAxis& axis);
// "week", "month", "quarter" or "year": what a bar is.
std::string_view bar_in_words(const ReportView& view);
// Whether anybody took a position on a known day.
bool has_story(const ReportView& view, const std::string& issue_id);

// Events that belong to the issue, by their number on the page, from 1.
std::vector<std::pair<std::size_t, const Event*>> events_on(const ReportView& view, const std::string& issue_id);
// Thin rules; with `numbers` each has its number on top.
void put_event_rules(Markup& out, const ReportView& view, const std::string& issue_id, const TimeAxis& axis, int top,
                     int bottom, bool numbers);

}  // namespace onrecord::report
