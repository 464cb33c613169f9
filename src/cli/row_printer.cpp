// Four forms of the same rows; what is shown to people is made safe for a terminal, what is recorded is whole.
#include "cli/row_printer.h"

#include <algorithm>

#include "cli/console.h"
#include "io/output_file.h"
#include "report/markdown.h"
#include "report/wording.h"
#include "text/printable.h"

namespace onrecord::cli {
namespace {

std::string shown_in_table(const io::Cell& cell) {
  if (const auto* count = std::get_if<std::int64_t>(&cell); count != nullptr && *count >= 0)
    return with_commas(static_cast<std::uint64_t>(*count));
  return text::safe_line(report::one_line(io::plain(cell)));
}

}  // namespace

RowPrinter::RowPrinter(io::OutputFile& out, OutputFormat format, RowForm form)
    : out_(out), format_(format), form_(std::move(form)) {
  form_.recorded = std::min(form_.recorded, form_.names.size());
  if (form_.markdown.empty())
    for (std::size_t i = 0; i < form_.recorded; ++i) form_.markdown.push_back({form_.names[i], form_.names[i]});
  header();
}

std::size_t RowPrinter::index_of(std::string_view name) const {
  return static_cast<std::size_t>(std::find(form_.names.begin(), form_.names.end(), name) - form_.names.begin());
}

void RowPrinter::header() {
  std::string line;
  if (format_ == OutputFormat::csv) {
    for (std::size_t i = 0; i < form_.recorded; ++i) {
      if (i > 0) line += ',';
      io::append_csv(line, form_.names[i]);
    }
    out_.write(line + "\r\n");
  } else if (format_ == OutputFormat::markdown) {
    std::string rule = "|";
    line = "|";
    for (const ShownColumn& column : form_.markdown) {
      line.append(" ").append(column.heading).append(" |");
      rule += column.right ? "--:|" : "---|";
    }
    out_.write(line + "\n" + rule + "\n");
  }
}

void RowPrinter::row(const std::vector<io::Cell>& cells) {
  std::string line;
  switch (format_) {
    case OutputFormat::csv:
      for (std::size_t i = 0; i < form_.recorded; ++i) {
        if (i > 0) line += ',';
        io::append_csv(line, io::plain(cells[i]));
      }
      return out_.write(line + "\r\n");
    case OutputFormat::jsonl:
      for (std::size_t i = 0; i < form_.recorded; ++i) {
        line += i == 0 ? '{' : ',';
        io::append_json_string(line, form_.names[i]);
        line += ':';
        io::append_json(line, cells[i]);
      }
      return out_.write(line + "}\n");
    case OutputFormat::markdown:
      line = "|";
      for (const ShownColumn& column : form_.markdown)
        line += " " + report::markdown_escaped(io::plain(cells[index_of(column.name)])) + " |";
      return out_.write(line + "\n");
    case OutputFormat::table:
      std::vector<std::string>& shown = held_.emplace_back();
      for (const ShownColumn& column : form_.table) shown.push_back(shown_in_table(cells[index_of(column.name)]));
  }
}

void RowPrinter::finish() {
  const std::vector<ShownColumn>& columns = form_.table;
  const bool headed =
      std::any_of(columns.begin(), columns.end(), [](const ShownColumn& c) { return !c.heading.empty(); });
  if (format_ != OutputFormat::table || held_.empty()) return;
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::size_t width = columns[i].heading.size();
    for (const std::vector<std::string>& cells : held_) width = std::max(width, text::columns_of(cells[i]));
    widths.push_back(std::max(std::min(width, columns[i].most), columns[i].least));
  }
  const auto write = [&](const auto& cell_of) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string cell(cell_of(i));
      const std::size_t size = text::columns_of(cell);
      const std::string fill(size < widths[i] ? widths[i] - size : 0, ' ');
      if (i > 0) line += "  ";
      const bool last = i + 1 == columns.size();
      line += columns[i].right ? fill + cell : last ? cell : cell + fill;
    }
    out_.write(line + "\n");
  };
  if (headed) write([&](std::size_t i) { return columns[i].heading; });
  for (const std::vector<std::string>& cells : held_) write([&](std::size_t i) { return cells[i]; });
  held_.clear();
}

}  // namespace onrecord::cli
