// onrecord manual: the man page, made from the list of commands and their options.
#include "cli/command.h"
#include "io/output_file.h"
#include "version.h"

namespace onrecord::cli {
namespace {

// Text for roff: no word of it is taken for a request or an escape.
std::string roff(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    line_begins = c == '\n';
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  return out;
}

// Blank lines become paragraphs.
std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    out.append(out.empty() ? "" : ".PP\n").append(roff(text.substr(0, end))).append("\n");
    text.remove_prefix(std::min(text.size(), end + 2));
  }
  return out;
}

void append_option(std::string& out, const Option& option) {
  out += ".TP\n";
  if (option.letter != 0) out.append("\\fB\\-").append(1, option.letter).append("\\fR, ");
  out.append("\\fB\\-\\-").append(roff(option.name)).append("\\fR");
  if (!option.value.empty()) out.append(" \\fI").append(roff(option.value)).append("\\fR");
  std::string help(option.help);
  for (std::size_t i = 0; i < option.choices.size(); ++i) help.append(i == 0 ? ": " : ", ").append(option.choices[i]);
  if (!option.environment.empty()) help.append(" (or ").append(option.environment).append(")");
  if (!option.fallback.empty()) help.append(" [").append(option.fallback).append("]");
  if (option.repeatable) help += "; may be given several times";
  out.append("\n").append(roff(help)).append("\n");
}

void append_command(std::string& out, const Command& command) {
  out.append(".SS onrecord ").append(roff(command.name));
  if (!command.arguments.empty()) out.append(" ").append(roff(command.arguments));
  out.append("\n").append(roff(command.summary)).append(".\n");
  for (const Example& example : command.examples)
    out.append(".PP\n.nf\n    ").append(roff(example.line)).append("\n.fi\n").append(roff(example.does)).append("\n");
  for (const Option& option : command.options) append_option(out, option);
  if (!command.details.empty()) out.append(".PP\n").append(paragraphs(command.details));
}

int run(const Arguments& arguments) {
  std::string out = ".TH ONRECORD 1 \"\" \"onrecord " ONRECORD_VERSION
                    "\" \"User Commands\"\n"
                    ".SH NAME\nonrecord \\- turns news articles into who said what, when, and where they stand\n"
                    ".SH SYNOPSIS\n\\fBonrecord\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIFILES\\fR]\n.SH COMMANDS\n";
  for (const Command& command : commands()) append_command(out, command);
  out += ".SH OPTIONS OF EVERY COMMAND\n";
  for (const Option& option : common_options()) append_option(out, option);
  out += ".SH EXIT STATUS\n";
  for (const auto& [code, meaning] : {std::pair{"0", "done"},
                                      {"1", "finished, but some inputs were rejected (each is listed)"},
                                      {"2", "wrong usage"},
                                      {"3", "a table or configuration file is wrong"},
                                      {"4", "the database is locked, damaged, read-only, of another kind or version"},
                                      {"5", "an input or output is missing, unreadable, or the disk is full"},
                                      {"130, 143", "interrupted"}})
    out.append(".TP\n").append(code).append("\n").append(roff(meaning)).append("\n");
  out +=
      ".SH FILES\n.TP\nonrecord.toml\noptions, beside the database; the command line wins over the environment, and that over the file\n";
  io::OutputFile file(arguments.text("output"));
  file.write(out);
  file.commit();
  return 0;
}

}  // namespace

Command manual_command() {
  return {
      .name = "manual",
      .summary = "prints the man page",
      .examples = {{"onrecord manual -o onrecord.1 && man ./onrecord.1", "all commands and options on one page"}},
      .options = output_options(),
      .run = run,
  };
}

}  // namespace onrecord::cli
