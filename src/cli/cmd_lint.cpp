// onrecord lint: checks tables and runs the examples in their rows.
#include <algorithm>

#include "cli/command.h"
#include "cli/console.h"
#include "io/output_file.h"
#include "knowledge.h"
#include "stance/lint.h"

namespace onrecord::cli {
namespace {

int run(const Arguments& arguments) {
  std::vector<std::string> folders = arguments.list("tables");
  folders.insert(folders.end(), arguments.positional().begin(), arguments.positional().end());
  const std::vector<tables::Table> tables = read_tables(folders);
  std::vector<Error> faults = stance::lint_stance_tables(tables);
  try {
    const tables::ActorTables actors(tables);
  } catch (const Error& fault) {  // a header is judged by both
    const auto same = [&](const Error& known) { return std::string_view(known.what()) == fault.what(); };
    if (std::none_of(faults.begin(), faults.end(), same)) faults.push_back(fault);
  }
  Console console(arguments);
  for (const Error& fault : faults) console.error(fault);
  if (!faults.empty())
    throw Error(ErrorKind::table,
                with_commas(faults.size()) + (faults.size() == 1 ? " fault" : " faults") + " in tables");
  const tables::StanceTables sound(tables);
  io::OutputFile out("");
  out.write("no fault in " + with_commas(tables.size()) + " tables: " + with_commas(sound.rules().size()) + " rules, " +
            with_commas(sound.attitudes().size()) + " attitudes, " + with_commas(sound.changes().size()) +
            " changes, " + with_commas(sound.modifiers().size()) + " modifiers, " + with_commas(sound.cues().size()) +
            " cues, " + with_commas(sound.issues().size()) + " issues\n");
  out.commit();
  return 0;
}

}  // namespace

Command lint_command() {
  return {
      .name = "lint",
      .summary = "checks tables: rows, overlays, and every example in them",
      .arguments = "[DIR]...",
      .examples = {{"onrecord lint", "the shipped tables"},
                   {"onrecord lint my-tables", "the tables of a folder, laid over the shipped ones"}},
      .options =
          {{.name = "tables", .value = "DIR", .help = "a folder of tables under the ones checked", .repeatable = true}},
      .details = "Each fault is told with file, line and column. Exit code 0: sound; 3: a fault was found.",
      .run = run,
  };
}

}  // namespace onrecord::cli
