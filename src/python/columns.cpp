// Rows come from the one list of record tables, so that Python, CSV and databases cannot disagree.
#include "python/columns.h"

#include <utility>

#include "io/record_tables.h"
#include "onrecord/error.h"

namespace py = pybind11;

namespace onrecord::python {
namespace {

py::object in_python(const io::Cell& cell) {
  struct Maker {
    py::object operator()(std::monostate) const { return py::none(); }
    py::object operator()(const std::string& text) const { return py::str(text); }
    py::object operator()(std::int64_t number) const { return py::int_(number); }
    py::object operator()(double number) const { return py::float_(number); }
    py::object operator()(bool truth) const { return py::bool_(truth); }
    py::object operator()(const Date& day) const {
      return day.valid() ? py::object(py::str(to_string(day))) : py::object(py::none());
    }
    py::object operator()(const std::vector<std::string>& words) const {
      py::list list;
      for (const std::string& word : words) list.append(py::str(word));
      return list;
    }
    py::object operator()(const Spans& spans) const {
      py::list list;
      for (const Span& span : spans) list.append(py::make_tuple(span.begin, span.end));
      return list;
    }
  };
  return std::visit(Maker{}, cell);
}

const char* name_of(io::CellType type) {
  switch (type) {
    case io::CellType::text:
      return "text";
    case io::CellType::integer:
      return "integer";
    case io::CellType::number:
      return "number";
    case io::CellType::boolean:
      return "boolean";
    case io::CellType::date:
      return "date";
    case io::CellType::list:
      return "list";
    case io::CellType::spans:
      return "spans";
  }
  return "text";
}

io::RecordTable table_named(const io::RecordTables& records, const std::string& name) {
  std::string known;
  for (io::RecordTable& table : records.tables()) {
    if (table.name == name) return std::move(table);
    known += (known.empty() ? "" : ", ") + std::string(table.name);
  }
  throw Error(ErrorKind::usage, "there is no table \"" + name + "\"; there are " + known);
}

}  // namespace

Records::Records(StatementSet set) : set_(std::make_shared<const StatementSet>(std::move(set))) {}

py::dict Records::columns(const std::string& name) const {
  const io::RecordTables records(*set_);
  const io::RecordTable table = table_named(records, name);
  std::vector<py::list> columns(table.columns.size());
  table.each_row([&](const std::vector<io::Cell>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) columns[i].append(in_python(cells[i]));
  });
  py::dict named;
  for (std::size_t i = 0; i < columns.size(); ++i) named[py::str(std::string(table.columns[i].name))] = columns[i];
  return named;
}

py::list Records::describe(const std::string& name) const {
  const StatementSet nothing;
  const io::RecordTables records(nothing);
  py::list columns;
  for (const io::Column& column : table_named(records, name).columns)
    columns.append(py::make_tuple(std::string(column.name), name_of(column.type), std::string(column.description)));
  return columns;
}

}  // namespace onrecord::python
