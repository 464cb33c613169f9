// The list of commands.
#include "cli/command.h"

namespace onrecord::cli {

Command actors_command();
Command add_command();
Command completions_command();
Command diff_command();
Command explain_command();
Command export_command();
Command extract_command();
Command formats_command();
Command issues_command();
Command label_command();
Command lint_command();
Command manual_command();
Command query_command();
Command relabel_command();
Command report_command();
Command resolve_command();
Command serve_command();
Command show_command();
Command tables_command();
Command timeline_command();
Command review_command();
Command verify_command();
Command watch_command();

const std::vector<Command>& commands() {
  static const std::vector<Command> list = {
      // articles in
      add_command(),
      watch_command(),
      formats_command(),
      show_command(),
      // who said what, when
      query_command(),
      explain_command(),
      // where they stand
      timeline_command(),
      report_command(),
      serve_command(),
      // out
      export_command(),
      // the stateless filters
      extract_command(),
      label_command(),
      resolve_command(),
      // tables
      lint_command(),
      tables_command(),
      issues_command(),
      diff_command(),
      relabel_command(),
      // corrections and care
      actors_command(),
      review_command(),
      verify_command(),
      // this program
      manual_command(),
      completions_command(),
  };
  return list;
}

}  // namespace onrecord::cli
