// From mentions to entities: states, organisations with their acronyms and short forms, names that stand
// alone.
#include <algorithm>
#include <cctype>

#include "resolve/article.h"
#include "text/fold.h"

namespace onrecord::resolve {
namespace {

std::string organisation_key(const Article& article, Words words) {
  std::string key;
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    const tables::WordId id = article.word(i).id;
    const std::string_view word = id != 0 ? article.spelling_of(id) : article.text.spelling(i);
    if (key.empty() && article.text.lexicon->is(word, "definite_article"_words)) continue;
    if (!key.empty()) key += ' ';
    key += word;
  }
  return key;
}

// "imf" of "international monetary fund", with or without the small words.
std::string initials(const text::Lexicon& lexicon, std::string_view key, bool small_words) {
  std::string out;
  bool start = true;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (start) {
      const std::size_t end = std::min(key.find(' ', i), key.size());
      const std::string_view word = key.substr(i, end - i);
      if (small_words || !lexicon.is(word, "skipped_by_acronyms"_words)) out += word.front();
    }
    start = key[i] == ' ' || key[i] == '-';
  }
  return out;
}

bool name_holds(std::string_view name, std::string_view word) {
  const std::string low = text::folded(name);
  for (std::size_t at = low.find(word); at != std::string::npos; at = low.find(word, at + 1))
    if ((at == 0 || low[at - 1] == ' ') && (at + word.size() == low.size() || low[at + word.size()] == ' '))
      return true;
  return false;
}

// "the Bank" after "the Bank of Norway": the last body that is one; -1: none.
int body_of_that_kind(Article& article, std::uint32_t index) {
  const Mention& mention = article.mentions[index];
  const std::uint32_t at = mention.name.begin;
  if (mention.name.size() != 1 || article.word(at).all_capitals ||
      !article.facts(at).is(tables::word_class::organisation))
    return -1;
  if (at == 0 || article.word(at).gap != 0 || !article.is(at - 1, "the_in_front"_words)) return -1;
  constexpr std::uint32_t reach = 400;  // mentions; a longer way back is another body
  for (std::uint32_t i = index; i-- > 0 && index - i < reach;) {
    const int who = article.mentions[i].entity;
    if (who < 0 || article.mentions[i].name.size() < 2) continue;
    const Entity& body = article.entities[static_cast<std::size_t>(who)];
    if (body.kind == ActorKind::organisation && name_holds(body.name, article.spelling_of(article.word(at).id)))
      return who;
  }
  return -1;
}

bool is_acronym(const Article& article, const Mention& mention) {
  return mention.name.size() == 1 && article.word(mention.name.begin).all_capitals;
}

bool shortens(const text::Lexicon& lexicon, const std::string& acronym, const std::string& name) {
  return initials(lexicon, name, true) == acronym || initials(lexicon, name, false) == acronym;
}

int organisation_entity(Article& article, std::uint32_t index) {
  const Mention& mention = article.mentions[index];
  if (const int whole = body_of_that_kind(article, index); whole >= 0) return whole;
  if (const int company = shortened_company(article, mention); company >= 0)
    return entity_of(article, static_cast<std::uint32_t>(company));
  const std::string key = organisation_key(article, mention.name);
  const auto known = article.organisations.find(key);
  if (known != article.organisations.end()) return known->second;
  // An acronym of an organisation named before, or its last words ("the Times").
  const bool acronym = is_acronym(article, mention);
  int found = -1;
  if (article.organisations.size() < 400)
    for (const auto& [name, entity] : article.organisations) {
      const bool ends = name.size() > key.size() && name.ends_with(key) && name[name.size() - key.size() - 1] == ' ';
      // The latest of several; the order of the map must not matter.
      if ((ends || (acronym && shortens(*article.text.lexicon, key, name))) &&
          (found < 0 || article.entities[static_cast<std::size_t>(entity)].first >
                            article.entities[static_cast<std::size_t>(found)].first))
        found = entity;
    }
  if (found < 0) {
    Entity entity;
    entity.kind = ActorKind::organisation;
    entity.name = article.surface(mention.name);
    entity.name_words = mention.name;
    entity.country = mention.country;
    entity.first = mention.name.begin;
    entity.guessed = mention.kind == MentionKind::name || acronym;
    found = add_entity(article, std::move(entity));
  }
  article.organisations.emplace(key, found);
  return found;
}

// "the Larkwood Accords": what is agreed or written says nothing as a body does.
bool is_instrument(const Article& article, const Mention& mention) {
  const std::uint32_t last = mention.name.end - 1;
  if (article.word(last).id == 0 || article.facts(last).head != tables::HeadClass::document) return false;
  return article.text.lexicon->is(article.spelling_of(article.word(last).id), "instrument"_words);
}

bool looks_like_organisation(const Article& article, const Mention& mention) {
  if (is_instrument(article, mention)) return false;
  const Word& word = article.word(mention.name.begin);
  const bool article_before =
      mention.name.begin > 0 && word.gap == 0 && article.is(mention.name.begin - 1, "the_in_front"_words);
  return article_before || mention.name.size() > 1 ||
         (word.all_capitals && mention.name.size() == 1 && !mention.headline);
}

int alone(Article& article, std::uint32_t index) {
  Mention& mention = article.mentions[index];
  Confidence confidence = Confidence::high;
  int entity = bearer_of(article, mention, mention.name.begin, confidence);
  if (entity >= 0) return entity;
  if (const int actor = table_bearer(article, mention, confidence); actor >= 0) return table_entity(article, actor);
  if (mention.title.empty())
    if (const int company = shortened_company(article, mention); company >= 0)
      return entity_of(article, static_cast<std::uint32_t>(company));
  const tables::WordFacts& facts = article.facts(mention.name.end - 1);
  const bool courtesy = mention.kind == MentionKind::person && mention.honorific && mention.name.size() == 1;
  if ((courtesy || (facts.given_count < 1000 && mention.kind == MentionKind::name)) &&
      !article.word(mention.name.begin).all_capitals)
    if (entity = near_bearer(article, mention); entity >= 0) return entity;
  return -1;
}

int new_person(Article& article, std::uint32_t index) {
  const Mention& mention = article.mentions[index];
  Entity person;
  person.kind = ActorKind::person;
  person.name = article.surface(mention.name);
  person.family = article.word(mention.name.end - 1).id;
  person.gender = mention.gender;
  person.first = mention.name.begin;
  person.name_words = mention.name;
  person.kin = mention.kin;
  if (!mention.title.empty()) person.country = mention.country;
  return add_entity(article, std::move(person));
}

// A country's name that is the family name of a person of the article is that person ("Jordan said").
int person_with_country_name(const Article& article, const Mention& mention) {
  if (mention.name.size() != 1) return -1;
  const auto found = article.by_family.find(article.word(mention.name.begin).id);
  if (found == article.by_family.end()) return -1;
  for (const int each : found->second)
    if (article.entities[static_cast<std::size_t>(each)].first < mention.name.begin) return each;
  return -1;
}

// "Norway's Anna Berg"
bool behind_possessive(const Article& article, const Mention& mention) {
  const std::uint32_t begin = mention.name.begin;
  return begin > 0 && article.word(begin).gap == 0 && !article.word(begin).sentence_start &&
         article.word(begin - 1).possessive;
}

// "the Rapid Support Forces ... the RSF": what the article spells out comes before what the tables mean by the letters.
int spelled_out_before(Article& article, std::uint32_t index) {
  const Mention& mention = article.mentions[index];
  if (mention.table_actor < 0 || !is_acronym(article, mention)) return -1;
  const std::string key = organisation_key(article, mention.name);
  const auto names = article.spelled_out.find(key);
  if (names == article.spelled_out.end()) return -1;
  for (auto before = std::lower_bound(names->second.begin(), names->second.end(), index);
       before != names->second.begin();) {
    const int who = entity_of(article, *--before);
    if (who < 0 || article.entities[static_cast<std::size_t>(who)].kind != ActorKind::organisation) continue;
    article.organisations.emplace(key, who);
    return who;
  }
  return -1;
}

void note_spelled_out(Article& article) {
  for (std::uint32_t i = 0; i < article.mentions.size(); ++i) {
    const Mention& name = article.mentions[i];
    if (name.name.size() < 2 || name.table_actor >= 0 ||
        (name.kind != MentionKind::organisation && name.kind != MentionKind::name))
      continue;
    const std::string key = organisation_key(article, name.name), whole = initials(*article.text.lexicon, key, true),
                      without = initials(*article.text.lexicon, key, false);
    article.spelled_out[whole].push_back(i);
    if (without != whole) article.spelled_out[without].push_back(i);
  }
}

int find_entity(Article& article, std::uint32_t index) {
  Mention& mention = article.mentions[index];
  switch (mention.kind) {
    case MentionKind::country: {
      if (mention.table_actor >= 0) return table_entity(article, mention.table_actor);
      if (const int person = person_with_country_name(article, mention); person >= 0) {
        mention.kind = MentionKind::person;
        return person;
      }
      return country_entity(article, mention.country);
    }
    case MentionKind::group:
      return table_entity(article, mention.table_actor);
    case MentionKind::organisation:
      if (const int own = spelled_out_before(article, index); own >= 0) return own;
      if (mention.table_actor >= 0) {
        const int entity = table_entity(article, mention.table_actor);
        article.organisations.emplace(organisation_key(article, mention.name), entity);
        return entity;
      }
      return organisation_entity(article, index);
    case MentionKind::belonging:
      return person_with_country_name(article, mention);
    case MentionKind::person: {
      const int entity = alone(article, index);
      return entity >= 0 ? entity : new_person(article, index);
    }
    case MentionKind::name: {
      const int entity = alone(article, index);
      if (entity >= 0) {
        mention.kind = article.entities[static_cast<std::size_t>(entity)].kind == ActorKind::person
                           ? MentionKind::person
                           : mention.kind;
        return entity;
      }
      return looks_like_organisation(article, mention) ? organisation_entity(article, index) : -1;
    }
  }
  return -1;
}

}  // namespace

int shortened_company(const Article& article, const Mention& mention) {
  const auto found = article.companies.find(article.word(mention.name.begin).id);
  if (found == article.companies.end()) return -1;
  for (std::size_t i = found->second.size(); i-- > 0;) {
    const Words whole = article.mentions[found->second[i]].name;
    if (whole.size() <= mention.name.size() || whole.begin >= mention.name.begin) continue;
    bool same = true;
    for (std::uint32_t w = 0; w < mention.name.size(); ++w)
      same = same && article.word(whole.begin + w).id == article.word(mention.name.begin + w).id;
    if (same) return static_cast<int>(found->second[i]);
  }
  return -1;
}

int country_entity(Article& article, int country) {
  if (country < 0) return -1;
  const tables::Country& state = article.tables.countries()[static_cast<std::size_t>(country)];
  for (std::size_t i = 0; i < article.entities.size(); ++i)
    if (article.entities[i].kind == ActorKind::government && article.entities[i].country == country)
      return static_cast<int>(i);
  // An analyst's own row for the state lies over ours.
  for (std::size_t i = 0; i < article.tables.actors().size() && i < 100'000; ++i) {
    const tables::TableActor& actor = article.tables.actors()[article.tables.actors().size() - 1 - i];
    if (!actor.own) break;
    if (actor.kind == ActorKind::government && actor.country == state.iso3)
      return table_entity(article, static_cast<int>(article.tables.actors().size() - 1 - i));
  }
  Entity entity;
  entity.kind = ActorKind::government;
  const bool own_name = state.iso3 == "EUU" || state.iso3 == "PSE" || state.iso3 == "VAT";  // no state's government
  entity.name = own_name ? state.name : "Government of ";
  if (!own_name) entity.name += (state.article.empty() ? "" : state.article + ' ') + state.name;
  entity.country = country;
  return add_entity(article, std::move(entity));
}

int entity_of(Article& article, std::uint32_t index) {
  if (article.mentions[index].entity >= 0) return article.mentions[index].entity;
  const int entity = find_entity(article, index);
  if (entity < 0) return -1;
  Mention& mention = article.mentions[index];
  mention.entity = entity;
  Entity& known = article.entities[static_cast<std::size_t>(entity)];
  if (known.mentions.empty() || mention.name.begin < known.first) known.first = mention.name.begin;
  const auto place = std::upper_bound(known.mentions.begin(), known.mentions.end(), index);
  known.mentions.insert(place, index);
  if (known.kind == ActorKind::person) {
    if (known.gender == 0) known.gender = mention.gender;
    if (known.country < 0 && (!mention.title.empty() || behind_possessive(article, mention)))
      known.country = mention.country;
  }
  return entity;
}

void find_organisations(Article& article) {
  note_spelled_out(article);
  for (std::uint32_t i = 0; i < article.mentions.size(); ++i)
    if (article.mentions[i].kind == MentionKind::organisation && !article.mentions[i].headline) entity_of(article, i);
}

}  // namespace onrecord::resolve
