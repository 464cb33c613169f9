// onrecord formats: what can be read.
#include "cli/command.h"
#include "io/output_file.h"
#include "onrecord/format.h"

namespace onrecord::cli {
namespace {

int run(const Arguments&) {
  std::size_t column = 0;
  for (const FormatInfo& format : formats()) column = std::max(column, format.name.size() + 2);
  std::string text;
  for (const FormatInfo& format : formats())
    text.append(format.name).append(column - format.name.size(), ' ').append(format.description).append("\n");
  io::OutputFile out("");
  out.write(text);
  out.commit();
  return 0;
}

}  // namespace

Command formats_command() {
  return {
      .name = "formats",
      .summary = "lists the formats that can be read, as --format takes them",
      .examples = {{"onrecord formats", "their names, and what each is"}},
      .run = run,
  };
}

}  // namespace onrecord::cli
