// A timeline as inline SVG: points, step line of spells, ranges, silences, articles read.
#pragma once

#include "report/markup.h"
#include "report/report_view.h"
#include "report/time_axis.h"

namespace onrecord::report {

// The large picture of one actor on one issue; marks link to the rows "t<number>s<row>" of its statements.
void put_timeline_svg(Markup& out, const ReportView& view, const ActorView& actor, const IssueView& issue,
                      const TimeAxis& axis);

// The small multiple of the overview: spells and points only.
void put_small_svg(Markup& out, const Timeline& timeline, const TimeAxis& axis, bool large);

// The style class of a label's colour: "l-sup" ...
std::string_view label_class(StanceKind label);

// Hatch patterns of conditional points, once a page.
void put_svg_definitions(Markup& out);

}  // namespace onrecord::report
