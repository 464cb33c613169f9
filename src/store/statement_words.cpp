// Keeps index and counts beside the words.
#include "store/statement_words.h"

#include "store/actor_rules.h"
#include "store/rows.h"

namespace onrecord::store {
namespace {

std::string joined_words(std::string_view text, const Spans& spans) {
  std::string words;
  for (const Span& span : spans) {
    if (!words.empty()) words += " ... ";
    words += text.substr(span.begin, span.end - span.begin);
  }
  return words;
}

}  // namespace

void index_words(Connection& connection, std::int64_t row, bool in) {
  SQLite::Statement& change = connection.prepared(
      in ? "INSERT INTO statements_fts (rowid, text) SELECT id, text FROM statement WHERE id = ?"
         : "INSERT INTO statements_fts (statements_fts, rowid, text) SELECT 'delete', id, text FROM statement WHERE id = ?");
  change.bind(1, row);
  change.exec();
}

void count_forms_of(Connection& connection, std::int64_t row, int sign) {
  SQLite::Statement& query = connection.prepared(
      "SELECT actor_id, actor_name, speaker_text, speaker_method, actor_role, actor_country, speaks_for FROM statement WHERE id = ?");
  query.bind(1, row);
  if (!query.executeStep()) return;
  std::string fields[7];
  for (int i = 0; i < 7; ++i) fields[i] = query.getColumn(i).getString();
  query.reset();
  count_forms(connection, {fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]}, sign);
}

std::string text_of_statement(Connection& connection, std::int64_t row) {
  SQLite::Statement& query = connection.prepared(
      "SELECT t.body FROM statement s JOIN document d ON d.id = s.document JOIN article_text t ON t.id = d.text_id WHERE s.id = ?");
  query.bind(1, row);
  std::string text =
      query.executeStep() && !query.getColumn(0).isNull() ? query.getColumn(0).getString() : std::string();
  query.reset();
  return text;
}

void set_borders(Connection& connection, std::int64_t row, const AnchoredSpans& spans, const std::string& text) {
  SQLite::Statement& query = connection.prepared("SELECT live FROM statement WHERE id = ?");
  query.bind(1, row);
  const bool live = query.executeStep() && query.getColumn(0).getInt() != 0;
  query.reset();
  if (live) {
    index_words(connection, row, false);
    count_forms_of(connection, row, -1);
  }
  const std::string anchor = anchor_in_words(spans, text);
  const std::size_t first = anchor.find('|'), second = anchor.rfind('|');
  const std::string content = anchor.substr(second + 1);
  const Span in_points = spans_of(content).front();
  SQLite::Statement& update = connection.prepared(
      "UPDATE statement SET text = ?, start = ?, \"end\" = ?, source = ?, cue = ?, content = ?, byte_spans = ?, speaker_text = ?, "
      "cue_text = ? WHERE id = ?");
  update.bind(1, joined_words(text, spans.content));
  update.bind(2, in_points.begin);
  update.bind(3, in_points.end);
  update.bind(4, anchor.substr(0, first));
  update.bind(5, anchor.substr(first + 1, second - first - 1));
  update.bind(6, content);
  update.bind(7, bytes_in_words(spans.source) + '|' + bytes_in_words(spans.cue) + '|' + bytes_in_words(spans.content));
  update.bind(8, joined_words(text, spans.source));
  update.bind(9, joined_words(text, spans.cue));
  update.bind(10, row);
  update.exec();
  if (!live) return;
  index_words(connection, row, true);
  count_forms_of(connection, row, 1);
}

}  // namespace onrecord::store
