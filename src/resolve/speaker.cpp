// From an answer of the passes to the Speaker of the records: id, name, role, country, for whom he speaks.
#include "resolve/speaker.h"

#include <algorithm>

#include "text/fold.h"
#include "text/small_letters.h"

namespace onrecord::resolve {
namespace {

// Lower case, accents away, '-' for whatever else stands between.
std::string slug(std::string_view name) {
  std::string out;
  bool gap = false;
  for (const char c : text::folded(name)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (kept && gap && !out.empty()) out += '-';
    if (kept) out += c;
    if (c != '\'') gap = !kept;
  }
  return out;
}

const tables::TableActor* row_of(const Article& article, const Entity& entity) {
  return entity.table_actor < 0 ? nullptr : &article.tables.actors()[static_cast<std::size_t>(entity.table_actor)];
}

std::string country_of(const Article& article, const Entity& entity) {
  if (const tables::TableActor* row = row_of(article, entity); row && !row->country.empty()) return row->country;
  return entity.country < 0 ? std::string() : article.tables.countries()[static_cast<std::size_t>(entity.country)].iso3;
}

std::string_view sector_of(const Article& article, const Entity& entity) {
  if (const tables::TableActor* row = row_of(article, entity); row && !row->sector.empty()) {
    // A candidate who will hold an office one day does not speak for the state yet.
    const auto in_office = [&](const tables::DatedRole& role) { return role.holds_on(article.document->published_at); };
    if (entity.kind != ActorKind::person || row->roles.empty() ||
        std::any_of(row->roles.begin(), row->roles.end(), in_office))
      return row->sector;
  }
  for (const RoleUse& role : entity.roles)
    if (const std::string_view sector = article.tables.sector_name(article.tables.facts(role.head).sector);
        !sector.empty())
      return sector;
  return entity.head == 0 ? std::string_view{} : article.tables.sector_name(article.tables.facts(entity.head).sector);
}

// "family.given"; a surname alone, or one name alone, has no given one.
struct PersonName {
  std::string family, given;
};

std::string in_one(const PersonName& name, const std::string& last) {
  return name.family + (name.given.empty() ? "" : '.' + name.given) + (last.empty() ? "" : '.' + last);
}

PersonName name_of_row(const tables::TableActor& row) {
  const std::string_view name = row.name;
  const std::size_t space = row.family_first ? name.find(' ') : name.rfind(' ');
  if (space == std::string_view::npos) return {slug(name), {}};
  return row.family_first ? PersonName{slug(name.substr(0, space)), slug(name.substr(space + 1))}
                          : PersonName{slug(name.substr(space + 1)), slug(name.substr(0, name.find(' ')))};
}

PersonName name_of_person(const Article& article, const Entity& entity) {
  if (const tables::TableActor* row = row_of(article, entity)) return name_of_row(*row);
  PersonName name;
  name.family = slug(article.spelling_of(entity.family));
  const bool east_asian =
      !entity.given.empty() && !entity.name_words.empty() && article.word(entity.name_words.begin).id == entity.family;
  for (const tables::WordId word : entity.given) {
    if (!name.given.empty()) name.given += '-';
    name.given += slug(article.spelling_of(word));
    if (!east_asian) break;
  }
  return name;
}

std::string country_or_sector(const Article& article, const Entity& entity) {
  const std::string country = text::in_small_letters(country_of(article, entity));
  return country.empty() ? text::in_small_letters(sector_of(article, entity)) : country;
}

// Whether the analyst's own tables hold somebody else of the name: of another country.
bool own_tables_part(const tables::ActorTables& tables, const tables::TableActor& row) {
  const PersonName name = name_of_row(row);
  const auto bearers = tables.bearers(row.family);
  return row.own && std::any_of(bearers.begin(), bearers.end(), [&](std::uint32_t index) {
           const tables::TableActor& other = tables.actors()[index];
           if (!other.own || other.country.empty() || row.country.empty() || other.country == row.country) return false;
           const PersonName others = name_of_row(other);
           return others.family == name.family && others.given == name.given;
         });
}

// Whether the article tells two of the name apart, each with a country or an office.
bool article_parts(const Article& article, const Entity& entity, const std::string& last) {
  const auto bearers = article.by_family.find(entity.family);
  if (last.empty() || entity.given.empty() || bearers == article.by_family.end()) return false;
  return std::any_of(bearers->second.begin(), bearers->second.end(), [&](int index) {
    const Entity& other = article.entities[static_cast<std::size_t>(index)];
    if (&other == &entity || other.given.empty() || other.given.front() != entity.given.front()) return false;
    const std::string others = country_or_sector(article, other);
    return !others.empty() && others != last;
  });
}

// A person is his full name: what is known of his country and office differs by article, and he must be one in all of
// them. Only a surname alone, and a name that is known to be two people's, goes with a country or sector.
std::string person_id(const Article& article, const Entity& entity) {
  const PersonName name = name_of_person(article, entity);
  const std::string last = country_or_sector(article, entity);
  const tables::TableActor* row = row_of(article, entity);
  const bool parted = row != nullptr ? own_tables_part(article.tables, *row) : article_parts(article, entity, last);
  return in_one(name, name.given.empty() || parted ? last : std::string());
}

// Number of earlier entities of the same kind and name: a second unnamed official is another one.
std::size_t earlier_namesakes(const Article& article, int index) {
  std::size_t count = 0;
  const Entity& own = article.entities[static_cast<std::size_t>(index)];
  for (int i = 0; i < index; ++i)
    if (article.entities[static_cast<std::size_t>(i)].kind == own.kind &&
        article.entities[static_cast<std::size_t>(i)].name == own.name)
      ++count;
  return count;
}

std::string role_on(const tables::TableActor& row, Date day) {
  const tables::DatedRole* best = nullptr;
  for (const tables::DatedRole& role : row.roles)
    if (role.holds_on(day) && (!best || !best->from.valid() || (role.from.valid() && best->from <= role.from)))
      best = &role;
  return best ? best->text : std::string();
}

std::string role_of(const Article& article, const Entity& entity) {
  const tables::TableActor* row = row_of(article, entity);
  if (row && row->own)
    if (std::string role = role_on(*row, article.document->published_at); !role.empty()) return role;
  if (entity.kind == ActorKind::unnamed || (entity.kind == ActorKind::group && entity.table_actor < 0))
    return article.surface(entity.name_words);
  for (const RoleUse& role : entity.roles)
    if (role.head != 0) return article.surface(role.words);
  if (row && row->kind == ActorKind::person) return role_on(*row, article.document->published_at);
  for (const RoleUse& role : entity.roles)  // "(D-Ohio)" is a party, no role
    if (const std::string words = article.surface(role.words); words.size() < 2 || words[1] != '-') return words;
  return {};
}

// Whom a spokesperson speaks for: the name behind "for" or before the role.
std::string employer(const Article& article, Words source, const Entity& entity, std::string& country) {
  const auto from = [&](Words words) {
    for (std::uint32_t i = words.begin; i < words.end && i < article.size(); ++i) {
      const std::int32_t index = article.mention_at[i];
      if (index < 0) continue;
      const Mention& mention = article.mentions[static_cast<std::size_t>(index)];
      if (mention.entity >= 0 && &article.entities[static_cast<std::size_t>(mention.entity)] == &entity) continue;
      if (mention.entity < 0) {
        if (mention.country >= 0 && country.empty())
          country = article.tables.countries()[static_cast<std::size_t>(mention.country)].iso3;
        continue;
      }
      const Entity& other = article.entities[static_cast<std::size_t>(mention.entity)];
      if (country.empty()) country = country_of(article, other);
      return country_of(article, other).empty() || other.kind == ActorKind::organisation ? other.name
                                                                                         : country_of(article, other);
    }
    return std::string();
  };
  for (const RoleUse& role : entity.roles)
    if (role.head != 0 && article.text.lexicon->is(article.spelling_of(role.head), "spokesperson"_words))
      if (std::string name = from(role.words); !name.empty()) return name;
  return from(source);
}

std::string speaks_for(const Article& article, const Source& source, const Entity& entity, std::string& country) {
  if (entity.kind == ActorKind::government) return country;
  bool spokes = entity.head != 0 && article.text.lexicon->is(article.spelling_of(entity.head), "spokesperson"_words);
  for (const RoleUse& role : entity.roles)
    spokes =
        spokes || (role.head != 0 && article.text.lexicon->is(article.spelling_of(role.head), "spokesperson"_words));
  if (spokes) {
    std::string who = employer(article, source.words, entity, country);
    if (who.empty()) who = country;
    // A state's organ speaks for the state.
    if (!country.empty() && who != country && entity.table_actor < 0) {
      for (const Entity& each : article.entities)
        if (each.name == who && each.table_actor >= 0 &&
            article.tables.actors()[static_cast<std::size_t>(each.table_actor)].sector == "GOV")
          return country;
    }
    return who;
  }
  const std::string_view sector = sector_of(article, entity);
  return sector == "GOV" || sector == "MIL" ? country : std::string();
}

}  // namespace

std::string id_of_row(const tables::ActorTables& tables, const tables::TableActor& row) {
  if (!row.id.empty() || row.kind != ActorKind::person) return row.id;
  const PersonName name = name_of_row(row);
  const bool parted = name.given.empty() || own_tables_part(tables, row);
  return in_one(name, parted ? text::in_small_letters(row.country) : std::string());
}

std::string actor_id(const Article& article, int index) {
  const Entity& entity = article.entities[static_cast<std::size_t>(index)];
  if (const tables::TableActor* row = row_of(article, entity); row && !row->id.empty()) return row->id;
  const std::string country = text::in_small_letters(country_of(article, entity));
  const std::string& document = article.document->doc_id;
  switch (entity.kind) {
    case ActorKind::government:
      return country_of(article, entity);
    case ActorKind::person:
      return person_id(article, entity);
    case ActorKind::author:
      return "author." + (entity.name == nameless_author ? document : slug(entity.name));
    case ActorKind::document:
      return "document." + document + '.' + slug(entity.name);
    case ActorKind::unnamed:
    case ActorKind::group: {
      if (entity.table_actor >= 0) return slug(entity.name) + (country.empty() ? "" : "." + country);
      const std::size_t before = earlier_namesakes(article, index);
      constexpr std::string_view mark = "unnamed: ";
      const std::string_view name = entity.name;
      return "unnamed." + document + '.' + slug(name.starts_with(mark) ? name.substr(mark.size()) : name) +
             (before == 0 ? "" : "." + std::to_string(before + 1));
    }
    default:
      break;
  }
  return slug(entity.name) + (country.empty() ? "" : "." + country);
}

Speaker speaker_of(const Article& article, const Source& source, const Answer& answer) {
  Speaker speaker;
  speaker.method = answer.method;
  speaker.confidence = answer.confidence;
  if (answer.entity < 0) return speaker;
  const Entity& entity = article.entities[static_cast<std::size_t>(answer.entity)];
  speaker.name = entity.name;
  speaker.kind = entity.kind;
  if (entity.kind == ActorKind::joint) {
    for (const int each : answer.joint)
      speaker.actor_id += (speaker.actor_id.empty() ? "" : "+") + actor_id(article, each);
  } else {
    speaker.actor_id = actor_id(article, answer.entity);
    speaker.role = role_of(article, entity);
    speaker.country = country_of(article, entity);
    speaker.speaks_for = speaks_for(article, source, entity, speaker.country);
  }
  TraceStep step;
  step.stage = "actor";
  const tables::TableActor* row = row_of(article, entity);
  step.rule = row ? row->file + ':' + std::to_string(row->line) : answer.rule;
  step.effect = answer.rule + " -> " + speaker.name;
  if (!source.words.empty())
    step.matched = {article.word(source.words.begin).begin, article.word(source.words.end - 1).end};
  speaker.trace.push_back(std::move(step));
  return speaker;
}

}  // namespace onrecord::resolve
