// Help texts, made from the list of commands and their options: examples first.
#include <algorithm>

#include "cli/command.h"

namespace onrecord::cli {
namespace {

// Words fitted to `width`, each line after `indent` blanks; blank lines stay.
void wrap(std::string& out, std::string_view text, std::size_t indent, std::size_t width, std::size_t column = 0) {
  const std::size_t right = std::max(width, indent + 20);
  while (!text.empty()) {
    if (text[0] == '\n') {
      out += '\n';
      column = 0;
      text.remove_prefix(1);
      continue;
    }
    if (text[0] == ' ') {
      text.remove_prefix(1);
      continue;
    }
    const std::string_view word = text.substr(0, text.find_first_of(" \n"));
    if (column > indent && column + 1 + word.size() > right) {
      out += '\n';
      column = 0;
    }
    if (column < indent) {
      out.append(indent - column, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    text.remove_prefix(word.size());
  }
  out += '\n';
}

std::string switches(const Option& option) {
  std::string text = option.letter == 0 ? "    " : std::string("-") + option.letter + ", ";
  text.append("--").append(option.name);
  if (!option.value.empty()) text.append(" ").append(option.value);
  return text;
}

void append_option(std::string& out, const Option& option, std::size_t width) {
  constexpr std::size_t column = 28;
  std::string line = "  " + switches(option);
  if (line.size() + 2 > column) line += '\n';
  out += line;
  std::string help(option.help);
  if (!option.choices.empty()) {
    help += ": ";
    for (std::size_t i = 0; i < option.choices.size(); ++i) help.append(i == 0 ? "" : ", ").append(option.choices[i]);
  }
  if (!option.environment.empty()) help.append(" (or ").append(option.environment).append(")");
  if (!option.fallback.empty()) help.append(" [").append(option.fallback).append("]");
  wrap(out, help, column, width, line.back() == '\n' ? 0 : line.size());
}

}  // namespace

std::string help_of(const Command& command, std::size_t width) {
  std::string out = "onrecord ";
  out.append(command.name).append(": ").append(command.summary).append("\n\n");
  for (const Example& example : command.examples) {
    out.append("  ").append(example.line).append("\n");
    wrap(out, example.does, 6, width);
  }
  if (!command.examples.empty()) out += '\n';
  out.append("Usage: onrecord ").append(command.name);
  if (!command.arguments.empty()) out.append(" ").append(command.arguments);
  out += " [OPTIONS]\n\n";
  for (const Option& option : command.options) append_option(out, option, width);
  if (!command.options.empty()) out += '\n';
  for (const Option& option : common_options()) append_option(out, option, width);
  if (!command.details.empty()) {
    out += '\n';
    wrap(out, command.details, 0, width);
  }
  return out;
}

std::string help_of_all(std::size_t width) {
  std::string out =
      "onrecord turns news articles into who said what, when, and where they stand.\n\n"
      "  onrecord add articles/ --tables tables/\n      reads a folder of articles into ./onrecord.db\n"
      "  onrecord query --who \"Elena Marsh\" --when 2025-06\n      what she said in June 2025\n"
      "  onrecord timeline --who \"Elena Marsh\"\n      where she stands, and since when\n\n"
      "Usage: onrecord COMMAND [OPTIONS] [FILES]\n\n";
  std::size_t column = 0;
  for (const Command& command : commands()) column = std::max(column, command.name.size() + 4);
  for (const Command& command : commands()) {
    std::string line = "  " + std::string(command.name);
    out += line;
    wrap(out, command.summary, column, width, line.size());
  }
  out += "\n`onrecord help COMMAND` tells the rest; `onrecord --version` the version.\n";
  return out;
}

}  // namespace onrecord::cli
