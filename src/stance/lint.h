// Lint: what is wrong with tables, beyond what keeps them from loading: each row's examples are run.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "onrecord/error.h"
#include "tables/stance_tables.h"

namespace onrecord::stance {

// An example with its cue in [brackets], if any.
struct ExampleText {
  std::string text;  // without brackets
  Span cue;          // empty: none marked
};
ExampleText parse_example(std::string_view cell);

// Whether the row fires in the example: its pattern begins in its zone, and its `unless` is not in the sentence.
bool fires(const tables::StanceTables& tables, tables::PatternUse use, std::uint32_t index, const ExampleText& example);

// Every fault, by file and line: rows that cannot be read, examples that fail, rules without an example, patterns
// that stand twice, conflicting codes. Empty: the tables are sound.
std::vector<Error> lint_stance_tables(std::span<const tables::Table> tables);

}  // namespace onrecord::stance
