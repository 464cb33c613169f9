// Rows of statements. The second column holds the words and all that they rest on.
#include "report/statement_list.h"

#include "report/timeline_svg.h"
#include "report/wording.h"

namespace onrecord::report {
namespace {

// The outlet, as a link to the article; the articles' titles stand in a list of their own.
void put_source(Markup& out, const ReportView& view, const Statement& s) {
  const DocumentInfo* document = view.document(s);
  if (!document) return;
  const std::string name = !document->publisher.empty() ? document->publisher
                           : !document->title.empty()   ? one_line(document->title)
                                                        : document->doc_id;
  const std::string_view link = safe_link(document->url);
  if (link.empty())
    out.put("{}", name);
  else
    out.put("<a href=\"{}\">{}</a>", link, name);
  if (document->published_at.valid() && document->published_at != s.said.date)
    out.put(", {}", date_in_words(document->published_at));
  out.put(" \u00b7 ");
}

// What a person did with the statement; nothing: the machine alone says it.
std::string_view by_hand(const ReportView& view, const Statement& s) {
  const auto review = view.set.review_status.find(s.id);
  if (review == view.set.review_status.end()) return {};
  return review->second == "coded"       ? "coded by hand"
         : review->second == "corrected" ? "corrected by hand"
         : review->second == "accepted"  ? "checked by hand"
                                         : std::string_view();
}

void put_reasons(Markup& out, const ReportView& view, const Statement& s, const StanceLabel& label) {
  out.put("{}", name(s.act));
  for (const std::string& rule : label.rule_ids) out.put(" \u00b7 {}", rule);
  for (const std::string& modifier : label.modifiers) out.put(" \u00b7 {}", modifier);
  if (!label.position && !label.abstain_reason.empty()) out.put(" \u00b7 {}", label.abstain_reason);
  if (label.conditional && !label.condition_text.empty())
    out.put(" \u00b7 condition: {}", clipped(label.condition_text, 120));
  if (const std::string_view hand = by_hand(view, s); !hand.empty()) out.put(" \u00b7 <b>{}</b>", hand);
  out.put(" \u00b7 <code>{}</code></small>", short_id(s.id));
}

std::string said_words(const ReportView& view, const Statement& s) {
  const Span span = s.said.words;
  if (span.begin >= span.end || !view.set.text_of) return {};
  const std::string text = view.set.text_of(s.doc_id);
  return span.end <= text.size() ? one_line(std::string_view(text).substr(span.begin, span.end - span.begin))
                                 : std::string();
}

void put_when(Markup& out, const ReportView& view, const Statement& s, const StanceLabel& label) {
  out.put("<td>{} <small>", when_said(s.said));
  const std::string words = said_words(view, s);
  if (words.empty())
    out.put("{}", method_in_words(s.said.method));
  else
    out.put("from \u201c{}\u201d", clipped(words, 40));
  out.put("</small>");
  put_chip(out, s, label);
  out.put("</td>");
}

void put_words(Markup& out, const Statement& s, bool with_speaker) {
  out.put("<td>");
  if (with_speaker) out.put("<b>{}</b> ", s.speaker.name.empty() ? s.source_text : s.speaker.name);
  // Only what stands in quotation marks may be shown as a quotation.
  if (s.kind == StatementKind::indirect)
    out.put("{}", one_line(s.text));
  else if (s.kind == StatementKind::mixed)
    out.put("{}", one_line(s.text));
  else
    out.put("<q>{}</q>", one_line(s.text));
  if (!s.cue_text.empty()) out.put(" <i>({})</i>", clipped(s.cue_text, 60));
}

void open_table(Markup& out, std::string_view label) {
  out.put(
      "<table class=\"said\" aria-label=\"{}\"><thead><tr><th scope=\"col\">When, and where they stand</th>"
      "<th scope=\"col\">Words, source, rule</th></tr></thead><tbody>\n",
      label);
}

}  // namespace

void put_chip(Markup& out, const Statement& s, const StanceLabel& label) {
  if (!label.position) {
    out.put("<span class=\"chip l-no\">no position</span>");
    return;
  }
  const bool prognosis = s.act == Act::assess, withheld = s.act == Act::withhold;
  out.put("<span class=\"chip {}{}\">{}</span>", label_class(label.label),
          prognosis           ? " pro"
          : label.conditional ? " con"
                              : "",
          withheld ? std::string("would not say") : label_in_words(label.label));
  if (prognosis) out.put("<small>prognosis</small>");
  if (!prognosis && label.conditional) out.put("<small>conditional</small>");
}

void put_statement_list(Markup& out, const ReportView& view, const IssueView& issue) {
  const std::size_t shown = issue.statements.size() - issue.left_out;
  if (shown == 0) {
    out.put("<p class=\"note\">{} not listed.</p>\n", counted(issue.left_out, "statement", "statements"));
    return;
  }
  open_table(out, std::string("Statements on ").append(issue.issue_id));
  for (std::size_t i = 0; i < issue.statements.size(); ++i) {
    if (!issue.listed[i]) continue;
    const Statement& s = *issue.statements[i];
    const StanceLabel& label = *label_on(s, issue.issue_id);
    out.put("<tr id=\"t{}s{}\">", issue.number, i);
    put_when(out, view, s, label);
    put_words(out, s, false);
    out.put("<small>");
    put_source(out, view, s);
    put_reasons(out, view, s, label);
    out.put("</td></tr>\n");
  }
  out.put("</tbody></table>\n");
  if (issue.left_out > 0)
    out.put("<p class=\"note\">{} not listed.</p>\n", counted(issue.left_out, "statement", "statements"));
}

void put_unnamed_list(Markup& out, const ReportView& view, std::size_t limit) {
  if (view.unnamed.empty()) return;
  const std::size_t shown = std::min(limit, view.unnamed.size());
  out.put("<details class=\"find\" id=\"unnamed\"><summary>Unnamed sources and groups <span class=\"dim\">\u00b7 {}",
          counted(shown, "statement", "statements"));
  if (shown < view.unnamed.size()) out.put(" of {}", digits_grouped(view.unnamed.size()));
  out.put(
      "</span></summary>\n<p class=\"note\">Two anonymous officials are not one person: no timeline is drawn.</p>\n");
  open_table(out, "Statements of unnamed sources");
  for (std::size_t i = 0; i < shown; ++i) {
    const Statement& s = *view.unnamed[i];
    const StanceLabel& label = s.stances.front();
    out.put("<tr>");
    put_when(out, view, s, label);
    put_words(out, s, true);
    out.put("<small>on {}</small>", label.issue_id);
    out.put("<small>");
    put_source(out, view, s);
    put_reasons(out, view, s, label);
    out.put("</td></tr>\n");
  }
  out.put("</tbody></table></details>\n");
}

}  // namespace onrecord::report
