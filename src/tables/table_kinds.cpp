// The list of kinds of tables, and what a header that fits none of them comes nearest to.
#include "tables/table_kinds.h"

#include <algorithm>

#include "onrecord/error.h"
#include "text/nearest.h"

namespace onrecord::tables {
namespace {

constexpr std::string_view for_people[] = {"author", "modified", "note"};

template <class List>
bool holds(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

bool knows(const TableKind& kind, std::string_view column) {
  return holds(kind.required, column) || holds(kind.optional, column) || holds(for_people, column);
}

bool fits(const TableKind& kind, const Table& table) {
  return std::all_of(kind.required.begin(), kind.required.end(), [&](std::string_view c) { return table.has(c); }) &&
         std::all_of(table.columns().begin(), table.columns().end(),
                     [&](const std::string& c) { return knows(kind, c); });
}

std::vector<std::string_view> columns_of(const TableKind& kind) {
  std::vector<std::string_view> columns = kind.required;
  columns.insert(columns.end(), kind.optional.begin(), kind.optional.end());
  return columns;
}

// Columns in common count for a kind; required ones that are not there and those that it has not, against it.
int likeness(const TableKind& kind, const Table& table) {
  int sum = 0;
  for (const std::string& column : table.columns()) sum += knows(kind, column) ? 2 : -1;
  for (const std::string_view column : kind.required) sum += table.has(column) ? 1 : -1;
  return sum;
}

std::string quoted(std::string_view word) {
  return '"' + std::string(word) + '"';
}

}  // namespace

std::span<const TableKind> table_kinds() {
  static const std::vector<TableKind> kinds{
      {TableUse::rules,
       "rules",
       {"id", "status", "pattern", "in"},
       {"act", "polarity", "strength", "target", "unless", "yes", "no"}},
      {TableUse::attitudes,
       "attitudes",
       {"id", "pattern", "sign", "in"},
       {"strength", "act", "subject", "yes", "no", "kind"}},
      {TableUse::modifiers, "modifiers", {"id", "pattern", "kind", "direction", "scope", "effect"}, {}},
      {TableUse::cues, "cues", {"lemma", "class"}, {"forms", "attitude", "act"}},
      {TableUse::changes, "changes", {"lemma", "kind", "class"}, {"forms", "nouns"}},
      {TableUse::sets, "sets", {"name", "members"}, {}},
      {TableUse::irregulars, "irregulars", {"base", "irregular"}, {}},
      {TableUse::connotations, "connotations", {"word", "connotation"}, {}},
      {TableUse::weights, "weights", {"model", "piece", "weight"}, {}},
      {TableUse::parties, "parties", {"party", "country", "kind", "form", "from", "until"}, {}},
      {TableUse::issues,
       "issues",
       {"id", "pole", "alias"},
       {"polarity", "kind", "title", "context", "exclude", "from", "to"}},
      {TableUse::events, "events", {"date", "label"}, {"issue"}},
      {TableUse::actors, "actors", {"name", "aliases", "role", "country"}, {"id", "pronouns"}},
      {TableUse::countries, "countries", {"iso3", "name"}, {"aliases", "adjectives", "nouns", "capital", "article"}},
      {TableUse::holders,
       "holders",
       {"country", "name", "family", "roles"},
       {"id", "order", "gender", "from", "until", "aliases"}},
      {TableUse::organisations, "organisations", {"name", "forms", "kind"}, {"country"}},
      {TableUse::metonyms, "metonyms", {"form", "country", "kind", "actor"}, {"government"}},
      {TableUse::places, "places", {"form", "country"}, {}},
      {TableUse::titles, "titles", {"form", "role"}, {"gender"}},
      {TableUse::heads, "heads", {"word", "class", "number"}, {"gender", "sector", "broader"}},
      {TableUse::name_words, "name_words", {"word", "classes"}, {}},
      {TableUse::given_names, "given_names", {"name", "gender", "count", "share"}, {}},
      {TableUse::nicknames, "nicknames", {"nickname", "names"}, {}},
      {TableUse::surnames_first, "surnames_first", {"surname"}, {}},
      {TableUse::time_words, "time_words", {"word", "class", "value"}, {}},
      {TableUse::words, "words", {"class", "words"}, {}},
      {TableUse::furniture, "furniture", {"words", "shape"}, {}},
      {TableUse::languages, "languages", {"code", "language", "words"}, {}},
  };
  return kinds;
}

TableUse use_of(const Table& table) {
  const std::span<const TableKind> kinds = table_kinds();
  for (const TableKind& kind : kinds)
    if (fits(kind, table)) return kind.use;
  const TableKind& nearest = *std::max_element(kinds.begin(), kinds.end(), [&](const TableKind& a, const TableKind& b) {
    return likeness(a, table) < likeness(b, table);
  });
  std::string message = "no kind of table has these columns; the nearest is " + std::string(nearest.name);
  std::vector<std::string_view> named;
  for (const std::string& column : table.columns()) {
    if (knows(nearest, column)) continue;
    message += ", which has no column " + quoted(column);
    std::vector<std::string_view> missing = columns_of(nearest);
    std::erase_if(missing, [&](std::string_view each) { return table.has(each); });
    if (const std::string_view near = text::nearest(column, missing); !near.empty()) {
      message += " (did you mean " + quoted(near) + "?)";
      named.push_back(near);
    }
  }
  for (const std::string_view column : nearest.required)
    if (!table.has(column) && !holds(named, column)) message += ", which needs a column " + quoted(column);
  throw Error(ErrorKind::table, message, table.file(), table.header_line());
}

}  // namespace onrecord::tables
