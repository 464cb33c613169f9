// Options: the one table from which parsing, help, man page and completions are made, and the values given.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/date.h"
#include "onrecord/tables.h"

namespace onrecord::cli {

// One option. All members have defaults, so that rows name only what they need:
// {.name = "who", .value = "ACTOR", .help = "...", .repeatable = true}
struct Option {
  std::string_view name = {};   // "who": --who
  char letter = 0;              // 'o': -o
  std::string_view value = {};  // what the help calls its value: "ACTOR"; empty: a flag
  std::string_view help = {};
  bool repeatable = false;                     // may be given several times
  std::vector<std::string_view> choices = {};  // the only values allowed; empty: any
  std::string_view environment = {};           // variable that gives the value where the command line does not
  std::string_view fallback = {};              // the default, for the help only
};

// The options of several groups in one list: join({{{.name = "x"}}, database_options()}).
std::vector<Option> join(std::initializer_list<std::vector<Option>> groups);

// The shared groups. Every command has common_options() without naming them: --quiet, --color, --help.
std::vector<Option> common_options();
std::vector<Option> database_options();   // --db, --wait
std::vector<Option> knowledge_options();  // --tables, --model
std::vector<Option> jobs_options();       // --jobs
std::vector<Option> output_options();     // -o FILE
std::vector<Option> format_options();     // --format=table|csv|jsonl|md, and --csv --jsonl --md for short

// What was given: command line over environment over onrecord.toml. Asking for an option that the command's
// table does not have is a bug. Members throw Error(usage) with the option and its value.
class Arguments {
 public:
  const std::vector<std::string>& positional() const noexcept { return positional_; }

  bool has(std::string_view option) const;   // given anywhere
  bool flag(std::string_view option) const;  // a flag that is on
  std::string text(std::string_view option, std::string_view fallback = {}) const;
  std::vector<std::string> list(std::string_view option) const;  // all values of a repeatable option, in order
  std::int64_t integer(std::string_view option, std::int64_t fallback, std::int64_t least = 0,
                       std::int64_t most = INT64_MAX) const;
  double number(std::string_view option, double fallback, double least, double most) const;
  Date date(std::string_view option) const;  // a whole ISO date; invalid where it was not given
  std::uint64_t bytes(std::string_view option, std::uint64_t fallback) const;  // "64M", "1G", "500000"

 private:
  friend class ArgumentsBuilder;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> known_;
  std::vector<std::string> positional_;
};

// Parses the words after the command's name. Throws Error(usage): unknown option (with the nearest), an option
// given twice, a value that is missing or not among its choices; Error(table) for a broken onrecord.toml.
struct Command;
Arguments parse_arguments(const Command& command, const std::vector<std::string>& words);
// --help among the words (before "--"); asked before parsing, so that it works beside mistakes.
bool asks_for_help(const std::vector<std::string>& words);

// What the shared groups mean.
std::string database_path(const Arguments& arguments);  // --db, ONRECORD_DB, ./onrecord.db
int wait_of(const Arguments& arguments);                // --wait, in seconds
KnowledgeOptions knowledge_of(const Arguments& arguments);
unsigned jobs_of(const Arguments& arguments);  // --jobs, else the processors there are
enum class OutputFormat { table, csv, jsonl, markdown };
OutputFormat format_of(const Arguments& arguments);

}  // namespace onrecord::cli
