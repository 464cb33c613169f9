// onrecord: finds the command and runs it; errors are caught here, once, and become the exit code.
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <new>

#include "cli/command.h"
#include "cli/console.h"
#include "io/output_file.h"
#include "text/nearest.h"
#include "version.h"

namespace onrecord::cli {
namespace {

// A closed standard stream would give its number to the next file opened, and results would be written into the
// database. A descriptor that can only be used the wrong way round makes every use of it fail ("Bad file descriptor").
void keep_standard_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(descriptor, F_GETFD) < 0) {
      const int wrong_way = descriptor == STDOUT_FILENO ? O_RDONLY : O_WRONLY;
      if (::open("/dev/null", wrong_way) != descriptor) std::_Exit(5);
    }
}

int print(const std::string& text) {
  io::OutputFile out("");
  out.write(text);
  out.commit();
  return 0;
}

const Command& command_named(const std::string& name) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) {
    if (command.name == name) return command;
    names.push_back(command.name);
  }
  std::string message = "unknown command \"" + name + "\"";
  if (const std::string_view near = text::nearest(name, names); !near.empty())
    message += "; did you mean " + std::string(near) + "?";
  throw Error(ErrorKind::usage, message + " (usage: onrecord help)");
}

int run(const std::vector<std::string>& words, Console& console) {
  if (words.empty()) {
    console.error("usage: onrecord COMMAND [OPTIONS] [FILES]; `onrecord help` lists the commands");
    return 2;
  }
  if (words[0] == "--version") return print("onrecord " ONRECORD_VERSION "\n");
  if (words[0] == "help" || words[0] == "--help" || words[0] == "-h")
    return print(words.size() > 1 ? help_of(command_named(words[1]), console.width()) : help_of_all(console.width()));
  const Command& command = command_named(words[0]);
  const std::vector<std::string> rest(words.begin() + 1, words.end());
  if (asks_for_help(rest)) return print(help_of(command, console.width()));
  return command.run(parse_arguments(command, rest));
}

int guarded(const std::vector<std::string>& words) {
  Console console;
  try {
    return run(words, console);
  } catch (const Error& error) {
    console.error(error);
    return error.exit_code();
  } catch (const std::bad_alloc&) {
    console.error("out of memory");
    return 5;
  } catch (const std::filesystem::filesystem_error& error) {
    console.error(error.path1().string() + ": " + error.code().message());
    return 5;
  } catch (const std::system_error& error) {
    console.error(error.what());
    return 5;
  }
}

}  // namespace
}  // namespace onrecord::cli

int main(int count, char** words) {
  std::signal(SIGPIPE, SIG_DFL);  // `onrecord query | head` ends quietly, whatever the parent ignored
  onrecord::cli::keep_standard_streams();
  return onrecord::cli::guarded({words + 1, words + (count > 0 ? count : 1)});
}
