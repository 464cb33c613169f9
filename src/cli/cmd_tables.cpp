// onrecord tables: writes the shipped tables out, as a start for one's own.
#include <filesystem>

#include "cli/command.h"
#include "cli/console.h"
#include "io/output_file.h"
#include "tables/embedded.h"

namespace onrecord::cli {
namespace {

int run(const Arguments& arguments) {
  Console console(arguments);
  const std::filesystem::path folder = arguments.positional().front();
  std::size_t count = 0;
  // What a person may have changed is not written over: all are looked at before the first is written.
  if (!arguments.flag("force"))
    for (const tables::EmbeddedFile& file : tables::embedded_files())
      if (file.name.ends_with(".tsv") && std::filesystem::exists(folder / file.name))
        throw Error(ErrorKind::io, "is there already; --force writes over it", (folder / file.name).string());
  io::make_folder(folder.string());
  for (const tables::EmbeddedFile& file : tables::embedded_files()) {
    if (!file.name.ends_with(".tsv")) continue;
    io::OutputFile out((folder / file.name).string());
    out.write(file.bytes);
    out.commit();
    ++count;
  }
  console.notice(with_commas(count) + " tables in " + folder.string() + "; TABLES.md tells what is in them");
  return 0;
}

}  // namespace

Command tables_command() {
  return {
      .name = "tables",
      .summary = "writes the shipped tables out, to read them or to start one's own",
      .arguments = "DIR",
      .least_arguments = 1,
      .most_arguments = 1,
      .examples = {{"onrecord tables shipped/", "every row with its examples, as tab-separated text"},
                   {"onrecord lint my-tables", "checks the rows that one wrote"}},
      .options = {{.name = "force", .help = "writes over tables that are there"}},
      .details =
          "A folder of one's own needs only the rows that differ: with --tables DIR they are laid over the shipped ones. A row "
          "under a new id comes beside; \"!replace ID\" puts it in a shipped row's place, \"!disable ID\" takes that one out. A "
          "row that is the same as a shipped one changes nothing.",
      .run = run,
  };
}

}  // namespace onrecord::cli
