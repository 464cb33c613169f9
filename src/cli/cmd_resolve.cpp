// onrecord resolve: the actors and dates of attributions that others found (JSON Lines in and out).
#include <algorithm>
#include <variant>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/in_order.h"
#include "cli/repeats.h"
#include "io/decode.h"
#include "io/fields.h"
#include "io/finish.h"
#include "io/json_attributions.h"
#include "io/output_file.h"
#include "io/sources.h"
#include "io/write_jsonl.h"
#include "text/code_points.h"

namespace onrecord::cli {
namespace {

constexpr std::size_t longest_line = std::size_t{16} << 20;

struct Task {
  Document document;
  std::vector<GivenSpans> attributions;
};
using Item = std::variant<Task, Error>;

// The columns of who and when; act, position and the document's own are not asked for.
std::vector<io::Field<io::StatementRow>> who_and_when() {
  static constexpr std::string_view wanted[] = {
      "statement_id",  "doc_id",         "seq",       "kind",        "text",       "source",     "cue",
      "content",       "speaker_text",   "actor_id",  "actor_name",  "actor_kind", "actor_role", "actor_country",
      "speaks_for",    "speaker_method", "addressee", "venue",       "via",        "said_date",  "said_precision",
      "said_earliest", "said_latest",    "said_text", "said_method", "reported_by"};
  std::vector<io::Field<io::StatementRow>> fields;
  for (const io::Field<io::StatementRow>& field : io::statement_fields())
    if (std::find(std::begin(wanted), std::end(wanted), field.name) != std::end(wanted)) fields.push_back(field);
  return fields;
}

class Resolver {
 public:
  explicit Resolver(std::shared_ptr<const Knowledge> knowledge)
      : knowledge_(std::move(knowledge)), tracker_(knowledge_), fields_(who_and_when()) {}

  std::string line_of(const Item& item) const {
    std::string out;
    if (const Error* error = std::get_if<Error>(&item)) {
      io::append_error_line(out, *error);
      return out;
    }
    const Task& task = std::get<Task>(item);
    const Analysis analysis = tracker_.resolve(task.document, task.attributions);
    const DocumentInfo info = document_info(task.document, *knowledge_);
    const text::CodePoints points(task.document.text);
    out = "{\"doc_id\":";
    io::append_json_string(out, task.document.doc_id);
    out += ",\"statements\":[";
    for (const Statement& statement : analysis.statements) {
      if (out.back() != '[') out += ',';
      const io::Located located = io::locate(statement, task.document.text, points);
      io::append_json_object(out, std::span<const io::Field<io::StatementRow>>(fields_),
                             io::StatementRow{statement, info, located, {}});
    }
    out += "]}\n";
    return out;
  }

 private:
  std::shared_ptr<const Knowledge> knowledge_;
  Tracker tracker_;
  std::vector<io::Field<io::StatementRow>> fields_;
};

// Reads one stream of lines; each gives an article with its spans, or an error.
class LinesOfTasks {
 public:
  LinesOfTasks(const ReadOptions& options, Repeats& repeats, std::function<void(Item&&)> take)
      : options_(options), repeats_(repeats), take_(std::move(take)) {}

  void read(ByteSource& source) {
    io::LineReader lines(source, longest_line);
    std::string line;
    while (lines.next(line)) {
      if (lines.number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
      io::Place place{source.name(), lines.number()};
      if (lines.too_long()) {
        take_(io::rejected_at(place, "line longer than " + io::size_in_words(longest_line)));
        continue;
      }
      if (io::is_blank(line)) continue;
      place.input_hash = text_hash(line);
      record(line, place);
    }
  }

 private:
  void record(std::string& line, const io::Place& place) {
    try {
      for (const std::string& notice : io::repair_utf8(line)) repeats_.notice(io::to_string(place) + ": " + notice);
      io::AttributedArticle given = parser_.parse(line);
      const std::vector<GivenSpans> spans = std::move(given.attributions);
      const std::uint32_t length = length_of(given.article.document.text);
      io::deliver(
          std::move(given.article.document), given.article.written_date, place, options_,
          {[&](Document&& document) {
             if (length_of(document.text) != length)
               throw Error(ErrorKind::rejected_input,
                           "the text has carriage returns, so that its offsets would shift; use \\n alone");
             Task task;
             task.attributions = io::in_bytes(spans, document.text);
             task.document = std::move(document);
             take_(std::move(task));
           },
           [&](const Error& error) { take_(error); }, [&](const std::string& notice) { repeats_.notice(notice); }});
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::rejected_input) throw;
      take_(io::rejected_at(place, error.message()));
    }
  }

  static std::uint32_t length_of(std::string_view text) {
    return text::CodePoints(text).at_byte(static_cast<std::uint32_t>(text.size()));
  }

  const ReadOptions& options_;
  Repeats& repeats_;
  std::function<void(Item&&)> take_;
  io::JsonAttributionsParser parser_;
};

int run(const Arguments& arguments) {
  Console console(arguments);
  ReadOptions options;
  options.date = arguments.date("date");
  options.max_document = arguments.bytes("max-doc", options.max_document);
  std::vector<std::string> paths = arguments.positional();
  if (paths.empty()) paths = {"-"};

  const Resolver resolver(Knowledge::load(knowledge_of(arguments)));
  io::OutputFile out(arguments.text("output"));
  int exit_code = 0;
  InOrder<Item, std::string> pipeline(
      jobs_of(arguments), [&](Item&& item) { return resolver.line_of(item); },
      [&](std::string&& line) { out.write(line); }, [&] { out.flush(); });
  const bool fail = arguments.text("on-error", "record") == "fail";
  Repeats repeats(console);
  LinesOfTasks tasks(options, repeats, [&](Item&& item) {
    if (const Error* error = std::get_if<Error>(&item)) {
      if (fail) throw Error(*error);
      repeats.error(*error);
      exit_code = std::max(exit_code, error->exit_code());
    }
    pipeline.push(std::move(item));
  });
  for (const std::string& path : paths) {
    if (path == "-") {
      io::StdinSource source;
      tasks.read(source);
    } else {
      io::FileSource source(path);
      tasks.read(source);
    }
  }
  pipeline.finish();
  out.commit();
  repeats.finish();
  return exit_code;
}

}  // namespace

Command resolve_command() {
  return {
      .name = "resolve",
      .summary = "names the actors and days of attributions that others found",
      .arguments = "[FILE...]",
      .examples = {{"onrecord resolve spans.jsonl > who.jsonl", "one line an article, its attributions in order"},
                   {"onrecord resolve --tables mine spans.jsonl", "with actors of your own"}},
      .options = join({{{.name = "on-error",
                         .value = "HOW",
                         .help = "a bad record becomes an error record, and the run goes on; or it ends the run",
                         .choices = {"record", "fail"},
                         .fallback = "record"},
                        {.name = "date", .value = "DATE", .help = "day of articles that carry none, as 2024-02-16"},
                        {.name = "max-doc", .value = "SIZE", .help = "largest article taken", .fallback = "64M"}},
                       knowledge_options(),
                       jobs_options(),
                       output_options()}),
      .details =
          "Reads JSON Lines: {\"doc_id\",\"text\",\"date\",\"attributions\":[{\"source\",\"cue\",\"content\"}]}. Each of "
          "the three is null or a list of [start,end] in Unicode code points of the text. Gives "
          "{\"doc_id\",\"statements\":[...]}, a statement for each attribution, in order, with all columns of who and "
          "when. A bad record gives {\"error\",\"kind\",\"input_hash\"} in its place and exit code 1.",
      .run = run,
  };
}

}  // namespace onrecord::cli
