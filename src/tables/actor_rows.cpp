// ActorTableReader: metonyms, organisations, agencies, holders of offices and an analyst's actors.
#include <algorithm>
#include <cctype>

#include "tables/actor_table_reader.h"
#include "tables/dated_roles.h"
#include "text/fold.h"

namespace onrecord::tables {
namespace {

std::string_view end_of_name(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

// "Kim Jong-un" and "Kim Jong Un" are one name.
std::vector<std::string> hyphen_variants(std::string_view name, bool family_first) {
  std::vector<std::string> forms{std::string(name)};
  if (!family_first) return forms;
  const std::size_t hyphen = name.find('-');
  if (hyphen != std::string_view::npos) {
    forms.emplace_back(name);
    forms.back()[hyphen] = ' ';
  } else if (std::count(name.begin(), name.end(), ' ') == 2) {
    forms.emplace_back(name);
    forms.back()[name.rfind(' ')] = '-';
  }
  return forms;
}

}  // namespace

std::string ActorTableReader::checked_country(const Table& table, const TableRow& row) {
  std::string country(table.cell(row, "country"));
  const bool shape = country.size() <= 5 && std::all_of(country.begin(), country.end(), [](char c) {
                       return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
                     });
  if (!shape) table.fail(row, "not an ISO 3166 alpha-3 code: " + country);
  return country;
}

std::uint32_t ActorTableReader::organisation(std::string_view name, std::string_view country, ActorKind kind,
                                             const Table& table, const TableRow& row) {
  for (std::size_t i = out_.actors_.size(); i-- > 0;)
    if (out_.actors_[i].name == name && out_.actors_[i].kind == kind && !out_.actors_[i].own)
      return static_cast<std::uint32_t>(i);
  TableActor actor;
  actor.name = name;
  actor.country = country;
  actor.kind = kind;
  if (kind == ActorKind::government) actor.id = country;
  actor.file = table.file();
  actor.line = row.line;
  out_.actors_.push_back(std::move(actor));
  return static_cast<std::uint32_t>(out_.actors_.size() - 1);
}

void ActorTableReader::read_metonyms(const Table& table) {
  for (const TableRow& row : table.rows()) {
    const std::string_view kind = table.cell(row, "kind"), form = table.cell(row, "form"),
                           name = table.cell(row, "actor");
    const std::string country(table.cell(row, "country"));
    const auto found = out_.country_index_.find(country);
    if (kind == "party") {
      add_phrase(form, PhraseKind::party, 0);
    } else if (kind == "gov") {
      if (found == out_.country_index_.end()) table.fail(row, "no such country: " + country);
      add_phrase(form, PhraseKind::capital, found->second);
    } else if (kind == "org") {
      const std::uint32_t index = organisation(name, country, ActorKind::organisation, table, row);
      if (!country.empty()) out_.actors_[index].sector = "GOV";
      add_phrase(form, PhraseKind::actor, index);
    } else if (kind == "group") {
      add_phrase(form, PhraseKind::group, organisation(name, country, ActorKind::group, table, row));
    } else {
      table.fail(row, "unknown kind of metonym: " + std::string(kind));
    }
  }
}

void ActorTableReader::read_organisations(const Table& table) {
  for (const TableRow& row : table.rows()) {
    const std::string_view kind = table.cell(row, "kind");
    if (kind != "organisation" && kind != "agency")
      table.fail(row, "kind is organisation or agency, not \"" + std::string(kind) + "\"");
    const bool agency = kind == "agency";
    const std::uint32_t index =
        organisation(table.cell(row, "name"), checked_country(table, row), ActorKind::organisation, table, row);
    out_.actors_[index].agency = agency;
    if (agency) out_.actors_[index].sector = "MED";
    add_phrase(table.cell(row, "name"), PhraseKind::actor, index);
    for (const std::string& form : split_list(table.cell(row, "forms"))) add_phrase(form, PhraseKind::actor, index);
  }
}

void ActorTableReader::add_person(TableActor&& actor, WordId family, const std::vector<std::string>& forms) {
  const auto index = static_cast<std::uint32_t>(out_.actors_.size());
  actor.family = family;
  for (const std::string& form : forms)
    if (form.find(' ') != std::string::npos)
      for (const std::string& variant : hyphen_variants(form, actor.family_first))
        add_phrase(variant, PhraseKind::actor, index);
  std::vector<std::uint32_t>& bearers = out_.bearers_[actor.family];
  if (std::find(bearers.begin(), bearers.end(), index) == bearers.end()) bearers.push_back(index);
  if (!actor.country.empty()) out_.by_country_[actor.country].push_back(index);
  out_.actors_.push_back(std::move(actor));
}

void ActorTableReader::read_holders(const Table& table) {
  const std::size_t first = out_.actors_.size();
  for (const TableRow& row : table.rows()) {
    DatedRole role;
    role.from = parse_bound(table.cell(row, "from"), false, table, row);
    role.until = parse_bound(table.cell(row, "until"), true, table, row);
    if (role.from.valid() && role.until.valid() && role.until < role.from) table.fail(row, "the role runs backwards");
    const std::string name(table.cell(row, "name")), country = checked_country(table, row);
    if (name.empty()) table.fail(row, "a holder needs a name");
    std::vector<DatedRole> roles;
    for (const std::string& text : split_list(table.cell(row, "roles"))) {
      role.text = text;
      role.words = role_ids(text);
      roles.push_back(role);
    }
    // Several spells of one person are one actor.
    const auto [same, added] = persons_.emplace(country + '\t' + name, static_cast<std::uint32_t>(out_.actors_.size()));
    if (!added) {
      std::vector<DatedRole>& known = out_.actors_[same->second].roles;
      known.insert(known.end(), roles.begin(), roles.end());
      continue;
    }
    TableActor actor;
    actor.id = table.cell(row, "id");
    actor.name = name;
    actor.country = country;
    actor.sector = "GOV";
    actor.gender = gender(table, row);
    actor.family_first = table.cell(row, "order") == "first";
    actor.roles = std::move(roles);
    actor.file = table.file();
    actor.line = row.line;
    std::vector<std::string> forms = split_list(table.cell(row, "aliases"));
    forms.push_back(name);
    const std::string_view family = table.cell(row, "family");
    add_person(std::move(actor), last_word(end_of_name(family), table, row), forms);
  }
  check_offices(out_.actors_, first);
}

bool ActorTableReader::is_generic(std::string_view alias) {
  const std::vector<WordId> words = ids(alias);
  // A title alone ("the Treasury Secretary") or words without any capital are nobody's name.
  std::uint32_t node = 0;
  for (const WordId word : words) {
    node = out_.step(node, word);
    if (node == 0) break;
  }
  if (node != 0)
    for (const std::uint32_t phrase : out_.phrases_at(node))
      if (out_.phrase(phrase).kind == PhraseKind::title) return true;
  std::size_t capitals = 0;
  for (const std::string& word : split_list(alias, ' '))
    if (std::isupper(static_cast<unsigned char>(word.front())) && text::folded(word) != "the") ++capitals;
  return capitals == 0;
}

void ActorTableReader::add_own_alias(std::string_view alias, std::uint32_t index) {
  const bool definite = text::folded(alias.substr(0, 4)) == "the ";
  const std::string_view bare = definite ? alias.substr(4) : alias;
  if (ids(bare).empty()) return;  // punctuation alone
  std::string key = text::folded(bare);
  const bool generic = is_generic(bare);
  out_.alias_is_generic_[key] = generic;
  out_.aliases_[key] = index;
  if (generic) return;
  const TableActor& actor = out_.actors_[index];
  const bool capital =
      std::isupper(static_cast<unsigned char>(bare.front())) != 0 || static_cast<unsigned char>(bare.front()) >= 0x80;
  const bool single = bare.find(' ') == std::string_view::npos;
  if (actor.kind != ActorKind::person) {
    // "the Bank" names it only as a whole source.
    if (capital && !(definite && single && out_.facts(ids(bare).front()).head != HeadClass::none))
      add_phrase(bare, PhraseKind::actor, index);
    return;
  }
  if (!single) return;
  const WordId word = ids(bare).back();
  std::vector<std::uint32_t>& bearers = out_.bearers_[word];
  if (std::find(bearers.begin(), bearers.end(), index) == bearers.end()) bearers.push_back(index);
}

void ActorTableReader::withdraw(std::uint32_t actor) {
  for (auto& [word, bearers] : out_.bearers_) std::erase(bearers, actor);
  for (auto& [country, persons] : out_.by_country_) std::erase(persons, actor);
  std::erase_if(out_.aliases_, [&](const auto& each) { return each.second == actor; });
  for (std::vector<std::uint32_t>& phrases : out_.at_node_)
    std::erase_if(phrases, [&](std::uint32_t each) {
      const Phrase& phrase = out_.phrases_[each];
      return (phrase.kind == PhraseKind::actor || phrase.kind == PhraseKind::group) && phrase.index == actor;
    });
  out_.actors_[actor].roles.clear();
  out_.actors_[actor].name.clear();
  out_.actors_[actor].id.clear();
}

void ActorTableReader::read_actors(const Table& table) {
  const std::size_t first = out_.actors_.size();
  for (const TableRow& row : table.rows()) {
    TableActor actor;
    actor.name = table.cell(row, "name");
    if (actor.name.empty()) table.fail(row, "an actor needs a name");
    actor.id = table.cell(row, "id");
    actor.own = true;
    actor.country = checked_country(table, row);
    actor.file = table.file();
    actor.line = row.line;
    actor.roles = parse_roles(table.cell(row, "role"), table, row);
    for (DatedRole& role : actor.roles) role.words = role_ids(role.text);
    const std::string_view pronouns = table.cell(row, "pronouns");
    actor.gender = pronouns.starts_with("she") ? 'f' : pronouns.starts_with("he") ? 'm' : '\0';
    const std::vector<std::string> aliases = split_list(table.cell(row, "aliases"));
    // A later row of the same id (or name and country, where it has none) lies over the earlier one.
    for (auto i = static_cast<std::uint32_t>(out_.actors_.size()); i-- > 0 && out_.actors_[i].own;)
      if (actor.id.empty() ? out_.actors_[i].name == actor.name && out_.actors_[i].country == actor.country
                           : out_.actors_[i].id == actor.id) {
        if (out_.actors_[i].file == table.file())
          table.fail(row, "the same actor as in line " + std::to_string(out_.actors_[i].line) + ": " +
                              (actor.id.empty() ? actor.name : actor.id));
        withdraw(i);
      }
    const auto index = static_cast<std::uint32_t>(out_.actors_.size());
    // it and they: an institution, a state where the name is a country's.
    if (pronouns.starts_with("it") || (pronouns.starts_with("they") && actor.roles.empty()) ||
        (pronouns.starts_with("they") && aliases.size() > 1)) {
      const bool state = std::any_of(out_.countries_.begin(), out_.countries_.end(),
                                     [&](const Country& c) { return c.name == actor.name; });
      actor.kind = state ? ActorKind::government : ActorKind::organisation;
      if (state && actor.id.empty()) actor.id = actor.country;
      actor.agency = actor.kind == ActorKind::organisation &&
                     text::folded(table.cell(row, "role")).find("news agency") != std::string::npos;
      if (actor.agency) actor.sector = "MED";
      out_.actors_.push_back(std::move(actor));
      add_phrase(out_.actors_[index].name, PhraseKind::actor, index);
    } else {
      // The family name stands first where an alias says so, or where the first word is such a surname and no
      // alias is the last word.
      const std::vector<std::string> words = split_list(actor.name, ' ');
      const auto alone = [&](const std::string& word) {
        return std::find(aliases.begin(), aliases.end(), word) != aliases.end();
      };
      actor.family_first = words.size() > 1 && !alone(words.back()) &&
                           (alone(words.front()) || facts(words.front()).is(word_class::surname_first));
      const std::string family = actor.family_first ? words.front() : words.back();
      std::vector<std::string> forms{actor.name};
      for (const std::string& alias : aliases)
        if (!is_generic(alias) && text::folded(alias.substr(0, 4)) != "the " && alias.find('\'') == std::string::npos &&
            alias.find("’") == std::string::npos && split_list(alias, ' ').size() > 1 &&
            split_list(alias, ' ').size() <= words.size() + 1 &&
            (text::folded(end_of_name(alias)) == text::folded(words.back()) || alias.find('-') != std::string::npos))
          forms.push_back(alias);
      add_person(std::move(actor), last_word(family, table, row), forms);
    }
    out_.aliases_[text::folded(out_.actors_[index].name)] = index;
    for (const std::string& alias : aliases) add_own_alias(alias, index);
  }
  check_offices(out_.actors_, first);
}

}  // namespace onrecord::tables
