// Reads tab-separated tables, in which every row knows its file and line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::tables {

struct TableRow {
  std::vector<std::string> cells;  // as many as the table has columns
  std::size_t line = 0;            // 1-based
};

class Table {
 public:
  // Parses `bytes`; the first line names the columns; blank lines and lines that begin with '#' are passed over;
  // a row may be shorter than the header (missing cells are empty), never longer. BOM and CRLF are accepted.
  // Throws Error(table) with file and line.
  // `shipped`: it is one of the program's own, not an analyst's.
  static Table parse(std::string file, std::string_view bytes, bool shipped = false);
  static Table read(const std::string& path);  // also Error(io)

  const std::string& file() const { return file_; }
  bool shipped() const { return shipped_; }
  const std::vector<std::string>& columns() const { return columns_; }
  const std::vector<TableRow>& rows() const { return rows_; }
  std::size_t header_line() const { return header_line_; }
  bool has(std::string_view column) const;
  // The cell, or "" where the table has no such column.
  std::string_view cell(const TableRow& row, std::string_view column) const;
  std::size_t column_index(std::string_view column) const;  // npos where there is none
  // Throws Error(table) naming this file and the row's line.
  [[noreturn]] void fail(const TableRow& row, const std::string& message) const;

 private:
  std::string file_;
  bool shipped_ = false;
  std::vector<std::string> columns_;
  std::size_t header_line_ = 0;
  std::vector<TableRow> rows_;
};

std::vector<std::string> split_list(std::string_view cell, char separator = '|');  // trimmed, empty parts dropped

}  // namespace onrecord::tables
