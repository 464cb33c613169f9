// ActorTableReader: fills ActorTables from tables, one function a kind of table.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tables/actor_tables.h"

namespace onrecord::tables {

class ActorTableReader {
 public:
  explicit ActorTableReader(ActorTables& out) : out_(out) {}
  void read(std::span<const Table> tables);

 private:
  using Reading = void (ActorTableReader::*)(const Table&);
  void read_words(const Table& table);
  void read_heads(const Table& table);
  void read_given_names(const Table& table);
  void read_surnames_first(const Table& table);
  void read_nicknames(const Table& table);
  void read_titles(const Table& table);
  void read_countries(const Table& table);
  void read_places(const Table& table);
  void read_metonyms(const Table& table);
  void read_organisations(const Table& table);
  void read_holders(const Table& table);
  void read_actors(const Table& table);

  WordFacts& facts(std::string_view word);
  // The id of the only, first or last word of a cell. Throws Error(table) where it has none.
  WordId first_word(std::string_view text, const Table& table, const TableRow& row);
  WordId last_word(std::string_view text, const Table& table, const TableRow& row);
  char gender(const Table& table, const TableRow& row);  // m, f or nothing; throws Error(table)
  void withdraw(std::uint32_t actor);                    // its names mean nobody any more
  std::vector<WordId> ids(std::string_view phrase);      // of its words, without a leading "the"
  std::vector<WordId> role_ids(std::string_view role);
  void add_phrase(std::string_view form, PhraseKind kind, std::size_t index, char gender = 0);
  std::uint32_t organisation(std::string_view name, std::string_view country, ActorKind kind, const Table& table,
                             const TableRow& row);
  void add_person(TableActor&& actor, WordId family, const std::vector<std::string>& forms);
  void add_own_alias(std::string_view alias, std::uint32_t index);
  bool is_generic(std::string_view alias);
  std::string checked_country(const Table& table, const TableRow& row);

  ActorTables& out_;
  std::unordered_map<std::string, std::uint32_t> persons_;  // of holders, by country and name
};

}  // namespace onrecord::tables
