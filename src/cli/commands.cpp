// The list of commands.
#include "cli/command.h"

namespace onrecord {

Command add_command();
Command extract_command();
Command formats_command();
Command label_command();
Command lint_command();
Command resolve_command();
Command verify_command();

const std::vector<Command>& commands() {
  static const std::vector<Command> list = {
      // articles in
      add_command(),
      formats_command(),
      // who said what, when
      // where they stand
      // out
      // the stateless filters
      extract_command(),
      label_command(),
      resolve_command(),
      // tables
      lint_command(),
      // corrections and care
      verify_command(),
  };
  return list;
}

}  // namespace onrecord
