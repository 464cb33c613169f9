// Reads onrecord.toml with toml++.
#include "cli/config.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <toml++/toml.h>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>

#include "cli/command.h"
#include "onrecord/error.h"
#include "text/nearest.h"

namespace onrecord::cli {
namespace {

Error wrong(const ConfigFile& file, const toml::node& node, const std::string& message) {
  return Error(ErrorKind::table, message, file.path, node.source().begin.line);
}

std::optional<std::string> scalar(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  if (const auto* date = node.as_date())
    return fmt::format("{:04}-{:02}-{:02}", date->get().year, date->get().month, date->get().day);
  return std::nullopt;
}

bool has_option(const std::vector<Option>& options, std::string_view name) {
  for (const Option& option : options)
    if (option.name == name) return true;
  return false;
}

bool known_to(const Command& command, std::string_view name) {
  return name != "help" && (has_option(command.options, name) || has_option(common_options(), name));
}

// "; did you mean \"limit\"?", or nothing.
std::string meant(std::string_view name, std::span<const Command> of) {
  std::vector<std::string_view> names;
  for (const Command& command : of)
    for (const Option& option : command.options) names.push_back(option.name);
  for (const Option& option : common_options()) names.push_back(option.name);
  const std::string_view near = text::nearest(name, names);
  return near.empty() ? "" : "; did you mean \"" + std::string(near) + "\"?";
}

void take(ConfigFile& file, const std::string& key, const toml::node& node) {
  Setting setting{.values = {}, .line = node.source().begin.line};
  if (const toml::array* list = node.as_array()) {
    for (const toml::node& item : *list) {
      const std::optional<std::string> value = scalar(item);
      if (!value) throw wrong(file, item, key + ": not a word, a number or a list of them");
      setting.values.push_back(*value);
    }
  } else if (const std::optional<std::string> value = scalar(node)) {
    setting.values.push_back(*value);
  } else {
    throw wrong(file, node, key + ": not a word, a number or a list of them");
  }
  if (!setting.values.empty()) file.settings[key] = std::move(setting);
}

}  // namespace

ConfigFile read_config(const std::string& database_path, const std::string& command) {
  ConfigFile file;
  const std::size_t slash = database_path.rfind('/');
  if (slash != std::string::npos) file.folder = database_path.substr(0, slash + 1);
  file.path = file.folder + "onrecord.toml";
  struct stat status {};
  if (::stat(file.path.c_str(), &status) != 0) return file;
  if (!S_ISREG(status.st_mode)) throw Error(ErrorKind::table, "not a regular file", file.path);
  std::ifstream in(file.path, std::ios::binary);
  if (!in) throw Error(ErrorKind::table, "cannot be read", file.path);
  const std::string text{std::istreambuf_iterator<char>(in), {}};

  toml::table table;
  try {
    table = toml::parse(text, file.path);
  } catch (const toml::parse_error& error) {
    throw Error(ErrorKind::table, std::string(error.description()), file.path, error.source().begin.line);
  }
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    if (const toml::table* part = node.as_table()) {
      const Command* owner = nullptr;
      for (const Command& each : commands())
        if (each.name == name) owner = &each;
      if (owner == nullptr) throw wrong(file, node, "[" + name + "] is no command");
      for (const auto& [inner, value] : *part) {
        const std::string option(inner.str());
        if (!known_to(*owner, option))
          throw wrong(file, value, name + " has no option \"" + option + '"' + meant(option, {owner, 1}));
        if (name == command) take(file, option, value);
      }
      continue;
    }
    bool known = false;
    for (const Command& each : commands()) known = known || known_to(each, name);
    if (!known) throw wrong(file, node, "no command has an option \"" + name + '"' + meant(name, commands()));
    const toml::table* own = table[command].as_table();
    if (own == nullptr || !own->contains(name)) take(file, name, node);
  }
  return file;
}

}  // namespace onrecord::cli
