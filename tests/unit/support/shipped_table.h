// One of the tables inside the program, for what is made of it alone.
#pragma once

#include <string_view>
#include <vector>

#include "tables/embedded.h"

namespace onrecord::testing {

inline std::vector<tables::Table> shipped_table(std::string_view name) {
  std::vector<tables::Table> found;
  for (const tables::EmbeddedFile& file : tables::embedded_files())
    if (file.name == name) found.push_back(tables::Table::parse(std::string(file.name), file.bytes));
  return found;
}

}  // namespace onrecord::testing
