// Writes statements that people coded.
#include "store/coded_statements.h"

#include "store/anchoring.h"
#include "store/correction_rows.h"
#include "store/rows.h"
#include "store/statement_writer.h"

namespace onrecord::store {
namespace {

struct Place {
  std::int64_t document = 0, publisher = 0, seq = 0;
};

// Where the article's statements are stored: with the first of those that have its very text.
Place place_of(Connection& connection, const std::string& doc_id) {
  SQLite::Statement& find = connection.prepared(
      "SELECT h.id, h.publisher, (SELECT coalesce(max(s.seq) + 1, 0) FROM statement s WHERE s.document = h.id AND s.live) FROM document d "
      "JOIN document h ON h.id = coalesce(d.twin_of, d.id) WHERE d.doc_id = ? AND d.status = 'current' AND d.status != 'replaced'");
  find.bind(1, doc_id);
  if (!find.executeStep()) throw Error(ErrorKind::rejected_input, "no current article \"" + doc_id + "\"");
  const Place place{find.getColumn(0).getInt64(), find.getColumn(1).getInt64(), find.getColumn(2).getInt64()};
  find.reset();
  return place;
}

}  // namespace

Document document_on_record(const Store& store, const std::string& doc_id) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    SQLite::Statement& query = connection.prepared(
        "SELECT d.title, coalesce(d.published_at, ''), p.name, d.url, d.language, d.country, d.version, t.body FROM document d JOIN "
        "publisher p ON p.id = d.publisher JOIN article_text t ON t.id = d.text_id WHERE d.doc_id = ? AND d.status = 'current' AND "
        "d.status != 'replaced'");
    query.bind(1, doc_id);
    if (!query.executeStep()) throw Error(ErrorKind::rejected_input, "no current article \"" + doc_id + "\"");
    if (query.getColumn(7).isNull())
      throw Error(ErrorKind::rejected_input, "no text is kept of article \"" + doc_id + "\" (add --no-text)");
    Document document;
    document.doc_id = doc_id;
    document.title = query.getColumn(0).getString();
    document.published_at = parse_iso_date(query.getColumn(1).getString()).value_or(Date{});
    document.date_origin = document.published_at.valid() ? DateOrigin::metadata : DateOrigin::none;
    document.publisher = query.getColumn(2).getString();
    document.url = query.getColumn(3).getString();
    document.language = query.getColumn(4).getString();
    document.country = query.getColumn(5).getString();
    document.version = query.getColumn(6).getString();
    document.text = query.getColumn(7).getString();
    query.reset();
    return document;
  });
}

CodedStatement add_coded_statement(Store& store, const Document& document, Statement statement, const Hand& hand,
                                   const std::string& note) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    Transaction transaction(connection);
    const Place place = place_of(connection, document.doc_id);
    const AnchoredSpans spans{statement.source, statement.cue, statement.content};
    const std::string anchor = anchor_in_words(spans, document.text);
    const std::string content = anchor.substr(anchor.rfind('|') + 1);
    // The machine's ids are hashes of other things: none begins with this word.
    statement.id = text_hash("coded by hand\x1f" + document.doc_id + '\x1f' + content + '\x1f' + statement.text);
    SQLite::Statement& there = connection.prepared(
        "SELECT statement_id FROM statement WHERE document = ? AND live AND review_status != 'rejected' AND content = ?");
    there.bind(1, place.document);
    there.bind(2, content);
    const std::string other = there.executeStep() ? there.getColumn(0).getString() : std::string();
    there.reset();
    if (!other.empty() && other != statement.id)
      throw Error(ErrorKind::rejected_input, "a statement with these words is there already: " + other);
    if (!other.empty()) {
      SQLite::Statement& opinion = connection.prepared(
          "INSERT INTO correction (statement_id, field, value, made_by, made_on, note, superseded) SELECT ?1, 'statement', ?2, ?3, ?4, "
          "?5, 1 WHERE NOT EXISTS (SELECT 1 FROM correction WHERE statement_id = ?1 AND field = 'statement' AND made_by = ?3)");
      opinion.bind(1, statement.id);
      opinion.bind(2, anchor);
      opinion.bind(3, hand.by);
      opinion.bind(4, hand.on);
      opinion.bind(5, note);
      opinion.exec();
      transaction.commit();
      return CodedStatement{statement.id, false};
    }
    statement.seq = static_cast<std::uint32_t>(place.seq);
    SQLite::Statement& correction = connection.prepared(
        "INSERT INTO correction (statement_id, field, value, made_by, made_on, note, words) VALUES (?, 'statement', ?, ?, ?, ?, ?)");
    correction.bind(1, statement.id);
    correction.bind(2, anchor);
    correction.bind(3, hand.by);
    correction.bind(4, hand.on);
    correction.bind(5, note);
    correction.bind(6, packed(words_at(document.text, spans)));
    correction.exec();
    StatementWriter(connection).add_coded(place.document, place.publisher, statement, document);
    transaction.commit();
    return CodedStatement{statement.id, true};
  });
}

}  // namespace onrecord::store
