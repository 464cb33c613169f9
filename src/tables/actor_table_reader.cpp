// ActorTableReader: words, names, titles, countries and places.
#include "tables/actor_table_reader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "tables/dated_roles.h"
#include "tables/table_kinds.h"
#include "text/fold.h"

namespace onrecord::tables {
namespace {

struct ClassName {
  std::string_view name;
  std::uint32_t bit;
};
constexpr std::array<ClassName, 17> class_names{{{"function", word_class::function},
                                                 {"particle", word_class::particle},
                                                 {"suffix", word_class::suffix},
                                                 {"abbreviation", word_class::abbreviation},
                                                 {"calendar", word_class::calendar},
                                                 {"preposition", word_class::preposition},
                                                 {"venue", word_class::venue},
                                                 {"organisation", word_class::organisation},
                                                 {"company", word_class::company},
                                                 {"before_given", word_class::before_given},
                                                 {"modifier", word_class::modifier},
                                                 {"generic", word_class::generic},
                                                 {"authored", word_class::authored},
                                                 {"example", word_class::example},
                                                 {"copula", word_class::copula},
                                                 {"spoken_to", word_class::spoken_to},
                                                 {"quantifier", word_class::quantifier}}};

bool all_capitals(std::string_view form) {
  bool letter = false;
  for (const char c : form) {
    if (c >= 'a' && c <= 'z') return false;
    letter = letter || (c >= 'A' && c <= 'Z');
  }
  return letter;
}

}  // namespace

void ActorTableReader::read(std::span<const Table> tables) {
  struct Kind {
    TableUse use;
    void (ActorTableReader::*read)(const Table& table);
  };
  // In this order, since phrases are judged by the words in them; within a kind later tables lie over earlier
  // ones.
  constexpr std::array<Kind, 12> kinds{{
      {TableUse::name_words, &ActorTableReader::read_words},
      {TableUse::heads, &ActorTableReader::read_heads},
      {TableUse::given_names, &ActorTableReader::read_given_names},
      {TableUse::surnames_first, &ActorTableReader::read_surnames_first},
      {TableUse::nicknames, &ActorTableReader::read_nicknames},
      {TableUse::titles, &ActorTableReader::read_titles},
      {TableUse::countries, &ActorTableReader::read_countries},
      {TableUse::places, &ActorTableReader::read_places},
      {TableUse::metonyms, &ActorTableReader::read_metonyms},
      {TableUse::organisations, &ActorTableReader::read_organisations},
      {TableUse::holders, &ActorTableReader::read_holders},
      {TableUse::actors, &ActorTableReader::read_actors},
  }};
  std::vector<TableUse> uses;
  for (const Table& table : tables) uses.push_back(use_of(table));
  for (const Kind& kind : kinds)
    for (std::size_t i = 0; i < tables.size(); ++i)
      if (uses[i] == kind.use) (this->*kind.read)(tables[i]);
  // An analyst's own actors come first among the bearers of a name.
  for (auto& [word, actors] : out_.bearers_)
    std::stable_partition(actors.begin(), actors.end(), [&](std::uint32_t a) { return out_.actors_[a].own; });
  out_.facts_.resize(out_.words_.size());
  out_.starts_.resize(out_.words_.size());
}

WordFacts& ActorTableReader::facts(std::string_view word) {
  const WordId id = out_.words_.intern(text::folded(word));
  if (out_.facts_.size() <= id) out_.facts_.resize(id + 1);
  return out_.facts_[id];
}

std::vector<WordId> ActorTableReader::ids(std::string_view phrase) {
  std::vector<WordId> words;
  for (const std::string& word : split_list(phrase, ' ')) {
    const std::string plain = text::folded(word);
    if (plain.empty() || (words.empty() && plain == "the")) continue;
    words.push_back(out_.words_.intern(plain));
  }
  if (out_.facts_.size() < out_.words_.size()) out_.facts_.resize(out_.words_.size());
  return words;
}

// "Senator, Republican of Norland": a comma belongs to no word.
std::vector<WordId> ActorTableReader::role_ids(std::string_view role) {
  std::string plain(role);
  for (char& c : plain)
    if (c == ',' || c == ';') c = ' ';
  return ids(plain);
}

WordId ActorTableReader::first_word(std::string_view text, const Table& table, const TableRow& row) {
  const std::vector<WordId> words = ids(text);
  if (words.empty()) table.fail(row, "no word in \"" + std::string(text) + "\"");
  return words.front();
}

WordId ActorTableReader::last_word(std::string_view text, const Table& table, const TableRow& row) {
  const std::vector<WordId> words = ids(text);
  if (words.empty()) table.fail(row, "no word in \"" + std::string(text) + "\"");
  return words.back();
}

char ActorTableReader::gender(const Table& table, const TableRow& row) {
  const std::string_view cell = table.cell(row, "gender");
  if (cell.empty()) return '\0';
  if (cell != "m" && cell != "f") table.fail(row, "gender is m, f or empty, not " + std::string(cell));
  return cell.front();
}

void ActorTableReader::add_phrase(std::string_view form, PhraseKind kind, std::size_t index, char gender) {
  const std::vector<WordId> words = ids(form);
  if (words.empty() || words.size() > 12) return;
  std::uint32_t node = 0;
  for (const WordId word : words) {
    std::uint32_t& next = out_.steps_[std::uint64_t{node} << 32 | word];
    if (next == 0) {
      next = static_cast<std::uint32_t>(out_.at_node_.size());
      out_.at_node_.emplace_back();
    }
    node = next;
  }
  if (out_.starts_.size() <= words.front()) out_.starts_.resize(words.front() + 1);
  out_.starts_[words.front()] = true;
  Phrase phrase;
  phrase.kind = kind;
  phrase.words = static_cast<std::uint8_t>(words.size());
  // Short forms and words that are others in lower case stand only in capitals.
  phrase.capitals_only = words.size() == 1 && kind != PhraseKind::title && all_capitals(form) && form.size() <= 5;
  phrase.gender = gender;
  phrase.index = static_cast<std::uint32_t>(index);
  // The last one added goes first: an analyst's rows lie over the shipped ones.
  std::vector<std::uint32_t>& here = out_.at_node_[node];
  here.insert(here.begin(), static_cast<std::uint32_t>(out_.phrases_.size()));
  out_.phrases_.push_back(phrase);
}

void ActorTableReader::read_words(const Table& table) {
  for (const TableRow& row : table.rows())
    for (const std::string& name : split_list(table.cell(row, "classes"))) {
      const auto found =
          std::find_if(class_names.begin(), class_names.end(), [&](const ClassName& c) { return c.name == name; });
      if (found == class_names.end()) table.fail(row, "unknown class of words: " + name);
      facts(table.cell(row, "word")).classes |= found->bit;
    }
}

void ActorTableReader::read_heads(const Table& table) {
  constexpr std::array<std::string_view, 6> classes{"", "role", "kin", "org", "doc", "group"};
  for (const TableRow& row : table.rows()) {
    const auto found = std::find(classes.begin() + 1, classes.end(), table.cell(row, "class"));
    if (found == classes.end()) table.fail(row, "unknown class of heads: " + std::string(table.cell(row, "class")));
    std::vector<WordId> broader;
    for (const std::string& word : split_list(table.cell(row, "broader")))
      broader.push_back(last_word(word, table, row));
    const std::string sector(table.cell(row, "sector"));
    auto known = std::find(out_.sectors_.begin(), out_.sectors_.end(), sector);
    if (known == out_.sectors_.end()) known = out_.sectors_.insert(known, sector);
    const char head_gender = gender(table, row);
    const std::string_view number = table.cell(row, "number");
    if (number != "s" && number != "p") table.fail(row, "number is s or p, not \"" + std::string(number) + "\"");
    first_word(table.cell(row, "word"), table, row);
    WordFacts& word = facts(table.cell(row, "word"));
    word.head = static_cast<HeadClass>(found - classes.begin());
    word.plural = number == "p";
    word.head_gender = head_gender;
    word.sector = static_cast<std::uint8_t>(known - out_.sectors_.begin());
    if (!broader.empty()) {
      word.broader = static_cast<std::uint32_t>(out_.broader_.size());
      out_.broader_.push_back(std::move(broader));
    }
  }
}

void ActorTableReader::read_given_names(const Table& table) {
  const std::size_t name = table.column_index("name"), count = table.column_index("count"),
                    share = table.column_index("share");
  const auto parse = [](const std::string& cell, auto& out) {  // from_chars obeys no locale
    const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
    return failed == std::errc() && end == cell.data() + cell.size();
  };
  out_.words_.reserve(out_.words_.size() + table.rows().size());
  for (const TableRow& row : table.rows()) {
    if (row.cells[name].empty()) table.fail(row, "a given name is missing");
    WordFacts& word = facts(row.cells[name]);
    word.given_gender = gender(table, row);
    if (!parse(row.cells[count], word.given_count)) table.fail(row, "not a count: " + row.cells[count]);
    if (!parse(row.cells[share], word.given_share) || !(word.given_share >= 0 && word.given_share <= 1))
      table.fail(row, "a share is a number from 0 to 1, not " + row.cells[share]);
  }
}

void ActorTableReader::read_surnames_first(const Table& table) {
  for (const TableRow& row : table.rows()) facts(table.cell(row, "surname")).classes |= word_class::surname_first;
}

void ActorTableReader::read_nicknames(const Table& table) {
  for (const TableRow& row : table.rows()) {
    std::vector<WordId>& names = out_.nicknames_[first_word(table.cell(row, "nickname"), table, row)];
    for (const std::string& name : split_list(table.cell(row, "names"))) names.push_back(first_word(name, table, row));
  }
}

void ActorTableReader::read_titles(const Table& table) {
  for (const TableRow& row : table.rows()) {
    const std::string form(table.cell(row, "form"));
    first_word(form, table, row);
    add_phrase(form, PhraseKind::title, out_.titles_.size(), gender(table, row));
    out_.titles_.push_back({form, std::string(table.cell(row, "role")), ids(table.cell(row, "role"))});
    if (form.find(' ') == std::string::npos) facts(form).classes |= word_class::title;
  }
}

void ActorTableReader::read_countries(const Table& table) {
  for (const TableRow& row : table.rows()) {
    const std::string iso3(table.cell(row, "iso3")), name(table.cell(row, "name"));
    if (iso3.empty() || name.empty()) table.fail(row, "a country needs iso3 and name");
    if (iso3.size() != 3 || !std::all_of(iso3.begin(), iso3.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
      table.fail(row, "not an ISO 3166 alpha-3 code: " + iso3);
    const auto [at, added] = out_.country_index_.emplace(iso3, static_cast<std::uint32_t>(out_.countries_.size()));
    if (added) out_.countries_.push_back({iso3, name, {}});
    out_.countries_[at->second].name = name;
    out_.countries_[at->second].article = table.cell(row, "article");
    const std::size_t index = at->second;
    struct Column {
      std::string_view name;
      PhraseKind kind;
    };
    for (const Column column : {Column{"nouns", PhraseKind::noun}, Column{"adjectives", PhraseKind::adjective},
                                Column{"capital", PhraseKind::capital}, Column{"aliases", PhraseKind::country}})
      for (const std::string& form : split_list(table.cell(row, column.name))) add_phrase(form, column.kind, index);
    add_phrase(name, PhraseKind::country, index);
  }
}

void ActorTableReader::read_places(const Table& table) {
  if (table.has("role")) return;
  for (const TableRow& row : table.rows()) {
    const std::string country(table.cell(row, "country"));
    const auto found = out_.country_index_.find(country);
    if (!country.empty() && found == out_.country_index_.end()) table.fail(row, "no such country: " + country);
    add_phrase(table.cell(row, "form"), PhraseKind::place, country.empty() ? UINT32_MAX : found->second);
  }
}

}  // namespace onrecord::tables
