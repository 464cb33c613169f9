// onrecord extract: the stateless filter, articles in and statement records out (JSON Lines).
#include <algorithm>
#include <optional>
#include <variant>

#include "cli/article_options.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/in_order.h"
#include "cli/other_languages.h"
#include "cli/repeats.h"
#include "domain/article_fault.h"
#include "io/output_file.h"
#include "io/write_jsonl.h"
#include "onrecord/format.h"

namespace onrecord::cli {
namespace {

struct Form {
  bool rows = false;
  io::LineParts parts;
  double least_probability = 0;
};

Form form_of(const Arguments& arguments) {
  Form form;
  form.rows = arguments.text("emit", "doc") == "rows";
  form.least_probability = arguments.number("min-confidence", 0, 0, 1);
  for (const std::string& given : arguments.list("with")) {
    for (std::size_t at = 0; at <= given.size();) {
      const std::size_t end = std::min(given.find(',', at), given.size());
      const std::string part = given.substr(at, end - at);
      at = end + 1;
      if (part == "dates" || part == "times")
        form.parts.times = true;
      else if (part == "mentions")
        form.parts.mentions = true;
      else if (part == "text")
        form.parts.text = true;
      else
        throw Error(ErrorKind::usage, "--with: \"" + part + "\" is not one of dates, mentions, text");
    }
  }
  if (form.rows && (form.parts.times || form.parts.mentions || form.parts.text))
    throw Error(ErrorKind::usage, "--with needs --emit doc: a line of rows is one statement");
  return form;
}

using Item = std::variant<Document, Error>;

struct Lines {
  std::string text;
  std::optional<Error> fault;  // of an article that could not be analysed
  OtherLanguages languages;    // of the article
};

Lines lines_of(const Item& item, const Tracker& tracker, const Knowledge& knowledge, const Form& form) {
  Lines lines;
  std::string& out = lines.text;
  if (const Error* error = std::get_if<Error>(&item)) {
    io::append_error_line(out, *error);
    return lines;
  }
  const Document& document = std::get<Document>(item);
  Analysis analysis;
  lines.fault = fault_of_article(document, "could not be analysed", [&] { analysis = tracker.track(document); });
  if (lines.fault) {
    lines.fault->set_input_hash(document.input_hash);
    io::append_error_line(out, *lines.fault);
    return lines;
  }
  lines.languages.note(document, analysis);
  std::erase_if(analysis.statements,
                [&](const Statement& statement) { return statement.probability < form.least_probability; });
  const DocumentInfo info = document_info(document, knowledge);
  if (form.rows)
    io::append_statement_lines(out, document, info, analysis);
  else
    io::append_document_line(out, document, info, analysis, form.parts);
  return lines;
}

int run(const Arguments& arguments) {
  Console console(arguments);
  const Form form = form_of(arguments);
  const ReadOptions options = read_options_of(arguments);
  std::vector<std::string> paths = arguments.positional();
  if (paths.empty()) paths = {"-"};

  const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(knowledge_of(arguments));
  const Tracker tracker(knowledge);
  io::OutputFile out(arguments.text("output"));
  int exit_code = 0, fault_code = 0;  // of what was read, of what was analysed (on another thread)
  const bool fail = arguments.text("on-error", "record") == "fail";
  Repeats repeats(console);
  OtherLanguages languages;
  const auto give = [&](Lines&& lines) {
    languages.add(lines.languages);
    if (lines.fault) {
      if (fail) throw *lines.fault;
      repeats.error(*lines.fault);
      fault_code = lines.fault->exit_code();
    }
    out.write(lines.text);
  };
  InOrder<Item, Lines> pipeline(
      jobs_of(arguments), [&](Item&& item) { return lines_of(item, tracker, *knowledge, form); }, give,
      [&] { out.flush(); });
  const auto rejected = [&](const Error& error) {
    if (fail) throw error;
    repeats.error(error);
    exit_code = std::max(exit_code, error.exit_code());
    pipeline.push(error);
  };
  try {
    read_paths(paths, options,
               {[&](Document&& document) { pipeline.push(std::move(document)); }, rejected,
                [&](const std::string& notice) { repeats.notice(notice); }});
  } catch (const Error& error) {
    if (!fail || error.exit_code() == static_cast<int>(ErrorKind::usage)) throw;
    pipeline.finish();  // what came before the bad record is given out
    out.flush();
    throw;
  }
  pipeline.finish();
  out.commit();
  repeats.finish();
  languages.tell(console);
  return std::max(exit_code, fault_code);
}

}  // namespace

Command extract_command() {
  return {
      .name = "extract",
      .summary = "who said what, when: articles in, statement records out, nothing kept",
      .arguments = "[PATH...]",
      .examples = {{"onrecord extract articles.jsonl > statements.jsonl", "one line an article, with its statements"},
                   {"onrecord extract --date 2024-02-16 article.txt", "an article without a date of its own"},
                   {"zcat big.jsonl.gz | onrecord extract --emit rows --min-confidence 0.8",
                    "one line a statement, only the surer ones"}},
      .options =
          join({{{.name = "emit",
                  .value = "FORM",
                  .help = "a line for each article, or one for each statement",
                  .choices = {"doc", "rows"},
                  .fallback = "doc"},
                 {.name = "with",
                  .value = "PARTS",
                  .help = "adds to an article's line, separated by commas: dates (temporal expressions), mentions "
                          "(of actors), text",
                  .repeatable = true},
                 {.name = "min-confidence",
                  .value = "P",
                  .help = "leaves out statements with a probability below P (0 to 1)",
                  .fallback = "0"},
                 {.name = "on-error",
                  .value = "HOW",
                  .help = "a bad record becomes an error record, and the run goes on; or it ends the run",
                  .choices = {"record", "fail"},
                  .fallback = "record"}},
                article_options(),
                knowledge_options(),
                jobs_options(),
                output_options()}),
      .details =
          "Reads standard input where no PATH is given. The same input gives the same bytes, whatever the order, the "
          "number of threads or the machine. Lines come out in the order of the input, each as soon as it is ready. "
          "A bad record gives {\"error\",\"kind\",\"input_hash\"} in its place and exit code 1. Offsets count "
          "Unicode code points.",
      .run = run,
  };
}

}  // namespace onrecord::cli
