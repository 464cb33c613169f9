// The HTML report: head, how to read it, overview matrix, a section an actor, what is left out.
#include <algorithm>

#include "report/markup.h"
#include "report/page_style.h"
#include "report/reports.h"
#include "report/statement_list.h"
#include "report/time_axis.h"
#include "report/timeline_svg.h"
#include "report/wording.h"

namespace onrecord::report {
namespace {

constexpr std::size_t unnamed_listed = 100;
constexpr std::size_t pictured =
    50;  // rows of a large overview that have pictures: browsers lay the whole table out at once

void put_head(Markup& out, const std::string& title) {
  out.put(
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<title>{}</title>\n",
      title);
  out.put("<style>").trusted(page_style).put("</style></head>\n<body>\n");
  put_svg_definitions(out);
}

void put_legend(Markup& out) {
  out.put("<ul class=\"legend\" aria-label=\"How to read the pictures\">");
  for (const StanceKind label : {StanceKind::support, StanceKind::qualified_support, StanceKind::noncommittal,
                                 StanceKind::sceptical, StanceKind::oppose})
    out.put("<li><svg aria-hidden=\"true\"><circle class=\"pt {}\" cx=\"10\" cy=\"7\" r=\"5\"/></svg>{}</li>",
            label_class(label), label_in_words(label));
  out.put(
      "<li><svg aria-hidden=\"true\"><circle class=\"pt pro l-sce\" cx=\"10\" cy=\"7\" r=\"5\"/></svg>prognosis</li>"
      "<li><svg aria-hidden=\"true\"><circle class=\"pt con l-qua\" cx=\"10\" cy=\"7\" r=\"5\"/></svg>conditional</li>"
      "<li><svg aria-hidden=\"true\"><svg class=\"pt wit l-non\" x=\"10\" y=\"7\"><path d=\"M-4-4L4 4M-4 4L4-4\"/></svg></svg>"
      "would not say</li>"
      "<li><svg aria-hidden=\"true\"><line class=\"sp l-sup\" x1=\"0\" x2=\"20\" y1=\"7\" y2=\"7\"/></svg>spell of one position"
      "</li>"
      "<li><svg aria-hidden=\"true\"><rect class=\"range l-sce\" x=\"0\" y=\"4\" width=\"20\" height=\"6\" rx=\"3\"/></svg>day "
      "not known</li>"
      "<li><svg aria-hidden=\"true\"><rect class=\"read\" x=\"1\" y=\"1\" width=\"8\" height=\"12\"/><rect class=\"naming\" "
      "x=\"11\" y=\"6\" width=\"8\" height=\"7\"/></svg>articles read a month; those naming the actor</li></ul>\n");
}

void put_cell(Markup& out, const ReportView& view, const ActorView& actor, const IssueInfo& info, const TimeAxis& axis,
              bool picture) {
  const auto issue = std::find_if(actor.issues.begin(), actor.issues.end(),
                                  [&](const IssueView& one) { return one.issue_id == info.issue_id; });
  if (issue == actor.issues.end()) {
    out.put("<td class=\"cell none\">not a word</td>");
    return;
  }
  out.put("<td class=\"cell{}\"><a href=\"#t{}\">", issue->timeline && picture ? "" : " none", issue->number);
  if (issue->timeline && picture) put_small_svg(out, *issue->timeline, axis, view.large());
  if (issue->timeline && !issue->timeline->spells.empty()) {
    const Spell& last = issue->timeline->spells.back();
    out.put("<span class=\"chip {}\">{}</span> ", label_class(last.label), label_in_words(last.label));
    if (issue->timeline->spells.size() > 1) out.put("since {}, ", date_in_words(last.from));
    out.put("{}", counted(issue->positions, "statement", "statements"));
  } else {
    out.put("{}, {}", counted(issue->statements.size(), "statement", "statements"),
            issue->positions == 0 ? "no position" : "no day known");
  }
  out.put("</a></td>");
}

void put_matrix(Markup& out, const ReportView& view, const TimeAxis& axis) {
  out.put(
      "<h2 id=\"overview\">Overview</h2>\n<p class=\"note\">One row an actor, one column an issue; all pictures share one "
      "time axis, {}, and one scale: for above the line, against below it.</p>\n",
      period_in_words(view.first, view.last));
  if (view.large() && view.actors.size() > pictured)
    out.put("<p class=\"note\">Pictures for the {} with the most positions; all have theirs in their own part.</p>\n",
            counted(pictured, "actor", "actors"));
  out.put(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"overview\"><table class=\"matrix\"><thead><tr>"
      "<th scope=\"col\">Actor</th>");
  for (const IssueInfo& issue : view.issues)
    out.put("<th scope=\"col\"><b>{}</b><br>{}</th>", issue.issue_id, clipped(issue.pole, 110));
  out.put("</tr></thead><tbody>\n");
  for (std::size_t a = 0; a < view.actors.size(); ++a) {
    const ActorView& actor = view.actors[a];
    out.put("<tr><th scope=\"row\"><a href=\"#a{}\">{}</a>", a, actor.name);
    if (!actor.role.empty()) out.put("<small>{}</small>", clipped(actor.role, 60));
    out.put("</th>");
    for (const IssueInfo& issue : view.issues) put_cell(out, view, actor, issue, axis, !view.large() || a < pictured);
    out.put("</tr>\n");
  }
  out.put("</tbody></table></div>\n");
}

void put_witness(Markup& out, const ReportView& view, std::string_view lead, const std::string& id,
                 const std::string& issue_id) {
  const Statement* s = view.statement(id);
  if (!s) return;
  const StanceLabel* label = label_on(*s, issue_id);
  const DocumentInfo* document = view.document(*s);
  out.put("<blockquote class=\"{}\"><span class=\"dim\">{} {}",
          label ? label_class(label->label) : std::string_view("l-non"), lead, when_said(s->said));
  if (document && !document->publisher.empty()) out.put(", {}", document->publisher);
  out.put(":</span> {}</blockquote>", clipped(s->text, 260));
}

void put_spells(Markup& out, const ReportView& view, const IssueView& issue) {
  const Timeline& timeline = *issue.timeline;
  if (timeline.spells.empty()) return;
  out.put(
      "<table class=\"spells\" aria-label=\"Spells on {}\"><thead><tr><th scope=\"col\">Spell</th><th scope=\"col\">Position"
      "</th><th scope=\"col\">Rests on</th><th scope=\"col\">What shows the change</th></tr></thead><tbody>\n",
      issue.issue_id);
  if (issue.spells_left_out > 0)
    out.put("<tr><td colspan=\"4\">{} drawn, not listed</td></tr>\n",
            counted(issue.spells_left_out, "earlier spell is", "earlier spells are"));
  for (std::size_t i = issue.spells_left_out; i < timeline.spells.size(); ++i) {
    const Spell& spell = timeline.spells[i];
    out.put("<tr><td>{}</td><td><span class=\"chip {}\">{}</span> <span class=\"dim\">{}</span></td><td>{}",
            period_in_words(spell.from, spell.to), label_class(spell.label), label_in_words(spell.label),
            signed_position(spell.mean_position),
            counted(static_cast<std::size_t>(spell.statements), "statement", "statements"));
    if (spell.outlets > 0) out.put(", {}", counted(static_cast<std::size_t>(spell.outlets), "outlet", "outlets"));
    if (spell.appearances > spell.statements) out.put(", {} appearances", spell.appearances);
    if (spell.gap_days > 0) out.put("; {} days silent", spell.gap_days);
    out.put("</td><td>");
    if (spell.change == Change::first) {
      put_witness(out, view, "first", spell.first_statement_id, issue.issue_id);
    } else {
      out.put("<b>{}</b>", change_in_words(spell, view.fold.confirming_documents));
      put_witness(out, view, "before", spell.before_statement_id, issue.issue_id);
      put_witness(out, view, "after", spell.first_statement_id, issue.issue_id);
    }
    out.put("</td></tr>\n");
  }
  out.put("</tbody></table>\n");
}

void put_actor(Markup& out, const ReportView& view, const ActorView& actor, std::size_t index, const TimeAxis& axis) {
  out.put("<section class=\"actor\" id=\"a{0}\" aria-labelledby=\"h{0}\"><h2 id=\"h{0}\">{1}", index, actor.name);
  if (!actor.role.empty()) out.put(" <small>{}</small>", actor.role);
  out.put("</h2>\n<p class=\"note\">{} in all", counted(actor.statements, "statement", "statements"));
  if (actor.articles_naming > 0)
    out.put("; named in {} of {}", digits_grouped(actor.articles_naming),
            counted(view.articles, "article", "articles"));
  if (!actor.country.empty()) out.put("; country {}", actor.country);
  out.put(".");
  const std::vector<std::string> silent = silent_on(view, actor);
  for (std::size_t i = 0; i < silent.size(); ++i) out.put("{}{}", i == 0 ? " Not a word on " : ", ", silent[i]);
  if (!silent.empty()) out.put(".");
  out.put("</p>\n");
  for (const IssueView& issue : actor.issues) {
    out.put("<h3 id=\"t{}\">{}", issue.number, issue.issue_id);
    if (const std::string& pole = view.pole(issue.issue_id); !pole.empty())
      out.put(" <small>{}</small>", clipped(pole, 200));
    out.put("</h3>\n");
    if (issue.timeline) {
      put_timeline_svg(out, view, actor, issue, axis);
      put_spells(out, view, issue);
    } else {
      out.put("<p class=\"note\">Spoken of, but no position taken.</p>\n");
    }
    put_statement_list(out, view, issue);
  }
  out.put("</section>\n");
}

void put_footer(Markup& out, const ReportView& view) {
  out.put(
      "<footer><p>A point is one statement, copies of one wire story counted once. A spell is a run of days on one side; a "
      "change is confirmed when statements of {} stand on the new side. A prognosis does not end a spell. "
      "Nothing is drawn through a silence of more than {}.</p>\n",
      counted(static_cast<std::size_t>(view.fold.confirming_documents), "article", "articles"),
      counted(static_cast<std::size_t>(view.fold.silence_days), "day", "days"));
  for (const std::string& note : left_out_in_words(view)) out.put("<p>{}</p>\n", note);
  std::map<std::string, std::size_t> tables;
  for (const auto& [id, document] : view.set.documents)
    if (!document.tables_hash.empty()) ++tables[document.tables_hash];
  for (const auto& [hash, count] : tables)
    out.put("<p>Labelled by tables <code>{}</code>: {}.</p>\n", short_id(hash), counted(count, "article", "articles"));
  out.put("</footer>\n</body></html>\n");
}

}  // namespace

std::string html_report(const StatementSet& set, const ReportOptions& options) {
  const ReportView view(set, options);
  Markup out;
  const std::string title = report_title(view, options);
  put_head(out, title);
  out.put("<header><h1>{}</h1>\n<p class=\"lead\">{}</p>\n", title, coverage_in_words(view));
  if (!options.asked.empty()) out.put("<p class=\"note\">Asked for: {}.</p>\n", options.asked);
  if (view.actors.empty() || !view.first.valid()) {
    out.put("</header>\n<main><p>No statements of named actors on any issue.</p>\n");
    for (std::size_t a = 0; a < view.actors.size(); ++a) out.put("<p>{}</p>", view.actors[a].name);
  } else {
    put_legend(out);
    out.put("</header>\n<main>\n");
    const TimeAxis axis(view.first, view.last);
    put_matrix(out, view, axis);
    for (std::size_t a = 0; a < view.actors.size(); ++a) put_actor(out, view, view.actors[a], a, axis);
  }
  put_unnamed_list(out, view, unnamed_listed);
  out.put("</main>\n");
  put_footer(out, view);
  return out.take();
}

}  // namespace onrecord::report
