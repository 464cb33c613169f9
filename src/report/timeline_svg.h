// A timeline as inline SVG: points, step line of spells, ranges, silences, articles read.
#pragma once

#include "report/markup.h"
#include "report/report_view.h"
#include "report/time_axis.h"

namespace onrecord::report {

// A label less certain than this is drawn lighter.
inline constexpr double certain_enough = 0.5;

// The height of the large picture without the words of a mark in focus.
inline constexpr int timeline_height = 172;

// The large picture of one actor on one issue; marks link to the rows "t<number>s<row>" of its statements.
void put_timeline_svg(Markup& out, const ReportView& view, const ActorView& actor, const IssueView& issue,
                      const TimeAxis& axis);

// The same without links and words, for a file of its own.
void put_timeline_drawing(Markup& out, const ReportView& view, const ActorView& actor, const IssueView& issue,
                          const TimeAxis& axis);

// The style class of a label's colour: "l-sup" ...
std::string_view label_class(StanceKind label);

// "pro " ..., how a point is filled; nothing for a position taken.
std::string_view class_of_shape(const TimelinePoint& point);

// Hatch patterns of conditional points, once a page.
void put_svg_definitions(Markup& out);

}  // namespace onrecord::report
