// The event list that Discourse Network Analyzer exports: a CSV of statements, without the articles' texts.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "onrecord/format.h"
#include "onrecord/statement_set.h"

namespace onrecord::io {

// By its header: statement_id, time, and document_id or document_title.
bool is_dna_list_header(std::string_view head);
bool is_dna_list(const std::string& path);

// Rows that are wrong go to `rejected` with their line, and the others go on. Throws Error(io) for a path that cannot
// be read, Error(rejected_input) for a file whose quotation marks do not end.
StatementSet read_dna_list(ByteSource& source, const std::function<void(const Error&)>& rejected);
StatementSet read_dna_list(const std::string& path, const std::function<void(const Error&)>& rejected);

}  // namespace onrecord::io
