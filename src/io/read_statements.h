// Statement records (JSONL of `extract` and of the export) back to a StatementSet, for `--from statements.jsonl`.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "onrecord/format.h"
#include "onrecord/statement_set.h"

namespace onrecord::io {

// Reads lines of articles ({"doc_id","statements":[...]}) and of single statements, also mixed; error records are
// passed over. Where a line carries the article's "text", every span comes back and text_of gives that text; else only
// the bytes of the first content span are known. Unknown keys are ignored, so that newer records can be read.
// A line that is no such record goes to `rejected` with its file and line, and the others go on. Throws Error(io) for a
// path that cannot be read.
StatementSet read_statements(const std::vector<std::string>& paths, const std::function<void(const Error&)>& rejected);
StatementSet read_statements(ByteSource& source, const std::function<void(const Error&)>& rejected);

}  // namespace onrecord::io
