// Remembers folders of tables beside the articles that they labelled.
#include "cli/tables_asked.h"

#include <algorithm>
#include <filesystem>

#include "onrecord/error.h"
#include "store/remembered_tables.h"

namespace onrecord::cli {

Option no_tables_option() {
  return {.name = "no-tables", .help = "the shipped tables alone, also where the database remembers a folder"};
}

KnowledgeOptions tables_asked(const Arguments& arguments, const store::Store& store, Console& console) {
  KnowledgeOptions options = knowledge_of(arguments);
  const bool without = arguments.flag("no-tables");
  if (without && !options.table_folders.empty())
    throw Error(ErrorKind::usage, "--tables and --no-tables exclude each other");
  if (without || !options.table_folders.empty()) return options;
  for (const store::TablesFolder& folder : store::remembered_tables(store)) {
    std::error_code failed;
    if (!std::filesystem::is_directory(folder.path, failed))
      throw Error(
          ErrorKind::table,
          "the tables that this database was made with are not there any more: name their folder with --tables, or "
          "take --no-tables",
          folder.path);
    console.notice("tables: " + folder.path + " (as before)");
    options.table_folders.push_back(folder.path);
  }
  return options;
}

void tell_changed_tables(const store::Store& store, const KnowledgeOptions& used, const std::string& fingerprint,
                         Console& console) {
  for (const store::TablesFolder& folder : store::remembered_tables(store))
    if (folder.fingerprint != fingerprint &&
        std::find(used.table_folders.begin(), used.table_folders.end(), folder.path) != used.table_folders.end())
      return console.notice(
          "these tables, or the program's own, have changed since: `onrecord diff` tells what that "
          "changes, `onrecord relabel` does it");
}

void remember_tables_used(store::Store& store, const KnowledgeOptions& used, const std::string& fingerprint) {
  std::vector<store::TablesFolder> folders;
  for (const std::string& path : used.table_folders) {
    std::error_code failed;
    std::filesystem::path whole = std::filesystem::weakly_canonical(path, failed);
    if (failed) whole = std::filesystem::absolute(path, failed);
    folders.push_back({whole.string(), fingerprint});
  }
  store::remember_tables(store, folders);
}

}  // namespace onrecord::cli
