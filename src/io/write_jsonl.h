// JSON lines of an analysed article: the records that `extract` prints and read_statements() reads back.
#pragma once

#include <string>

#include "onrecord/error.h"
#include "onrecord/tracker.h"

namespace onrecord::io {

// What stands in an article's line beside its statements.
struct LineParts {
  bool times = false;
  bool mentions = false;
  bool text = false;
};

// One line: {"doc_id","published_at","statements":[{... "stances":[...]}], "timex":[...], "mentions":[...], "text"}.
// All offsets count code points.
void append_document_line(std::string& out, const Document& document, const DocumentInfo& info,
                          const Analysis& analysis, LineParts parts);
// One line a statement, each with its stances.
void append_statement_lines(std::string& out, const Document& document, const DocumentInfo& info,
                            const Analysis& analysis);
// {"error","kind","input_hash"}: a refused record, without file or line, so that it is the same wherever it stood.
void append_error_line(std::string& out, const Error& error);

}  // namespace onrecord::io
