// onrecord verify: re-hashes every text and quotation, and checks every promise of SCHEMA.md.
#include "cli/command.h"
#include "cli/console.h"
#include "io/output_file.h"
#include "store/verification.h"
#include "text/printable.h"

namespace onrecord::cli {
namespace {

int run(const Arguments& arguments) {
  Console console(arguments);
  const store::Store store(database_path(arguments), store::Access::read, wait_of(arguments));
  io::OutputFile out("");
  const store::Verified verified = store::verify_store(
      store, [&](const std::string& problem) { out.write(text::safe_line(problem) + "\n"); },
      [&](std::size_t done, std::size_t total) { console.progress(done, total, "articles"); });
  console.end_progress();
  std::string summary = with_commas(verified.documents) + " articles, " + with_commas(verified.statements) +
                        " statements, " + with_commas(verified.corrections) + " corrections: ";
  if (verified.problems == 0)
    summary += "all good";
  else
    summary += with_commas(verified.problems) + (verified.problems == 1 ? " problem" : " problems");
  if (verified.without_text > 0)
    summary +=
        " (" + with_commas(verified.without_text) + " articles without text: their quotations cannot be checked)";
  out.write(summary + "\n");
  out.commit();
  if (verified.problems == 0) return 0;
  console.error(
      "the database is damaged: `sqlite3 FILE .recover` saves what can be read, and `onrecord add` of the articles makes it anew");
  return static_cast<int>(ErrorKind::database);
}

}  // namespace

Command verify_command() {
  return {
      .name = "verify",
      .summary = "re-hashes every text and quotation, and checks the database",
      .examples = {{"onrecord verify", "says what is wrong, article by article"}},
      .options = database_options(),
      .details = "Exit code 4 where something is wrong.",
      .run = run,
  };
}

}  // namespace onrecord::cli
