// What every report shows, worked out once from a StatementSet: actors by issues, with their timelines and statements.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/statement_set.h"
#include "onrecord/timeline.h"

namespace onrecord::report {

// What happened on a day that a reader should see beside what was said: a row of an analyst's events.tsv.
struct Event {
  Date date;
  std::string label;
  std::string issue_id;  // empty: on every issue
};

struct ReportOptions {
  TimelineOptions timeline;
  std::string title;     // empty: made from what is in it
  std::string asked;     // the query in words, "who: Marsh; when: 2025"; empty: everything
  std::size_t top = 12;  // actors shown with their charts, by statements with a position; the rest is in the appendix
  std::vector<Event> events;  // by day
  std::string sample;         // what the last blind sample says, a sentence; empty: there is none
  std::size_t listed = 700;   // statements listed with their words; the rest is counted and said so
  std::size_t spells = 4000;  // spells listed with the words that show the change; all are drawn
};

// One actor on one issue.
struct IssueView {
  std::size_t number = 0;              // anchors are made from it
  const Timeline* timeline = nullptr;  // nullptr: no statement took a position
  std::string issue_id;
  std::vector<const Statement*> statements;  // all that speak on the issue, in the order of the set
  std::vector<bool> listed;                  // beside statements
  std::size_t positions = 0, left_out = 0;
  std::size_t spells_left_out = 0;  // the oldest ones
};

struct ActorView {
  std::string key, id, name, role, country;
  ActorKind kind = ActorKind::unknown;
  std::size_t statements = 0;       // all, on whatever issue
  std::size_t articles_naming = 0;  // that name the actor; 0 where not known
  std::vector<IssueView> issues;    // in the order of ReportView::issues, those spoken of
};

struct ReportView {
  ReportView(const StatementSet& set, const ReportOptions& options);
  ReportView(const ReportView&) = delete;  // views point into its timelines

  const StatementSet& set;
  const TimelineOptions fold;
  std::vector<Timeline> timelines;
  std::vector<IssueInfo> issues;          // with a statement of a named actor, most statements first
  std::vector<ActorView> actors;          // with a statement on an issue, most positions first
  std::size_t top = 0;                    // so many of them are shown first: each took a position
  std::vector<Event> events;              // within the axis
  std::vector<const Statement*> unnamed;  // statements on an issue by unnamed sources and groups
  std::vector<const DocumentInfo*> withdrawn;
  std::map<std::string_view, const Statement*> by_id;
  Date first, last;  // of the articles, and of what was said in these days; other days lie at the edge
  std::size_t articles = 0, statements = 0, positions = 0, undated = 0, rejected = 0, of_withdrawn = 0,
              without_actor = 0, off_issue = 0, reviewed = 0, listed = 0, left_out = 0, spells_left_out = 0;

  bool large() const { return positions > 20'000; }  // near marks become one, so that the file stays small
  const Statement* statement(std::string_view id) const;
  const DocumentInfo* document(const Statement& statement) const;
  const std::string& pole(const std::string& issue_id) const;
  const std::string& title(const std::string& issue_id) const;  // for people: its title, else its id
};

const StanceLabel* label_on(const Statement& statement, std::string_view issue_id);

}  // namespace onrecord::report
