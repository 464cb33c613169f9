// onrecord report: the findings, who stands where and what changed, as one HTML page or as Markdown; and its charts.
#include <algorithm>
#include <filesystem>

#include "cli/command.h"
#include "cli/no_statements.h"
#include "cli/statements_from.h"
#include "io/draw_png.h"
#include "io/output_file.h"
#include "report/chart_files.h"
#include "report/reports.h"
#include "serve/sample_result.h"
#include "store/remembered_tables.h"
#include "tables/table_kinds.h"
#include "tables/tsv.h"

namespace onrecord::cli {
namespace {

bool ends_with(const std::string& path, std::string_view ending) {
  return path.size() >= ending.size() && path.compare(path.size() - ending.size(), ending.size(), ending) == 0;
}

bool as_markdown(const Arguments& arguments, const std::string& path) {
  const std::string to = arguments.text("to");
  return to.empty() ? arguments.flag("md") || ends_with(path, ".md") || ends_with(path, ".markdown") : to == "md";
}

void add_events(std::vector<report::Event>& events, const tables::Table& table) {
  if (tables::use_of(table) != tables::TableUse::events)
    throw Error(ErrorKind::table, "events need the columns date and label, and may have issue", table.file(),
                table.header_line());
  for (const tables::TableRow& row : table.rows()) {
    const std::string_view day = table.cell(row, "date");
    const std::optional<Date> date = day.size() == 10 ? parse_iso_date(day) : std::nullopt;
    if (!date) table.fail(row, "\"" + std::string(day) + "\" is not a date like 2024-02-16");
    events.push_back({*date, std::string(table.cell(row, "label")), std::string(table.cell(row, "issue"))});
  }
}

// --events, else the events.tsv of the folders of tables that the database remembers.
std::vector<report::Event> events_asked(const Arguments& arguments, const store::Store* store) {
  std::vector<report::Event> events;
  if (arguments.has("events")) {
    add_events(events, tables::Table::read(arguments.text("events")));
  } else if (store != nullptr) {
    for (const store::TablesFolder& folder : store::remembered_tables(*store)) {
      const std::string path = folder.path + "/events.tsv";
      std::error_code failed;
      if (std::filesystem::is_regular_file(path, failed)) add_events(events, tables::Table::read(path));
    }
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const report::Event& a, const report::Event& b) { return a.date < b.date; });
  return events;
}

// The newest blind sample of all statements that somebody has judged, by who judged most of it.
std::string sample_in_words(const store::Store* store) {
  if (store == nullptr) return {};
  const std::vector<store::Sample> samples = store::stored_samples(*store);
  if (samples.empty()) return {};
  const std::vector<store::Opinion> opinions = store::stored_opinions(*store);
  for (const store::Sample& sample : samples) {
    serve::SampleResult best;
    for (const std::string& by : serve::judges_of(sample, opinions))
      if (const serve::SampleResult result = serve::sample_result(sample, opinions, by); result.judged > best.judged)
        best = result;
    if (best.judged == 0) continue;
    const auto percent = [](double share) { return std::to_string(static_cast<int>(share * 100 + 0.5)); };
    std::string words = "In a blind sample of " + with_commas(sample.statements.size());
    words += sample.issue_id.empty() ? " statements" : " positions on " + sample.issue_id;
    return words + ", " + with_commas(best.right) + " of " + with_commas(best.judged) + " judged were right (" +
           percent(best.interval.low) + " to " + percent(best.interval.high) + " % of all).";
  }
  return {};
}

void write_charts(const std::string& folder, const StatementSet& set, const report::ReportOptions& options,
                  Console& console) {
  io::make_folder(folder);
  const std::vector<report::ChartFile> charts = report::chart_files(set, options);
  std::size_t drawn = 0;
  for (const report::ChartFile& chart : charts) {
    io::OutputFile svg(folder + "/" + chart.name + ".svg");
    svg.write(chart.svg);
    svg.commit();
    std::string png;
    if (!io::draw_png(chart.svg, png)) continue;
    io::OutputFile file(folder + "/" + chart.name + ".png");
    file.write(png);
    file.commit();
    ++drawn;
  }
  console.notice(with_commas(charts.size()) + (charts.size() == 1 ? " chart in " : " charts in ") + folder +
                 (drawn == charts.size() ? ", as SVG and PNG"
                                         : ", as SVG only: rsvg-convert is not installed (package librsvg2-bin)"));
}

int run(const Arguments& arguments) {
  Console console(arguments);
  const std::string path = arguments.text("output");
  const bool markdown = as_markdown(arguments, path);
  if (!markdown && (path.empty() || path == "-") && console.out_is_terminal())
    throw Error(ErrorKind::usage, "the report is a page for a browser: name a file with -o report.html, or take --md");
  report::ReportOptions options;
  options.timeline = timeline_options_of(arguments);
  options.title = arguments.text("title");
  options.listed =
      static_cast<std::size_t>(arguments.integer("list", static_cast<std::int64_t>(options.listed), 0, 10'000'000));
  const StatementsAsked asked = statements_asked(arguments, console);
  options.asked = asked.in_words;
  options.top = static_cast<std::size_t>(arguments.integer("top", static_cast<std::int64_t>(options.top), 0, 1000));
  options.events = events_asked(arguments, asked.store.get());
  options.sample = sample_in_words(asked.store.get());
  if (arguments.has("charts")) write_charts(arguments.text("charts"), asked.set, options, console);
  io::OutputFile out(path);
  out.write(markdown ? report::markdown_report(asked.set, options) : report::html_report(asked.set, options));
  out.commit();
  if (const std::string why = asked.store ? why_no_statements(*asked.store) : std::string(); !why.empty())
    console.notice(why);
  else if (asked.set.statements.empty())
    console.notice("no statements: the report says so");
  return asked.some_rejected ? 1 : 0;
}

}  // namespace

Command report_command() {
  return {
      .name = "report",
      .summary = "the report: who stands where, what changed, and the words that prove it",
      .examples = {{"onrecord report -o report.html",
                    "every named actor on every issue: one page, opens anywhere, fetches nothing"},
                   {"onrecord report --who \"Elena Marsh\" -o marsh.html", "one actor"},
                   {"onrecord report --about MAREN.treaty -o treaty.md", "one issue, as Markdown"},
                   {"onrecord report -o report.html --charts charts/", "and each chart as a picture of its own"},
                   {"onrecord extract < articles.jsonl | onrecord report --from - -o report.html",
                    "without a database"}},
      .options = join(
          {statements_options(),
           {{.name = "to",
             .value = "FORMAT",
             .help = "what to write, where the file's ending does not say it",
             .choices = {"html", "md"}},
            {.name = "md", .help = "Markdown: --to md"},
            {.name = "title", .value = "TEXT", .help = "the heading", .fallback = "made from what is in it"},
            {.name = "top",
             .value = "N",
             .help = "actors shown with their charts, by statements with a position; the others are in the appendix",
             .fallback = "12"},
            {.name = "events",
             .value = "FILE",
             .help = "days to mark: a table of date, label and issue (empty: all issues)",
             .fallback = "events.tsv in the tables' folder"},
            {.name = "charts", .value = "DIR", .help = "writes each chart as SVG and PNG as well, with a source line"},
            {.name = "list",
             .value = "N",
             .help = "statements listed with their words; all are counted and drawn",
             .fallback = "700"}},
           output_options(),
           database_options()}),
      .details =
          "The page begins with the finding in words; then the story in one picture, the actors with the most positions in small "
          "multiples, and what changed with both quotations. Every other actor is in its appendix, folded. A position or a change "
          "is told only where enough stands behind it (--enough, --enough-articles, --agree). Statements of withdrawn articles, and those that a reviewer rejected, are left out, and the report says so.",
      .run = run,
  };
}

}  // namespace onrecord::cli
