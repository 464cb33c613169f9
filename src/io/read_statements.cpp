// Statement records by simdjson: a row of the tables below for each column that a record can bring back.
#include "io/read_statements.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <memory>

#include "io/decode.h"
#include "io/sources.h"
#include "text/code_points.h"
#include "text/without_controls.h"

namespace onrecord::io {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t longest_line = std::size_t{256} << 20;  // an article of 64 MiB with its records

[[noreturn]] void refuse(std::string_view key, std::string_view why) {
  throw Error(ErrorKind::rejected_input, '"' + std::string(key) + "\" " + std::string(why));
}

// What a record says that needs the article's text before it is a statement: code points, words.
struct Pending {
  Spans source, cue, content;
  Span bytes;
  std::string said_text;
  std::vector<Span> evidence;
};

struct Row {
  Statement statement;
  DocumentInfo document;
  std::string review;
  Pending pending;
};

void take(std::string_view key, element value, std::string& out) {
  std::string_view words;
  if (value.get(words) != simdjson::SUCCESS) refuse(key, "is not a string");
  out = text::without_controls(words);
}

void take(std::string_view key, element value, Date& out) {
  std::string text;
  take(key, value, text);
  const std::optional<Date> date = parse_iso_date(text);
  if (!date) refuse(key, "is not a date like 2024-02-16");
  out = *date;
}

// Positions, polarities and probabilities: nothing else has a fraction.
void take(std::string_view key, element value, double& out) {
  if (value.get(out) != simdjson::SUCCESS || !(out >= -1 && out <= 1)) refuse(key, "is not a number from -1 to 1");
}

void take(std::string_view key, element value, bool& out) {
  if (value.get(out) != simdjson::SUCCESS) refuse(key, "is not true or false");
}

template <typename Integer>
void take_integer(std::string_view key, element value, Integer& out) {
  std::int64_t number = 0;
  if (value.get(number) != simdjson::SUCCESS || number < 0 || number > INT32_MAX)
    refuse(key, "is not a whole number from 0 to 2147483647");
  out = static_cast<Integer>(number);
}

void take(std::string_view key, element value, std::vector<std::string>& out) {
  array list;
  if (value.get(list) != simdjson::SUCCESS) refuse(key, "is not a list");
  for (const element each : list) take(key, each, out.emplace_back());
}

void take(std::string_view key, element value, Spans& out) {
  array list;
  if (value.get(list) != simdjson::SUCCESS) refuse(key, "is not a list of [start,end]");
  for (const element each : list) {
    array pair;
    if (each.get(pair) != simdjson::SUCCESS || pair.size() != 2) refuse(key, "is not a list of [start,end]");
    Span span;
    take_integer(key, pair.at(0).value(), span.begin);
    take_integer(key, pair.at(1).value(), span.end);
    if (span.end < span.begin || (!out.empty() && span.begin < out.back().end))
      refuse(key, "has spans that are not in order");
    out.push_back(span);
  }
}

template <typename Enum>
void take_name(std::string_view key, element value, std::optional<Enum> (*parse)(std::string_view) noexcept,
               Enum& out) {
  std::string text;
  take(key, value, text);
  const std::optional<Enum> parsed = parse(text);
  if (!parsed) refuse(key, "has no value \"" + text.substr(0, 60) + '"');
  out = *parsed;
}

template <typename Enum, std::size_t count>
void take_name(std::string_view key, element value, const std::array<Enum, count>& values, Enum& out) {
  std::string text;
  take(key, value, text);
  for (const Enum each : values)
    if (name(each) == text) {
      out = each;
      return;
    }
  refuse(key, "has no value \"" + text.substr(0, 60) + '"');
}

constexpr std::array precisions{DatePrecision::none, DatePrecision::year, DatePrecision::month, DatePrecision::week,
                                DatePrecision::day};
constexpr std::array origins{DateOrigin::none, DateOrigin::metadata, DateOrigin::argument, DateOrigin::dateline,
                             DateOrigin::filename};

template <typename Target>
struct Setter {
  std::string_view name;
  void (*set)(std::string_view key, element value, Target& target);
};

// Captureless lambdas written short; nothing but these tables uses them.
#define SET(Target, name, statement)                                        \
  Setter<Target> {                                                          \
    name, [](std::string_view key, element value, Target& r) { statement; } \
  }
#define FIELD(name, member) SET(Row, name, take(key, value, r.member))

constexpr std::array statement_setters{
    FIELD("statement_id", statement.id),
    FIELD("doc_id", statement.doc_id),
    SET(Row, "seq", take_integer(key, value, r.statement.seq)),
    SET(Row, "kind", take_name(key, value, statement_kind, r.statement.kind)),
    FIELD("text", statement.text),
    SET(Row, "start_byte", take_integer(key, value, r.pending.bytes.begin)),
    SET(Row, "end_byte", take_integer(key, value, r.pending.bytes.end)),
    FIELD("source", pending.source),
    FIELD("cue", pending.cue),
    FIELD("content", pending.content),
    FIELD("speaker_text", statement.source_text),
    FIELD("actor_id", statement.speaker.actor_id),
    FIELD("actor_name", statement.speaker.name),
    SET(Row, "actor_kind", take_name(key, value, actor_kind, r.statement.speaker.kind)),
    FIELD("actor_role", statement.speaker.role),
    FIELD("actor_country", statement.speaker.country),
    FIELD("speaks_for", statement.speaker.speaks_for),
    SET(Row, "speaker_method", take_name(key, value, speaker_method, r.statement.speaker.method)),
    FIELD("cue_text", statement.cue_text),
    FIELD("cue_lemma", statement.cue_lemma),
    FIELD("addressee", statement.speaker.addressee),
    FIELD("venue", statement.speaker.venue),
    FIELD("via", statement.speaker.via),
    FIELD("said_date", statement.said.date),
    SET(Row, "said_precision", take_name(key, value, precisions, r.statement.said.precision)),
    FIELD("said_earliest", statement.said.earliest),
    FIELD("said_latest", statement.said.latest),
    FIELD("said_text", pending.said_text),
    SET(Row, "said_method", take_name(key, value, date_method, r.statement.said.method)),
    SET(Row, "act", take_name(key, value, act, r.statement.act)),
    FIELD("polarity", statement.polarity),
    FIELD("probability", statement.probability),
    FIELD("reported_by", statement.reported_by),
    FIELD("published_at", document.published_at),
    SET(Row, "date_origin", take_name(key, value, origins, r.document.date_origin)),
    FIELD("publisher", document.publisher),
    FIELD("url", document.url),
    FIELD("title", document.title),
    FIELD("cluster_id", document.cluster_id),
    SET(Row, "copies", take_integer(key, value, r.document.copies)),
    FIELD("review_status", review),
    FIELD("tool_version", document.tool_version),
    FIELD("tables_version", document.tables_version),
    FIELD("tables_hash", document.tables_hash),
    FIELD("input_hash", document.input_hash),
};

struct StanceRecord {
  StanceLabel label;
  Span evidence;
};
#define LABEL(name, member) SET(StanceRecord, name, take(key, value, r.label.member))

constexpr std::array stance_setters{
    LABEL("issue_id", issue_id),
    SET(StanceRecord, "label", take_name(key, value, stance_kind, r.label.label)),
    SET(StanceRecord, "position", take(key, value, r.label.position.emplace())),
    LABEL("conditional", conditional),
    LABEL("condition_text", condition_text),
    SET(StanceRecord, "confidence", take_name(key, value, confidence, r.label.confidence)),
    LABEL("rule_ids", rule_ids),
    SET(StanceRecord, "evidence_start", take_integer(key, value, r.evidence.begin)),
    SET(StanceRecord, "evidence_end", take_integer(key, value, r.evidence.end)),
    LABEL("modifiers", modifiers),
    LABEL("abstain_reason", abstain_reason),
};

#undef LABEL
#undef FIELD
#undef SET

template <typename Target, std::size_t count>
void fill(object record, const std::array<Setter<Target>, count>& setters, Target& target) {
  for (const auto field : record) {
    if (field.value.is_null()) continue;
    for (const Setter<Target>& setter : setters)
      if (setter.name == field.key) setter.set(field.key, field.value, target);
  }
}

Row row_of(object record) {
  Row row;
  fill(record, statement_setters, row);
  if (row.statement.id.empty()) refuse("statement_id", "is missing");
  if (row.statement.doc_id.empty()) refuse("doc_id", "is missing");
  element stances;
  if (record.at_key("stances").get(stances) != simdjson::SUCCESS || stances.is_null()) return row;
  array list;
  if (stances.get(list) != simdjson::SUCCESS) refuse("stances", "is not a list");
  for (const element each : list) {
    object label;
    if (each.get(label) != simdjson::SUCCESS) refuse("stances", "holds something that is no object");
    StanceRecord stance;
    fill(label, stance_setters, stance);
    if (stance.label.issue_id.empty()) refuse("issue_id", "is missing");
    row.statement.stances.push_back(std::move(stance.label));
    row.pending.evidence.push_back(stance.evidence);
  }
  return row;
}

// The occurrence of `words` that begins nearest to `near`: records hold the words that date a statement, not their
// place.
Span nearest_occurrence(std::string_view text, std::string_view words, std::uint32_t near) {
  Span best;
  if (words.empty()) return best;
  std::size_t distance = std::string_view::npos;
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t away = at > near ? at - near : near - at;
    if (away >= distance) break;
    distance = away;
    best = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }
  return best;
}

void place_in_text(Row& row, std::string_view text, const text::CodePoints& points) {
  const auto in_bytes = [&](const Spans& spans) {
    Spans out;
    for (const Span& span : spans) out.push_back({points.byte_of(span.begin), points.byte_of(span.end)});
    return out;
  };
  Statement& statement = row.statement;
  statement.source = in_bytes(row.pending.source);
  statement.cue = in_bytes(row.pending.cue);
  statement.content = in_bytes(row.pending.content);
  const std::uint32_t near = !statement.cue.empty()       ? statement.cue.front().begin
                             : !statement.content.empty() ? statement.content.front().begin
                                                          : 0;
  statement.said.words = nearest_occurrence(text, row.pending.said_text, near);
  for (std::size_t i = 0; i < statement.stances.size(); ++i)
    statement.stances[i].evidence = in_bytes({row.pending.evidence[i]}).front();
}

class Collector {
 public:
  void line(object record) {
    if (element ignored; record.at_key("error").get(ignored) == simdjson::SUCCESS &&
                         record.at_key("statement_id").error() == simdjson::NO_SUCH_FIELD)
      return;
    element statements;
    if (record.at_key("statements").get(statements) != simdjson::SUCCESS) {
      add(row_of(record), nullptr);
      return;
    }
    array list;
    if (statements.get(list) != simdjson::SUCCESS) refuse("statements", "is not a list");
    document(record, list);
  }

  StatementSet take() {
    std::sort(set_.statements.begin(), set_.statements.end(), [](const Statement& a, const Statement& b) {
      return std::tie(a.said.date, a.doc_id, a.seq, a.id) < std::tie(b.said.date, b.doc_id, b.seq, b.id);
    });
    for (const auto& [id, info] : set_.documents)
      if (info.published_at.valid()) ++set_.coverage.articles_by_month[to_string(info.published_at).substr(0, 7)];
    if (!texts_->empty())
      set_.text_of = [texts = texts_](const std::string& doc_id) {
        const auto found = texts->find(doc_id);
        return found == texts->end() ? std::string() : found->second;
      };
    return std::move(set_);
  }

 private:
  void document(object record, array statements) {
    DocumentInfo info;
    std::string text;
    element value;
    const auto wanted = [&](std::string_view key) {
      return record.at_key(key).get(value) == simdjson::SUCCESS && !value.is_null();
    };
    if (!wanted("doc_id")) refuse("doc_id", "is missing");
    io::take("doc_id", value, info.doc_id);
    if (wanted("published_at")) io::take("published_at", value, info.published_at);
    if (wanted("text")) io::take("text", value, text);
    std::vector<Row> rows;
    for (const element each : statements) {
      object statement;
      if (each.get(statement) != simdjson::SUCCESS) refuse("statements", "holds something that is no object");
      rows.push_back(row_of(statement));
    }
    // Only now is the whole line known to be good: a refused one leaves nothing behind.
    const std::string* stored = text.empty() ? nullptr : &(*texts_)[info.doc_id].assign(std::move(text));
    set_.documents.try_emplace(info.doc_id, info);
    for (Row& row : rows) add(std::move(row), stored);
  }

  void add(Row row, const std::string* text) {
    row.document.doc_id = row.statement.doc_id;
    if (text != nullptr)
      place_in_text(row, *text, text::CodePoints(*text));
    else if (row.pending.bytes.end > row.pending.bytes.begin)
      row.statement.content = {row.pending.bytes};
    if (!row.review.empty()) set_.review_status[row.statement.id] = row.review;
    DocumentInfo& known = set_.documents[row.statement.doc_id];
    if (known.cluster_id.empty()) known = row.document;  // an article's own line knows less than its statements
    set_.statements.push_back(std::move(row.statement));
  }

  StatementSet set_;
  std::shared_ptr<std::map<std::string, std::string>> texts_ = std::make_shared<std::map<std::string, std::string>>();
};

void read(ByteSource& source, simdjson::dom::parser& parser, Collector& collector,
          const std::function<void(const Error&)>& rejected) {
  LineReader lines(source, longest_line);
  std::string line;
  while (lines.next(line)) {
    if (lines.number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    try {
      if (lines.too_long()) throw Error(ErrorKind::rejected_input, "line longer than " + size_in_words(longest_line));
      if (is_blank(line)) continue;
      line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
      element root;
      object record;
      if (parser.parse(line.data(), line.size(), false).get(root) != simdjson::SUCCESS)
        throw Error(ErrorKind::rejected_input, "not valid JSON");
      if (root.get(record) != simdjson::SUCCESS)
        throw Error(ErrorKind::rejected_input, "no statement record; one object per line is expected");
      collector.line(record);
    } catch (const Error& error) {
      if (rejected) rejected(Error(error.kind(), error.message(), source.name(), lines.number()));
    }
  }
}

}  // namespace

StatementSet read_statements(const std::vector<std::string>& paths, const std::function<void(const Error&)>& rejected) {
  simdjson::dom::parser parser;
  Collector collector;
  for (const std::string& path : paths) {
    std::unique_ptr<ByteSource> source;
    if (path == "-")
      source = std::make_unique<StdinSource>();
    else
      source = std::make_unique<FileSource>(path);
    read(*source, parser, collector, rejected);
  }
  return collector.take();
}

StatementSet read_statements(ByteSource& source, const std::function<void(const Error&)>& rejected) {
  simdjson::dom::parser parser;
  Collector collector;
  read(source, parser, collector, rejected);
  return collector.take();
}

}  // namespace onrecord::io
