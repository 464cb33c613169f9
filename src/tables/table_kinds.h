// The kinds of tables there are: by its columns each table is one of these, or an error that names the nearest.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "tables/tsv.h"

namespace onrecord::tables {

enum class TableUse : std::uint8_t {
  rules,
  attitudes,
  modifiers,
  cues,
  changes,
  sets,
  irregulars,
  connotations,
  weights,
  parties,
  issues,
  events,
  actors,
  countries,
  holders,
  organisations,
  metonyms,
  places,
  titles,
  heads,
  name_words,
  given_names,
  nicknames,
  surnames_first,
  time_words,
  words,
  furniture,
  languages,
};

struct TableKind {
  TableUse use;
  std::string_view name;
  std::vector<std::string_view> required;
  std::vector<std::string_view> optional;  // every table may have those for people too: author, modified, note
};
std::span<const TableKind> table_kinds();

// Throws Error(table) with file and line of the header where no kind of table has these columns.
TableUse use_of(const Table& table);

}  // namespace onrecord::tables
