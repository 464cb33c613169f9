// Writes incoming articles, with their copies, versions and withdrawals; what was refused; the issues.
#include "store/ingest.h"

#include <new>
#include <set>

#include "store/admission.h"
#include "store/clusters.h"
#include "store/rows.h"
#include "store/statement_writer.h"

namespace onrecord::store {

struct Ingest::State {
  State(Store& the_store, IngestOptions the_options)
      : connection(the_store.connection()), options(the_options), copies(the_store) {}

  Connection& connection;
  IngestOptions options;
  CopyGroups copies;  // of one wire story, in several papers
  std::unique_ptr<Transaction> transaction;
  std::unique_ptr<StatementWriter> statements;
  std::set<std::string> rejected_origins, committed_origins;

  void begin() {
    if (transaction) return;
    connection.check_still_there();
    transaction = std::make_unique<Transaction>(connection);
    statements = std::make_unique<StatementWriter>(connection);
  }

  // What fails between two commits takes all back that came since the first: whoever goes on begins anew, and never
  // commits the half of an article.
  template <typename Work>
  auto whole(Work work) -> decltype(work()) {
    try {
      return connection.guarded(work);
    } catch (...) {
      take_back();
      throw;
    }
  }

  void take_back() {
    transaction.reset();
    copies.forget();
    rejected_origins = committed_origins;
  }

  std::int64_t id_of(const std::string& table, const std::string& column, const std::string& value) {
    SQLite::Statement& find = connection.prepared("SELECT id FROM " + table + " WHERE " + column + " = ?");
    find.bind(1, value);
    if (find.executeStep()) {
      const std::int64_t id = find.getColumn(0).getInt64();
      find.reset();
      return id;
    }
    SQLite::Statement& insert = connection.prepared("INSERT INTO " + table + " (" + column + ") VALUES (?)");
    insert.bind(1, value);
    insert.exec();
    return connection.database().getLastInsertRowid();
  }

  std::int64_t publisher(const Document& document) { return id_of("publisher", "name", document.publisher); }

  // A withdrawn article is a row with an empty text, so that nothing of it is kept.
  std::int64_t text_row(const Document& document, const std::string& hash) {
    const std::int64_t row = id_of("article_text", "hash", hash);
    if (options.keep_text && !document.withdrawn) {
      SQLite::Statement& fill = connection.prepared("UPDATE article_text SET body = ? WHERE id = ? AND body IS NULL");
      fill.bindNoCopy(1, document.text);
      fill.bind(2, row);
      fill.exec();
    }
    return row;
  }

  // A version is what its article was before; a new article is what it says that it is, where no other is that already.
  std::string identity_of(const Decision& decision, const Document& document) {
    if (decision.existing) return decision.existing->identity;
    Document named = document;
    named.doc_id = decision.doc_id;
    std::string identity = article_identity(named);
    SQLite::Statement& other =
        connection.prepared("SELECT 1 FROM document WHERE identity = ? AND status != 'replaced'");
    for (int more = 1;; ++more) {
      other.reset();
      other.bind(1, identity);
      if (!other.executeStep()) break;
      identity = "id:" + decision.doc_id + (more == 1 ? "" : "\x1f" + std::to_string(more));
    }
    other.reset();
    return identity;
  }

  // `row` 0: a new one.
  std::int64_t write_document(std::int64_t row, const Decision& decision, const Document& document,
                              const DocumentInfo& info, const std::string& hash) {
    SQLite::Statement& write = connection.prepared(
        "INSERT INTO document (id, doc_id, status, text_id, twin_of, title, publisher, url, published_at, date_origin, authors, "
        "language, country, version, body_complete, cluster_id, record_hash, input_hash, tool_version, tables_version, tables_hash, identity) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?2, ?16, ?17, ?18, ?19, ?20, ?21) "
        "ON CONFLICT (id) DO UPDATE SET title = ?6, publisher = ?7, url = ?8, published_at = ?9, date_origin = ?10, authors = ?11, "
        "language = ?12, country = ?13, version = ?14, body_complete = ?15, record_hash = ?16, input_hash = ?17, "
        "tool_version = ?18, tables_version = ?19, tables_hash = ?20");
    if (row != 0) write.bind(1, row);
    write.bind(2, decision.doc_id);
    write.bind(3, document.withdrawn ? "withdrawn" : "current");
    write.bind(4, text_row(document, hash));
    if (decision.twin_of != 0) write.bind(5, decision.twin_of);
    write.bind(6, document.title);
    write.bind(7, publisher(document));
    write.bind(8, document.url);
    bind_date(write, 9, document.published_at);
    write.bind(10, std::string(name(document.date_origin)));
    std::string authors;
    for (const std::string& author : document.authors) authors += (authors.empty() ? "" : "; ") + author;
    write.bind(11, authors);
    write.bind(12, document.language);
    write.bind(13, document.country);
    write.bind(14, document.version);
    write.bind(15, document.body_complete ? 1 : 0);
    write.bind(16, record_hash(document, hash));
    write.bind(17, info.input_hash.empty() ? hash : info.input_hash);
    write.bind(18, info.tool_version);
    write.bind(19, info.tables_version);
    write.bind(20, info.tables_hash);
    write.bind(21, identity_of(decision, document));
    write.exec();
    if (row == 0) row = connection.database().getLastInsertRowid();
    if (decision.twin_of != 0) copies.same(row, decision.twin_of);
    return row;
  }

  // An article that is current no longer keeps the number of copies that it had until then.
  void set_status(std::int64_t row, const std::string& status, std::int64_t replaced_by) {
    copies.join();
    SQLite::Statement& set = connection.prepared(
        "UPDATE document SET status = ?1, replaced_by = ?2, copies = iif(status = 'current', (SELECT count(*) FROM document o WHERE "
        "o.cluster_id = document.cluster_id AND o.status = 'current'), copies) WHERE id = ?3");
    set.bind(1, status);
    if (replaced_by != 0) set.bind(2, replaced_by);
    set.bind(3, row);
    set.exec();
    copies.left(row);
  }

  // An article whose text another current one has too hands its statements on; true where there was such a one.
  bool hand_on(std::int64_t row) {
    SQLite::Statement& find = connection.prepared(
        "SELECT id, publisher, identity FROM document WHERE twin_of = ? AND status = 'current' ORDER BY id LIMIT 1");
    find.bind(1, row);
    if (!find.executeStep()) return false;
    const std::int64_t heir = find.getColumn(0).getInt64(), publisher = find.getColumn(1).getInt64();
    const std::string identity = find.getColumn(2).getString();
    find.reset();
    statements->hand_on(row, heir, publisher, identity);
    for (const char* sql : {"UPDATE document SET twin_of = ?1 WHERE twin_of = ?2",
                            "UPDATE document SET twin_of = NULL WHERE id = ?1 AND ?2 != 0",
                            "UPDATE OR IGNORE mention SET document = ?1 WHERE document = ?2"}) {
      SQLite::Statement& update = connection.prepared(sql);
      update.bind(1, heir);
      update.bind(2, row);
      update.exec();
    }
    return true;
  }

  Outcome add(const Document& document, const DocumentInfo& info, const Analysis* analysis) {
    const std::string hash = text_hash(document.text);
    const Decision decision = decide(connection, document, hash, options.again);
    switch (decision.outcome) {
      case Outcome::withdrawn:
        if (!decision.existing) {
          write_document(0, decision, document, info, hash);
          return Outcome::withdrawn;
        }
        set_status(decision.existing->row, "withdrawn", 0);
        if (!hand_on(decision.existing->row))
          for (const Former& each : statements->live_of(decision.existing->row)) statements->retire(each.row);
        return Outcome::withdrawn;
      case Outcome::copy:
        write_document(0, decision, document, info, hash);
        return Outcome::copy;
      case Outcome::needs_analysis:
        break;
      default:
        return decision.outcome;
    }
    if (analysis == nullptr) return Outcome::needs_analysis;
    const std::string identity = identity_of(decision, document);
    const auto write = [&](std::int64_t row, const std::vector<Former>& formers, bool same_text) {
      statements->write(row, publisher(document), identity, document, *analysis, formers, same_text);
      statements->write_mentions(row, *analysis);
    };
    if (!decision.existing) {
      write(write_document(0, decision, document, info, hash), {}, true);
      return Outcome::added;
    }
    const Existing& there = *decision.existing;
    if (there.text_hash == hash && there.twin_of == 0 && there.status == "current") {
      const std::vector<Former> formers = statements->live_of(there.row);
      write(write_document(there.row, decision, document, info, hash), formers, true);
      return Outcome::replaced;
    }
    const bool handed_on = there.twin_of == 0 && hand_on(there.row);
    std::vector<Former> formers;
    if (!handed_on && there.twin_of == 0) formers = statements->live_of(there.row);
    set_status(there.row, "replaced", 0);
    const std::int64_t row = write_document(0, decision, document, info, hash);
    set_status(there.row, "replaced", row);
    write(row, formers, false);
    return Outcome::replaced;
  }
};

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::added:
      return "added";
    case Outcome::unchanged:
      return "unchanged";
    case Outcome::copy:
      return "copy";
    case Outcome::replaced:
      return "new_version";
    case Outcome::withdrawn:
      return "withdrawn";
    case Outcome::older:
      return "older";
    case Outcome::needs_analysis:
      break;
  }
  return "";
}

Ingest::Ingest(Store& store, IngestOptions options) : state_(std::make_unique<State>(store, options)) {}
Ingest::~Ingest() = default;

Outcome look_up(const Store& store, const Document& document, bool again) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    if (!connection.writable()) {  // others write meanwhile: each look is at the newest
      connection.execute("COMMIT");
      connection.execute("BEGIN");
    }
    return decide(connection, document, text_hash(document.text), again).outcome;
  });
}

Outcome Ingest::add(const Document& document, const DocumentInfo& info, const Analysis* analysis,
                    const text::CopySignature* signature) {
  State& state = *state_;
  state.whole([&] { state.begin(); });
  try {
    return state.connection.guarded([&] {
      Savepoint article(state.connection);
      const Outcome outcome = state.add(document, info, analysis);
      if (signature != nullptr && (outcome == Outcome::added || outcome == Outcome::replaced))
        state.copies.add(document.doc_id, *signature);
      article.release();
      state.copies.keep();
      return outcome;
    });
  } catch (const RowError& error) {
    state.copies.drop();
    throw bug_in_article(document, "could not be stored", error.message());
  } catch (const std::bad_alloc&) {
    state.copies.drop();
    throw Error(ErrorKind::rejected_input, "article \"" + document.doc_id + "\": out of memory", document.origin);
  } catch (...) {
    state.take_back();
    throw;
  }
}

void Ingest::reject(const Error& error) {
  State& state = *state_;
  state.whole([&] {
    state.begin();
    if (state.rejected_origins.insert(error.file()).second) {
      SQLite::Statement& old = state.connection.prepared("DELETE FROM rejected_input WHERE origin = ?");
      old.bind(1, error.file());
      old.exec();
    }
    SQLite::Statement& insert =
        state.connection.prepared("INSERT INTO rejected_input (origin, line, message, kind) VALUES (?, ?, ?, ?)");
    insert.bind(1, error.file());
    insert.bind(2, static_cast<std::int64_t>(error.line()));
    insert.bind(3, error.message());
    insert.bind(4, error.exit_code());
    insert.exec();
  });
}

void Ingest::set_issues(const std::vector<IssueInfo>& issues) {
  State& state = *state_;
  state.whole([&] {
    bool same = true;
    for (const IssueInfo& issue : issues) {
      SQLite::Statement& find =
          state.connection.prepared("SELECT 1 FROM issue WHERE issue_id = ? AND pole = ? AND title = ?");
      find.bind(1, issue.issue_id);
      find.bind(2, issue.pole);
      find.bind(3, issue.title);
      same = find.executeStep() && same;
      find.reset();
    }
    if (same) return;
    state.begin();
    for (const IssueInfo& issue : issues) {
      SQLite::Statement& insert = state.connection.prepared(
          "INSERT INTO issue (issue_id, pole, title) VALUES (?1, ?2, ?3) ON CONFLICT (issue_id) DO UPDATE SET pole = ?2, "
          "title = ?3");
      insert.bind(1, issue.issue_id);
      insert.bind(2, issue.pole);
      insert.bind(3, issue.title);
      insert.exec();
    }
  });
}

void Ingest::commit() {
  if (!state_->transaction) return;
  state_->whole([&] {
    state_->connection.check_still_there();
    state_->copies.settle();
    state_->transaction->commit();
  });
  state_->transaction.reset();
  state_->committed_origins = state_->rejected_origins;
  state_->connection.check_still_there();
}

}  // namespace onrecord::store
