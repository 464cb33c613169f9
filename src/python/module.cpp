// onrecord._core: what the Python package is made of. Errors become the exceptions of onrecord/errors.py.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "onrecord/query.h"
#include "python/analysis.h"
#include "python/columns.h"
#include "python/database.h"
#include "version.h"

namespace py = pybind11;

namespace onrecord::python {
namespace {

py::object exception_of(const Error& error) {
  static const char* const names[] = {"", "InputError", "UsageError", "TableError", "DatabaseError", "FileError"};
  const py::object type = py::module_::import("onrecord.errors").attr(names[error.exit_code()]);
  return type(error.what(), error.message(), error.file(), error.line(), error.exit_code());
}

py::tuple told(Analysed&& analysed) {
  py::list errors;
  for (const Error& error : analysed.errors) errors.append(exception_of(error));
  return py::make_tuple(Records(std::move(analysed.set)), errors, analysed.notices);
}

template <typename Enum, typename Find>
std::vector<Enum> values_of(const std::vector<std::string>& names, Find find, const char* what) {
  std::vector<Enum> values;
  for (const std::string& each : names) {
    const auto value = find(each);
    if (!value) throw Error(ErrorKind::usage, std::string(what) + ": \"" + each + "\" is none");
    values.push_back(*value);
  }
  return values;
}

using Names = std::vector<std::string>;

StatementSet read(const Database& database, const Names& who, const Names& words, const std::string& when,
                  const Names& about, const Names& acts, const Names& labels, const Names& publishers,
                  const Names& kinds, double least, bool rejected) {
  Query query;
  query.who = who;
  query.words = words;
  if (!when.empty()) query.when = parse_range(when);
  query.issues = about;
  query.acts = values_of<Act>(
      acts, [](const std::string& s) { return act(s); }, "act");
  query.labels = values_of<StanceKind>(
      labels, [](const std::string& s) { return stance_kind(s); }, "label");
  query.publishers = publishers;
  query.kinds = values_of<StatementKind>(
      kinds, [](const std::string& s) { return statement_kind(s); }, "kind");
  query.min_probability = least;
  return database.read(query, rejected);
}

py::list rows_of(const std::vector<store::StoredActor>& actors) {
  py::list rows;
  for (const store::StoredActor& a : actors)
    rows.append(py::make_tuple(a.actor_id, a.name, a.kind, a.country, a.role, a.statements, a.first_said, a.last_said));
  return rows;
}

py::list rows_of(const std::vector<IssueInfo>& issues) {
  py::list rows;
  for (const IssueInfo& issue : issues) rows.append(py::make_tuple(issue.issue_id, issue.title, issue.pole));
  return rows;
}

void add_database(py::module_& module) {
  py::class_<Database>(module, "Database")
      .def(py::init<const std::string&, bool>(), py::arg("path"), py::arg("write"),
           py::call_guard<py::gil_scoped_release>())
      .def(
          "read",
          [](const Database& database, const Names& who, const Names& words, const std::string& when,
             const Names& about, const Names& acts, const Names& labels, const Names& publishers, const Names& kinds,
             double least, bool rejected) {
            const py::gil_scoped_release unlocked;
            return Records(read(database, who, words, when, about, acts, labels, publishers, kinds, least, rejected));
          },
          py::keep_alive<0, 1>(), py::arg("who"), py::arg("words"), py::arg("when"), py::arg("about"), py::arg("acts"),
          py::arg("labels"), py::arg("publishers"), py::arg("kinds"), py::arg("least"), py::arg("rejected"))
      .def(
          "actors",
          [](const Database& database, const std::string& wanted) {
            std::vector<store::StoredActor> found;
            {
              const py::gil_scoped_release unlocked;
              found = database.actors(wanted);
            }
            return rows_of(found);
          },
          py::arg("wanted"))
      .def(
          "speakers_meant",
          [](const Database& database, const std::string& wanted) {
            SpeakersMeant found;
            {
              const py::gil_scoped_release unlocked;
              found = database.speakers_meant(wanted);
            }
            return py::make_tuple(rows_of(found.meant), rows_of(found.fitting));
          },
          py::arg("wanted"))
      .def("issues", [](const Database& database) { return rows_of(database.issues()); })
      .def(
          "issue_meant",
          [](const Database& database, const std::string& wanted) {
            const IssueMeant found = database.issue_meant(wanted);
            return py::make_tuple(found.meant, rows_of(found.fitting));
          },
          py::arg("wanted"))
      .def("publishers_meant", &Database::publishers_meant, py::arg("wanted"), py::call_guard<py::gil_scoped_release>())
      .def("text_of", &Database::text_of, py::arg("doc_id"), py::call_guard<py::gil_scoped_release>())
      .def(
          "explain",
          [](const Database& database, const std::string& id) {
            const store::Store::Found found = database.find(id);
            py::list rows;
            for (const Step& step : database.steps(found))
              rows.append(py::make_tuple(step.of, step.issue, step.stage, step.rule, step.effect, step.words));
            return py::make_tuple(found.statement.id, found.statement.speaker.name, found.statement.text, rows);
          },
          py::arg("id"))
      .def(
          "relabel",
          [](Database& database, const Analyst& analyst) {
            const py::gil_scoped_release unlocked;
            const Relabelled done = database.relabel(analyst.knowledge());
            return std::pair(done.statements, done.changed);
          },
          py::arg("tracker"))
      .def("close", &Database::close, py::call_guard<py::gil_scoped_release>());
}

}  // namespace

PYBIND11_MODULE(_core, module) {
  module.attr("version") = ONRECORD_VERSION;
  py::register_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const Error& error) {
      const py::object exception = exception_of(error);
      PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(exception.ptr())), exception.ptr());
    }
  });
  py::class_<Records>(module, "Records")
      .def("columns", &Records::columns, py::arg("table"))
      .def("describe", &Records::describe, py::arg("table"))
      .def("__len__", &Records::size);
  py::class_<Analyst>(module, "Analyst")
      .def(py::init<Names, std::string>(), py::arg("tables"), py::arg("model"),
           py::call_guard<py::gil_scoped_release>())
      .def(
          "of_lines",
          [](const Analyst& analyst, const std::string& lines, unsigned threads) {
            Analysed analysed;
            {
              const py::gil_scoped_release unlocked;
              analysed = analyst.of_lines(lines, threads);
            }
            return told(std::move(analysed));
          },
          py::arg("lines"), py::arg("threads"))
      .def(
          "of_paths",
          [](const Analyst& analyst, const Names& paths, unsigned threads) {
            Analysed analysed;
            {
              const py::gil_scoped_release unlocked;
              analysed = analyst.of_paths(paths, threads);
            }
            return told(std::move(analysed));
          },
          py::arg("paths"), py::arg("threads"))
      .def("page", &Analyst::page, py::arg("lines"), py::call_guard<py::gil_scoped_release>())
      .def_property_readonly("fingerprint", [](const Analyst& analyst) { return analyst.knowledge().fingerprint(); });
  add_database(module);
}

}  // namespace onrecord::python
