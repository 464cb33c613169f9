// The list of changes, and quotations as the report shows them.
#include "report/change_list.h"

#include "report/timeline_svg.h"
#include "report/wording.h"

namespace onrecord::report {
namespace {

void put_place(Markup& out, const ReportView& view, const Statement& s) {
  const DocumentInfo* document = view.document(s);
  out.put("<small>{}", when_said(s.said));
  if (document) {
    if (!document->publisher.empty()) out.put(", {}", document->publisher);
    const std::string title = document->title.empty() ? document->doc_id : one_line(document->title);
    const std::string_view link = safe_link(document->url);
    if (link.empty())
      out.put(", {}", title);
    else
      out.put(", <a href=\"{}\">{}</a>", link, title);
  }
  out.put(" \u00b7 {}</small>", is_reviewed(view, s) ? "reviewed" : "not reviewed");
}

}  // namespace

bool is_reviewed(const ReportView& view, const Statement& statement) {
  const auto review = view.set.review_status.find(statement.id);
  return review != view.set.review_status.end() && !review->second.empty();
}

void put_quotation(Markup& out, const ReportView& view, const Statement& s, const std::string& issue_id,
                   std::string_view lead) {
  const StanceLabel* label = label_on(s, issue_id);
  out.put("<blockquote class=\"{}\">", label ? label_class(label->label) : std::string_view("l-non"));
  if (!lead.empty()) out.put("<b class=\"lead-in\">{}</b> ", lead);
  out.put("{} ", s.source_text.empty() ? s.speaker.name : one_line(s.source_text));
  if (!s.cue_text.empty()) out.put("<i>{}</i>: ", clipped(without_colon(s.cue_text), 80));
  // Only what stands in quotation marks may be shown as a quotation.
  if (s.kind == StatementKind::direct)
    out.put("<q>{}</q>", one_line(s.text));
  else
    out.put("{}", one_line(s.text));
  put_place(out, view, s);
  out.put("</blockquote>");
}

void put_changes(Markup& out, const ReportView& view, const Findings& findings) {
  out.put("<section id=\"changes\"><h2>What changed</h2>\n");
  if (findings.changes.empty())
    out.put("<p>No change of position rests on enough on both sides to be told.</p>\n");
  else
    out.put("<ol class=\"changes\">\n");
  for (const ChangeFound& change : findings.changes) {
    out.put("<li><h3><a href=\"#t{}\">{}</a></h3><p class=\"note\">{}.</p>", change.issue->number,
            change_told(view, change), change_rests_on(change));
    if (const Statement* s = view.statement(change.after->before_statement_id))
      put_quotation(out, view, *s, change.issue->issue_id, "Before:");
    if (const Statement* s = view.statement(change.after->first_statement_id))
      put_quotation(out, view, *s, change.issue->issue_id, "After:");
    out.put("</li>\n");
  }
  if (!findings.changes.empty()) out.put("</ol>\n");
  if (findings.turns > 0)
    out.put("<p class=\"note\">{} in the labels {} on too little to be told: one wrong label makes two of them.</p>\n",
            counted(findings.turns, "other turn", "other turns"), findings.turns == 1 ? "rests" : "rest");
  out.put("</section>\n");
}

}  // namespace onrecord::report
