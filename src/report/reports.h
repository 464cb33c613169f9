// The reports: each takes a StatementSet, wherever it came from, and gives whole text; the same bytes every time.
#pragma once

#include <string>

#include "report/report_view.h"

namespace onrecord::report {

// One self-contained page: inline SVG and style, one little script whose hash its policy names, nothing fetched.
std::string html_report(const StatementSet& set, const ReportOptions& options = {});

// The same content as Markdown.
std::string markdown_report(const StatementSet& set, const ReportOptions& options = {});

// What stands above every report, in sentences: title, coverage, what is left out.
std::string report_title(const ReportView& view, const ReportOptions& options);
// Issues of the set on which the actor said nothing; many are summed up: "and 40 others".
std::vector<std::string> silent_on(const ReportView& view, const ActorView& actor);
std::vector<std::string> left_out_in_words(const ReportView& view);

}  // namespace onrecord::report
