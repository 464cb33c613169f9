// Parses command lines; the only file that knows Program_options.
#include "cli/options.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <cassert>
#include <charconv>
#include <cstdlib>
#include <thread>

#include "cli/command.h"
#include "cli/config.h"
#include "onrecord/error.h"
#include "text/nearest.h"

namespace onrecord::cli {
namespace {

namespace po = boost::program_options;

Error usage(const std::string& message) {
  return Error(ErrorKind::usage, message);
}

std::string switch_of(const Option& option) {
  std::string name(option.name);
  if (option.letter != 0) {
    name += ',';
    name += option.letter;
  }
  return name;
}

po::options_description description_of(const std::vector<Option>& options) {
  po::options_description description;
  for (const Option& option : options) {
    if (option.value.empty())
      description.add_options()(switch_of(option).c_str(), po::bool_switch(), "");
    else if (option.repeatable)
      description.add_options()(switch_of(option).c_str(), po::value<std::vector<std::string>>(), "");
    else
      description.add_options()(switch_of(option).c_str(), po::value<std::string>(), "");
  }
  return description;
}

std::vector<Option> options_of(const Command& command) {
  return join({command.options, common_options()});
}

const Option* find(const std::vector<Option>& options, std::string_view name) {
  const auto found =
      std::find_if(options.begin(), options.end(), [&](const Option& option) { return option.name == name; });
  return found == options.end() ? nullptr : &*found;
}

std::string unknown_option(const Command& command, const std::vector<Option>& options, const std::string& given) {
  std::string message = "unknown option " + given;
  std::string bare = given.substr(std::min(given.size(), given.find_first_not_of('-')));
  bare = bare.substr(0, bare.find('='));
  std::vector<std::string_view> names;
  for (const Option& option : options) names.push_back(option.name);
  if (const std::string_view near = text::nearest(bare, names); !near.empty())
    message += "; did you mean --" + std::string(near) + "?";
  return message + " (usage: onrecord help " + std::string(command.name) + ")";
}

void check_choice(const Option& option, const std::string& value, const std::string& place) {
  if (option.choices.empty() || std::find(option.choices.begin(), option.choices.end(), value) != option.choices.end())
    return;
  std::string known;
  for (const std::string_view choice : option.choices) known += (known.empty() ? "" : ", ") + std::string(choice);
  throw usage(place + "--" + std::string(option.name) + ": \"" + value + "\" is not one of " + known);
}

template <typename Number>
std::optional<Number> parse_number(const std::string& text) {
  Number number{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

// Fills Arguments; a class of its own so that the values stay private to everyone else.
class ArgumentsBuilder {
 public:
  ArgumentsBuilder(const Command& command, const std::vector<std::string>& words)
      : command_(command), options_(options_of(command)) {
    for (const Option& option : options_) arguments_.known_.emplace_back(option.name);
    command_line(words);
    environment();
    if (find(options_, "db") != nullptr) config();
    check();
  }

  Arguments take() { return std::move(arguments_); }

 private:
  void command_line(const std::vector<std::string>& words) try {
    const po::options_description description = description_of(options_);
    // No guessing of abbreviated names: a script must not change its meaning when an option is added.
    const auto style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    const po::parsed_options parsed = po::command_line_parser(words).options(description).style(style).run();
    for (const po::option& each : parsed.options) {
      if (each.position_key >= 0) {
        arguments_.positional_.insert(arguments_.positional_.end(), each.value.begin(), each.value.end());
        continue;
      }
      const Option* option = find(options_, each.string_key);
      assert(option != nullptr);
      std::vector<std::string>& values = arguments_.values_[each.string_key];
      if (!values.empty() && !option->repeatable) throw usage("--" + each.string_key + " is given twice");
      if (option->value.empty())
        values.emplace_back("true");
      else
        values.insert(values.end(), each.value.begin(), each.value.end());
    }
  } catch (const po::unknown_option& error) {
    throw usage(unknown_option(command_, options_, error.get_option_name()));
  } catch (const po::multiple_occurrences& error) {
    throw usage(error.get_option_name() + " is given twice");
  } catch (const po::error_with_option_name& error) {
    throw usage(std::string(error.what()) + " (usage: onrecord help " + std::string(command_.name) + ")");
  } catch (const po::error& error) {
    throw usage(error.what());
  }

  void environment() {
    for (const Option& option : options_) {
      if (option.environment.empty() || arguments_.values_.contains(option.name)) continue;
      // NOLINTNEXTLINE(concurrency-mt-unsafe): no thread runs yet
      const char* value = std::getenv(std::string(option.environment).c_str());
      if (value != nullptr && *value != 0) arguments_.values_[std::string(option.name)] = {value};
    }
  }

  void config() {
    const ConfigFile file = read_config(database_path(arguments_), std::string(command_.name));
    for (const auto& [name, setting] : file.settings) {
      const Option* option = find(options_, name);
      if (option == nullptr || arguments_.values_.contains(name)) continue;
      if (!option->repeatable && setting.values.size() != 1)
        throw Error(ErrorKind::table, name + " takes one value", file.path, setting.line);
      for (const std::string& value : setting.values)
        if (!option->choices.empty() &&
            std::find(option->choices.begin(), option->choices.end(), value) == option->choices.end())
          throw Error(ErrorKind::table, name + ": \"" + value + "\" is not a value that it takes", file.path,
                      setting.line);
      if (option->value.empty() && setting.values.front() == "false") continue;
      std::vector<std::string> values = setting.values;
      // A path in the file means the same from wherever the program is called.
      if (option->value == "DIR" || option->value == "FILE")
        for (std::string& value : values)
          if (!value.empty() && value[0] != '/') value = file.folder + value;
      arguments_.values_[name] = std::move(values);
    }
  }

  void check() const {
    for (const auto& [name, values] : arguments_.values_)
      if (const Option* option = find(options_, name))
        for (const std::string& value : values) check_choice(*option, value, "");
    const std::size_t count = arguments_.positional_.size();
    const std::string see = " (usage: onrecord help " + std::string(command_.name) + ")";
    if (command_.arguments.empty() && count > 0)
      throw usage(std::string(command_.name) + " takes no argument, but was given \"" + arguments_.positional_.front() +
                  "\"" + see);
    if (count < command_.least_arguments)
      throw usage(std::string(command_.name) + " needs " + std::string(command_.arguments) + see);
    if (!command_.arguments.empty() && count > command_.most_arguments)
      throw usage(std::string(command_.name) + ": one argument too many, \"" +
                  arguments_.positional_[command_.most_arguments] + "\"" + see);
    if (!command_.actions.empty() && count > 0 && command_.least_arguments > 0 &&
        std::find(command_.actions.begin(), command_.actions.end(), arguments_.positional_[0]) ==
            command_.actions.end())
      throw usage(std::string(command_.name) + ": unknown action \"" + arguments_.positional_[0] + "\"" + see);
  }

  const Command& command_;
  std::vector<Option> options_;
  Arguments arguments_;
};

std::vector<Option> join(std::initializer_list<std::vector<Option>> groups) {
  std::vector<Option> all;
  for (const std::vector<Option>& group : groups) all.insert(all.end(), group.begin(), group.end());
  return all;
}

std::vector<Option> common_options() {
  return {
      {.name = "quiet", .letter = 'q', .help = "only errors on standard error: no progress, notices or summary"},
      {.name = "color",
       .value = "WHEN",
       .help = "colours: on a terminal only (NO_COLOR and TERM=dumb switch them off), always or never",
       .choices = {"auto", "always", "never"},
       .fallback = "auto"},
      {.name = "help", .letter = 'h', .help = "this help"},
  };
}

std::vector<Option> database_options() {
  return {
      {.name = "db", .value = "FILE", .help = "the database", .environment = "ONRECORD_DB", .fallback = "onrecord.db"},
      {.name = "wait", .value = "SECONDS", .help = "how long to wait while another program writes", .fallback = "10"}};
}

std::vector<Option> knowledge_options() {
  return {
      {.name = "tables",
       .value = "DIR",
       .help = "lays the tables (*.tsv) of a folder over the shipped ones; repeatable",
       .repeatable = true},
      {.name = "model", .value = "FILE", .help = "the tagger's weights", .fallback = "those in the program"},
  };
}

std::vector<Option> jobs_options() {
  return {{.name = "jobs",
           .letter = 'j',
           .value = "N",
           .help = "threads of analysis; the result is the same for any number",
           .fallback = "one a processor"}};
}

std::vector<Option> output_options() {
  return {{.name = "output",
           .letter = 'o',
           .value = "FILE",
           .help = "writes the whole file or none",
           .fallback = "standard output"}};
}

std::vector<Option> format_options() {
  return {
      {.name = "format",
       .value = "FORMAT",
       .help = "form of the output",
       .choices = {"table", "csv", "jsonl", "md"},
       .fallback = "table"},
      {.name = "csv", .help = "short for --format csv"},
      {.name = "jsonl", .help = "short for --format jsonl"},
      {.name = "md", .help = "short for --format md"},
  };
}

bool Arguments::has(std::string_view option) const {
  assert(std::find(known_.begin(), known_.end(), option) != known_.end());
  return values_.contains(option);
}

bool Arguments::flag(std::string_view option) const {
  return has(option);
}

std::string Arguments::text(std::string_view option, std::string_view fallback) const {
  return has(option) ? values_.find(option)->second.front() : std::string(fallback);
}

std::vector<std::string> Arguments::list(std::string_view option) const {
  return has(option) ? values_.find(option)->second : std::vector<std::string>();
}

std::int64_t Arguments::integer(std::string_view option, std::int64_t fallback, std::int64_t least,
                                std::int64_t most) const {
  if (!has(option)) return fallback;
  const std::string value = text(option);
  const auto number = parse_number<std::int64_t>(value);
  if (!number || *number < least || *number > most)
    throw usage("--" + std::string(option) + ": \"" + value + "\" is not a whole number" +
                (most == INT64_MAX ? " of at least " + std::to_string(least)
                                   : " from " + std::to_string(least) + " to " + std::to_string(most)));
  return *number;
}

double Arguments::number(std::string_view option, double fallback, double least, double most) const {
  if (!has(option)) return fallback;
  const std::string value = text(option);
  const auto number = parse_number<double>(value);
  if (!number || !(*number >= least && *number <= most))
    throw usage("--" + std::string(option) + ": \"" + value + "\" is not a number in the range allowed");
  return *number;
}

Date Arguments::date(std::string_view option) const {
  if (!has(option)) return {};
  const std::string value = text(option);
  const std::optional<Date> date = value.size() == 10 ? parse_iso_date(value) : std::nullopt;
  if (!date) throw usage("--" + std::string(option) + ": \"" + value + "\" is not a date like 2024-02-16");
  return *date;
}

std::uint64_t Arguments::bytes(std::string_view option, std::uint64_t fallback) const {
  if (!has(option)) return fallback;
  const std::string value = text(option);
  std::string digits = value;
  unsigned shift = 0;
  if (!digits.empty()) {
    const char unit = digits.back();
    shift = unit == 'K' || unit == 'k' ? 10 : unit == 'M' || unit == 'm' ? 20 : unit == 'G' || unit == 'g' ? 30 : 0;
    if (shift != 0) digits.pop_back();
  }
  const auto number = parse_number<std::uint64_t>(digits);
  if (!number || *number == 0 || *number > (UINT64_MAX >> (shift + 1)))
    throw usage("--" + std::string(option) + ": \"" + value + "\" is not a size like 64M");
  return *number << shift;
}

Arguments parse_arguments(const Command& command, const std::vector<std::string>& words) {
  return ArgumentsBuilder(command, words).take();
}

bool asks_for_help(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") return false;
    if (word == "--help" || word == "-h") return true;
  }
  return false;
}

std::string database_path(const Arguments& arguments) {
  return arguments.text("db", "onrecord.db");
}

int wait_of(const Arguments& arguments) {
  return static_cast<int>(arguments.integer("wait", 10, 0, 86'400));
}

KnowledgeOptions knowledge_of(const Arguments& arguments) {
  return {.table_folders = arguments.list("tables"), .model_file = arguments.text("model")};
}

unsigned jobs_of(const Arguments& arguments) {
  const unsigned there = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(arguments.integer("jobs", there, 1, 256));
}

OutputFormat format_of(const Arguments& arguments) {
  const std::string named = arguments.text("format");
  const int given =
      int{!named.empty()} + int{arguments.flag("csv")} + int{arguments.flag("jsonl")} + int{arguments.flag("md")};
  if (given > 1) throw usage("--format, --csv, --jsonl and --md exclude each other");
  if (named == "csv" || arguments.flag("csv")) return OutputFormat::csv;
  if (named == "jsonl" || arguments.flag("jsonl")) return OutputFormat::jsonl;
  if (named == "md" || arguments.flag("md")) return OutputFormat::markdown;
  return OutputFormat::table;
}

}  // namespace onrecord::cli
