// What a DNA file keeps of us beside DNA's own tables: a row of this list a column.
#pragma once

#include <array>
#include <string>

#include "onrecord/statement.h"

namespace onrecord::store::dna {

template <typename Target>
struct Column {
  const char* name;
  std::string (*get)(const Target& from);
  void (*set)(Target& to, const std::string& value);  // an unknown value leaves the target as it is
};

extern const std::array<Column<Statement>, 26> statement_columns;
extern const std::array<Column<StanceLabel>, 9> label_columns;

}  // namespace onrecord::store::dna
