// What a report says first: who stands where, who moved and when, in words; made from the fold.
#pragma once

#include <string>
#include <vector>

#include "report/report_view.h"

namespace onrecord::report {

// Where actors stand on one issue, each list by the statements that it rests on.
struct IssueFinding {
  std::string issue_id;
  std::vector<const ActorView*> for_it, against, neutral, mixed, little;
  std::size_t told() const { return for_it.size() + against.size() + neutral.size(); }
};

// A change that survives error: both sides of it rest on enough.
struct ChangeFound {
  const ActorView* actor = nullptr;
  const IssueView* issue = nullptr;
  const Stand* before = nullptr;
  const Stand* after = nullptr;
  double strength = 0;  // statements of the weaker side, times how far both agree
};

struct Findings {
  std::vector<IssueFinding> issues;  // in the order of ReportView::issues
  std::vector<ChangeFound> changes;  // strongest first
  std::size_t turns = 0;             // changes of side in the labels that rest on too little
  std::size_t lead = 0;              // the issue on which most can be told
};

Findings find_out(const ReportView& view);

// The last stand of a timeline; nullptr where there is none.
const Stand* last_stand(const IssueView& issue);

// "The river treaty: Elena Marsh and 2 others for, Tomas Reed against; Clara Voss moved from against to for in Jun
// 2025". The title that was asked for wins; where nothing can be told, what the report is about.
std::string headline(const ReportView& view, const Findings& findings, const ReportOptions& options);
// n, period, outlets, how many reviewed, the blind sample; a sentence each.
std::vector<std::string> standfirst(const ReportView& view, const Findings& findings, const ReportOptions& options);
// "Clara Voss moved from against to for on the river treaty, 26 Jun 2025"
std::string change_told(const ReportView& view, const ChangeFound& change);
// What it rests on: "4 of 5 statements in 3 articles before, 6 statements in 4 articles after".
std::string change_rests_on(const ChangeFound& change);
// Beside a picture, short: "for, 6 of 7"; "against, was for until Jun 2025"; "mixed, 4 of 7 for"; "too little to tell".
std::string stand_beside(const IssueView& issue);

}  // namespace onrecord::report
