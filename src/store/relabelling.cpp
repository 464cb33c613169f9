// Writes labels anew in one transaction: whoever is killed midway leaves the old ones whole.
#include "store/relabelling.h"

#include "store/camps.h"
#include "store/correction_rows.h"
#include "store/former_ids.h"
#include "store/rows.h"

namespace onrecord::store {
namespace {

// Where a person corrected an act or a label, the machine's value is what relabelling starts from.
void restore_machine_labels(Connection& connection, Statement& statement) {
  SQLite::Statement& query = connection.prepared(
      "SELECT field, issue_id, machine FROM correction WHERE statement_id = ? AND field IN ('act', 'label') AND NOT superseded");
  query.bind(1, statement.id);
  while (query.executeStep()) {
    const std::string field = query.getColumn(0).getString(), issue = query.getColumn(1).getString(),
                      machine = query.getColumn(2).getString();
    if (field == "act") {
      statement.act = act(machine).value_or(statement.act);
      continue;
    }
    std::erase_if(statement.stances, [&](const StanceLabel& stance) { return stance.issue_id == issue; });
    const std::vector<std::string> words = split_words(machine);
    if (words.empty()) continue;
    StanceLabel& stance = statement.stances.emplace_back();
    stance.issue_id = issue;
    stance.label = stance_kind(words[0]).value_or(StanceKind::none);
    if (words.size() > 1) stance.position = std::stod(words[1]);
  }
}

StoredArticle read_article(Connection& connection, std::int64_t row, bool corrected) {
  StoredArticle article;
  article.document = document_by_row(connection, row);
  SQLite::Statement& text =
      connection.prepared("SELECT t.body FROM document d JOIN article_text t ON t.id = d.text_id WHERE d.id = ?");
  text.bind(1, row);
  if (text.executeStep() && !text.getColumn(0).isNull()) article.text = text.getColumn(0).getString();
  text.reset();
  std::vector<std::int64_t> rows;
  SQLite::Statement& statements = connection.prepared(
      std::string("SELECT ") + statement_columns + " FROM statement s WHERE s.document = ? AND s.live ORDER BY s.seq");
  statements.bind(1, row);
  while (statements.executeStep()) {
    StoredRow read = read_statement(statements);
    read.statement.doc_id = article.document.doc_id;
    rows.push_back(read.row);
    article.statements.push_back(std::move(read.statement));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    article.statements[i].stances = read_stances(connection, rows[i]);
    read_traces(connection, rows[i], article.statements[i]);
    if (corrected) restore_machine_labels(connection, article.statements[i]);
  }
  return article;
}

}  // namespace

void each_article_in(const Store& store, const std::vector<std::int64_t>& documents,
                     const std::function<void(StoredArticle&&)>& callback) {
  Connection& connection = store.connection();
  connection.guarded([&] {
    const bool corrected = connection.number("SELECT count(*) FROM correction WHERE NOT superseded") > 0;
    for (const std::int64_t row : documents) callback(read_article(connection, row, corrected));
  });
}

void each_stored_article(const Store& store, const std::function<void(StoredArticle&&)>& callback, std::size_t newest) {
  Connection& connection = store.connection();
  connection.guarded([&] {
    // The list first: the callback may write to the rows that are read.
    std::vector<std::int64_t> documents;
    {
      SQLite::Statement list(
          connection.database(),
          "SELECT id FROM document d WHERE status = 'current' AND EXISTS (SELECT 1 FROM statement s WHERE "
          "s.document = d.id AND s.live) ORDER BY id");
      while (list.executeStep()) documents.push_back(list.getColumn(0).getInt64());
    }
    if (documents.size() > newest)
      documents.erase(documents.begin(), documents.end() - static_cast<std::ptrdiff_t>(newest));
    each_article_in(store, documents, callback);
  });
}

struct Relabelling::State {
  explicit State(Connection& the_connection) : connection(the_connection), transaction(the_connection) {
    corrected = connection.number("SELECT count(*) FROM correction WHERE NOT superseded") > 0;
  }
  Connection& connection;
  Transaction transaction;
  bool corrected = false;
};

Relabelling::Relabelling(Store& store)
    : state_(store.connection().guarded([&] { return std::make_unique<State>(store.connection()); })) {}
Relabelling::~Relabelling() = default;

void Relabelling::set(const DocumentInfo& document, const std::vector<Statement>& statements,
                      const std::string& tables_version, const std::string& tables_hash) {
  Connection& connection = state_->connection;
  connection.guarded([&] {
    SQLite::Statement& find = connection.prepared(
        "SELECT d.id, t.body FROM document d JOIN article_text t ON t.id = d.text_id WHERE d.doc_id = ? AND d.status != 'replaced' AND "
        "d.status = 'current'");  // the first condition is the index's
    find.bind(1, document.doc_id);
    if (!find.executeStep())
      throw Error(ErrorKind::database, "no current article " + document.doc_id, connection.path());
    const std::int64_t document_row = find.getColumn(0).getInt64();
    const std::string text = find.getColumn(1).isNull() ? std::string() : find.getColumn(1).getString();
    find.reset();
    for (const Statement& statement : statements) {
      SQLite::Statement& row_query = connection.prepared(
          "SELECT s.id, s.live, s.day_to, coalesce(r.steps, '') FROM statement s LEFT JOIN reasoning r ON r.statement = s.id WHERE "
          "s.statement_id = ?");
      row_query.bind(1, statement.id);
      if (!row_query.executeStep()) throw Error(ErrorKind::database, "no statement " + statement.id, connection.path());
      const std::int64_t row = row_query.getColumn(0).getInt64();
      const bool live = row_query.getColumn(1).getInt() != 0;
      const std::int64_t day = row_query.getColumn(2).getInt64();
      const std::string steps = row_query.getColumn(3).getString();
      row_query.reset();
      SQLite::Statement& update = connection.prepared(
          "UPDATE statement SET act = ?, polarity = ?, cue_lemma = ? WHERE id = ? AND (act, polarity, cue_lemma) IS "
          "NOT (?1, ?2, ?3)");
      update.bind(1, std::string(name(statement.act)));
      update.bind(2, statement.polarity);
      update.bind(3, statement.cue_lemma);
      update.bind(4, row);
      update.exec();
      write_stances(connection, row, live, day, statement.stances, text);
      write_leanings(connection, row, live, statement, true);
      const std::string wanted = replaced_label_steps(steps, statement);
      if (wanted != steps) {
        SQLite::Statement& reasons = connection.prepared(
            "INSERT INTO reasoning (statement, steps) VALUES (?1, ?2) ON CONFLICT (statement) DO UPDATE SET steps = ?2");
        reasons.bind(1, row);
        reasons.bind(2, wanted);
        reasons.exec();
      }
      if (state_->corrected) reapply_corrections(connection, statement.id);
    }
    SQLite::Statement& mark =
        connection.prepared("UPDATE document SET tables_version = ?, tables_hash = ? WHERE id = ?");
    mark.bind(1, tables_version);
    mark.bind(2, tables_hash);
    mark.bind(3, document_row);
    mark.exec();
  });
}

void Relabelling::set_issues(const std::vector<IssueInfo>& issues) {
  Connection& connection = state_->connection;
  connection.guarded([&] {
    connection.execute("DELETE FROM issue");
    for (const IssueInfo& issue : issues) {
      SQLite::Statement& insert =
          connection.prepared("INSERT OR REPLACE INTO issue (issue_id, pole, title) VALUES (?, ?, ?)");
      insert.bind(1, issue.issue_id);
      insert.bind(2, issue.pole);
      insert.bind(3, issue.title);
      insert.exec();
    }
  });
}

std::size_t Relabelling::move_former_ids(const std::unordered_set<std::string>& kept) {
  return state_->connection.guarded([&] { return store::move_former_ids(state_->connection, kept); });
}

void Relabelling::commit() {
  state_->transaction.commit();
}

}  // namespace onrecord::store
