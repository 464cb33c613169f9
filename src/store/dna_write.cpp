// Writes a DNA file under a temporary name and renames it, so that it is there whole or not at all.
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "onrecord/error.h"
#include "store/dna.h"
#include "store/dna_columns.h"
#include "store/dna_schema.h"
#include "text/utf16_units.h"

namespace onrecord::store {
namespace {

template <typename... Values>
void bind_all(SQLite::Statement& statement, const Values&... values) {
  int at = 0;
  (statement.bind(++at, values), ...);
}

class DnaFile {
 public:
  DnaFile(const std::string& path, const dna::Governments& governments)
      : database_(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE), governments_(governments) {
    database_.exec("PRAGMA journal_mode = OFF");  // a file that fails is thrown away
    database_.exec("BEGIN");
    database_.exec(dna::schema);
    database_.exec(
        "CREATE TABLE ONRECORD_DOCUMENTS(DocumentId INTEGER PRIMARY KEY REFERENCES DOCUMENTS(ID) ON DELETE CASCADE, doc_id TEXT, "
        "url TEXT, published_at TEXT, date_origin TEXT)");
    std::string columns, marks;
    const auto add = [&](const char* name) {
      columns.append(", ").append(name).append(" TEXT");
      marks += ", ?";
    };
    for (const auto& column : dna::statement_columns) add(column.name);
    for (const auto& column : dna::label_columns) add(column.name);
    add("organization");  // as DNA was given it: what a coder makes of it is seen
    database_.exec(
        "CREATE TABLE ONRECORD_STATEMENTS(StatementId INTEGER PRIMARY KEY REFERENCES STATEMENTS(ID) ON DELETE CASCADE, Start "
        "INTEGER, Stop INTEGER, review_status TEXT" +
        columns + ")");
    ours_ = std::make_unique<SQLite::Statement>(database_,
                                                "INSERT INTO ONRECORD_STATEMENTS VALUES (?, ?, ?, ?" + marks + ")");
  }

  void document(int id, const DocumentInfo& info, const std::string& text) {
    SQLite::Statement row(database_, "INSERT INTO DOCUMENTS VALUES (?, ?, ?, 1, '', ?, '', ?, '', ?)");
    bind_all(row, id, info.title.empty() ? info.doc_id : info.title, text, info.publisher, info.url,
             info.published_at.valid() ? epoch_seconds(info.published_at) : 0);
    row.exec();
    SQLite::Statement ours(database_, "INSERT INTO ONRECORD_DOCUMENTS VALUES (?, ?, ?, ?, ?)");
    bind_all(ours, id, info.doc_id, info.url, to_string(info.published_at), std::string(name(info.date_origin)));
    ours.exec();
  }

  void statement(int document, const Statement& statement, const StanceLabel* label, Span units,
                 const std::string& review) {
    const int type = label != nullptr && label->position ? dna::with_position : dna::without_position;
    SQLite::Statement& row = prepared("INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, 1)");
    bind_all(row, ++statements_, type, document, static_cast<std::int64_t>(units.begin),
             static_cast<std::int64_t>(units.end));
    row.exec();
    const dna::Coded coded = dna::coded(statement.speaker, governments_);
    const std::string values[] = {coded.person, coded.organization, label != nullptr ? label->issue_id : ""};
    for (int i = 0; i < 3; ++i) short_text(dna::person_of(type) + i, values[i]);
    if (type == dna::with_position) {
      SQLite::Statement& agreement =
          prepared("INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (?, ?, ?)");
      bind_all(agreement, statements_, dna::agreement, *label->position >= 0 ? 1 : 0);
      agreement.exec();
    }
    ours_->reset();
    int at = 0;
    ours_->bind(++at, statements_);
    ours_->bind(++at, static_cast<std::int64_t>(units.begin));
    ours_->bind(++at, static_cast<std::int64_t>(units.end));
    ours_->bind(++at, review);
    for (const auto& column : dna::statement_columns) ours_->bind(++at, column.get(statement));
    for (const auto& column : dna::label_columns) ours_->bind(++at, label != nullptr ? column.get(*label) : "");
    ours_->bind(++at, coded.organization);
    ours_->exec();
  }

  void commit() { database_.exec("COMMIT"); }

 private:
  SQLite::Statement& prepared(const std::string& sql) {
    auto& kept = prepared_[sql];
    if (!kept) kept = std::make_unique<SQLite::Statement>(database_, sql);
    kept->reset();
    return *kept;
  }

  void short_text(int variable, const std::string& value) {
    SQLite::Statement& entity = prepared("INSERT OR IGNORE INTO ENTITIES(VariableId, Value) VALUES (?, ?)");
    bind_all(entity, variable, value);
    entity.exec();
    SQLite::Statement& data = prepared(
        "INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) SELECT ?, VariableId, ID FROM ENTITIES "
        "WHERE VariableId = ? AND Value = ?");
    bind_all(data, statements_, variable, value);
    data.exec();
  }

  SQLite::Database database_;
  const dna::Governments& governments_;
  std::map<std::string, std::unique_ptr<SQLite::Statement>> prepared_;
  std::unique_ptr<SQLite::Statement> ours_;
  int statements_ = 0;
};

void write_document(DnaFile& file, const StatementSet& set, int id, const DocumentInfo& info,
                    const std::vector<const Statement*>& statements) {
  const std::string text = set.text_of ? set.text_of(info.doc_id) : std::string();
  if (text.empty())
    throw Error(ErrorKind::database,
                "document " + info.doc_id + ": its text is not kept, and DNA shows statements in their texts");
  file.document(id, info, text);
  std::set<std::uint32_t> bytes;
  for (const Statement* each : statements) bytes.insert({each->content.front().begin, each->content.back().end});
  const auto units = text::utf16_of_bytes(text, bytes);
  for (const Statement* each : statements) {
    const Span span{units.at(each->content.front().begin), units.at(each->content.back().end)};
    const auto review = set.review_status.find(each->id);
    const std::string status = review == set.review_status.end() ? "" : review->second;
    for (const StanceLabel& label : each->stances) file.statement(id, *each, &label, span, status);
    if (each->stances.empty()) file.statement(id, *each, nullptr, span, status);
  }
}

}  // namespace

void write_dna(const StatementSet& set, const std::string& path, const dna::Governments& governments) {
  std::map<std::string, std::vector<const Statement*>> by_document;
  for (const Statement& statement : set.statements)
    if (!statement.content.empty()) by_document[statement.doc_id].push_back(&statement);
  const std::filesystem::path temporary = path + ".partial";
  std::error_code ignored;
  std::filesystem::remove(temporary, ignored);
  try {
    {
      DnaFile file(temporary.string(), governments);
      int id = 0;
      for (auto& [doc_id, statements] : by_document) {
        std::stable_sort(statements.begin(), statements.end(),
                         [](const Statement* a, const Statement* b) { return a->seq < b->seq; });
        DocumentInfo info;
        if (const auto known = set.documents.find(doc_id); known != set.documents.end()) info = known->second;
        info.doc_id = doc_id;
        write_document(file, set, ++id, info, statements);
      }
      file.commit();
    }
    std::filesystem::rename(temporary, path);
  } catch (const SQLite::Exception& error) {
    std::filesystem::remove(temporary, ignored);
    throw Error(ErrorKind::io, std::string("cannot write: ") + error.what(), path);
  } catch (const std::filesystem::filesystem_error& error) {
    std::filesystem::remove(temporary, ignored);
    throw Error(ErrorKind::io, "cannot write: " + error.code().message(), path);
  } catch (...) {
    std::filesystem::remove(temporary, ignored);
    throw;
  }
}

}  // namespace onrecord::store
