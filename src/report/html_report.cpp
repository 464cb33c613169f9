// The HTML report: the finding, the picture of the story, who stands where, what changed; then the actors; all else is
// folded away in an appendix with a search.
#include <algorithm>
#include <set>

#include "report/change_list.h"
#include "report/findings.h"
#include "report/markup.h"
#include "report/multiples.h"
#include "report/page_script.h"
#include "report/page_style.h"
#include "report/reports.h"
#include "report/stand_words.h"
#include "report/statement_list.h"
#include "report/story_svg.h"
#include "report/time_axis.h"
#include "report/timeline_svg.h"
#include "report/wording.h"

namespace onrecord::report {
namespace {

constexpr std::size_t unnamed_listed = 50;
constexpr std::size_t sources_listed = 1000;
constexpr std::size_t least_points = 4;  // of a picture where too little is said to tell anything: words say as much

void put_head(Markup& out, const std::string& title) {
  out.put(
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "script-src '{}'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<title>{}</title>\n",
      page_script_hash(), title);
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
      "<li><svg aria-hidden=\"true\"><line class=\"sp l-sup\" x1=\"0\" x2=\"20\" y1=\"7\" y2=\"7\"/></svg>where most of it stands"
      "</li>"
      "<li><svg aria-hidden=\"true\"><rect class=\"range l-sce\" x=\"0\" y=\"4\" width=\"20\" height=\"6\" rx=\"3\"/></svg>day "
      "not known</li>"
      "<li><svg aria-hidden=\"true\"><rect class=\"read\" x=\"1\" y=\"1\" width=\"8\" height=\"12\"/><rect class=\"naming\" "
      "x=\"11\" y=\"6\" width=\"8\" height=\"7\"/></svg>articles read a month; those naming the actor</li></ul>\n");
}

// Of the strips, which show less.
void put_short_legend(Markup& out, bool events) {
  constexpr std::pair<const char*, const char*> points[] = {{"l-sup", "for"},          {"l-qua", "for, in part"},
                                                            {"l-opp", "against"},      {"l-sce", "against, in part"},
                                                            {"l-sup un", "less sure"}, {"pro l-sce", "a prognosis"}};
  out.put("<ul class=\"legend\" aria-label=\"How to read the rows\">");
  for (const auto& [classes, words] : points)
    out.put("<li><svg aria-hidden=\"true\"><circle class=\"pt {}\" cx=\"10\" cy=\"7\" r=\"4\"/></svg>{}</li>", classes,
            words);
  out.put(
      "<li><svg aria-hidden=\"true\"><line class=\"sp l-sup\" x1=\"0\" x2=\"20\" y1=\"7\" y2=\"7\"/></svg>where most of it "
      "stands</li>");
  if (events)
    out.put(
        "<li><svg aria-hidden=\"true\"><line class=\"event\" x1=\"10\" x2=\"10\" y1=\"0\" y2=\"14\"/></svg>an event, by its "
        "number above</li>");
  out.put("</ul>\n");
}

// A link to the statement's row, where it is listed.
void put_witness(Markup& out, const ReportView& view, const IssueView& issue, std::string_view lead,
                 const std::string& id) {
  const Statement* s = view.statement(id);
  if (!s) return;
  const auto place = std::find(issue.statements.begin(), issue.statements.end(), s);
  const auto row = static_cast<std::size_t>(place - issue.statements.begin());
  if (place != issue.statements.end() && issue.listed[row])
    out.put(" {} <a href=\"#t{}s{}\">{}</a>", lead, issue.number, row, when_said(s->said));
  else
    out.put(" {} {}", lead, when_said(s->said));
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
      put_witness(out, view, issue, "first", spell.first_statement_id);
    } else {
      out.put("<b>{}</b>", change_in_words(spell, view.fold.confirming_documents));
      put_witness(out, view, issue, "before", spell.before_statement_id);
      put_witness(out, view, issue, "after", spell.first_statement_id);
    }
    out.put("</td></tr>\n");
  }
  out.put("</tbody></table>\n");
}

bool worth_a_picture(const IssueView& issue) {
  const Stand* stand = last_stand(issue);
  return issue.timeline->points.size() >= least_points || (stand && stand->evidence != Evidence::little);
}

// The surest words for where the actor stands, and the newest on the issue.
void put_key_words(Markup& out, const ReportView& view, const IssueView& issue) {
  const Stand* stand = last_stand(issue);
  const Statement* surest = stand ? view.statement(stand->first_statement_id) : nullptr;
  const Statement* newest = nullptr;
  for (const TimelinePoint& point : issue.timeline->points)
    if (point.dated) newest = view.statement(point.statement_id);
  if (!newest && !issue.timeline->points.empty()) newest = view.statement(issue.timeline->points.back().statement_id);
  if (surest && surest != newest) put_quotation(out, view, *surest, issue.issue_id, {});
  if (newest) put_quotation(out, view, *newest, issue.issue_id, "Last:");
}

void put_issue_of(Markup& out, const ReportView& view, const ActorView& actor, const IssueView& issue,
                  const TimeAxis& axis, bool pictured) {
  out.put("<h3 id=\"t{}\">{}", issue.number, sentence_case(view.title(issue.issue_id)));
  if (const Stand* stand = last_stand(issue))
    out.put(" <small class=\"{}\">{}</small>", stand->evidence == Evidence::enough ? "told" : "told un",
            stand_in_words(*stand));
  out.put("</h3>\n");
  if (!issue.timeline)
    out.put("<p class=\"note\">Spoken of, but no position taken.</p>\n");
  else if (pictured) {
    if (worth_a_picture(issue)) put_timeline_svg(out, view, actor, issue, axis);
    put_key_words(out, view, issue);
  }
}

// All that the machine read, folded.
void put_evidence(Markup& out, const ReportView& view, const IssueView& issue) {
  const std::size_t shown = issue.statements.size() - issue.left_out;
  out.put("<details class=\"evidence\"><summary>{}: all {}", sentence_case(view.title(issue.issue_id)),
          counted(issue.statements.size(), "statement", "statements"));
  if (issue.timeline) out.put(", {} of position", counted(issue.timeline->spells.size(), "spell", "spells"));
  if (shown < issue.statements.size()) out.put(" ({} listed)", digits_grouped(shown));
  out.put("</summary>\n");
  if (const std::string& pole = view.pole(issue.issue_id); !pole.empty())
    out.put("<p class=\"note\">For means: {}</p>\n", clipped(pole, 200));
  if (issue.timeline) put_spells(out, view, issue);
  put_statement_list(out, view, issue);
  out.put("</details>\n");
}

void put_about(Markup& out, const ReportView& view, const ActorView& actor) {
  out.put("<p class=\"note\">{} in all", counted(actor.statements, "statement", "statements"));
  if (actor.articles_naming > 0)
    out.put("; named in {} of {}", digits_grouped(actor.articles_naming),
            counted(view.articles, "article", "articles"));
  if (!actor.country.empty()) out.put("; country {}", actor.country);
  out.put(".");
  const std::vector<std::string> silent = silent_on(view, actor);
  for (std::size_t i = 0; i < silent.size(); ++i)
    out.put("{}{}", i == 0 ? " Not a word on " : ", ", view.title(silent[i]));
  if (!silent.empty()) out.put(".");
  out.put("</p>\n");
}

void put_actor(Markup& out, const ReportView& view, const ActorView& actor, std::size_t index, const TimeAxis& axis) {
  out.put("<section class=\"actor\" id=\"a{0}\" aria-labelledby=\"h{0}\"><h2 id=\"h{0}\">{1}", index, actor.name);
  if (!actor.role.empty()) out.put(" <small>{}</small>", actor.role);
  out.put("</h2>\n");
  put_about(out, view, actor);
  for (const IssueView& issue : actor.issues) {
    put_issue_of(out, view, actor, issue, axis, true);
    put_evidence(out, view, issue);
  }
  out.put("</section>\n");
}

// An actor of the appendix: where they stand in words, and all their statements, folded.
void put_folded_actor(Markup& out, const ReportView& view, const ActorView& actor, std::size_t index,
                      const TimeAxis& axis) {
  std::size_t positions = 0;
  for (const IssueView& issue : actor.issues) positions += issue.positions;
  out.put("<details class=\"find\" id=\"a{}\"><summary>{}", index, actor.name);
  if (!actor.role.empty()) out.put("<span class=\"dim\">, {}</span>", clipped(actor.role, 80));
  out.put(" <span class=\"dim\">\u00b7 {}, {} with a position</span></summary>\n",
          counted(actor.statements, "statement", "statements"), digits_grouped(positions));
  for (const IssueView& issue : actor.issues) {
    put_issue_of(out, view, actor, issue, axis, false);
    put_statement_list(out, view, issue);
  }
  out.put("</details>\n");
}

void put_story(Markup& out, const ReportView& view, const std::string& issue_id, const TimeAxis& axis,
               const StoryScale& scale, bool lead) {
  if (!has_story(view, issue_id)) return;
  const bool named = lead && !view.events.empty();
  out.put("<figure class=\"story{}\"><figcaption><b>{}</b>", lead ? " first" : "", sentence_case(view.title(issue_id)));
  if (const std::string& pole = view.pole(issue_id); !pole.empty() && lead)
    out.put("<span>For means: {}</span>", clipped(pole, 200));
  out.put(
      "</figcaption><svg width=\"100%\" height=\"{}\" role=\"img\" aria-label=\"Statements for and against by {}: {}\">",
      story_height(named), bar_in_words(view), view.title(issue_id));
  put_story_drawing(out, view, issue_id, axis, scale, named);
  out.put("</svg></figure>\n");
}

void put_stories(Markup& out, const ReportView& view, const Findings& findings, const TimeAxis& axis) {
  const std::string& lead = findings.issues[findings.lead].issue_id;
  out.put(
      "<section id=\"story\"><h2>The story</h2>\n<p class=\"note\">Statements for and against by {}, copies of one story "
      "counted once; labels that are less sure are lighter. One scale for all.</p>\n<div class=\"stories\">",
      bar_in_words(view));
  const StoryScale scale = story_scale(view);
  put_story(out, view, lead, axis, scale, true);
  for (const IssueFinding& finding : findings.issues)
    if (finding.issue_id != lead) put_story(out, view, finding.issue_id, axis, scale, false);
  out.put("</div>\n");
  if (!view.events.empty()) {
    out.put("<ol class=\"events\">");
    for (const Event& event : view.events)
      out.put("<li>{}: {}</li>", date_in_words(event.date), clipped(event.label, 160));
    out.put("</ol>\n");
  }
  out.put("</section>\n");
}

void put_who_stands_where(Markup& out, const ReportView& view, const Findings& findings, const TimeAxis& axis) {
  out.put(
      "<section id=\"overview\"><h2>Who stands where</h2>\n<p class=\"note\">The {} with the most positions; one time axis, {}. "
      "A point is a statement, for above the line and against below it; a line is where most of them stand. What rests on "
      "too little, or on mixed evidence, is lighter; points that would cover each other stand side by side.</p>\n",
      counted(view.top, "actor", "actors"), period_in_words(view.first, view.last));
  put_short_legend(out, !view.events.empty());
  for (std::size_t i = 0; i < findings.issues.size(); ++i) {
    const std::string& id = findings.issues[i].issue_id;
    if (rows_on(view, id).empty()) continue;
    out.put("<section class=\"issue\"><h3>{}", sentence_case(view.title(id)));
    if (view.title(id) != id) out.put(" <small>{}</small>", id);
    out.put("</h3>\n");
    if (const std::string& pole = view.pole(id); !pole.empty())
      out.put("<p class=\"note\">For means: {}</p>\n", clipped(pole, 200));
    put_multiples(out, view, id, axis);
    out.put("</section>\n");
  }
  out.put("</section>\n");
}

void put_contents(Markup& out, const ReportView& view) {
  out.put(
      "<nav aria-label=\"Contents\"><a href=\"#story\">The story</a> <a href=\"#overview\">Who stands where</a> "
      "<a href=\"#changes\">What changed</a>");
  for (std::size_t a = 0; a < view.top; ++a) out.put(" <a class=\"name\" href=\"#a{}\">{}</a>", a, view.actors[a].name);
  out.put(" <a href=\"#appendix\">Appendix</a></nav>\n");
}

void put_sources(Markup& out, const ReportView& view) {
  std::vector<const DocumentInfo*> documents;
  std::set<std::string_view> used;
  for (const Statement& s : view.set.statements) used.insert(s.doc_id);
  for (const auto& [id, document] : view.set.documents)
    if (!document.withdrawn && used.contains(id)) documents.push_back(&document);
  if (documents.empty()) return;
  std::stable_sort(documents.begin(), documents.end(), [](const DocumentInfo* a, const DocumentInfo* b) {
    return a->published_at.valid() && (!b->published_at.valid() || a->published_at < b->published_at);
  });
  const std::size_t shown = std::min(documents.size(), sources_listed);
  out.put("<details id=\"sources\" class=\"find\"><summary>Articles <span class=\"dim\">\u00b7 {}",
          digits_grouped(documents.size()));
  if (shown < documents.size()) out.put(", {} listed", digits_grouped(shown));
  out.put("</span></summary>\n<ol class=\"sources\">");
  for (std::size_t i = 0; i < shown; ++i) {
    const DocumentInfo& document = *documents[i];
    const std::string title = document.title.empty() ? document.doc_id : one_line(document.title);
    out.put("<li>");
    if (!document.publisher.empty()) out.put("{}: ", document.publisher);
    if (const std::string_view link = safe_link(document.url); link.empty())
      out.put("{}", title);
    else
      out.put("<a href=\"{}\">{}</a>", link, title);
    if (document.published_at.valid()) out.put(", {}", date_in_words(document.published_at));
    if (document.copies > 1) out.put("; {} copies of one story", document.copies);
    out.put("</li>\n");
  }
  out.put("</ol></details>\n");
}

void put_appendix(Markup& out, const ReportView& view, const TimeAxis* axis) {
  out.put("<section id=\"appendix\"><h2>Appendix</h2>\n<p class=\"note\">");
  if (view.actors.size() > view.top)
    out.put("The other {}, folded. ", counted(view.actors.size() - view.top, "actor", "actors"));
  out.put(
      "Paper shows what is unfolded when you print.</p>\n<p id=\"search\" hidden><label>Search actors and their words "
      "<input type=\"search\" id=\"words\"></label> <span id=\"found\" role=\"status\"></span></p>\n");
  for (std::size_t a = view.top; axis && a < view.actors.size(); ++a)
    put_folded_actor(out, view, view.actors[a], a, *axis);
  put_unnamed_list(out, view, unnamed_listed);
  put_sources(out, view);
  out.put("</section>\n");
}

void put_footer(Markup& out, const ReportView& view) {
  out.put(
      "<footer><p>A point is one statement, copies of one wire story counted once. A spell is a run of days on one side; a "
      "change in the labels is confirmed when statements of {} stand on the new side. A prognosis does not end a spell. Labels can be "
      "wrong: where an actor stands, and what changed, is told only where {} of {} stand on each side and {:.0f} of 100 of their "
      "weight agree. "
      "Nothing is drawn through a silence of more than {}.</p>\n",
      counted(static_cast<std::size_t>(view.fold.confirming_documents), "article", "articles"),
      counted(static_cast<std::size_t>(view.fold.enough_statements), "statement", "statements"),
      counted(static_cast<std::size_t>(view.fold.enough_documents), "article", "articles"),
      view.fold.enough_agreement * 100, counted(static_cast<std::size_t>(view.fold.silence_days), "day", "days"));
  for (const std::string& note : left_out_in_words(view)) out.put("<p>{}</p>\n", note);
  std::map<std::string, std::size_t> tables;
  for (const auto& [id, document] : view.set.documents)
    if (!document.tables_hash.empty()) ++tables[document.tables_hash];
  for (const auto& [hash, count] : tables)
    out.put("<p>Labelled by tables <code>{}</code>: {}.</p>\n", short_id(hash), counted(count, "article", "articles"));
  out.put("</footer>\n");
}

}  // namespace

std::string html_report(const StatementSet& set, const ReportOptions& options) {
  const ReportView view(set, options);
  const Findings findings = find_out(view);
  Markup out;
  const std::string title = headline(view, findings, options);
  put_head(out, title);
  out.put("<header><h1>{}</h1>\n<p class=\"lead\">", title);
  for (const std::string& sentence : standfirst(view, findings, options)) out.put("{} ", sentence);
  out.put("</p>\n");
  if (!options.asked.empty()) out.put("<p class=\"note\">Asked for: {}.</p>\n", options.asked);
  if (view.actors.empty() || !view.first.valid()) {
    out.put("</header>\n<main><p>No statements of named actors on any issue.</p>\n");
    for (std::size_t a = 0; a < view.actors.size(); ++a) out.put("<p>{}</p>", view.actors[a].name);
    put_appendix(out, view, nullptr);
  } else {
    put_contents(out, view);
    out.put("</header>\n<main>\n");
    const TimeAxis axis(view.first, view.last);
    put_stories(out, view, findings, axis);
    put_who_stands_where(out, view, findings, axis);
    put_changes(out, view, findings);
    if (view.top > 0) put_legend(out);
    for (std::size_t a = 0; a < view.top; ++a) put_actor(out, view, view.actors[a], a, axis);
    put_appendix(out, view, &axis);
  }
  out.put("</main>\n");
  put_footer(out, view);
  out.put("<script>").trusted(page_script).put("</script>\n</body></html>\n");
  return out.take();
}

}  // namespace onrecord::report
