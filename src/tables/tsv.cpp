// Reads tab-separated tables, in which every row knows its file and line.
#include "tables/tsv.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "onrecord/error.h"

namespace onrecord::tables {
namespace {

std::vector<std::string> split_cells(std::string_view line) {
  std::vector<std::string> cells;
  cells.reserve(static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1);
  while (true) {
    const std::size_t tab = line.find('\t');
    cells.emplace_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \r") - first + 1);
}

}  // namespace

Table Table::parse(std::string file, std::string_view bytes, bool shipped) {
  Table table;
  table.file_ = std::move(file);
  table.shipped_ = shipped;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::size_t number = 0;
  while (!bytes.empty()) {
    const std::size_t newline = bytes.find('\n');
    std::string_view line = bytes.substr(0, newline);
    bytes.remove_prefix(newline == std::string_view::npos ? bytes.size() : newline + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (trim(line).empty() || line.starts_with('#')) continue;
    if (line.find('\0') != std::string_view::npos)
      throw Error(ErrorKind::table, "a NUL byte: not a text table", table.file_, number);
    std::vector<std::string> cells = split_cells(line);
    for (std::string& cell : cells)
      if (const std::string_view inner = trim(cell); inner.size() != cell.size()) cell = std::string(inner);
    if (table.columns_.empty()) {
      table.columns_ = std::move(cells);
      table.header_line_ = number;
      continue;
    }
    if (cells.size() > table.columns_.size())
      throw Error(ErrorKind::table,
                  "row has " + std::to_string(cells.size()) + " cells, the header names " +
                      std::to_string(table.columns_.size()) + " columns",
                  table.file_, number);
    cells.resize(table.columns_.size());
    table.rows_.push_back({std::move(cells), number});
  }
  if (table.columns_.empty()) throw Error(ErrorKind::table, "empty table: no header line", table.file_);
  return table;
}

Table Table::read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::io, "cannot read: No such file or no right to read it", path);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return parse(path, bytes);
}

bool Table::has(std::string_view column) const {
  return column_index(column) != std::string_view::npos;
}

std::size_t Table::column_index(std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  return found == columns_.end() ? std::string_view::npos : static_cast<std::size_t>(found - columns_.begin());
}

std::string_view Table::cell(const TableRow& row, std::string_view column) const {
  const std::size_t index = column_index(column);
  return index == std::string_view::npos ? std::string_view{} : std::string_view(row.cells[index]);
}

void Table::fail(const TableRow& row, const std::string& message) const {
  throw Error(ErrorKind::table, message, file_, row.line);
}

std::vector<std::string> split_list(std::string_view cell, char separator) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    const std::size_t at = cell.find(separator);
    const std::string_view part = trim(cell.substr(0, at));
    if (!part.empty()) parts.emplace_back(part);
    if (at == std::string_view::npos) break;
    cell.remove_prefix(at + 1);
  }
  return parts;
}

}  // namespace onrecord::tables
