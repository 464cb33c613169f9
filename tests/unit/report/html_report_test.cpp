// Reports: hostile text stays text, every point is drawn, what is left out is said, the same bytes every time.
#include <doctest/doctest.h>

#include <algorithm>

#include "report/chart_files.h"
#include "report/findings.h"
#include "report/markdown.h"
#include "report/markup.h"
#include "report/page_script.h"
#include "report/reports.h"
#include "report/wording.h"
#include "support/generated_set.h"

using namespace onrecord;
using namespace onrecord::report;

namespace {

std::size_t times(const std::string& text, std::string_view words) {
  std::size_t count = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size())) ++count;
  return count;
}

StatementSet set_of(unsigned seed, int statements) {
  return onrecord::testing::generate({.seed = seed, .actors = 6, .issues = 3, .statements = statements});
}

constexpr std::string_view hostile =
    "\"><script>alert(1)</script><img src=x onerror=alert(2)>&amp;'--></style>\x1b[31m\u202e`[x](javascript:y)";

// Every text that an article or a table can bring.
StatementSet hostile_set() {
  StatementSet set = set_of(5, 60);
  const std::string words(hostile);
  for (Statement& s : set.statements) {
    s.text = s.cue_text = s.source_text = words;
    s.speaker.name += words;
    s.speaker.role = s.speaker.country = words;
    for (StanceLabel& stance : s.stances) {
      stance.issue_id += words;
      stance.rule_ids = {words};
      stance.modifiers = {words};
      stance.condition_text = stance.abstain_reason = words;
    }
  }
  for (auto& [id, document] : set.documents) {
    document.title = document.publisher = words;
    document.url = "javascript:alert(3)";
    document.tables_hash = words;
  }
  for (IssueInfo& issue : set.issues) {
    issue.issue_id += words;
    issue.pole = words;
  }
  return set;
}

}  // namespace

TEST_CASE("what must be escaped in HTML is") {
  CHECK(html_escaped("a<b>&\"'") == "a&lt;b&gt;&amp;&quot;&#39;");
  CHECK(html_escaped("a\x1b[2J\u202eb") == "a[U+001B][2J[U+202E]b");
  CHECK(html_escaped("na\u00efve \u201cquoted\u201d") == "na\u00efve \u201cquoted\u201d");
  CHECK(safe_link("HTTPS://example.org/a") == "HTTPS://example.org/a");
  CHECK(safe_link("javascript:alert(1)").empty());
  CHECK(safe_link(" https://example.org").empty());
}

TEST_CASE("what must be escaped in Markdown is") {
  CHECK(markdown_escaped("a|b *c* <d>\n# e") == "a\\|b \\*c\\* &lt;d&gt; \\# e");
  CHECK(markdown_link("https://e.org/a b)(c") == "https://e.org/a%20b%29%28c");
  CHECK(markdown_link("data:text/html,x").empty());
}

TEST_CASE("hostile text is shown and never obeyed") {
  ReportOptions options;
  options.title = options.asked = std::string(hostile);
  const std::string page = html_report(hostile_set(), options);
  CHECK(times(page, "<script") == 1);  // the report's own
  CHECK(times(page, "<script>" + std::string(page_script) + "</script>") == 1);
  CHECK(times(page, "<img") == 0);
  CHECK(times(page, "</style>") == 1);
  CHECK(page.find("href=\"javascript") == std::string::npos);
  CHECK(page.find('\x1b') == std::string::npos);
  CHECK(page.find("\u202e") == std::string::npos);
  CHECK(page.find("&lt;script&gt;alert(1)") != std::string::npos);
  const std::string markdown = markdown_report(hostile_set(), options);
  CHECK(markdown.find('<') == std::string::npos);
  CHECK(markdown.find("](javascript") == std::string::npos);
  CHECK(markdown.find('\x1b') == std::string::npos);
}

TEST_CASE("every point of every timeline of the actors shown first is on the page") {
  const StatementSet set = set_of(3, 200);
  const std::string page = html_report(set);
  std::size_t points = 0, spells = 0, drawn = 0;
  for (const Timeline& timeline : fold_timelines(set)) {
    spells += timeline.spells.size();
    // What is too little to tell anything is said in words.
    if (timeline.points.size() < 4 && (timeline.stands.empty() || timeline.stands.back().evidence == Evidence::little))
      continue;
    for (const TimelinePoint& point : timeline.points) points += point.dated ? 1 : 0;
  }
  REQUIRE(points > 50);
  for (const std::string mark : {"<a class=\"p\" data-n=\"", "<circle data-n=\"", "<svg data-n=\""})
    for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1))
      drawn += static_cast<std::size_t>(std::stoi(page.substr(at + mark.size(), 6)));
  CHECK(drawn == points);
  CHECK(times(page, "<tr><td>") >= spells);
  for (const Statement& s : set.statements)
    if (!s.stances.empty() && s.speaker.kind == ActorKind::person && !set.documents.at(s.doc_id).withdrawn) {
      CHECK(page.find(html_escaped(one_line(s.text))) != std::string::npos);
    }
}

TEST_CASE("the same statements give the same bytes") {
  StatementSet set = set_of(9, 150);
  const std::string page = html_report(set), markdown = markdown_report(set);
  CHECK(html_report(set) == page);
  StatementSet again = set_of(9, 150);
  CHECK(markdown_report(again) == markdown);
}

TEST_CASE("the report tells the silence and the confirmation that it was asked for") {
  const StatementSet set = set_of(3, 200);
  ReportOptions options;
  options.timeline.silence_days = 21;
  options.timeline.confirming_documents = 3;
  const std::string page = html_report(set, options);
  CHECK(page.find("statements of 3 articles stand on the new side") != std::string::npos);
  CHECK(page.find("a silence of more than 21 days") != std::string::npos);
  CHECK(page.find("shown by one article") == std::string::npos);  // it may be two
  CHECK(page.find("not confirmed") != std::string::npos);
  options.timeline.confirming_documents = 1;
  CHECK(html_report(set, options).find("statements of 1 article stand") != std::string::npos);
}

TEST_CASE("nothing is fetched and nothing runs") {
  const std::string page = html_report(set_of(3, 200));
  CHECK(page.find("default-src 'none'") != std::string::npos);
  CHECK(page.find("script-src '" + page_script_hash() + "'") != std::string::npos);
  for (const char* fetching : {"<link", "<script src", "<iframe", "<img", " src=", "@import", "url(http"})
    CHECK(page.find(fetching) == std::string::npos);
}

TEST_CASE("a report that leaves statements out says so") {
  const StatementSet set = set_of(3, 400);
  ReportOptions options;
  options.listed = 50;
  const ReportView view(set, options);
  CHECK(view.listed <= 50);
  CHECK(view.left_out > 0);
  const std::string page = html_report(set, options);
  CHECK(page.find("counted and drawn but not listed") != std::string::npos);
  CHECK(markdown_report(set, options).find("not listed") != std::string::npos);
}

TEST_CASE("withdrawn articles and rejected statements are left out, and told of") {
  StatementSet set = set_of(3, 100);
  const auto named = std::find_if(set.statements.begin(), set.statements.end(), [](const Statement& s) {
    return !s.stances.empty() && s.speaker.kind == ActorKind::person;
  });
  REQUIRE(named != set.statements.end());
  named->text = "words that a reviewer rejected";
  set.review_status[named->id] = "rejected";
  const std::string page = html_report(set);
  CHECK(page.find(named->text) == std::string::npos);
  CHECK(page.find("1 statement rejected by a reviewer left out") != std::string::npos);
  CHECK(page.find("Withdrawn by its publisher") != std::string::npos);
}

TEST_CASE("no statements give a page that says so") {
  const std::string page = html_report({});
  CHECK(page.find("No statements") != std::string::npos);
  CHECK(page.ends_with("</html>\n"));
  CHECK(markdown_report({}).starts_with("# No statements"));
}

TEST_CASE("words for days, labels and counts") {
  SaidDate said;
  CHECK(when_said(said) == "no date");
  said.latest = {2025, 2, 16};
  CHECK(when_said(said) == "not after 16 Feb 2025");
  CHECK(period_in_words({2025, 3, 5}, {2025, 3, 28}) == "5 to 28 Mar 2025");
  CHECK(counted(1, "article", "articles") == "1 article");
  CHECK(counted(1204, "article", "articles") == "1,204 articles");
  CHECK(label_in_words(StanceKind::qualified_support) == "qualified support");
  CHECK(clipped("one two three", 8) == "one two \u2026");
}

namespace {

// Speaks on one issue, a statement a day, each in an article of its own.
void add_statements(StatementSet& set, const std::string& who, const std::string& first_day,
                    std::vector<double> positions) {
  Date day = *parse_iso_date(first_day);
  for (const double position : positions) {
    Statement s;
    s.doc_id = who + to_string(day);
    s.id = text_hash(s.doc_id);
    s.text = "words of " + to_string(day);
    s.source_text = who + " the miller";
    s.cue_text = "told the council";
    s.kind = StatementKind::direct;
    s.speaker.actor_id = s.speaker.name = who;
    s.speaker.kind = ActorKind::person;
    s.said.date = day;
    s.said.precision = DatePrecision::day;
    StanceLabel label;
    label.issue_id = "MILL.weir";
    label.position = position;
    label.label = label_of(position);
    label.confidence = Confidence::high;
    s.stances.push_back(label);
    set.statements.push_back(s);
    DocumentInfo document;
    document.doc_id = document.cluster_id = document.title = s.doc_id;
    document.publisher = "Weir Post";
    document.published_at = day;
    set.documents[s.doc_id] = document;
    day = add_days(day, 3);
  }
}

StatementSet weir() {
  StatementSet set;
  set.issues = {{"MILL.weir", "the weir should be raised", "the weir"}};
  add_statements(set, "Ada Quill", "2031-03-02", {1, 1, 1, -1, -1, -1, -1});
  add_statements(set, "Bo Quist", "2031-03-03", {1, 1, 0.5, 1});
  add_statements(set, "Cy Rohe", "2031-03-04", {-1, -1, -1});
  add_statements(set, "Di Sund", "2031-03-05", {1});
  return set;
}

}  // namespace

TEST_CASE("the headline says who stands where, who moved and when; what rests on too little is not in it") {
  const StatementSet set = weir();
  const ReportView view(set, {});
  const Findings findings = find_out(view);
  CHECK(headline(view, findings, {}) ==
        "The weir: Bo Quist for, Cy Rohe against; Ada Quill moved from for to against in Mar 2031");
  REQUIRE(findings.changes.size() == 1);
  CHECK(change_told(view, findings.changes[0]) == "Ada Quill moved from for to against on the weir, 11 Mar 2031");
  CHECK(change_rests_on(findings.changes[0]) == "3 statements in 3 articles before, 4 statements in 4 articles after");
  REQUIRE(findings.issues.size() == 1);
  CHECK(findings.issues[0].little.size() == 1);
  ReportOptions options;
  options.title = "Mine";
  CHECK(headline(view, findings, options) == "Mine");
}

TEST_CASE("a change is told with both quotations: who, cue, words, day, outlet") {
  const std::string page = html_report(weir());
  const std::size_t from = page.find("id=\"changes\""), to = page.find("</section>", from);
  const std::string list = page.substr(from, to - from);
  for (const char* words : {"Before:", "After:", "Ada Quill the miller", "told the council", "words of 2031-03-08",
                            "words of 2031-03-11", "11 Mar 2031, Weir Post", "not reviewed"})
    CHECK_MESSAGE(list.find(words) != std::string::npos, words);
  const std::string markdown = markdown_report(weir());
  CHECK(markdown.find("Ada Quill the miller told the council: \u201cwords of 2031-03-08\u201d") != std::string::npos);
}

TEST_CASE("the axis ends with the articles: a statement of long before stands at its edge, with its date") {
  StatementSet set = weir();
  Statement old = set.statements[0];
  old.id = "old";
  old.said.date = *parse_iso_date("2006-05-01");
  set.statements.push_back(old);
  const ReportView view(set, {});
  CHECK(view.first == *parse_iso_date("2031-03-02"));
  CHECK(html_report(set).find(">May 2006</text>") != std::string::npos);
}

TEST_CASE("only the first so many actors have a part of their own; events are marked where they belong") {
  ReportOptions options;
  options.top = 2;
  options.events = {{*parse_iso_date("2031-03-07"), "The council sits", ""},
                    {*parse_iso_date("2031-03-08"), "Elsewhere", "OTHER"},
                    {*parse_iso_date("1999-01-01"), "Long ago", ""}};
  const std::string page = html_report(weir(), options);
  CHECK(times(page, "<section class=\"actor\"") == 2);
  CHECK(times(page, "<details class=\"find\" id=\"a") == 2);
  CHECK(page.find("7 Mar 2031: The council sits") != std::string::npos);
  CHECK(page.find("Long ago") == std::string::npos);
  CHECK(times(page, "class=\"evn\"") == 3);  // in the story, and in two timelines
}

TEST_CASE(
    "charts stand alone: every drawing whole, a source line, names that are safe for files, hostile text is text") {
  const std::vector<ChartFile> files = chart_files(weir());
  std::vector<std::string> names;
  for (const ChartFile& file : files) names.push_back(file.name);
  CHECK(names == std::vector<std::string>{"story-mill-weir", "actors-mill-weir", "timeline-ada-quill-mill-weir",
                                          "timeline-bo-quist-mill-weir", "timeline-cy-rohe-mill-weir"});
  for (const ChartFile& file : files) {
    CHECK(file.svg.starts_with("<svg xmlns="));
    CHECK(file.svg.find("Source: 15 articles of 1 outlet") != std::string::npos);
    CHECK(times(file.svg, "<svg") == times(file.svg, "</svg>"));
  }
  const std::vector<ChartFile> bad = chart_files(hostile_set());
  REQUIRE(!bad.empty());
  for (const ChartFile& file : bad) {
    CHECK(file.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    CHECK(file.svg.find("<script") == std::string::npos);
    CHECK(times(file.svg, "</style>") == 1);
    CHECK(file.svg.find('\x1b') == std::string::npos);
  }
}
