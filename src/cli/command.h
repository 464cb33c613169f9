// Command: one row of the list of commands, from which dispatch, help, man page and completions are made.
#pragma once

#include <string_view>
#include <vector>

#include "cli/options.h"

namespace onrecord::cli {

struct Example {
  std::string_view line;  // "onrecord query --who Hale"
  std::string_view does;  // what it does, in a few words
};

// A command is a file cmd_X.cpp with one function `Command X_command()`, and its line in commands.cpp.
struct Command {
  std::string_view name;
  std::string_view summary;         // one line, without a full stop
  std::string_view arguments = {};  // "PATH..." in the usage line; empty: takes none
  std::size_t least_arguments = 0;
  std::size_t most_arguments = SIZE_MAX;       // checked only where `arguments` says that it takes some
  std::vector<std::string_view> actions = {};  // first words that the command knows: "merge", "split"
  std::vector<Example> examples = {};
  std::vector<Option> options = {};  // its own, then the shared groups of options.h
  std::string_view details = {};     // paragraphs under the options: exit codes, formats, what is kept
  // The exit code: 0, or 1 where some inputs were rejected. Everything else is thrown as Error.
  int (*run)(const Arguments&) = nullptr;
};

// All commands, in the order of the help.
const std::vector<Command>& commands();

// The help of one command: examples first. `width`: columns to fit.
std::string help_of(const Command& command, std::size_t width);
// The help of the program: what it is for, the commands, where to read on.
std::string help_of_all(std::size_t width);

}  // namespace onrecord::cli
