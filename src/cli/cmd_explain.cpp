// onrecord explain: why this span, this actor, this date and this label, told step by step.
#include <algorithm>

#include "cli/change_story.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/statement_card.h"
#include "io/cell.h"
#include "io/output_file.h"
#include "store/camps.h"
#include "store/corrections.h"
#include "store/stored_actors.h"
#include "store/succession.h"
#include "text/printable.h"

namespace onrecord::cli {
namespace {

class Teller {
 public:
  Teller(const store::Store& store, const store::Store::Found& found, const std::vector<store::Correction>& corrections,
         std::string text, const Console& console)
      : store_(store),
        found_(found),
        statement_(found.statement),
        corrections_(corrections),
        text_(std::move(text)),
        colour_(console.colour()),
        width_(std::min<std::size_t>(console.width(), 110)) {}

  std::string tell() {
    head();
    where();
    span();
    who();
    when();
    act_and_evaluation();
    positions();
    timelines();
    corrections();
    return std::move(out_);
  }

 private:
  void line(const std::string& text, std::size_t indent = 4) { out_ += wrapped(text, indent, width_); }

  void title(const std::string& word, const std::string& answer) {
    out_ += "\n" + coloured(word, Colour::bold, colour_) + std::string(word.size() < 11 ? 11 - word.size() : 1, ' ') +
            text::safe_line(answer) + "\n";
  }

  std::string words_at(const Span& span) const {
    if (span.end <= span.begin || span.end > text_.size()) return {};
    return text_.substr(span.begin, span.end - span.begin);
  }

  void steps(const std::vector<TraceStep>& trace, std::size_t indent = 4) {
    for (const TraceStep& step : trace) {
      std::string text = "- ";
      if (const std::string words = words_at(step.matched); !words.empty()) text += "\"" + words + "\": ";
      text += step.effect;
      if (!step.rule.empty()) text += (step.effect.empty() ? "by " : ", by ") + step.rule;
      line(text, indent);
    }
  }

  void head() {
    out_ += coloured("Statement " + statement_.id, Colour::bold, colour_) + "\n\n";
    const std::string by = said_by(statement_);
    line((by.empty() ? "" : by + ": ") + statement_.text);
    if (found_.document_status == "replaced")
      line("This article was replaced by a new version in which these words do not stand: it counts nowhere.");
    if (found_.document_status == "withdrawn") line("This article was withdrawn: the statement counts nowhere.");
    if (found_.review_status == "coded") line("A person coded it by hand.");
    if (found_.review_status == "rejected") line("A reviewer rejected it: it counts nowhere.");
  }

  void where() {
    const DocumentInfo& document = found_.document;
    title("in", document.title.empty() ? document.doc_id : document.title);
    std::string text = document.publisher;
    if (document.published_at.valid())
      text += (text.empty() ? "" : ", ") + to_string(document.published_at) + " (date from " +
              (document.date_origin == DateOrigin::argument   ? "--date"
               : document.date_origin == DateOrigin::dateline ? "the dateline"
               : document.date_origin == DateOrigin::filename ? "the file's name"
                                                              : "the article's metadata") +
              ")";
    else
      text += std::string(text.empty() ? "" : ", ") + "no date";
    line(text);
    if (!document.url.empty()) line(document.url);
    if (document.copies > 1) line(std::to_string(document.copies) + " copies of this story are known");
    if (!document.twins.empty()) {
      std::string twins;
      for (const std::string& name : document.twins)
        twins += (twins.empty() ? "" : ", ") + (name.empty() ? std::string("(unknown)") : name);
      line("the same text also came from " + twins);
    }
  }

  void span() {
    const std::string percent = std::to_string(static_cast<int>(statement_.probability * 100 + 0.5));
    title("statement", std::string(name(statement_.kind)) +
                           (statement_.kind == StatementKind::direct     ? " quotation"
                            : statement_.kind == StatementKind::indirect ? " speech"
                                                                         : " quotation and speech") +
                           ", with a probability of " + percent + " %");
    if (!statement_.cue_text.empty())
      line("cue: \"" + statement_.cue_text + "\"" +
           (statement_.cue_lemma.empty() || statement_.cue_lemma == statement_.cue_text
                ? ""
                : " (" + statement_.cue_lemma + ")"));
    else
      line("no cue: the words stand in quotation marks, or go on from the statement before");
    if (!statement_.source_text.empty()) line("source: \"" + statement_.source_text + "\"");
    if (statement_.content.size() > 1) line("in " + std::to_string(statement_.content.size()) + " parts");
    if (!statement_.reported_by.empty()) line("told within statement " + statement_.reported_by.substr(0, 10));
  }

  void who() {
    const Speaker& speaker = statement_.speaker;
    std::string answer = speaker.name.empty() ? "unknown" : speaker.name;
    if (!speaker.role.empty()) answer += ", " + speaker.role;
    title("who", answer);
    line(std::string(name(speaker.kind)) + ", found by " + std::string(name(speaker.method)) + ", confidence " +
         std::string(name(speaker.confidence)) + (speaker.actor_id.empty() ? "" : ", id " + speaker.actor_id));
    const std::pair<const char*, const std::string*> others[] = {{"country: ", &speaker.country},
                                                                 {"speaks for: ", &speaker.speaks_for},
                                                                 {"to: ", &speaker.addressee},
                                                                 {"where: ", &speaker.venue},
                                                                 {"via: ", &speaker.via}};
    for (const auto& [words, value] : others)
      if (!value->empty()) line(words + *value);
    steps(speaker.trace);
  }

  void when() {
    const SaidDate& said = statement_.said;
    title("when", said_in_words(said));
    if (said.method != DateMethod::none) {
      const std::string words = words_at(said.words);
      line("found by " + std::string(name(said.method)) + (words.empty() ? "" : ": \"" + words + "\""));
    }
    const bool same_day =
        said.precision == DatePrecision::day && said.earliest == said.date && said.latest == said.date;
    if (!same_day && (said.earliest.valid() || said.latest.valid())) {
      std::string bounds = "the evidence allows";
      if (said.earliest.valid()) bounds += " from " + to_string(said.earliest);
      if (said.latest.valid()) bounds += (said.earliest.valid() ? " to " : " all days up to ") + to_string(said.latest);
      line(bounds);
    }
    steps(said.trace);
  }

  void act_and_evaluation() {
    title("act", std::string(name(statement_.act)));
    if (statement_.polarity != 0) line("evaluation of what is spoken of: " + io::number_in_words(statement_.polarity));
    steps(statement_.trace);
    if (statement_.trace.empty()) line("no rule of the tables fired: a plain statement");
  }

  void positions() {
    if (statement_.stances.empty()) {
      title("position", "none");
      line("no row of the issue tables stands in its words");
      return;
    }
    for (const StanceLabel& stance : statement_.stances) {
      title("position", "on " + stance.issue_id + ": " + std::string(name(stance.label)) +
                            (stance.position ? " (" + io::number_in_words(*stance.position) + ")" : ""));
      std::string text = "confidence " + std::string(name(stance.confidence));
      if (const std::string words = words_at(stance.evidence); !words.empty()) text += ", from \"" + words + "\"";
      line(text);
      std::string rules;
      for (const std::string& rule : stance.rule_ids) rules += (rules.empty() ? "" : ", ") + rule;
      if (!rules.empty()) line("rules: " + rules);
      for (const std::string& modifier : stance.modifiers) line("modified by " + modifier);
      if (stance.conditional)
        line("on a condition" + (stance.condition_text.empty() ? "" : ": \"" + stance.condition_text + "\""));
      if (!stance.abstain_reason.empty()) line("no position: " + stance.abstain_reason);
      steps(stance.trace);
      if (const auto party = store::camp_of(store_, statement_.id, stance.issue_id))
        line("party " + party->camp + ": of its " + std::to_string(party->count.statements) + " statements on " +
             stance.issue_id + ", " + std::to_string(party->count.for_pole) + " lean for and " +
             std::to_string(party->count.against) + " against by themselves");
    }
    line("tables " + found_.document.tables_version + ", fingerprint " + found_.document.tables_hash.substr(0, 10));
  }

  void timelines() {
    for (const ChangeStory& story : change_stories(store_, statement_)) {
      title("timeline", story.answer);
      for (const std::string& each : story.lines) line(each);
    }
  }

  void corrections() {
    for (const store::Correction& c : corrections_) {
      if (c.statement_id != statement_.id) continue;
      title("corrected", c.field + (c.issue_id.empty() ? "" : " of " + c.issue_id) + " is " + c.value +
                             (c.superseded ? " (superseded by a later one)" : ""));
      std::string text = "by " + c.made_by + (c.made_on.empty() ? "" : ", " + c.made_on);
      if (!c.machine.empty()) text += "; the machine's value: " + c.machine;
      line(text);
      if (!c.note.empty()) line(c.note);
    }
  }

  const store::Store& store_;
  const store::Store::Found& found_;
  const Statement& statement_;
  const std::vector<store::Correction>& corrections_;
  std::string text_;
  bool colour_;
  std::size_t width_;
  std::string out_;
};

bool is_id(const std::string& text) {
  return !text.empty() && text.size() <= 32 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

int run(const Arguments& arguments) {
  Console console(arguments);
  const store::Store store(database_path(arguments), store::Access::read, wait_of(arguments));
  const std::vector<store::Correction> corrections = store::stored_corrections(store, true);
  io::OutputFile out(arguments.text("output"));
  bool first = true;
  for (const std::string& wanted : arguments.positional()) {
    if (!is_id(wanted))
      throw Error(
          ErrorKind::usage,
          "\"" + wanted + "\" is not a statement's id, nor the beginning of one (`onrecord query` shows them in [])");
    std::vector<store::Store::Found> found = store.find(wanted, 6);
    if (const std::vector<std::string> now = store::successors(store, wanted); found.empty() && now.size() == 1) {
      console.notice("statement " + wanted + " is now " + now[0]);
      found = store.find(now[0], 1);
    } else if (found.size() == 1 && found[0].document_status == "replaced" && now.size() == 1) {
      console.notice("its words were edited in a later version of the article: " + now[0]);
    }
    if (found.empty())
      throw Error(ErrorKind::rejected_input, "no statement has an id that begins with \"" + wanted + "\"");
    if (found.size() > 1) {
      std::string text = "\"" + wanted + "\" begins the ids of several statements:";
      for (const store::Store::Found& each : found)
        text += "\n  " + each.statement.id + "  " + each.statement.speaker.name;
      throw Error(ErrorKind::rejected_input, text);
    }
    if (!first) out.write("\n\n");
    first = false;
    std::string text = found[0].document_status == "replaced" ? std::string() : store.text_of(found[0].document.doc_id);
    out.write(Teller(store, found[0], corrections, std::move(text), console).tell());
  }
  out.commit();
  return 0;
}

}  // namespace

Command explain_command() {
  return {
      .name = "explain",
      .summary = "why this span, this actor, this date, this label",
      .arguments = "STATEMENT_ID...",
      .least_arguments = 1,
      .examples = {{"onrecord explain 3fa94c", "each step with its rule or table row and the words that it matched"},
                   {"onrecord explain 3fa94c 81b0d2", "the two statements that show a change of position"}},
      .options = join({output_options(), database_options()}),
      .details = "An id may be cut short as long as one statement alone begins with it.",
      .run = run,
  };
}

}  // namespace onrecord::cli
