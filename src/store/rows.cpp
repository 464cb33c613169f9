// Reads and writes the columns of statements, stances, documents and traces.
#include "store/rows.h"

#include <charconv>

#include "onrecord/query.h"
#include "text/code_points.h"

namespace onrecord::store {

const char* const statement_columns =
    "s.id, s.statement_id, s.document, s.live, s.seq, s.kind, s.text, s.byte_spans, s.speaker_text, s.actor_id, "
    "s.actor_name, s.actor_kind, s.actor_role, s.actor_country, s.speaks_for, s.speaker_method, s.speaker_confidence, "
    "s.cue_text, s.cue_lemma, s.addressee, s.venue, s.via, s.said_date, s.said_precision, s.said_earliest, "
    "s.said_latest, s.said_bytes, s.said_method, s.act, s.polarity, s.probability, s.reported_by, s.review_status";

const char* const document_columns =
    "d.doc_id, d.title, p.name, d.url, d.published_at, d.date_origin, d.body_complete, d.status, d.cluster_id, d.copies, "
    "t.hash, d.input_hash, d.tool_version, d.tables_version, d.tables_hash";

namespace {

// Steps are lines of "part<TAB>stage<TAB>rule<TAB>effect<TAB>begin-end".
constexpr char between_parts = '\t';

void append_field(std::string& out, std::string_view field) {
  for (const char c : field) {
    if (c == '\t' || c == '\n' || c == '\\') {
      out += '\\';
      out += c == '\t' ? 't' : c == '\n' ? 'n' : '\\';
    } else {
      out += c;
    }
  }
}

std::string field_of(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\' || i + 1 == raw.size()) {
      out += raw[i];
    } else {
      ++i;
      out += raw[i] == 't' ? '\t' : raw[i] == 'n' ? '\n' : raw[i];
    }
  }
  return out;
}

void append_steps(std::string& out, std::string_view part, const std::vector<TraceStep>& steps) {
  for (const TraceStep& step : steps) {
    append_field(out, part);
    for (const std::string* field : {&step.stage, &step.rule, &step.effect}) {
      out += between_parts;
      append_field(out, *field);
    }
    out += between_parts;
    out += std::to_string(step.matched.begin) + '-' + std::to_string(step.matched.end) + '\n';
  }
}

Date date_of(const SQLite::Column& column) {
  if (column.isNull()) return {};
  return parse_iso_date(column.getText()).value_or(Date{});
}

DatePrecision precision_of(std::string_view text) {
  for (const DatePrecision p : {DatePrecision::year, DatePrecision::month, DatePrecision::week, DatePrecision::day})
    if (name(p) == text) return p;
  return DatePrecision::none;
}

DateOrigin origin_of(std::string_view text) {
  for (const DateOrigin o : {DateOrigin::metadata, DateOrigin::argument, DateOrigin::dateline, DateOrigin::filename})
    if (name(o) == text) return o;
  return DateOrigin::none;
}

std::string text_at(SQLite::Statement& row, int index) {
  const SQLite::Column column = row.getColumn(index);
  return std::string(column.getText(), static_cast<std::size_t>(column.getBytes()));
}

}  // namespace

std::int64_t day_number(Date date) {
  return date.valid() ? std::int64_t{date.year} * 10000 + date.month * 100 + date.day : 0;
}

std::string bytes_in_words(const Spans& spans) {
  std::string words;
  for (const Span& span : spans) {
    if (!words.empty()) words += ' ';
    words += std::to_string(span.begin) + '-' + std::to_string(span.end);
  }
  return words;
}

Spans spans_of(std::string_view words) {
  Spans spans;
  const char* at = words.data();
  const char* const end = at + words.size();
  while (at < end) {
    Span span;
    const auto begin = std::from_chars(at, end, span.begin);
    if (begin.ec != std::errc() || begin.ptr == end || *begin.ptr != '-') break;
    const auto after = std::from_chars(begin.ptr + 1, end, span.end);
    if (after.ec != std::errc()) break;
    spans.push_back(span);
    at = after.ptr < end ? after.ptr + 1 : end;
  }
  return spans;
}

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& each : list) {
    if (!text.empty()) text += ' ';
    text += each;
  }
  return text;
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

void bind_date(SQLite::Statement& statement, int index, Date date) {
  if (date.valid())
    statement.bind(index, to_string(date));
  else
    statement.bind(index);
}

StoredRow read_statement(SQLite::Statement& row) {
  StoredRow read;
  Statement& s = read.statement;
  int at = 0;
  read.row = row.getColumn(at++).getInt64();
  s.id = text_at(row, at++);
  read.document = row.getColumn(at++).getInt64();
  read.live = row.getColumn(at++).getInt() != 0;
  s.seq = row.getColumn(at++).getUInt();
  s.kind = statement_kind(row.getColumn(at++).getText()).value_or(StatementKind::indirect);
  s.text = text_at(row, at++);
  const std::string spans = text_at(row, at++);
  const std::size_t first = spans.find('|'), second = spans.find('|', first + 1);
  if (second != std::string::npos) {
    s.source = spans_of(std::string_view(spans).substr(0, first));
    s.cue = spans_of(std::string_view(spans).substr(first + 1, second - first - 1));
    s.content = spans_of(std::string_view(spans).substr(second + 1));
  }
  s.source_text = text_at(row, at++);
  s.speaker.actor_id = text_at(row, at++);
  s.speaker.name = text_at(row, at++);
  s.speaker.kind = actor_kind(row.getColumn(at++).getText()).value_or(ActorKind::unknown);
  s.speaker.role = text_at(row, at++);
  s.speaker.country = text_at(row, at++);
  s.speaker.speaks_for = text_at(row, at++);
  s.speaker.method = speaker_method(row.getColumn(at++).getText()).value_or(SpeakerMethod::unknown);
  s.speaker.confidence = confidence(row.getColumn(at++).getText()).value_or(Confidence::low);
  s.cue_text = text_at(row, at++);
  s.cue_lemma = text_at(row, at++);
  s.speaker.addressee = text_at(row, at++);
  s.speaker.venue = text_at(row, at++);
  s.speaker.via = text_at(row, at++);
  s.said.date = date_of(row.getColumn(at++));
  s.said.precision = precision_of(row.getColumn(at++).getText());
  s.said.earliest = date_of(row.getColumn(at++));
  s.said.latest = date_of(row.getColumn(at++));
  if (const Spans words = spans_of(row.getColumn(at++).getText()); !words.empty()) s.said.words = words[0];
  s.said.method = date_method(row.getColumn(at++).getText()).value_or(DateMethod::none);
  s.act = act(row.getColumn(at++).getText()).value_or(Act::state);
  s.polarity = row.getColumn(at++).getDouble();
  s.probability = row.getColumn(at++).getDouble();
  s.reported_by = text_at(row, at++);
  read.review_status = text_at(row, at++);
  return read;
}

std::vector<StanceLabel> read_stances(Connection& connection, std::int64_t row) {
  SQLite::Statement& query = connection.prepared(
      "SELECT issue_id, label, position, conditional, condition_text, confidence, rule_ids, evidence_bytes, modifiers, "
      "abstain_reason FROM stance WHERE statement = ? ORDER BY issue_id");
  query.bind(1, row);
  std::vector<StanceLabel> stances;
  while (query.executeStep()) {
    StanceLabel& stance = stances.emplace_back();
    stance.issue_id = text_at(query, 0);
    stance.label = stance_kind(query.getColumn(1).getText()).value_or(StanceKind::none);
    if (!query.getColumn(2).isNull()) stance.position = query.getColumn(2).getDouble();
    stance.conditional = query.getColumn(3).getInt() != 0;
    stance.condition_text = text_at(query, 4);
    stance.confidence = confidence(query.getColumn(5).getText()).value_or(Confidence::low);
    stance.rule_ids = split_words(query.getColumn(6).getText());
    if (const Spans words = spans_of(query.getColumn(7).getText()); !words.empty()) stance.evidence = words[0];
    stance.modifiers = split_words(query.getColumn(8).getText());
    stance.abstain_reason = text_at(query, 9);
  }
  return stances;
}

void read_traces(Connection& connection, std::int64_t row, Statement& statement) {
  SQLite::Statement& query = connection.prepared("SELECT steps FROM reasoning WHERE statement = ?");
  query.bind(1, row);
  if (!query.executeStep()) return;
  const std::string all = text_at(query, 0);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    std::string_view line = std::string_view(all).substr(at, end - at);
    at = end + 1;
    std::vector<std::string> fields;
    for (std::size_t tab = 0; tab != std::string_view::npos;) {
      tab = line.find(between_parts);
      fields.push_back(field_of(line.substr(0, tab)));
      if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
    }
    if (fields.size() != 5) continue;
    TraceStep step{fields[1], fields[2], fields[3], {}};
    if (const Spans words = spans_of(fields[4]); !words.empty()) step.matched = words[0];
    if (fields[0] == "who") {
      statement.speaker.trace.push_back(std::move(step));
    } else if (fields[0] == "when") {
      statement.said.trace.push_back(std::move(step));
    } else if (fields[0] == "act") {
      statement.trace.push_back(std::move(step));
    } else {
      for (StanceLabel& stance : statement.stances)
        if (fields[0] == "stance:" + stance.issue_id) stance.trace.push_back(step);
    }
  }
}

DocumentInfo read_document(SQLite::Statement& row) {
  DocumentInfo info;
  info.doc_id = text_at(row, 0);
  info.title = text_at(row, 1);
  info.publisher = text_at(row, 2);
  info.url = text_at(row, 3);
  info.published_at = date_of(row.getColumn(4));
  info.date_origin = origin_of(row.getColumn(5).getText());
  info.body_complete = row.getColumn(6).getInt() != 0;
  info.withdrawn = std::string_view(row.getColumn(7).getText()) == "withdrawn";
  info.cluster_id = text_at(row, 8);
  info.copies = row.getColumn(9).getInt();
  info.text_hash = text_at(row, 10);
  info.input_hash = text_at(row, 11);
  info.tool_version = text_at(row, 12);
  info.tables_version = text_at(row, 13);
  info.tables_hash = text_at(row, 14);
  return info;
}

std::string status_of_document(SQLite::Statement& row) {
  return text_at(row, 7);
}

DocumentInfo document_by_row(Connection& connection, std::int64_t row, std::string* status) {
  SQLite::Statement& query = connection.prepared(
      std::string("SELECT ") + document_columns +
      " FROM document d JOIN publisher p ON p.id = d.publisher JOIN article_text t ON t.id = d.text_id WHERE d.id = ?");
  query.bind(1, row);
  if (!query.executeStep())
    throw Error(ErrorKind::database, "a statement without its article; run `onrecord verify`", connection.path());
  if (status != nullptr) *status = status_of_document(query);
  DocumentInfo info = read_document(query);
  query.reset();
  SQLite::Statement& twins = connection.prepared(
      "SELECT p.name FROM document d JOIN publisher p ON p.id = d.publisher WHERE d.twin_of = ? AND d.status = 'current' "
      "ORDER BY d.id");
  twins.bind(1, row);
  while (twins.executeStep()) info.twins.push_back(text_at(twins, 0));
  return info;
}

std::string label_steps_of(const Statement& statement) {
  std::string out;
  append_steps(out, "act", statement.trace);
  for (const StanceLabel& stance : statement.stances) append_steps(out, "stance:" + stance.issue_id, stance.trace);
  return out;
}

std::string steps_of(const Statement& statement) {
  std::string out;
  append_steps(out, "who", statement.speaker.trace);
  append_steps(out, "when", statement.said.trace);
  return out + label_steps_of(statement);
}

std::string replaced_label_steps(std::string_view all, const Statement& statement) {
  std::string out;
  while (!all.empty()) {
    const std::size_t end = std::min(all.find('\n'), all.size() - 1);
    const std::string_view line = all.substr(0, end + 1);
    if (line.starts_with("who\t") || line.starts_with("when\t")) out += line;
    all.remove_prefix(line.size());
  }
  return out + label_steps_of(statement);
}

void write_stances(Connection& connection, std::int64_t row, bool live, std::int64_t day_to,
                   const std::vector<StanceLabel>& stances, std::string_view text) {
  SQLite::Statement& old = connection.prepared("DELETE FROM stance WHERE statement = ?");
  old.bind(1, row);
  old.exec();
  if (stances.empty()) return;
  const text::CodePoints points(text);
  for (const StanceLabel& stance : stances) {
    SQLite::Statement& insert = connection.prepared(
        "INSERT OR IGNORE INTO stance (statement, issue_id, live, day_to, label, position, conditional, condition_text, "
        "confidence, rule_ids, evidence_text, evidence_start, evidence_end, evidence_bytes, modifiers, abstain_reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const bool has_words = stance.evidence.end > stance.evidence.begin && stance.evidence.end <= text.size();
    insert.bind(1, row);
    insert.bind(2, stance.issue_id);
    insert.bind(3, live ? 1 : 0);
    insert.bind(4, day_to);
    insert.bind(5, std::string(name(stance.label)));
    if (stance.position) insert.bind(6, *stance.position);
    insert.bind(7, stance.conditional ? 1 : 0);
    insert.bind(8, stance.condition_text);
    insert.bind(9, std::string(name(stance.confidence)));
    insert.bind(10, joined(stance.rule_ids));
    insert.bind(11, has_words
                        ? std::string(text.substr(stance.evidence.begin, stance.evidence.end - stance.evidence.begin))
                        : std::string());
    if (has_words) {
      insert.bind(12, points.at_byte(stance.evidence.begin));
      insert.bind(13, points.at_byte(stance.evidence.end));
    }
    insert.bind(14, stance.evidence.end > stance.evidence.begin ? bytes_in_words({stance.evidence}) : std::string());
    insert.bind(15, joined(stance.modifiers));
    insert.bind(16, stance.abstain_reason);
    insert.exec();
  }
}

}  // namespace onrecord::store
