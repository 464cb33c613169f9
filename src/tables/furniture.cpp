// Reads furniture.tsv.
#include "tables/furniture.h"

#include <algorithm>
#include <array>

#include "tables/table_kinds.h"

namespace onrecord::tables {

Furniture::Furniture(const std::vector<Table>& tables) {
  constexpr std::array<std::string_view, 4> shapes{"opens", "within", "credit", "label"};
  for (const Table& table : tables) {
    if (use_of(table) != TableUse::furniture) continue;
    for (const TableRow& row : table.rows()) {
      const std::string_view words = table.cell(row, "words"), shape = table.cell(row, "shape");
      const auto found = std::find(shapes.begin(), shapes.end(), shape);
      if (words.empty()) table.fail(row, "furniture needs its words");
      if (found == shapes.end()) table.fail(row, "unknown shape of furniture: " + std::string(shape));
      phrases_.push_back({std::string(words), static_cast<Shape>(found - shapes.begin())});
    }
  }
}

}  // namespace onrecord::tables
