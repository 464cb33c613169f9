// The Markdown report: the HTML report's content for a wiki, a mail or a diff.
#include <fmt/format.h>

#include <algorithm>

#include "report/change_list.h"
#include "report/findings.h"
#include "report/markdown.h"
#include "report/reports.h"
#include "report/wording.h"

namespace onrecord::report {
namespace {

using Out = std::back_insert_iterator<std::string>;

std::string dated_source(const ReportView& view, const Statement& s) {
  const DocumentInfo* document = view.document(s);
  std::string words;
  if (!document) return words;
  if (!document->publisher.empty()) words.append(markdown_escaped(document->publisher)).append(", ");
  const std::string title = markdown_escaped(one_line(document->title.empty() ? document->doc_id : document->title));
  const std::string link = markdown_link(document->url);
  if (link.empty())
    words.append(title);
  else
    words.append("[").append(title).append("](").append(link).append(")");
  return words;
}

std::string stance_in_words(const Statement& s, const StanceLabel& label) {
  std::string words = !label.position          ? std::string("no position")
                      : s.act == Act::withhold ? std::string("would not say")
                                               : label_in_words(label.label);
  if (label.position && s.act == Act::assess) words.append(", prognosis");
  if (label.position && label.conditional) words.append(", conditional");
  return words;
}

std::string title_of(const ReportView& view, const std::string& issue_id) {
  std::string words = markdown_escaped(sentence_case(view.title(issue_id)));
  if (view.title(issue_id) != issue_id) words.append(" (").append(markdown_escaped(issue_id)).append(")");
  return words;
}

// In full: who, cue, words, day, outlet, link.
void put_full_quote(Out out, const ReportView& view, const std::string& id, std::string_view lead) {
  const Statement* s = view.statement(id);
  if (!s) return;
  std::string words = markdown_escaped(one_line(s->source_text.empty() ? s->speaker.name : s->source_text));
  if (!s->cue_text.empty()) words.append(" ").append(markdown_escaped(one_line(s->cue_text)));
  words.append(": ")
      .append(s->kind == StatementKind::direct ? "\u201c" : "")
      .append(markdown_escaped(one_line(s->text)));
  words.append(s->kind == StatementKind::direct ? "\u201d" : "");
  fmt::format_to(out, "   - {}: {} ({}, {}; {})\n", lead, words, when_said(s->said), dated_source(view, *s),
                 is_reviewed(view, *s) ? "reviewed" : "not reviewed");
}

void put_changes(Out out, const ReportView& view, const Findings& findings) {
  fmt::format_to(out, "## What changed\n\n");
  if (findings.changes.empty())
    fmt::format_to(out, "No change of position rests on enough on both sides to be told.\n");
  for (std::size_t i = 0; i < findings.changes.size(); ++i) {
    const ChangeFound& change = findings.changes[i];
    fmt::format_to(out, "{}. **{}**; {}\n", i + 1, markdown_escaped(change_told(view, change)),
                   change_rests_on(change));
    put_full_quote(out, view, change.after->before_statement_id, "before");
    put_full_quote(out, view, change.after->first_statement_id, "after");
  }
  fmt::format_to(out, "\n");
}

void put_quote(Out out, const ReportView& view, const std::string& id, std::string_view lead) {
  const Statement* s = view.statement(id);
  if (!s) return;
  fmt::format_to(out, "  - {} {}: {} ({})\n", lead, when_said(s->said), markdown_escaped(clipped(s->text, 300)),
                 dated_source(view, *s));
}

void put_overview(Out out, const ReportView& view) {
  fmt::format_to(out, "## Who stands where\n\n| actor |");
  for (const IssueInfo& issue : view.issues) fmt::format_to(out, " {} |", markdown_escaped(view.title(issue.issue_id)));
  fmt::format_to(out, "\n|---|");
  for (std::size_t i = 0; i < view.issues.size(); ++i) fmt::format_to(out, "---|");
  for (std::size_t a = 0; a < view.top; ++a) {
    const ActorView& actor = view.actors[a];
    fmt::format_to(out, "\n| {} |", markdown_escaped(actor.name));
    for (const IssueInfo& info : view.issues) {
      const auto issue = std::find_if(actor.issues.begin(), actor.issues.end(),
                                      [&](const IssueView& one) { return one.issue_id == info.issue_id; });
      if (issue == actor.issues.end()) {
        fmt::format_to(out, " not a word |");
        continue;
      }
      fmt::format_to(out, " {} |", issue->timeline ? stand_beside(*issue) : std::string("no position"));
    }
  }
  fmt::format_to(out, "\n\n");
}

void put_silent_on(Out out, const ReportView& view, const ActorView& actor) {
  const std::vector<std::string> issues = silent_on(view, actor);
  if (issues.empty()) return;
  std::string words;
  for (const std::string& issue : issues) words.append(words.empty() ? "" : ", ").append(issue);
  fmt::format_to(out, "Not a word on {}.\n\n", markdown_escaped(words));
}

void put_spells(Out out, const ReportView& view, const IssueView& issue) {
  const Timeline& timeline = *issue.timeline;
  if (issue.spells_left_out > 0)
    fmt::format_to(out, "- {} not listed\n", counted(issue.spells_left_out, "earlier spell is", "earlier spells are"));
  for (std::size_t i = issue.spells_left_out; i < timeline.spells.size(); ++i) {
    const Spell& spell = timeline.spells[i];
    fmt::format_to(out, "- **{}** {} ({}; {}", period_in_words(spell.from, spell.to), label_in_words(spell.label),
                   signed_position(spell.mean_position),
                   counted(static_cast<std::size_t>(spell.statements), "statement", "statements"));
    if (spell.outlets > 0)
      fmt::format_to(out, ", {}", counted(static_cast<std::size_t>(spell.outlets), "outlet", "outlets"));
    fmt::format_to(out, ")");
    if (spell.change == Change::first) {
      fmt::format_to(out, "\n");
    } else {
      fmt::format_to(out, ": {}\n", change_in_words(spell, view.fold.confirming_documents));
      put_quote(out, view, spell.before_statement_id, "before");
      put_quote(out, view, spell.first_statement_id, "after");
    }
  }
  for (const Gap& gap : timeline.gaps)
    fmt::format_to(out, "- silent for {} days, {}\n", gap.days, period_in_words(gap.from, gap.to));
  fmt::format_to(out, "\n");
}

void put_statements(Out out, const ReportView& view, const IssueView& issue) {
  fmt::format_to(out, "| when | position | words | source | rule |\n|---|---|---|---|---|\n");
  for (std::size_t i = 0; i < issue.statements.size(); ++i) {
    if (!issue.listed[i]) continue;
    const Statement& s = *issue.statements[i];
    const StanceLabel& label = *label_on(s, issue.issue_id);
    std::string rules(name(s.act));
    for (const std::string& rule : label.rule_ids) rules.append(" ").append(rule);
    fmt::format_to(out, "| {} ({}) | {} | {} | {} | {} `{}` |\n", when_said(s.said), method_in_words(s.said.method),
                   stance_in_words(s, label), markdown_escaped(one_line(s.text)), dated_source(view, s),
                   markdown_escaped(rules), short_id(s.id));
  }
  if (issue.left_out > 0) fmt::format_to(out, "\n{} not listed.\n", counted(issue.left_out, "statement", "statements"));
  fmt::format_to(out, "\n");
}

}  // namespace

std::string markdown_report(const StatementSet& set, const ReportOptions& options) {
  const ReportView view(set, options);
  const Findings findings = find_out(view);
  std::string text;
  const Out out = std::back_inserter(text);
  fmt::format_to(out, "# {}\n\n", markdown_escaped(headline(view, findings, options)));
  for (const std::string& sentence : standfirst(view, findings, options))
    fmt::format_to(out, "{}\n", markdown_escaped(sentence));
  fmt::format_to(out, "\n");
  if (!options.asked.empty()) fmt::format_to(out, "Asked for: {}.\n\n", markdown_escaped(options.asked));
  if (view.actors.empty())
    fmt::format_to(out, "No statements of named actors on any issue.\n\n");
  else
    put_overview(out, view);
  if (!view.actors.empty()) put_changes(out, view, findings);
  for (const ActorView& actor : view.actors) {
    fmt::format_to(out, "## {}\n\n", markdown_escaped(actor.name));
    if (!actor.role.empty()) fmt::format_to(out, "{}\n\n", markdown_escaped(actor.role));
    put_silent_on(out, view, actor);
    for (const IssueView& issue : actor.issues) {
      fmt::format_to(out, "### {}: {}\n\n", markdown_escaped(actor.name), title_of(view, issue.issue_id));
      if (const std::string& pole = view.pole(issue.issue_id); !pole.empty())
        fmt::format_to(out, "Pole: {}\n\n", markdown_escaped(pole));
      if (issue.timeline) put_spells(out, view, issue);
      put_statements(out, view, issue);
    }
  }
  const std::vector<std::string> notes = left_out_in_words(view);
  if (!notes.empty()) fmt::format_to(out, "## What is not shown\n\n");
  for (const std::string& note : notes) fmt::format_to(out, "- {}\n", markdown_escaped(note));
  return text;
}

}  // namespace onrecord::report
