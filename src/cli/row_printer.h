// RowPrinter: rows of a command as a table for the eye, CSV, JSONL or Markdown, from one list of columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "io/cell.h"

namespace onrecord::io {
class OutputFile;
}

namespace onrecord::cli {

// How a column stands in Markdown or in the terminal's table, which show fewer columns in an order of their own.
struct ShownColumn {
  std::string_view name;  // of a column of the rows
  std::string_view heading = {};
  bool right = false;           // numbers
  std::size_t least = 0;        // terminal: columns it fills at least
  std::size_t most = SIZE_MAX;  // terminal: a longer cell pushes the rest to the right
};

struct RowForm {
  std::vector<std::string_view> names;  // of a row's cells; CSV and JSONL hold the first `recorded` of them
  std::size_t recorded = SIZE_MAX;
  std::vector<ShownColumn> markdown = {};  // empty: the columns of CSV
  std::vector<ShownColumn> table = {};     // without headings: none is printed
};

class RowPrinter {
 public:
  // `out` must outlive this. CSV and Markdown begin with a header, also without rows.
  RowPrinter(io::OutputFile& out, OutputFormat format, RowForm form);

  void row(const std::vector<io::Cell>& cells);
  void finish();  // writes the terminal's table, whose columns are as wide as their cells

 private:
  void header();
  std::size_t index_of(std::string_view name) const;

  io::OutputFile& out_;
  OutputFormat format_;
  RowForm form_;
  std::vector<std::vector<std::string>> held_;  // the terminal's cells
};

}  // namespace onrecord::cli
