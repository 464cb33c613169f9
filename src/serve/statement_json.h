// Statements as the API gives them: the record of the JSON export, its review, and a version that changes with it.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/statement_set.h"
#include "serve/json_out.h"
#include "store/store.h"
#include "text/code_points.h"

namespace onrecord::serve {

// Changes whenever anything of a statement does that a person could see or correct.
std::string version_of(const Statement& statement, std::string_view review_status);

// `text` is the article's, `points` of it.
void put_statement(JsonOut& out, const Statement& statement, const DocumentInfo& document,
                   std::string_view review_status, std::string_view text, const text::CodePoints& points);
// All of a set, in its order, as a list.
void put_statements(JsonOut& out, const StatementSet& set);
// One by its whole id with its article's state; null where there is none.
void put_current(JsonOut& out, const store::Store& store, const std::string& statement_id);

void put_document(JsonOut& out, const DocumentInfo& document);

}  // namespace onrecord::serve
