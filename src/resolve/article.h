// Article: what the passes over one article share: its words, mentions and the actors found so far.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/attribution.h"
#include "onrecord/document.h"
#include "onrecord/statement.h"
#include "resolve/words.h"
#include "tables/actor_tables.h"

namespace onrecord::resolve {

// Half-open range of word indices.
struct Words {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin >= end; }
  std::uint32_t size() const { return end - begin; }
  bool holds(std::uint32_t word) const { return begin <= word && word < end; }
};

// A longest phrase of the tables that begins at a word.
struct PhraseHit {
  std::uint32_t phrase = 0;
  std::uint8_t words = 0;  // 0: none
};

enum class MentionKind : std::uint8_t {
  name,    // capitalised words not yet known to be a person's or an organisation's
  person,  // a person's, by its form or by what stands before it
  organisation,
  country,    // a state by its name or its capital
  belonging,  // "Japanese", "Ohio", "Republican": speaks for nobody
  group,      // "Republicans"
};

struct Mention {
  Words name;                      // without titles
  std::uint32_t phrase_begin = 0;  // first word of the titles and labels before it
  MentionKind kind = MentionKind::name;
  int entity = -1;
  int table_actor = -1;
  int country = -1;      // index into the tables' countries: the state named, or the one before the title
  int affiliation = -1;  // mention that stands before the title: "[IMF] chief economist X"
  Words title;           // words of title and role before the name
  char gender = 0;       // told by an honorific, a title or a kin word
  bool honorific = false;
  bool kin = false;  // "his wife, Ann X"
  bool possessive = false;
  bool headline = false;
  bool capital_city = false;
  bool plain = false;  // of the name kind, with a form that persons have
};

struct RoleUse {
  Words words;
  std::vector<tables::WordId> ids;  // folded words of the role, synonyms of titles included
  int country = -1;
  tables::WordId head = 0;
};

struct Entity {
  ActorKind kind = ActorKind::person;
  std::string name;
  Words name_words;                   // of its fullest mention
  std::vector<tables::WordId> given;  // before the family name
  tables::WordId family = 0;          // last word of the family name
  char gender = 0;
  bool kin = false;  // known only as somebody's relative
  bool plural = false;
  bool guessed = false;  // an institution only by its capitals
  int table_actor = -1;
  int country = -1;
  tables::WordId head = 0;  // of unnamed ones: "official"
  std::vector<RoleUse> roles;
  std::vector<std::uint32_t> mentions;
  std::uint32_t first = 0;  // word of its first mention
  // Where it last spoke, as the passes go through the sources.
  int spoke_at = -1;  // word index
};

// A source in the order of the text, and its answer.
struct Source {
  std::uint32_t attribution = 0;
  Words words;                 // empty: none in the text
  std::uint32_t position = 0;  // word from which to look back
  bool nested = false;         // inside another's content
};

inline constexpr std::string_view nameless_author = "author";  // of an article without a byline

struct Answer {
  int entity = -1;
  std::vector<int> joint;  // several named, one statement
  SpeakerMethod method = SpeakerMethod::unknown;
  Confidence confidence = Confidence::low;
  std::string rule;  // for the trace
};

struct Article {
  explicit Article(const tables::ActorTables& the_tables) : tables(the_tables) {}

  const tables::ActorTables& tables;
  const Document* document = nullptr;
  std::span<const Attribution> attributions;
  ArticleWords text;
  std::vector<PhraseHit> hits;           // for each word
  std::vector<Mention> mentions;         // ascending
  std::vector<std::int32_t> mention_at;  // for each word, -1: none
  std::vector<bool> in_cue;              // for each word: a cue is no part of a name, also in a headline's capitals
  std::vector<Entity> entities;
  std::unordered_map<tables::WordId, std::uint32_t> alone_counts;  // how often a name's last word stands alone
  std::unordered_map<tables::WordId, std::vector<int>> by_family, by_given;  // persons, in the order of their finding
  std::unordered_map<std::string, int> organisations;                        // by folded name, without "the"
  std::unordered_map<std::string, std::vector<std::uint32_t>>
      spelled_out;  // by initials: mentions of names that no table knows, ascending
  std::unordered_map<tables::WordId, std::vector<std::uint32_t>>
      companies;                    // mentions of firms by the first word of the name
  std::uint32_t body = 0;           // first word after the headline
  std::vector<bool> country_named;  // of the tables' countries
  std::vector<Source> sources;      // in the order of the text
  std::vector<Answer> answers;      // for each attribution
  std::vector<int> content_owner;   // for each word: innermost attribution whose content holds it, or -1
  int last_speaker = -1;            // entity
  int last_plural = -1;
  int last_organisation = -1;

  const Word& word(std::size_t index) const { return text.words[index]; }
  bool is(std::size_t index, text::WordClass of) const { return text.is(index, of); }  // past the last word: no
  bool is_in_any_case(std::size_t index, text::WordClass of) const;                    // "THEY" as "they"
  bool ends(std::size_t index, text::WordClass of) const {                             // "-ing"
    return index < size() && text.lexicon->ends(text.spelling(index), of);
  }
  const tables::WordFacts& facts(std::size_t index) const { return tables.facts(text.words[index].id); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(text.words.size()); }
  std::string surface(Words range) const;  // the text from the first word to the last, line breaks as spaces
  bool same_clause(std::uint32_t a, std::uint32_t b) const;  // no gap between neighbouring words a < b
  std::uint32_t times_alone(tables::WordId id) const;
  // How often the word of this place stands capitalised elsewhere without a capital in front of it.
  std::uint32_t alone_elsewhere(std::uint32_t index) const;
  std::string_view spelling_of(tables::WordId id) const;
  // "(R)", "(D-Utah)", ", R-Ohio,": a party and a state behind a name.
  bool party_tag(std::uint32_t word) const;
  // "REUTERS/Jan Lane", "Photo: Jan Lane": who took the picture.
  bool credited(const Mention& mention) const;
  tables::WordId id_of(std::string_view folded) const;  // 0 where neither the tables nor the article know the word
};

// The passes, in the order of their running.
void find_phrases(Article& article);
void find_mentions(Article& article);
void find_persons(Article& article);
void find_organisations(Article& article);
void find_roles(Article& article);
void order_sources(Article& article);
void resolve_sources(Article& article);

// Who a family name that stands alone means at `mention`; -1: nobody known. By the article's own persons, by
// a name spelled almost so, by the tables' holders of that day and an analyst's actors.
int bearer_of(const Article& article, const Mention& mention, std::uint32_t position, Confidence& confidence);
bool near_spelling(std::string_view a, std::string_view b);  // one letter apart, two in long names
int near_bearer(const Article& article, const Mention& mention);
int table_bearer(const Article& article, const Mention& mention,
                 Confidence& confidence);  // index of a table's actor
// The firm that a name shortens ("Larkwood" after "Larkwood Brewing Corp"), the last one of several; mention or -1.
int shortened_company(const Article& article, const Mention& mention);
int add_entity(Article& article, Entity&& entity);  // and its place in the indexes of names
// The entity of a mention, made now where none exists yet; -1 where it names nobody.
int entity_of(Article& article, std::uint32_t mention);
int country_entity(Article& article, int country);
int table_entity(Article& article, int table_actor);

}  // namespace onrecord::resolve
