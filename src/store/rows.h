// Rows of the tables to statements and back: the one mapping of columns in this room.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/statement_set.h"
#include "store/connection.h"

namespace onrecord::store {

// Columns that read_statement() expects first, of `statement s`.
extern const char* const statement_columns;
constexpr int statement_column_count = 33;

struct StoredRow {
  std::int64_t row = 0, document = 0;
  bool live = false;
  std::string review_status;
  Statement statement;  // without doc_id and stances
};
StoredRow read_statement(SQLite::Statement& row);

// Stances of one statement, by issue.
std::vector<StanceLabel> read_stances(Connection& connection, std::int64_t row);
// Spreads the stored steps over the statement's traces.
void read_traces(Connection& connection, std::int64_t row, Statement& statement);

// Of document d, publisher p, article_text t.
extern const char* const document_columns;
DocumentInfo read_document(SQLite::Statement& row);
std::string status_of_document(SQLite::Statement& row);
DocumentInfo document_by_row(Connection& connection, std::int64_t row, std::string* status = nullptr);

// yyyymmdd, 0 where nothing is known.
std::int64_t day_number(Date date);

std::string bytes_in_words(const Spans& spans);  // "12-40 52-60"
Spans spans_of(std::string_view words);
std::string joined(const std::vector<std::string>& list);
std::vector<std::string> split_words(std::string_view text);
void bind_date(SQLite::Statement& statement, int index, Date date);

std::string steps_of(const Statement& statement);        // all traces in one text
std::string label_steps_of(const Statement& statement);  // of act and stances only
std::string replaced_label_steps(std::string_view all, const Statement& statement);

// Writes the stances of a statement anew; `text` is the article's, empty where none is kept.
void write_stances(Connection& connection, std::int64_t row, bool live, std::int64_t day_to,
                   const std::vector<StanceLabel>& stances, std::string_view text);

}  // namespace onrecord::store
