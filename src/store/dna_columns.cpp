// The columns as text, so that a person can read them in any SQLite browser.
#include "store/dna_columns.h"

#include <charconv>

#include "onrecord/error.h"
#include "store/dna.h"

namespace onrecord::store::dna {
namespace {

std::string number(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

// Positions, polarities and probabilities; "nan" is a number to from_chars.
void take(const std::string& text, double& out) {
  double value = 0;
  const bool read = std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc();
  if (read && value >= -1 && value <= 1) out = value;
}
void take(const std::string& text, std::uint32_t& out) {
  std::from_chars(text.data(), text.data() + text.size(), out);
}
void take(const std::string& text, Date& out) {
  out = parse_iso_date(text).value_or(Date{});
}

DatePrecision precision(const std::string& text) {
  for (const DatePrecision each : {DatePrecision::year, DatePrecision::month, DatePrecision::week, DatePrecision::day})
    if (name(each) == text) return each;
  return DatePrecision::none;
}

// Rule ids and modifiers hold no blanks.
std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

// Captureless lambdas written short; nothing but these lists uses them.
#define S(column, read, write)                                                                                      \
  Column<Statement> {                                                                                               \
    column, [](const Statement& s) { return std::string(read); }, [](Statement& s, const std::string& v) { write; } \
  }
#define L(column, read, write)                                      \
  Column<StanceLabel> {                                             \
    column, [](const StanceLabel& l) { return std::string(read); }, \
        [](StanceLabel& l, const std::string& v) { write; }         \
  }

const std::array<Column<Statement>, 26> statement_columns {
  S("statement_id", s.id, s.id = v), S("seq", std::to_string(s.seq), take(v, s.seq)),
      S("kind", name(s.kind), s.kind = statement_kind(v).value_or(s.kind)),
      S("source", spans_in_words(s.source), s.source = spans_of_words(v)),
      S("cue", spans_in_words(s.cue), s.cue = spans_of_words(v)),
      S("content", spans_in_words(s.content), s.content = spans_of_words(v)),
      S("cue_lemma", s.cue_lemma, s.cue_lemma = v), S("actor_id", s.speaker.actor_id, s.speaker.actor_id = v),
      S("actor_name", s.speaker.name, s.speaker.name = v),
      S("actor_kind", name(s.speaker.kind), s.speaker.kind = actor_kind(v).value_or(s.speaker.kind)),
      S("actor_role", s.speaker.role, s.speaker.role = v), S("actor_country", s.speaker.country, s.speaker.country = v),
      S("speaks_for", s.speaker.speaks_for, s.speaker.speaks_for = v),
      S("speaker_method", name(s.speaker.method), s.speaker.method = speaker_method(v).value_or(s.speaker.method)),
      S("addressee", s.speaker.addressee, s.speaker.addressee = v), S("venue", s.speaker.venue, s.speaker.venue = v),
      S("via", s.speaker.via, s.speaker.via = v), S("said_date", to_string(s.said.date), take(v, s.said.date)),
      S("said_precision", name(s.said.precision), s.said.precision = precision(v)),
      S("said_earliest", to_string(s.said.earliest), take(v, s.said.earliest)),
      S("said_latest", to_string(s.said.latest), take(v, s.said.latest)),
      S("said_method", name(s.said.method), s.said.method = date_method(v).value_or(s.said.method)),
      S("said_words", spans_in_words({s.said.words}), const Spans w = spans_of_words(v);
        if (!w.empty()) s.said.words = w.front()),
      S("act", name(s.act), s.act = act(v).value_or(s.act)), S("polarity", number(s.polarity), take(v, s.polarity)),
      S("probability", number(s.probability), take(v, s.probability)),
};

const std::array<Column<StanceLabel>, 9> label_columns {
  L("label", name(l.label), l.label = stance_kind(v).value_or(l.label)),
      L("position", l.position ? number(*l.position) : "", double position = 2; take(v, position);
        if (position <= 1) l.position = position),
      L("conditional", l.conditional ? "1" : "0", l.conditional = v == "1"),
      L("condition_text", l.condition_text, l.condition_text = v),
      L("confidence", name(l.confidence), l.confidence = confidence(v).value_or(l.confidence)),
      L("rule_ids", joined(l.rule_ids), l.rule_ids = split(v)),
      L("modifiers", joined(l.modifiers), l.modifiers = split(v)),
      L("abstain_reason", l.abstain_reason, l.abstain_reason = v),
      L("evidence", spans_in_words({l.evidence}), const Spans w = spans_of_words(v);
        if (!w.empty()) l.evidence = w.front()),
};

#undef S
#undef L

std::string spans_in_words(const Spans& spans) {
  std::string out;
  for (const Span& span : spans)
    if (span.end > span.begin)
      out.append(out.empty() ? "" : " ")
          .append(std::to_string(span.begin))
          .append("-")
          .append(std::to_string(span.end));
  return out;
}

Spans spans_of_words(const std::string& words) {
  Spans spans;
  for (const std::string& word : split(words)) {
    Span span;
    const char* end = word.data() + word.size();
    const auto [at, wrong] = std::from_chars(word.data(), end, span.begin);
    if (wrong != std::errc() || at == end || *at != '-' || std::from_chars(at + 1, end, span.end).ptr != end ||
        span.end < span.begin || (!spans.empty() && span.begin < spans.back().end))
      throw Error(ErrorKind::rejected_input, "\"" + words + "\" are no spans");
    spans.push_back(span);
  }
  return spans;
}

Error unreadable(std::string_view reason, const std::string& path) {
  return {ErrorKind::rejected_input, "cannot be read as a file of Discourse Network Analyzer: " + std::string(reason),
          path};
}

Coded coded(const Speaker& speaker, const Governments& governments) {
  switch (speaker.kind) {
    case ActorKind::person:
    case ActorKind::unnamed:
    case ActorKind::author:
    case ActorKind::unknown:
      return {speaker.name, speaker.speaks_for};
    case ActorKind::government:
      return {"", speaker.country.empty() ? speaker.name : speaker.country};
    default:  // "the White House" and "Washington" are one body in a network
      return {"", governments.contains({speaker.country, speaker.name}) ? speaker.country : speaker.name};
  }
}

}  // namespace onrecord::store::dna
