// The sentences above and below a report: what was read, what is shown, what is not.
#include <algorithm>

#include "report/reports.h"
#include "report/wording.h"

namespace onrecord::report {

std::string report_title(const ReportView& view, const ReportOptions& options) {
  if (!options.title.empty()) return options.title;
  if (view.actors.empty()) return "No statements";
  std::string title = "Where ";
  if (view.actors.size() == 1)
    title.append(view.actors.front().name).append(" stands");
  else
    title.append(counted(view.actors.size(), "actor stands", "actors stand"));
  if (view.issues.size() == 1) return title.append(" on ").append(view.issues.front().issue_id);
  return title.append(" on ").append(counted(view.issues.size(), "issue", "issues"));
}

std::vector<std::string> silent_on(const ReportView& view, const ActorView& actor) {
  constexpr std::size_t told = 12;
  std::vector<std::string> silent;
  for (const IssueInfo& info : view.set.issues)
    if (std::none_of(actor.issues.begin(), actor.issues.end(),
                     [&](const IssueView& one) { return one.issue_id == info.issue_id; }))
      silent.push_back(info.issue_id);
  if (silent.size() <= told) return silent;
  std::string rest("and ");
  rest.append(counted(silent.size() - told, "other", "others"));
  silent.resize(told);
  silent.push_back(std::move(rest));
  return silent;
}

std::vector<std::string> left_out_in_words(const ReportView& view) {
  std::vector<std::string> notes;
  if (view.left_out > 0)
    notes.push_back(
        counted(view.left_out, "statement is", "statements are")
            .append(" counted and drawn but not listed, to keep the file small: listed are those that show a "
                    "change, and the newest. `onrecord report --who NAME` lists one actor's."));
  if (view.spells_left_out > 0)
    notes.push_back(
        counted(view.spells_left_out, "earlier spell is", "earlier spells are").append(" drawn but not listed."));
  if (view.large()) notes.push_back("Marks that stand near each other are drawn as one.");
  if (view.undated > 0)
    notes.push_back(
        counted(view.undated, "position has", "positions have")
            .append(" no day: drawn as a range where the text allows one, never as a point, and not part of a "
                    "spell."));
  if (!view.unnamed.empty())
    notes.push_back(
        counted(view.unnamed.size(), "statement is", "statements are")
            .append(" by unnamed sources or groups: two anonymous officials are not one person, so they have no "
                    "timeline. They are listed at the end."));
  if (view.without_actor > 0)
    notes.push_back(counted(view.without_actor, "statement has", "statements have")
                        .append(" no known speaker and is in no timeline."));
  if (view.off_issue > 0)
    notes.push_back(counted(view.off_issue, "statement speaks", "statements speak").append(" on none of the issues."));
  for (const DocumentInfo* document : view.withdrawn) {
    std::string note = "Withdrawn by its publisher, its statements left out: ";
    note.append(document->title.empty() ? document->doc_id : document->title);
    if (document->published_at.valid()) note.append(", ").append(date_in_words(document->published_at));
    notes.push_back(note.append("."));
  }
  if (view.of_withdrawn > 0)
    notes.push_back(counted(view.of_withdrawn, "statement", "statements").append(" of withdrawn articles left out."));
  if (view.rejected > 0)
    notes.push_back(counted(view.rejected, "statement", "statements").append(" rejected by a reviewer left out."));
  return notes;
}

}  // namespace onrecord::report
