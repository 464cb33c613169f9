// Checks the file page by page, then every text, quotation, id and count against each other.
#include "store/verification.h"

#include <set>
#include <unordered_map>
#include <unordered_set>

#include "store/rows.h"
#include "store/seals.h"
#include "text/near_copies.h"

namespace onrecord::store {
namespace {

using Report = std::function<void(const std::string&)>;

// Rows that must not be there: a promise of SCHEMA.md, and the SQL that finds what breaks it.
struct Promise {
  const char* words;
  const char* sql;  // selects names of what is wrong
};
constexpr Promise promises[] = {
    {"a statement without its article",
     "SELECT statement_id FROM statement WHERE document NOT IN (SELECT id FROM document)"},
    {"a stance without its statement",
     "SELECT issue_id || ' of ' || statement FROM stance WHERE statement NOT IN (SELECT id FROM statement)"},
    {"an article without its text's row",
     "SELECT doc_id FROM document WHERE text_id NOT IN (SELECT id FROM article_text)"},
    {"an article without its publisher's row",
     "SELECT doc_id FROM document WHERE publisher NOT IN (SELECT id FROM publisher)"},
    {"a statement that counts, of an article that does not",
     "SELECT statement_id FROM statement s JOIN document d ON d.id = s.document WHERE s.live AND d.status != 'current'"},
    {"a stance whose statement disagrees about counting or day",
     "SELECT s.statement_id FROM stance t JOIN statement s ON s.id = t.statement WHERE t.live != s.live OR t.day_to != s.day_to"},
    {"a twin of an article that is not current",
     "SELECT d.doc_id FROM document d JOIN document o ON o.id = d.twin_of WHERE d.status = 'current' AND o.status != 'current'"},
    {"a position outside [-1, 1]", "SELECT statement FROM stance WHERE position NOT BETWEEN -1 AND 1"},
    {"a label that is not its position's",
     "SELECT s.statement_id FROM stance t JOIN statement s ON s.id = t.statement WHERE (t.position IS NULL) != (t.label = 'none')"},
    {"a date that is not whole",
     "SELECT statement_id FROM statement WHERE said_date IS NOT NULL AND date(said_date) IS NOT said_date"},
    {"a wrong number of copies",
     "SELECT doc_id FROM document d JOIN (SELECT cluster_id, count(*) AS n FROM document WHERE status = 'current' GROUP BY 1) c USING "
     "(cluster_id) WHERE status = 'current' AND copies != n"},
    {"a correction that is not in force",
     "SELECT c.statement_id FROM correction c JOIN statement s USING (statement_id) WHERE NOT c.superseded AND ((c.field = 'actor' AND "
     "s.actor_id != c.value) OR (c.field = 'act' AND s.act != c.value) OR (c.field = 'status' AND c.value = 'rejected' AND s.review_status "
     "!= 'rejected') OR (c.field = 'date' AND c.value != 'none' AND substr(coalesce(s.said_date, ''), 1, length(c.value)) != c.value))"},
};

// Statements of equal words that an article may have had in versions of which nothing is left.
constexpr std::uint32_t equal_words_once = 256;

class Verifier {
 public:
  Verifier(Connection& connection, const Report& report) : connection_(connection), report_(report) {}

  Verified result;

  void problem(const std::string& words) {
    ++result.problems;
    report_(words);
  }

  // A damaged page must not hide what the other checks would find.
  template <typename Check>
  void attempt(const std::string& what, Check check) {
    try {
      check();
    } catch (const SQLite::Exception& error) {
      problem(what + ": " + connection_.translated(error).message());
    }
  }

  void file() {
    SQLite::Statement check(connection_.database(), "PRAGMA integrity_check(20)");
    while (check.executeStep())
      if (const std::string line = check.getColumn(0).getString(); line != "ok") problem("malformed: " + line);
  }

  void keep_promises() {
    for (const Promise& promise : promises)
      attempt(promise.words, [&] {
        SQLite::Statement query(connection_.database(), std::string(promise.sql) + " LIMIT 20");
        while (query.executeStep()) problem(std::string(promise.words) + ": " + query.getColumn(0).getString());
      });
  }

  void seals() {
    check_seals(
        connection_.database(), [&](const std::string& words) { problem(words); },
        [&](const std::string& what, const std::function<void()>& part) { attempt(what, part); });
  }

  // Bands follow from the signatures, which are sealed.
  void bands() {
    SQLite::Statement signatures(connection_.database(), "SELECT document, value FROM signature");
    SQLite::Statement find(connection_.database(), "SELECT 1 FROM band WHERE value = ? AND document = ?");
    std::int64_t wanted = 0;
    while (signatures.executeStep()) {
      const std::int64_t document = signatures.getColumn(0).getInt64();
      const auto signature = text::copy_signature_of_bytes(signatures.getColumn(1).getString());
      if (!signature) return;
      const auto all = text::copy_bands(*signature);
      for (const std::uint64_t band : std::set<std::uint64_t>(all.begin(), all.end())) {
        find.reset();
        find.bind(1, static_cast<std::int64_t>(band));
        find.bind(2, document);
        ++wanted;
        if (!find.executeStep()) problem("copies: a band of document row " + std::to_string(document) + " is missing");
      }
    }
    if (const std::int64_t there = connection_.number("SELECT count(*) FROM band"); there != wanted)
      problem("copies: " + std::to_string(there) + " bands, " + std::to_string(wanted) + " follow from the signatures");
  }

  void full_text() {
    SQLite::Statement mark(
        connection_.database(),
        "SELECT (SELECT count(*) FROM statement WHERE live) - (SELECT count(*) FROM statements_fts_docsize)");
    if (mark.executeStep() && mark.getColumn(0).getInt64() != 0)
      problem("full text: the index holds other statements than those that count");
  }

  void documents(const std::function<void(std::size_t, std::size_t)>& progress) {
    std::vector<std::int64_t> rows;
    SQLite::Statement list(connection_.database(), "SELECT id FROM document ORDER BY id");
    while (list.executeStep()) rows.push_back(list.getColumn(0).getInt64());
    for (const std::int64_t row : rows) {
      attempt("document row " + std::to_string(row), [&] { document(row); });
      progress(++result.documents, rows.size());
    }
  }

 private:
  void document(std::int64_t row) {
    SQLite::Statement& query = connection_.prepared(
        "SELECT d.doc_id, t.hash, t.body, d.status, d.identity FROM document d JOIN article_text t ON t.id = d.text_id WHERE d.id = ?");
    query.bind(1, row);
    if (!query.executeStep()) return;
    const std::string doc_id = query.getColumn(0).getString(), hash = query.getColumn(1).getString();
    const bool has_text = !query.getColumn(2).isNull();
    const std::string text = has_text ? query.getColumn(2).getString() : std::string();
    if (!has_text && query.getColumn(3).getString() != "withdrawn") ++result.without_text;
    const std::string identity = query.getColumn(4).getString();
    query.reset();
    const bool intact = !has_text || text_hash(text) == hash;
    if (!intact) problem("document " + doc_id + ": its text has another hash than when it was stored");
    equal_.clear();
    SQLite::Statement& count = connection_.prepared("SELECT count(*) FROM statement WHERE document = ?");
    count.bind(1, row);
    rows_of_document_ = count.executeStep() ? count.getColumn(0).getUInt() : 0;
    count.reset();
    // What a person coded, or gave other borders, is not named by its words of now.
    SQLite::Statement& statements = connection_.prepared(
        std::string("SELECT ") + statement_columns +
        ", EXISTS (SELECT 1 FROM correction c WHERE c.statement_id = s.statement_id AND c.field IN ('statement', 'borders') AND NOT "
        "c.superseded) FROM statement s WHERE s.document = ? ORDER BY s.seq");
    statements.bind(1, row);
    while (statements.executeStep()) {
      const bool marked = statements.getColumn(statement_column_count).getInt() != 0;
      const StoredRow read = read_statement(statements);
      ++result.statements;
      const std::string name = "statement " + read.statement.id + " of document " + doc_id;
      if (!marked && !is_id_of(identity, read.statement))
        problem(name + ": its id is not the hash of its article and words");
      if (has_text && words_at(text, read.statement.content) != read.statement.text)
        problem(name + ": its quotation is not the text at its place (hash)");
    }
  }

  // Equal words of one article are numbered; which number is whose depends on the versions that there were.
  bool is_id_of(const std::string& identity, const Statement& statement) {
    if (statement_id(identity, statement.text, 0) == statement.id) return true;
    std::unordered_set<std::string>& ids = equal_[statement.text];
    if (ids.empty())
      for (std::uint32_t nth = 1; nth < rows_of_document_ + equal_words_once; ++nth)
        ids.insert(statement_id(identity, statement.text, nth));
    return ids.contains(statement.id);
  }

  static std::string words_at(const std::string& text, const Spans& spans) {
    std::string words;
    for (const Span& span : spans) {
      if (span.end > text.size() || span.begin > span.end) return "\xFF";
      if (!words.empty()) words += " ... ";
      words.append(text, span.begin, span.end - span.begin);
    }
    return words;
  }

  Connection& connection_;
  const Report& report_;
  std::uint32_t rows_of_document_ = 0;
  std::unordered_map<std::string, std::unordered_set<std::string>> equal_;  // words -> ids; of one document
};

}  // namespace

Verified verify_store(const Store& store, const Report& problem,
                      const std::function<void(std::size_t, std::size_t)>& progress) {
  Verifier verifier(store.connection(), problem);
  verifier.attempt("the file", [&] { verifier.file(); });
  verifier.attempt("articles", [&] { verifier.documents(progress); });
  verifier.keep_promises();
  verifier.seals();
  verifier.attempt("copies", [&] { verifier.bands(); });
  verifier.attempt("full text", [&] { verifier.full_text(); });
  verifier.attempt("corrections", [&] {
    verifier.result.corrections =
        static_cast<std::size_t>(store.connection().number("SELECT count(*) FROM correction WHERE NOT superseded"));
  });
  return verifier.result;
}

}  // namespace onrecord::store
