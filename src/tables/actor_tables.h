// ActorTables: countries, holders of offices, titles, names and an analyst's own actors, compiled for
// look-up.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "onrecord/date.h"
#include "onrecord/statement.h"
#include "tables/tsv.h"
#include "tables/vocabulary.h"

namespace onrecord::tables {

// Classes of words, one bit each (name_words.tsv and others).
namespace word_class {
enum : std::uint32_t {
  function = 1,
  particle = 2,
  suffix = 4,
  abbreviation = 8,
  calendar = 16,
  preposition = 32,
  venue = 64,
  organisation = 128,
  modifier = 256,
  surname_first = 512,
  title = 1024,
  generic = 2048,  // of a head: so general that a description with it points to nobody by itself
  company = 4096,
  before_given = 8192,  // a title that goes with the given name: "Sheikh Ali", "Queen Beatrix"
  authored = 16384,     // before "by": "a letter signed by Lane"
  example = 32768,      // before names of a class: "groups like the Guild"
  copula = 65536,
  spoken_to = 131072,   // behind a copula: "Lane was told"
  quantifier = 262144,  // alone as a source: "Some said", of a class told before
};
}

enum class HeadClass : std::uint8_t { none, role, kin, organisation, document, group };

// What the tables know of a word by itself.
struct WordFacts {
  std::uint32_t classes = 0;
  HeadClass head = HeadClass::none;
  bool plural = false;            // of a head
  char head_gender = 0;           // 'm', 'f' or 0
  char given_gender = 0;          // of a given name
  std::uint32_t given_count = 0;  // uses; 0: no given name
  float given_share = 0;          // of that gender
  std::uint8_t sector = 0;        // index into sector_name
  std::uint32_t broader = 0;      // index into broader lists, 0: none

  bool is(std::uint32_t wanted) const noexcept { return (classes & wanted) != 0; }
};

struct DatedRole {
  std::string text;
  std::vector<WordId> words;
  Date from;   // invalid: open
  Date until;  // invalid: open; else its last day

  bool holds_on(Date day) const noexcept;  // true for an invalid day
};

struct TableActor {
  std::string id;  // given by the table; empty: made from the name
  std::string name;
  ActorKind kind = ActorKind::person;
  std::string country;
  std::string sector;  // "GOV", "MED" ... where the table says it
  char gender = 0;
  WordId family = 0;          // last word of the family name
  bool family_first = false;  // "Kim Jong Un"
  bool own = false;           // from an analyst's actor table
  bool agency = false;
  std::vector<DatedRole> roles;
  std::string file;
  std::size_t line = 0;
};

enum class PhraseKind : std::uint8_t { country, adjective, noun, capital, place, party, group, title, actor };

struct Phrase {
  PhraseKind kind = PhraseKind::place;
  std::uint8_t words = 1;
  bool capitals_only = false;  // "US", "WHO": lower or mixed case is another word
  char gender = 0;             // of a title
  std::uint32_t index = 0;     // country, actor or title
};

struct Country {
  std::string iso3;
  std::string name;
  std::string article;  // "the" before "United States"
};

struct Title {
  std::string form;
  std::string role;           // empty: an honorific only
  std::vector<WordId> words;  // of the role
};

class ActorTables {
 public:
  // `tables`: the shipped ones, then each overlay's, in order; those that hold no actor facts are passed
  // over. Throws Error(table) with file and line.
  explicit ActorTables(std::span<const Table> tables);
  ~ActorTables();
  ActorTables(const ActorTables&) = delete;

  const Vocabulary& words() const { return words_; }
  const WordFacts& facts(WordId id) const { return id < facts_.size() ? facts_[id] : facts_[0]; }
  std::span<const WordId> broader(WordId id) const { return broader_[facts(id).broader]; }
  std::string_view sector_name(std::uint8_t sector) const { return sectors_[sector]; }
  // Full names that a short given name stands for.
  std::span<const WordId> full_forms(WordId nickname) const;

  // The trie of phrases: start at node 0; 0 means that no phrase goes on. phrases_at: those that end at a
  // node.
  std::uint32_t step(std::uint32_t node, WordId word) const;
  std::span<const std::uint32_t> phrases_at(std::uint32_t node) const { return at_node_[node]; }
  const Phrase& phrase(std::uint32_t index) const { return phrases_[index]; }
  bool starts_phrase(WordId id) const { return id < starts_.size() && starts_[id]; }

  const std::vector<Country>& countries() const { return countries_; }
  const std::vector<TableActor>& actors() const { return actors_; }
  const std::vector<Title>& titles() const { return titles_; }
  const Country* country(std::string_view iso3) const;
  // Persons whose family name (or one-word alias) ends with this word; an analyst's own ones first.
  std::span<const std::uint32_t> bearers(WordId family) const;
  // Persons with offices of a country.
  std::span<const std::uint32_t> of_country(std::string_view iso3) const;
  // An analyst's alias that is the whole of a source ("tokyo's top government spokesman", without "the"); -1:
  // none.
  int alias(std::string_view folded_source) const;
  bool generic_alias(std::string_view folded_source) const;  // of common words only: "the minister"

 private:
  friend class ActorTableReader;

  Vocabulary words_;
  std::vector<WordFacts> facts_;
  std::vector<std::string> sectors_{""};
  std::vector<std::vector<WordId>> broader_{{}};
  std::vector<bool> starts_;
  std::unordered_map<std::uint64_t, std::uint32_t> steps_;  // node and word -> node
  std::vector<std::vector<std::uint32_t>> at_node_{{}};
  std::vector<Phrase> phrases_;
  std::vector<Country> countries_;
  std::vector<TableActor> actors_;
  std::vector<Title> titles_;
  std::unordered_map<WordId, std::vector<std::uint32_t>> bearers_;
  std::unordered_map<WordId, std::vector<WordId>> nicknames_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_country_;
  std::unordered_map<std::string, std::uint32_t> country_index_;
  std::unordered_map<std::string, std::uint32_t> aliases_;
  std::unordered_map<std::string, bool> alias_is_generic_;
};

}  // namespace onrecord::tables
