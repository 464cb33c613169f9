// Statements of files for --from: JSONL records, or a study that was coded by hand in Discourse Network Analyzer.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "onrecord/error.h"
#include "onrecord/statement_set.h"

namespace onrecord::cli {

// Throws Error(usage) where a DNA file stands among others, else as read_statements() and read_dna() do.
StatementSet records_of(const std::vector<std::string>& paths, const std::function<void(const Error&)>& rejected);

}  // namespace onrecord::cli
