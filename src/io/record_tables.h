// The tables of records.md as columns and rows, for all formats that are made of tables.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "io/cell.h"
#include "io/located.h"
#include "onrecord/statement_set.h"

namespace onrecord::io {

struct Column {
  std::string_view name;
  CellType type;
  std::string_view description;
};

struct Reference {  // a column whose values are keys of another table
  std::string_view column, table, key;
};

struct RecordTable {
  std::string_view name, description;
  std::vector<Column> columns;
  std::vector<std::string_view> primary_key;
  std::vector<Reference> references;
  // Gives the rows one by one, so that no table is ever held as cells as a whole.
  std::function<void(const std::function<void(const std::vector<Cell>&)>&)> each_row;
};

class RecordTables {
 public:
  // Checks every quotation against its text first: throws Error(database) where one is not verbatim.
  explicit RecordTables(const StatementSet& set);
  RecordTables(const RecordTables&) = delete;
  RecordTables& operator=(const RecordTables&) = delete;

  // statements, stances, timeline, actors, issues, documents.
  std::vector<RecordTable> tables() const;

 private:
  const StatementSet& set_;
  std::vector<Located> located_;
};

}  // namespace onrecord::io
