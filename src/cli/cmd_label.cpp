// onrecord label: acts, evaluations and positions of statements that others found.
#include <algorithm>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/repeats.h"
#include "io/cell.h"
#include "io/label_record.h"
#include "io/output_file.h"
#include "io/sources.h"
#include "io/write_jsonl.h"
#include "knowledge.h"
#include "onrecord/document.h"
#include "stance/label.h"
#include "text/code_points.h"

namespace onrecord::cli {
namespace {

constexpr std::size_t longest_line = std::size_t{16} << 20;

void append_field(std::string& out, std::string_view key, const io::Cell& value) {
  if (out.back() != '{') out += ',';
  io::append_json_string(out, key);
  out += ':';
  io::append_json(out, value);
}

io::Cell text_cell(std::string_view text) {
  return text.empty() ? io::Cell{} : io::Cell{std::string(text)};
}

// What was asked, laid out as a sentence: source, cue, then the words said.
struct Laid {
  std::string text;
  std::uint32_t content_begin = 0;
  stance::LabelInput input;
};

Laid lay_out(const io::LabelRequest& request) {
  Laid laid;
  const auto part = [&](const std::string& words) {
    if (words.empty()) return Spans{};
    if (!laid.text.empty()) laid.text += ' ';
    const auto begin = static_cast<std::uint32_t>(laid.text.size());
    laid.text += words;
    return Spans{{begin, static_cast<std::uint32_t>(laid.text.size())}};
  };
  if (!request.cue.empty()) {
    laid.input.source = part(request.source);
    laid.input.cue = part(request.cue);
  }
  laid.input.content = part(request.text);
  laid.content_begin = laid.input.content.empty() ? 0 : laid.input.content.front().begin;
  return laid;
}

class Labelling {
 public:
  explicit Labelling(const Knowledge& knowledge) : labeller_(*knowledge.parts().stance) {}

  void append(std::string& out, const io::LabelRequest& request) const {
    Laid laid = lay_out(request);
    laid.input.text = laid.text;
    laid.input.target = request.target;
    const stance::LabelResult result = labeller_.label({&laid.input, 1}).front();
    const std::string_view said = std::string_view(laid.text).substr(laid.content_begin);
    const Offsets offsets{laid.text, laid.content_begin, text::CodePoints(said)};
    out += "{\"id\":";
    out += request.id;
    append_field(out, "act", std::string(name(result.act)));
    append_field(out, "polarity", result.polarity);
    append_field(out, "target", text_cell(request.target));
    out += ",\"stances\":[";
    for (const StanceLabel& label : result.stances) append_stance(out, label, offsets);
    out += "],\"trace\":";
    append_trace(out, result.trace, offsets);
    out += "}\n";
  }

 private:
  struct Offsets {
    std::string_view text;
    std::uint32_t begin;
    text::CodePoints points;
  };

  static void append_words(std::string& out, std::string_view prefix, const Span& span, const Offsets& offsets) {
    std::string key(prefix);
    const bool within = span.begin >= offsets.begin && span.end > span.begin;
    append_field(out, key + "_text", text_cell(offsets.text.substr(span.begin, span.end - span.begin)));
    append_field(out, key + "_start",
                 within ? io::Cell{std::int64_t{offsets.points.at_byte(span.begin - offsets.begin)}} : io::Cell{});
    append_field(out, key + "_end",
                 within ? io::Cell{std::int64_t{offsets.points.at_byte(span.end - offsets.begin)}} : io::Cell{});
  }

  static void append_trace(std::string& out, const std::vector<TraceStep>& trace, const Offsets& offsets) {
    out += '[';
    for (const TraceStep& step : trace) {
      if (out.back() != '[') out += ',';
      out += '{';
      append_field(out, "stage", step.stage);
      append_field(out, "rule", step.rule);
      append_field(out, "effect", step.effect);
      append_words(out, "matched", step.matched, offsets);
      out += '}';
    }
    out += ']';
  }

  static void append_stance(std::string& out, const StanceLabel& label, const Offsets& offsets) {
    if (out.back() != '[') out += ',';
    out += '{';
    append_field(out, "issue_id", label.issue_id);
    append_field(out, "label", std::string(name(label.label)));
    append_field(out, "position", label.position ? io::Cell{*label.position} : io::Cell{});
    append_field(out, "conditional", label.conditional);
    append_field(out, "condition_text", text_cell(label.condition_text));
    append_field(out, "confidence", std::string(name(label.confidence)));
    append_field(out, "rule_ids", label.rule_ids);
    append_words(out, "evidence", label.evidence, offsets);
    append_field(out, "modifiers", label.modifiers);
    append_field(out, "abstain_reason", text_cell(label.abstain_reason));
    out += ",\"trace\":";
    append_trace(out, label.trace, offsets);
    out += '}';
  }

  stance::Labeller labeller_;
};

int label_file(const std::string& path, const Labelling& labelling, io::OutputFile& out, Repeats& repeats) {
  io::LabelRequestParser parser;
  std::unique_ptr<ByteSource> source;
  if (path == "-")
    source = std::make_unique<io::StdinSource>();
  else
    source = std::make_unique<io::FileSource>(path);
  io::LineReader lines(*source, longest_line);
  std::string line, answer;
  int exit_code = 0;
  while (lines.next(line)) {
    if (lines.number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.find_first_not_of(" \t\r") == std::string::npos && !lines.too_long()) continue;
    answer.clear();
    try {
      if (lines.too_long())
        throw Error(ErrorKind::rejected_input, "line longer than " + io::size_in_words(longest_line));
      labelling.append(answer, parser.parse(line));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::rejected_input) throw;
      const Error placed(error.kind(), error.message(), path == "-" ? "standard input" : path, lines.number());
      repeats.error(placed);
      io::append_error_line(answer, placed);
      exit_code = 1;
    }
    out.write(answer);
    if (path == "-") out.flush();  // a caller that waits for its line must not wait for ever
  }
  return exit_code;
}

int run(const Arguments& arguments) {
  Console console(arguments);
  const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(knowledge_of(arguments));
  const Labelling labelling(*knowledge);
  io::OutputFile out(arguments.text("output"));
  std::vector<std::string> paths = arguments.positional();
  if (paths.empty()) paths = {"-"};
  int exit_code = 0;
  Repeats repeats(console);
  for (const std::string& path : paths) exit_code = std::max(exit_code, label_file(path, labelling, out, repeats));
  out.commit();
  repeats.finish();
  return exit_code;
}

}  // namespace

Command label_command() {
  return {
      .name = "label",
      .summary = "labels statements that others found: act, evaluation, positions on issues",
      .arguments = "[PATH...]",
      .examples = {{"onrecord label --tables my-tables statements.jsonl", "one line out for each line in"},
                   {R"(echo '{"id":1,"text":"We oppose the toll"}' | onrecord label)", "a statement alone"}},
      .options = join({knowledge_options(), output_options()}),
      .details =
          "A line in is {\"id\", \"text\", and where they are known \"cue\", \"source\", \"target\"}; a line out is {\"id\", "
          "\"act\", \"polarity\", \"target\", \"stances\", \"trace\"}. Polarity, from -1 to 1, is how the speaker evaluates "
          "the target, whatever the issue. With a cue, \"text\" is what is said; without one, the text is read as a whole. "
          "Offsets count Unicode code points of \"text\". A bad line gives an error record in its place and exit code 1.",
      .run = run,
  };
}

}  // namespace onrecord::cli
