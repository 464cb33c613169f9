// The report's charts as files of their own: SVG that stands alone, with a title and a source line.
#pragma once

#include <string>
#include <vector>

#include "report/report_view.h"

namespace onrecord::report {

struct ChartFile {
  std::string name;  // "story-maren-treaty": letters, digits and hyphens; no two the same
  std::string svg;
};

// A picture of the story and the small multiples for each issue, and a timeline for each actor that is shown first on
// each issue with at least two positions.
std::vector<ChartFile> chart_files(const StatementSet& set, const ReportOptions& options = {});

}  // namespace onrecord::report
