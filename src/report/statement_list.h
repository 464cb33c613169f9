// The statements behind a timeline, listed: words, source, date and how it was found, label, rule, link.
#pragma once

#include "report/markup.h"
#include "report/report_view.h"

namespace onrecord::report {

// A table of the listed statements of one actor on one issue; rows are the targets of the picture's marks.
void put_statement_list(Markup& out, const ReportView& view, const IssueView& issue);
// Statements of unnamed sources, at most `limit`.
void put_unnamed_list(Markup& out, const ReportView& view, std::size_t limit);
// "qualified support", with its colour; hollow for a prognosis, hatched for a condition.
void put_chip(Markup& out, const Statement& statement, const StanceLabel& label);

}  // namespace onrecord::report
