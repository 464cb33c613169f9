// onrecord report: the per-actor stance report as one HTML page or as Markdown.
#include "cli/command.h"
#include "cli/no_statements.h"
#include "cli/statements_from.h"
#include "io/output_file.h"
#include "report/reports.h"

namespace onrecord::cli {
namespace {

bool ends_with(const std::string& path, std::string_view ending) {
  return path.size() >= ending.size() && path.compare(path.size() - ending.size(), ending.size(), ending) == 0;
}

bool as_markdown(const Arguments& arguments, const std::string& path) {
  const std::string to = arguments.text("to");
  return to.empty() ? arguments.flag("md") || ends_with(path, ".md") || ends_with(path, ".markdown") : to == "md";
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
      .summary = "the stance report: positions over time, with the words that prove them",
      .examples = {{"onrecord report -o report.html",
                    "every named actor on every issue: one page, opens anywhere, fetches nothing"},
                   {"onrecord report --who \"Elena Marsh\" -o marsh.html", "one actor"},
                   {"onrecord report --about MAREN.treaty -o treaty.md", "one issue, as Markdown"},
                   {"onrecord extract < articles.jsonl | onrecord report --from - -o report.html",
                    "without a database"}},
      .options =
          join({statements_options(),
                {{.name = "to",
                  .value = "FORMAT",
                  .help = "what to write, where the file's ending does not say it",
                  .choices = {"html", "md"}},
                 {.name = "md", .help = "Markdown: --to md"},
                 {.name = "title", .value = "TEXT", .help = "the heading", .fallback = "made from what is in it"},
                 {.name = "list",
                  .value = "N",
                  .help = "statements listed with their words; all are counted and drawn",
                  .fallback = "6000"}},
                output_options(),
                database_options()}),
      .details =
          "Statements of withdrawn articles, and those that a reviewer rejected, are left out, and the report says so.",
      .run = run,
  };
}

}  // namespace onrecord::cli
