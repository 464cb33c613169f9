// onrecord.toml beside the database: options that are always the same, so that nobody has to type them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace onrecord::cli {

struct Setting {
  std::vector<std::string> values;
  std::size_t line = 0;
};

struct ConfigFile {
  std::string path;    // for messages
  std::string folder;  // where it lies, with a slash at the end; empty: the current folder
  std::map<std::string, Setting> settings;
};

// Keys at the top hold for every command, those of a table [command] for that command and win. Empty where there
// is no such file. Throws Error(table) with file and line: not TOML, a key that no command has as an option.
ConfigFile read_config(const std::string& database_path, const std::string& command);

}  // namespace onrecord::cli
