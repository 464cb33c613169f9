// Small multiples: for each issue a row an actor, drawn on one time axis and labelled in words beside it.
#pragma once

#include "report/findings.h"
#include "report/markup.h"
#include "report/time_axis.h"

namespace onrecord::report {

inline constexpr int strip_height = 40;

struct MultipleRow {
  const ActorView* actor;
  const IssueView* issue;
  std::size_t number;  // of the actor in the view
};

// Of the actors that are shown first, those with a position on the issue: for, neutral, against, mixed, too little.
std::vector<MultipleRow> rows_on(const ReportView& view, const std::string& issue_id);
// The drawing of one row: stands as lines, statements as points, what is uncertain lighter.
void put_strip_drawing(Markup& out, const ReportView& view, const IssueView& issue, const TimeAxis& axis);
// The rows as parts of a page.
void put_multiples(Markup& out, const ReportView& view, const std::string& issue_id, const TimeAxis& axis);
// "l-sup", "l-opp", "l-non"; with " un" where evidence is not enough.
std::string stand_class(const Stand& stand);

}  // namespace onrecord::report
