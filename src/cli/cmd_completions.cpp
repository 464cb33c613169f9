// onrecord completions: what the shells need to complete commands, options and their values; made from the one table.
#include "cli/command.h"
#include "io/output_file.h"
#include "onrecord/error.h"

namespace onrecord::cli {
namespace {

std::vector<Option> options_of(const Command& command) {
  return join({command.options, common_options()});
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

std::string command_names() {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  names.push_back("help");
  return joined(names);
}

// In single quotes for a shell, and on one line.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text)
    if (c == '\'')
      out += "'\\''";
    else
      out += c == '\n' ? ' ' : c;
  return out + '\'';
}

std::string bash() {
  std::string out =
      "# Completions of onrecord for bash.\n_onrecord() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} words=\n"
      "  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '" +
      command_names() +
      "' -- \"$current\"))\n    return\n  fi\n"
      "  case \"$command $before\" in\n    'help help') words='" +
      command_names() + "' ;;\n";
  for (const Command& command : commands())
    for (const Option& option : options_of(command))
      if (!option.choices.empty())
        out.append("    '")
            .append(command.name)
            .append(" --")
            .append(option.name)
            .append("') words='")
            .append(joined(option.choices))
            .append("' ;;\n");
      else if (!option.value.empty())  // a value of which nothing is known: files
        out.append("    '").append(command.name).append(" --").append(option.name).append("') return ;;\n");
  out +=
      "  esac\n  if [ -n \"$words\" ]; then\n    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n    return\n  fi\n  case $command in\n";
  for (const Command& command : commands()) {
    out.append("    ").append(command.name).append(")\n      case $current in\n        -*) words='");
    std::string names;
    for (const Option& option : options_of(command)) {
      if (option.letter != 0) names.append(names.empty() ? "-" : " -").append(1, option.letter);
      names.append(names.empty() ? "--" : " --").append(option.name);
    }
    out += names + "' ;;\n";
    if (!command.actions.empty())
      out.append("        *) [ \"$COMP_CWORD\" -eq 2 ] && words='").append(joined(command.actions)).append("' ;;\n");
    out += "      esac ;;\n";
  }
  return out +
         "  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n}\ncomplete -o default -F _onrecord onrecord\n";
}

// The text of an _arguments specification: brackets and colons end its parts.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh() {
  std::string out =
      "#compdef onrecord\n# Completions of onrecord for zsh.\n_onrecord() {\n  local -a commands\n  commands=(\n";
  for (const Command& command : commands())
    out.append("    ").append(quoted(std::string(command.name) + ":" + zsh_text(command.summary))).append("\n");
  out +=
      "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n  local command=$words[2]\n"
      "  shift words\n  (( CURRENT-- ))\n  case $command in\n    help) _describe command commands ;;\n";
  for (const Command& command : commands()) {
    out.append("    ").append(command.name).append(") _arguments");
    for (const Option& option : options_of(command)) {
      std::string spec = option.repeatable ? "*" : "";
      spec.append("--").append(option.name).append("[").append(zsh_text(option.help)).append("]");
      if (!option.value.empty())
        spec.append(":")
            .append(zsh_text(option.value))
            .append(":")
            .append(option.choices.empty() ? "_files" : "(" + joined(option.choices) + ")");
      out.append(" \\\n      ").append(quoted(spec));
    }
    if (!command.actions.empty())
      out.append(" \\\n      ").append(quoted("1:action:(" + joined(command.actions) + ")"));
    if (!command.arguments.empty()) out.append(" \\\n      '*:file:_files'");
    out += " ;;\n";
  }
  return out + "  esac\n}\n_onrecord \"$@\"\n";
}

std::string fish() {
  std::string out = "# Completions of onrecord for fish.\n";
  const std::string all = command_names();
  for (const Command& command : commands())
    out.append("complete -c onrecord -f -n 'not __fish_seen_subcommand_from ")
        .append(all)
        .append("' -a ")
        .append(command.name)
        .append(" -d ")
        .append(quoted(command.summary))
        .append("\n");
  for (const Command& command : commands()) {
    const std::string begin = "complete -c onrecord -n '__fish_seen_subcommand_from " + std::string(command.name) + "'";
    if (!command.actions.empty()) out.append(begin).append(" -a ").append(quoted(joined(command.actions))).append("\n");
    for (const Option& option : options_of(command)) {
      out += begin + " -l " + std::string(option.name);
      if (option.letter != 0) out.append(" -s ").append(1, option.letter);
      if (!option.value.empty()) out += option.choices.empty() ? " -r" : " -x -a " + quoted(joined(option.choices));
      out.append(" -d ").append(quoted(option.help)).append("\n");
    }
  }
  return out;
}

int run(const Arguments& arguments) {
  const std::string& shell = arguments.positional().front();
  if (shell != "bash" && shell != "zsh" && shell != "fish")
    throw Error(ErrorKind::usage, "completions: \"" + shell + "\" is not bash, zsh or fish");
  io::OutputFile out(arguments.text("output"));
  out.write(shell == "bash" ? bash() : shell == "zsh" ? zsh() : fish());
  out.commit();
  return 0;
}

}  // namespace

Command completions_command() {
  return {
      .name = "completions",
      .summary = "prints what a shell needs to complete commands and options",
      .arguments = "bash|zsh|fish",
      .least_arguments = 1,
      .most_arguments = 1,
      .actions = {"bash", "zsh", "fish"},
      .examples = {{"source <(onrecord completions bash)", "for this shell"},
                   {"onrecord completions fish -o ~/.config/fish/completions/onrecord.fish", "for every fish"}},
      .options = output_options(),
      .run = run,
  };
}

}  // namespace onrecord::cli
