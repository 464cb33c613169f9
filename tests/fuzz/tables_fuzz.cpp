// Any bytes as a user's issue, actor and rule tables: they compile, or an Error names file and line.
#include <filesystem>
#include <fstream>

#include "fuzz.h"
#include "onrecord/error.h"
#include "onrecord/tables.h"
#include "tables/actor_tables.h"
#include "tables/stance_tables.h"
#include "tables/tsv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  for (const char* name : {"issues.tsv", "actors.tsv", "rules.tsv", "modifiers.tsv", "changes.tsv", "attitudes.tsv"}) {
    try {
      const std::vector<onrecord::tables::Table> tables = {onrecord::tables::Table::parse(name, input)};
      const onrecord::tables::ActorTables actors(tables);
      const onrecord::tables::StanceTables stance(tables);
    } catch (const onrecord::Error& error) {
      require(error.kind() == onrecord::ErrorKind::table, "a broken table is an error of tables");
      require(error.file() == name, "the error names the file");
    }
  }
  return 0;
}
