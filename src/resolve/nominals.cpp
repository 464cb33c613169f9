// Nominal sources: roles that point back to a person, relatives, organisations by their kind, documents, the
// unnamed.
#include <algorithm>

#include "resolve/descriptions.h"
#include "text/small_letters.h"

namespace onrecord::resolve {
namespace {

bool contains(std::span<const tables::WordId> words, tables::WordId word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Nominal {
 public:
  Nominal(Article& article, const Source& source, const SourceHead& head)
      : article_(article), source_(source), head_(head) {}

  Answer resolve() {
    const tables::WordFacts& facts = article_.facts(head_.head);
    if (const int actor = own_alias(false); actor >= 0)
      return found(table_entity(article_, actor), SpeakerMethod::alias, Confidence::high, "alias");
    switch (head_word_class()) {
      case tables::HeadClass::document:
        return document();
      case tables::HeadClass::organisation:
        return organisation();
      case tables::HeadClass::kin:
        return relative();
      case tables::HeadClass::group:
        return group();
      case tables::HeadClass::role:
        return facts.plural ? group() : role();
      case tables::HeadClass::none:
        break;
    }
    if (plural_form() || people()) return group();
    return unnamed(false);
  }

  // "the European reluctance", "the Japanese": a word of belonging that heads a source means a people.
  bool people() const { return head_.mention >= 0 && mention(head_.mention).kind == MentionKind::belonging; }

 private:
  std::string_view spelling(std::uint32_t i) const { return article_.text.spelling(i); }
  Entity& entity(int index) { return article_.entities[static_cast<std::size_t>(index)]; }
  const Mention& mention(int index) const { return article_.mentions[static_cast<std::size_t>(index)]; }

  static Answer found(int entity, SpeakerMethod method, Confidence confidence, std::string rule) {
    Answer answer;
    answer.entity = entity;
    answer.method = entity < 0 ? SpeakerMethod::unknown : method;
    answer.confidence = confidence;
    answer.rule = std::move(rule);
    return answer;
  }

  tables::HeadClass head_word_class() const {
    const tables::WordFacts& facts = article_.facts(head_.head);
    // "prime minister", "secretary of state": a title that ends here.
    for (std::uint32_t i = head_.phrase.begin; i <= head_.head; ++i)
      if (article_.hits[i].words > 1 && i + article_.hits[i].words == head_.head + 1 &&
          article_.tables.phrase(article_.hits[i].phrase).kind == tables::PhraseKind::title)
        return tables::HeadClass::role;
    if (facts.head != tables::HeadClass::none) return facts.head;
    if (facts.is(tables::word_class::title)) return tables::HeadClass::role;
    const std::string_view word = spelling(head_.head);
    if (head_.mention < 0 && word.size() > 5 && !article_.word(head_.head).capital &&
        article_.text.lexicon->ends(word, "person_ending"_words))
      return tables::HeadClass::role;
    return tables::HeadClass::none;
  }

  bool plural_form() const {
    const std::string_view word = spelling(head_.head);
    const text::Lexicon& lexicon = *article_.text.lexicon;
    return word.size() > 3 && lexicon.ends(word, "plural_ending"_words) && !lexicon.ends(word, "singular_ending"_words);
  }

  std::string key() const {
    std::string out;
    Words words = source_.words;
    if (words.size() > 1 && article_.is(words.begin, "the_in_front"_words)) ++words.begin;
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      if (!out.empty()) out += ' ';
      for (const char c : spelling(i)) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      if (article_.word(i).possessive && i + 1 < words.end) out += "'s";
    }
    return out;
  }

  int own_alias(bool generic) {
    if (head_.determiner == Determiner::indefinite || source_.words.size() > 12) return -1;
    const std::string name = key();
    const int actor = article_.tables.alias(name);
    if (actor < 0 || article_.tables.generic_alias(name) != generic) return -1;
    const tables::TableActor& row = article_.tables.actors()[static_cast<std::size_t>(actor)];
    if (!generic) return actor;
    // "the minister" is a row's only where the article has named that actor before.
    for (const Entity& each : article_.entities)
      if (each.table_actor == actor && each.first <= source_.position) return actor;
    return row.kind != ActorKind::person && article_.country_named.size() > 0 && named(row.country) ? actor : -1;
  }

  bool named(const std::string& iso3) const {
    const auto& countries = article_.tables.countries();
    for (std::size_t c = 0; c < countries.size(); ++c)
      if (countries[c].iso3 == iso3) return article_.country_named[c];
    return false;
  }

  int country_of_phrase() const {
    for (std::uint32_t i = head_.phrase.begin; i < head_.head; ++i)
      if (const std::int32_t index = article_.mention_at[i];
          index >= 0 && mention(index).country >= 0 &&
          (mention(index).kind == MentionKind::country || mention(index).kind == MentionKind::belonging ||
           mention(index).kind == MentionKind::organisation))
        return mention(index).country;
    // "the prime minister of Japan"
    const std::uint32_t of = head_.head + 1;
    if (of + 1 < source_.words.end && article_.is(of, "of_a_whole"_words)) {
      const std::uint32_t at = article_.is(of + 1, "definite_article"_words) ? of + 2 : of + 1;
      if (at < source_.words.end && article_.mention_at[at] >= 0 &&
          mention(article_.mention_at[at]).kind == MentionKind::country)
        return mention(article_.mention_at[at]).country;
    }
    return -1;
  }

  // ---- roles

  struct RoleMatch {
    bool fits = false;
    int score = 0;
    bool exact = false;  // by the head itself, not by a broader word
    int weight() const { return score + (exact ? 2 : 0); }
  };

  // The role's head or a broader word for it is the source's head, and no word of the two disagrees.
  RoleMatch match(std::span<const tables::WordId> role, tables::WordId role_head) const {
    const tables::WordId wanted = article_.word(head_.head).id;
    const auto names = [&](tables::WordId word) {
      return word == wanted || contains(article_.tables.broader(word), wanted);
    };
    const bool exact = contains(role, wanted);
    bool fits = exact;
    if (!fits && role_head != 0) fits = names(role_head) || contains(article_.tables.broader(wanted), role_head);
    if (!fits)
      for (const tables::WordId word : role)
        fits = fits || (article_.tables.facts(word).head == tables::HeadClass::role &&
                        (names(word) || contains(article_.tables.broader(wanted), word)));
    if (!fits) return {};
    RoleMatch out{true, 0, exact};
    bool former = false, wants_former = false, lower = false, wants_lower = false;
    for (const tables::WordId word : role) {
      former = former || special(word);
      lower = lower || second_rank(word);
    }
    for (std::uint32_t i = head_.phrase.begin; i < head_.head; ++i) {
      const tables::WordId id = article_.word(i).id;
      if (id == 0 || article_.facts(i).is(tables::word_class::function)) continue;
      wants_former = wants_former || special(id);
      wants_lower = wants_lower || second_rank(id);
      if (contains(role, id) || (party(i) && of_that_party(role, id)))
        ++out.score;
      else if (article_.hits[i].words > 1 &&
               article_.tables.phrase(article_.hits[i].phrase).kind == tables::PhraseKind::title &&
               i + article_.hits[i].words > head_.head)
        return {};  // "prime minister" is not "finance minister"
      else if (party(i) && has_party(role))
        return {};
      else if (is_place(id) &&
               std::any_of(role.begin(), role.end(), [&](tables::WordId word) { return is_place(word); }))
        return {};  // "the Norland senator" is not Estria's
    }
    if (former != wants_former) out.score -= former ? 2 : 1;
    if (lower != wants_lower) out.score -= 2;  // "the former president" is no vice president
    return out;
  }

  bool is_place(tables::WordId word) const {
    if (word == 0 || !article_.tables.starts_phrase(word)) return false;
    for (const std::uint32_t phrase : article_.tables.phrases_at(article_.tables.step(0, word)))
      if (article_.tables.phrase(phrase).kind == tables::PhraseKind::place) return true;
    return false;
  }
  bool special(tables::WordId word) const {  // "vice president" and "former president" are no president
    return second_rank(word) || article_.text.lexicon->is(article_.spelling_of(word), "no_more_in_office"_words);
  }
  bool second_rank(tables::WordId word) const {
    return article_.text.lexicon->is(article_.spelling_of(word), "second_rank"_words);
  }
  bool party(std::uint32_t i) const {
    return article_.hits[i].words > 0 &&
           article_.tables.phrase(article_.hits[i].phrase).kind == tables::PhraseKind::party;
  }
  // "Democratic" of a "Democrat"
  bool of_that_party(std::span<const tables::WordId> role, tables::WordId party) const {
    constexpr std::size_t stem = 6;
    const std::string_view wanted = article_.spelling_of(party).substr(0, stem);
    return std::any_of(role.begin(), role.end(), [&](tables::WordId word) {
      return wanted.size() == stem && article_.spelling_of(word).starts_with(wanted);
    });
  }
  bool has_party(std::span<const tables::WordId> role) const {
    return std::any_of(role.begin(), role.end(), [&](tables::WordId word) {
      return article_.text.lexicon->is(article_.spelling_of(word), "party_word"_words);
    });
  }

  RoleMatch best_role(const Entity& person) const {
    RoleMatch best;
    const auto take = [&](RoleMatch other) {
      if (other.fits && (!best.fits || other.weight() > best.weight())) best = other;
    };
    for (const RoleUse& use : person.roles) take(match(use.ids, use.head));
    if (person.table_actor >= 0)
      for (const tables::DatedRole& role : article_.tables.actors()[static_cast<std::size_t>(person.table_actor)].roles)
        if (role.holds_on(article_.document->published_at))
          take(match(role.words, role.words.empty() ? 0 : role.words.back()));
    return best;
  }

  Answer role() {
    if (head_.determiner == Determiner::indefinite && !head_.counted)
      if (const int who = titled_so_right_after(); who >= 0)
        return found(who, SpeakerMethod::role, Confidence::low, "titled so right after");
    if (head_.determiner == Determiner::indefinite && !head_.counted)
      if (const int who = named_right_after(); who >= 0)
        return found(who, SpeakerMethod::role, Confidence::low, "named right after");
    if (head_.counted || head_.determiner == Determiner::indefinite) return unnamed(true);
    const int country = country_of_phrase();
    const bool generic = generic_head();
    if (generic)
      if (const int again = same_unnamed(); again >= 0)
        return found(again, SpeakerMethod::role, Confidence::medium, "the unnamed one again");
    if (party_member())
      if (const int who = member_from_there(); who >= 0)
        return found(who, SpeakerMethod::role, Confidence::medium, "of that party and place");
    if (const int person = back_reference(country); person >= 0)
      return found(person, SpeakerMethod::role, Confidence::medium, "role");
    if (const int actor = own_alias(true); actor >= 0)
      return found(table_entity(article_, actor), SpeakerMethod::alias, Confidence::medium, "alias");
    if (const int holder = office_holder(country); holder >= 0)
      return found(table_entity(article_, holder), SpeakerMethod::role, Confidence::medium, "office of that day");
    if (const int again = same_unnamed(); again >= 0)
      return found(again, SpeakerMethod::role, Confidence::medium, "the unnamed one again");
    if (!generic && head_.determiner != Determiner::possessive_pronoun) {
      if (const int person = speaker_just_before(); person >= 0)
        return found(person, SpeakerMethod::role, Confidence::low, "speaker of the sentence before");
      if (const int person = only_person_before(); person >= 0)
        return found(person, SpeakerMethod::role, Confidence::low, "only person before");
      if (const int person = named_later(); person >= 0)
        return found(person, SpeakerMethod::role, Confidence::low, "named later");
    }
    if (!generic && possessed_by_a_body())
      if (const int person = named_later(); person >= 0)
        return found(person, SpeakerMethod::role, Confidence::low, "named later");
    if (party_member())
      if (const int who = member_before(); who >= 0)
        return found(who, SpeakerMethod::role, Confidence::low, "last named of that party");
    return unnamed(false);
  }

  // "the Oslo Republican": one member of a party, by where he is from.
  bool party_member() const {
    if (head_.determiner != Determiner::definite || head_.counted || head_.head < head_.phrase.begin + 2) return false;
    return party(head_.head) && !plural_form();
  }
  // "the Oslo Republican": the last one told to be from there, else whoever spoke just before and is from nowhere else.
  int member_from_there() const {
    tables::WordId place = 0;
    for (std::uint32_t i = head_.phrase.begin; i < head_.head; ++i)
      if (is_place(article_.word(i).id)) place = article_.word(i).id;
    if (place == 0) return -1;
    int best = -1, last = article_.last_speaker;
    std::uint32_t best_at = 0;
    bool last_elsewhere = false;
    for (std::size_t i = 0; i < article_.entities.size(); ++i) {
      const Entity& person = article_.entities[i];
      if (person.kind != ActorKind::person || person.first >= head_.head || other_party(person)) continue;
      bool there = false, elsewhere = false;
      for (const RoleUse& use : person.roles)
        for (const tables::WordId word : use.ids) {
          there = there || word == place;
          elsewhere = elsewhere || (word != place && is_place(word));
        }
      if (static_cast<int>(i) == last) last_elsewhere = elsewhere && !there;
      for (const std::uint32_t index : person.mentions)
        if (const std::uint32_t at = article_.mentions[index].name.begin; there && at < head_.head && at >= best_at) {
          best = static_cast<int>(i);
          best_at = at;
        }
    }
    if (best >= 0) return best;
    if (last < 0 || last_elsewhere || article_.entities[static_cast<std::size_t>(last)].kind != ActorKind::person ||
        other_party(article_.entities[static_cast<std::size_t>(last)]))
      return -1;
    const auto spoke = static_cast<std::uint32_t>(article_.entities[static_cast<std::size_t>(last)].spoke_at);
    return article_.word(spoke).paragraph + 1 >= article_.word(head_.head).paragraph ? last : -1;
  }

  // The one with an office who was named or spoke last, outside others' words, within two paragraphs.
  int member_before() {
    const std::uint32_t paragraph = article_.word(head_.head).paragraph;
    for (std::size_t m = article_.mentions.size(); m-- > 0;) {
      const Mention& each = article_.mentions[m];
      if (each.name.begin >= head_.phrase.begin || each.kind != MentionKind::person) continue;
      if (article_.word(each.name.begin).paragraph + 2 < paragraph || each.headline) break;
      if (article_.word(each.name.begin).quoted || article_.content_owner[each.name.begin] >= 0) continue;
      const int who = entity_of(article_, static_cast<std::uint32_t>(m));
      if (who < 0 || entity(who).kind != ActorKind::person || other_party(entity(who))) continue;
      if (has_role(entity(who)) || in_office(entity(who))) return who;
    }
    return -1;
  }

  // "its governor": of a body just named.
  bool possessed_by_a_body() const {
    return head_.determiner == Determiner::possessive_pronoun && article_.is(head_.phrase.begin, "its"_words);
  }

  // Heads so general that a description with one points nowhere by itself.
  bool generic_head() const { return article_.facts(head_.head).is(tables::word_class::generic); }

  int possessor_entity() {
    return head_.possessor >= 0 ? entity_of(article_, static_cast<std::uint32_t>(head_.possessor)) : -1;
  }

  // "his lawyer" is a lawyer of whom the text says whose he is.
  bool somebodys(const Entity& person) const {
    for (const RoleUse& use : person.roles) {
      if (use.words.empty()) continue;
      const std::uint32_t begin = use.words.begin;
      if (begin > 0 && article_.is(begin - 1, "persons_own"_words)) return true;
      for (std::uint32_t i = begin > 0 ? begin - 1 : 0; i < use.words.end; ++i)
        if (article_.mention_at[i] >= 0 || article_.word(i).possessive) return true;
    }
    return false;
  }

  int back_reference(int country) {
    int best = -1, best_score = -100;
    std::uint32_t best_at = 0;
    const int possessor = possessor_entity();
    for (std::size_t i = 0; i < article_.entities.size(); ++i) {
      const Entity& person = article_.entities[i];
      if (person.kind != ActorKind::person || static_cast<int>(i) == possessor) continue;
      std::uint32_t at = 0;
      bool known = false;
      for (const std::uint32_t index : person.mentions) {
        const Mention& each = article_.mentions[index];
        if (each.name.begin >= source_.position || (each.headline && source_.position >= article_.body)) continue;
        at = std::max(at, person.spoke_at < 0 && complements(each) ? each.name.begin / 2 : each.name.begin);
        known = true;
      }
      if (!known || head_.head < article_.body) {
        if (head_.head >= article_.body) continue;  // a headline's role may be named below
        at = UINT32_MAX - person.first;
      }
      if (country >= 0 && person.country >= 0 && country != person.country) continue;
      if (head_gender_differs(person)) continue;
      if (other_party(person)) continue;
      if (head_.determiner == Determiner::possessive_pronoun && generic_head() && !somebodys(person)) continue;
      const RoleMatch fit = best_role(person);
      if (!fit.fits || fit.score < 0 || of_another_place(person)) continue;
      if (head_.possessor >= 0 && country < 0 && fit.score < 1)
        continue;  // "Obama's strategist" needs Obama in the role
      if (fit.weight() > best_score || (fit.weight() == best_score && at >= best_at)) {
        best = static_cast<int>(i);
        best_score = fit.weight();
        best_at = at;
      }
    }
    return best;
  }

  // "talks with President Lund"
  bool complements(const Mention& each) const {
    const std::uint32_t begin = each.phrase_begin;
    return begin > 0 && !article_.word(begin).sentence_start &&
           article_.facts(begin - 1).is(tables::word_class::preposition);
  }

  // "the Democratic nominee" is nobody who stands in another party's role.
  bool other_party(const Entity& person) const {
    for (std::uint32_t i = head_.phrase.begin; i < head_.head; ++i) {
      if (!party(i)) continue;
      const tables::WordId wanted = article_.word(i).id;
      bool other = false;
      for (const RoleUse& use : person.roles) {
        if (contains(use.ids, wanted) || of_that_party(use.ids, wanted)) return false;
        for (std::uint32_t w = use.words.begin; w < use.words.end; ++w) other = other || party(w);
      }
      return other;
    }
    return false;
  }

  // "Norland's attorney general", "the governor of Norland", where Norland is a part of a state: nobody else's.
  bool of_another_place(const Entity& person) const {
    tables::WordId place = 0;
    if (head_.possessor >= 0 && head_.determiner == Determiner::possessive_noun)
      place = article_.word(mention(head_.possessor).name.begin).id;
    const std::uint32_t of = head_.head + 1;
    if (of + 1 < source_.words.end && article_.facts(of).is(tables::word_class::preposition))
      place = article_.word(of + 1).id;
    if (!is_place(place)) return false;
    for (const RoleUse& use : person.roles)
      for (std::uint32_t w = use.words.begin > 3 ? use.words.begin - 3 : 0;
           w < use.words.end + 4 && w < article_.size(); ++w)
        if (article_.word(w).id == place) return false;
    return true;
  }

  bool head_gender_differs(const Entity& person) const {
    const char gender = article_.facts(head_.head).head_gender;
    return gender != 0 && person.gender != 0 && gender != person.gender;
  }

  // Country and office in the tables on the article's day.
  int office_holder(int country) {
    if (country < 0) return -1;
    const auto& countries = article_.tables.countries();
    int best = -1, best_score = 0;
    for (const std::uint32_t index : article_.tables.of_country(countries[static_cast<std::size_t>(country)].iso3)) {
      const tables::TableActor& actor = article_.tables.actors()[index];
      for (const tables::DatedRole& role : actor.roles) {
        if (!role.from.valid() || !role.holds_on(article_.document->published_at) ||
            !article_.document->published_at.valid())
          continue;
        int score = 0;
        bool all = contains(role.words, article_.word(head_.head).id);
        std::size_t asked = 0;
        for (std::uint32_t i = head_.phrase.begin; i <= head_.head; ++i) {
          const tables::WordId id = article_.word(i).id;
          if (article_.mention_at[i] >= 0 || article_.facts(i).is(tables::word_class::function)) continue;
          ++asked;
          if (id != 0 && contains(role.words, id))
            ++score;
          else
            all = false;
        }
        if (!all || static_cast<std::size_t>(score) != asked || static_cast<std::size_t>(score) != role.words.size())
          continue;
        if (score >= best_score) {
          best = static_cast<int>(index);
          best_score = score;
        }
      }
    }
    return best;
  }

  // Another description of whoever spoke in the sentence before, where no role of his is known.
  int speaker_just_before() {
    const int last = article_.last_speaker;
    if (last < 0 || head_.determiner == Determiner::none || head_.head < article_.body) return -1;
    const Entity& person = article_.entities[static_cast<std::size_t>(last)];
    if (person.kind != ActorKind::person || person.spoke_at < 0 || has_role(person) || in_office(person) ||
        head_gender_differs(person) || other_party(person) || of_another_place(person))
      return -1;
    if (possessor_entity() == last) return -1;
    const std::uint32_t spoke = article_.word(static_cast<std::uint32_t>(person.spoke_at)).sentence;
    const std::uint32_t here = article_.word(head_.head).sentence;
    return spoke < here && here - spoke <= 2 ? last : -1;
  }

  static bool has_role(const Entity& person) {  // a party in brackets is none
    return std::any_of(person.roles.begin(), person.roles.end(), [](const RoleUse& use) { return use.head != 0; });
  }

  bool in_office(const Entity& person) const {
    if (person.table_actor < 0) return false;
    const auto& roles = article_.tables.actors()[static_cast<std::size_t>(person.table_actor)].roles;
    return std::any_of(roles.begin(), roles.end(),
                       [&](const tables::DatedRole& role) { return role.holds_on(article_.document->published_at); });
  }

  // The only person of this and the paragraph before, where no role of his is known.
  int only_person_before() {
    if (head_.head < article_.body || head_.determiner == Determiner::none) return -1;
    const std::uint32_t paragraph = article_.word(head_.head).paragraph;
    int only = -1;
    for (std::size_t m = article_.mentions.size(); m-- > 0;) {
      const Mention& each = article_.mentions[m];
      if (each.name.begin >= head_.phrase.begin) continue;
      if (article_.word(each.name.begin).paragraph + 1 < paragraph &&
          (only >= 0 || article_.word(each.name.begin).paragraph + 3 < paragraph))
        break;
      if (each.kind != MentionKind::person) continue;
      const int who = entity_of(article_, static_cast<std::uint32_t>(m));
      if (who < 0 || (only >= 0 && only != who)) return -1;
      only = who;
    }
    if (only < 0 || has_role(entity(only)) || in_office(entity(only)) || head_gender_differs(entity(only))) return -1;
    if (possessor_entity() == only || of_another_place(entity(only))) return -1;
    return only;
  }

  // Delayed naming: within three paragraphs a person is named for the first time, speaking, with no other
  // role.
  int named_later() {
    const std::uint32_t paragraph = article_.word(head_.head).paragraph;
    for (const Source& later : article_.sources) {
      if (later.words.empty() || later.words.begin <= head_.head) continue;
      const std::uint32_t at = article_.word(later.words.begin).paragraph;
      if (at > paragraph + 3 && head_.head >= article_.body) break;
      if (at > paragraph + 6) break;
      const SourceHead next = head_of(article_, later.words);
      if (next.mention < 0 || mention(next.mention).kind != MentionKind::person || mention(next.mention).possessive)
        continue;
      const int who = mention(next.mention).entity;
      if (who < 0) continue;
      const Entity& person = entity(who);
      std::uint32_t first = UINT32_MAX;
      for (const std::uint32_t index : person.mentions)
        if (!article_.mentions[index].headline) first = std::min(first, article_.mentions[index].name.begin);
      if (first < head_.head) continue;
      if (head_gender_differs(person)) return -1;
      const bool fits = best_role(person).fits;
      if (fits) return who;
      if (!has_role(person) && head_.determiner != Determiner::none && specific()) return who;
      return -1;
    }
    return -1;
  }

  // "A spokesman for Lund said ... But spokesman Jon Pell declined": the same word as a title, of somebody new.
  int titled_so_right_after() {
    if (head_.head < article_.body) return -1;
    constexpr std::uint32_t near = 2;  // sentences
    const std::uint32_t here = article_.word(head_.head).sentence;
    for (std::size_t m = 0; m < article_.mentions.size(); ++m) {
      const Mention& each = article_.mentions[m];
      if (each.name.begin <= head_.head) continue;
      if (article_.word(each.name.begin).sentence > here + near) break;
      if (each.kind != MentionKind::person || each.title.empty() || each.possessive) continue;
      if (article_.word(each.title.end - 1).id != article_.word(head_.head).id) continue;
      const int who = entity_of(article_, static_cast<std::uint32_t>(m));
      return who >= 0 && entity(who).kind == ActorKind::person && entity(who).first > head_.head &&
                     !head_gender_differs(entity(who))
                 ? who
                 : -1;
    }
    return -1;
  }

  // An article's first sentence speaks of "a top senator"; the next paragraph names one who speaks, in such a role.
  int named_right_after() {
    const std::uint32_t paragraph = article_.word(head_.head).paragraph;
    if (head_.head < article_.body || paragraph > article_.word(article_.body).paragraph) return -1;
    if (article_.is(head_.phrase.begin, "another"_words)) return -1;
    for (const Source& later : article_.sources) {
      if (later.words.empty() || later.words.begin <= head_.head || later.nested) continue;
      if (article_.word(later.words.begin).paragraph > paragraph + 2) return -1;
      for (std::uint32_t i = later.words.begin; i < later.words.end; ++i) {
        const std::int32_t index = article_.mention_at[i];
        if (index < 0 || mention(index).kind != MentionKind::person || mention(index).possessive) continue;
        const int who = entity_of(article_, static_cast<std::uint32_t>(index));
        if (who < 0 || entity(who).kind != ActorKind::person || entity(who).first < head_.head) continue;
        const int country = country_of_phrase();
        const bool fits = (best_role(entity(who)).fits || (generic_head() && has_role(entity(who)))) &&
                          !head_gender_differs(entity(who)) && !other_party(entity(who)) &&
                          (country < 0 || entity(who).country < 0 || entity(who).country == country);
        return fits ? who : -1;
      }
    }
    return -1;
  }

  // "Connecticut's tax commissioner" has one holder; "the worker" has many.
  bool specific() const {
    return head_.determiner == Determiner::possessive_noun || head_.head + 1 < source_.words.end ||
           head_.phrase.size() > 2;
  }

  // ---- relatives

  Answer relative() {
    int owner = -1;
    if (head_.possessor >= 0)
      owner = entity_of(article_, static_cast<std::uint32_t>(head_.possessor));
    else if (head_.determiner == Determiner::possessive_pronoun)
      owner = possessor_of(article_, source_, head_.phrase.begin);
    const tables::WordId wanted = article_.word(head_.head).id;
    if (article_.facts(head_.head).plural || head_.determiner == Determiner::indefinite) return unnamed(false);
    int later = -1, count = 0;
    for (std::size_t i = 0; i < article_.entities.size(); ++i) {
      const Entity& person = article_.entities[i];
      if (person.kind != ActorKind::person || static_cast<int>(i) == owner || head_gender_differs(person)) continue;
      for (const RoleUse& use : person.roles) {
        if (!contains(use.ids, wanted)) continue;
        if (person.first < source_.position)
          return found(static_cast<int>(i), SpeakerMethod::role, Confidence::medium, "kin");
        later = static_cast<int>(i);
        ++count;
        break;
      }
    }
    if (count == 1 && head_.possessor >= 0)
      return found(later, SpeakerMethod::role, Confidence::low, "kin, named later");
    return unnamed(false);
  }

  // ---- organisations and groups

  Answer organisation() {
    const int country = country_of_phrase();
    if (article_.is(head_.head, "governing_body"_words) && country >= 0 && head_.determiner != Determiner::indefinite &&
        !has_person_modifier())
      return found(country_entity(article_, country), SpeakerMethod::metonym, Confidence::high, "government");
    if (article_.facts(head_.head).plural || plural_form()) return group();
    if (const int own = named_body(); own >= 0)
      return found(own, SpeakerMethod::name, Confidence::high, "named before its kind");
    if (article_.is(head_.head, "body_of_a_person"_words))
      if (const int own = person_organisation(); own >= 0)
        return found(own, SpeakerMethod::name, Confidence::high, "somebody's " + std::string(spelling(head_.head)));
    if (const int actor = own_alias(true); actor >= 0 && head_.determiner == Determiner::definite) {
      const int back = organisation_before(country);
      return back >= 0 ? found(back, SpeakerMethod::role, Confidence::medium, "organisation")
                       : found(table_entity(article_, actor), SpeakerMethod::alias, Confidence::medium, "alias");
    }
    if (is_medium())
      if (const int own = medium_before(); own >= 0)
        return found(own, SpeakerMethod::role, Confidence::medium, "medium before");
    if (head_.determiner == Determiner::definite && !head_.counted)
      if (const int back = organisation_before(country); back >= 0)
        return found(back, SpeakerMethod::role, Confidence::medium, "organisation");
    return unnamed(false);
  }

  // "the Harbour Times newspaper", "the Fatah movement", "the Mehr news agency", "the CGT union": the name stands
  // before the word for its kind.
  int named_body() {
    if (head_.head == 0 || head_.determiner == Determiner::indefinite || head_.head <= head_.phrase.begin) return -1;
    const bool news = head_.head > head_.phrase.begin + 1 && article_.is(head_.head - 1, "news"_words);
    const std::uint32_t before = head_.head - (news ? 2 : 1);
    const std::int32_t index = article_.mention_at[before];
    if (article_.word(head_.head).capital) return -1;
    const bool alone = news || article_.word(before).all_capitals;
    if (index < 0) return alone ? named_by_kind(before) : -1;
    if (index == head_.mention) return -1;
    const Mention& name = mention(index);
    const bool lone = name.name.size() == 1 && !name.possessive;
    if (lone && alone && name.kind == MentionKind::person) return named_by_kind(before);
    if (name.possessive || (name.kind != MentionKind::organisation && name.kind != MentionKind::name)) return -1;
    if (name.kind == MentionKind::name && lone)
      return alone || (is_medium() && nobodys_surname(before)) ? named_by_kind(before) : -1;
    const int who = entity_of(article_, static_cast<std::uint32_t>(index));
    return who >= 0 && entity(who).kind == ActorKind::organisation ? who : -1;
  }

  bool nobodys_surname(std::uint32_t at) const {
    return article_.facts(at).given_count == 0 &&
           article_.by_family.find(article_.word(at).id) == article_.by_family.end();
  }

  // "Tanjug news agency": a name that only these words make one of an organisation.
  int named_by_kind(std::uint32_t at) {
    if (!article_.word(at).capital || article_.facts(at).is(tables::word_class::function)) return -1;
    return organisation_called(std::string(spelling(at)), -1, at);
  }

  int organisation_called(const std::string& name, int country, std::uint32_t first) {
    const auto known = article_.organisations.find(name);
    if (known != article_.organisations.end()) return known->second;
    Entity made;
    made.kind = ActorKind::organisation;
    made.name = name;
    made.country = country;
    made.first = first;
    const int index = add_entity(article_, std::move(made));
    article_.organisations.emplace(name, index);
    return index;
  }

  bool has_person_modifier() const {
    for (std::uint32_t i = head_.phrase.begin; i < head_.head; ++i)
      if (article_.mention_at[i] >= 0 && mention(article_.mention_at[i]).kind == MentionKind::person) return true;
    return false;
  }

  // "The Clinton campaign", "Hillary Clinton's campaign", "her campaign": an organisation of its own, never
  // the person.
  int person_organisation() {
    int owner = -1;
    for (std::uint32_t i = head_.phrase.begin; i < head_.head && owner < 0; ++i)
      if (const std::int32_t index = article_.mention_at[i];
          index >= 0 && mention(index).kind != MentionKind::belonging)
        owner = entity_of(article_, static_cast<std::uint32_t>(index));
    if (owner < 0 && head_.determiner == Determiner::possessive_pronoun)
      owner = possessor_of(article_, source_, head_.phrase.begin);
    if (owner < 0 || entity(owner).kind != ActorKind::person) return -1;
    std::string family = entity(owner).name;
    if (article_.tables.facts(entity(owner).family).is(tables::word_class::surname_first) &&
        family.find(' ') != std::string::npos)
      family = family.substr(0, family.find(' '));  // "Yoon Suk Yeol's office"
    else if (const std::size_t space = family.rfind(' '); space != std::string::npos)
      family = family.substr(space + 1);
    return organisation_called(family + ' ' + std::string(spelling(head_.head)), entity(owner).country,
                               head_.phrase.begin);
  }

  // "the fund" after "the International Monetary Fund"; "the agency" for the only institution about.
  int organisation_before(int country) {
    const tables::WordId wanted = article_.word(head_.head).id;
    const std::string_view word = spelling(head_.head);
    const bool group = article_.is(head_.head, "private_body"_words);
    const bool agency = group || article_.is(head_.head, "kind_of_body"_words);
    const bool firm = article_.is(head_.head, "kind_of_firm"_words);
    if (firm && head_.phrase.size() == 2)
      if (const int speaking = firm_that_spoke(); speaking >= 0) return speaking;
    int loose = -1;
    const std::uint32_t paragraph = article_.word(head_.head).paragraph;
    for (std::size_t m = article_.mentions.size(); m-- > 0;) {
      const Mention& each = article_.mentions[m];
      if (each.name.begin >= head_.phrase.begin || each.headline) continue;
      if (each.kind != MentionKind::organisation && !(each.kind == MentionKind::name && each.entity >= 0)) continue;
      const int who = each.entity;
      if (who < 0 || entity(who).kind != ActorKind::organisation) continue;
      if (country >= 0 && entity(who).country >= 0 && entity(who).country != country) continue;
      bool holds = false;
      for (std::uint32_t i = each.name.begin; i < each.name.end; ++i) holds = holds || article_.word(i).id == wanted;
      if (!holds) holds = entity_name_holds(entity(who), word);
      if (holds) return who;
      if ((agency || (firm && head_.phrase.size() == 2)) && loose < 0 &&
          !(firm && (is_public(entity(who)) || !opens_sentence(each))) &&
          article_.word(each.name.begin).paragraph + 2 >= paragraph &&
          !(group && (is_public(entity(who)) || governs(entity(who)))) &&
          (entity(who).table_actor < 0 ||
           !article_.tables.actors()[static_cast<std::size_t>(entity(who).table_actor)].agency))
        loose = who;
    }
    if (loose < 0 && agency && article_.last_organisation >= 0 &&
        !(group && (is_public(entity(article_.last_organisation)) || governs(entity(article_.last_organisation)))))
      loose = article_.last_organisation;
    return loose;
  }

  // "the newspaper", "the website": but no paper of which nothing else was told.
  bool is_medium() const {
    return head_.determiner == Determiner::definite && !head_.counted &&
           article_.tables.sector_name(article_.facts(head_.head).sector) == "MED";
  }

  // The medium that was named or spoke last, within three paragraphs.
  int medium_before() {
    constexpr std::uint32_t known = 8, near = 3;  // of the tables; any that spoke
    const std::uint32_t paragraph = article_.word(head_.head).paragraph;
    const auto within = [&](std::uint32_t at, std::uint32_t reach) {
      return article_.word(at).paragraph + reach >= paragraph;
    };
    for (std::size_t m = article_.mentions.size(); m-- > 0;) {
      const Mention& each = article_.mentions[m];
      if (each.name.begin >= head_.phrase.begin || each.headline || each.entity < 0) continue;
      if (!within(each.name.begin, known)) break;
      const Entity& body = entity(each.entity);
      if (body.kind != ActorKind::organisation) continue;
      const bool of_data = each.name.end < head_.phrase.begin && article_.word(each.name.end).gap == 0 &&
                           article_.facts(each.name.end).head == tables::HeadClass::document;  // "Bloomberg data"
      if (body.table_actor >= 0 && !of_data &&
          article_.tables.actors()[static_cast<std::size_t>(body.table_actor)].agency)
        return each.entity;
    }
    const int last = article_.last_organisation;
    if (last < 0 || entity(last).kind != ActorKind::organisation || entity(last).spoke_at < 0 ||
        is_public(entity(last)) || governs(entity(last)) ||
        !within(static_cast<std::uint32_t>(entity(last).spoke_at), near))
      return -1;
    return last;
  }

  // "the Lund administration", by its name's last word
  bool governs(const Entity& body) const {
    const tables::WordId id =
        article_.id_of(text::in_small_letters(std::string_view(body.name).substr(body.name.rfind(' ') + 1)));
    return id != 0 && article_.tables.sector_name(article_.tables.facts(id).sector) == "GOV";
  }

  bool opens_sentence(const Mention& name) const {
    const std::uint32_t at = name.name.begin;
    return article_.word(at).sentence_start ||
           (at > 0 && article_.word(at - 1).sentence_start && article_.is(at - 1, "the_in_front"_words));
  }

  bool is_public(const Entity& body) const {
    return body.table_actor >= 0 &&
           (article_.tables.actors()[static_cast<std::size_t>(body.table_actor)].agency ||
            article_.tables.actors()[static_cast<std::size_t>(body.table_actor)].sector == "GOV");
  }

  // "the company" after "Larkwood Corp said": the firm whose words the article gives; -1: none that near.
  int firm_that_spoke() {
    const int last = article_.last_organisation;
    if (last < 0 || entity(last).kind != ActorKind::organisation || entity(last).spoke_at < 0 ||
        is_public(entity(last)))
      return -1;
    constexpr std::uint32_t near = 3;  // paragraphs
    return article_.word(static_cast<std::uint32_t>(entity(last).spoke_at)).paragraph + near >=
                   article_.word(head_.head).paragraph
               ? last
               : -1;
  }

  static bool entity_name_holds(const Entity& entity, std::string_view word) {
    std::string low;
    for (const char c : entity.name) low += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const std::size_t at = low.find(word);
    return at != std::string::npos && (at == 0 || low[at - 1] == ' ') &&
           (at + word.size() == low.size() || low[at + word.size()] == ' ');
  }

  // "Both": the two persons whom the sentence before named, and none else; else nobody.
  Answer both_of_them() {
    if (!article_.is(head_.phrase.begin, "both"_words)) return {};
    if (head_.phrase.size() > 1 && !article_.is(head_.head, "two_persons"_words)) return {};
    const std::uint32_t here = article_.word(head_.phrase.begin).sentence;
    std::vector<int> named_ones;
    for (const Mention& each : article_.mentions) {
      if (each.name.begin >= head_.phrase.begin) break;
      if (article_.word(each.name.begin).sentence + 1 != here || each.kind != MentionKind::person || each.possessive ||
          each.entity < 0)
        continue;
      if (std::find(named_ones.begin(), named_ones.end(), each.entity) == named_ones.end())
        named_ones.push_back(each.entity);
    }
    if (named_ones.size() != 2) return {};
    Answer out = found(named_ones.front(), SpeakerMethod::joint, Confidence::medium, "both");
    out.joint = named_ones;
    Entity joint;
    joint.kind = ActorKind::joint;
    joint.name = entity(named_ones[0]).name + " & " + entity(named_ones[1]).name;
    joint.plural = true;
    joint.first = head_.phrase.begin;
    out.entity = add_entity(article_, std::move(joint));
    return out;
  }

  Answer group() {
    if (Answer both = both_of_them(); both.entity >= 0) return both;
    if (head_.determiner == Determiner::definite && !head_.counted)
      if (const int actor = own_alias(true); actor >= 0)
        return found(table_entity(article_, actor), SpeakerMethod::alias, Confidence::medium, "alias");
    const int again = head_.determiner == Determiner::definite && !head_.counted ? same_unnamed() : -1;
    if (again >= 0) return found(again, SpeakerMethod::role, Confidence::medium, "the unnamed ones again");
    const int made = unnamed_entity(article_, head_);
    entity(made).kind = ActorKind::group;
    entity(made).name = article_.surface(described(article_, head_, source_.words));
    entity(made).plural = true;
    return found(made, SpeakerMethod::unknown, Confidence::high, "a class");
  }

  Answer document() {
    if (article_.is(head_.head, "kind_of_medium"_words))
      if (const int own = named_body(); own >= 0)
        return found(own, SpeakerMethod::name, Confidence::high, "named before its kind");
    if (is_medium())
      if (const int own = medium_before(); own >= 0)
        return found(own, SpeakerMethod::role, Confidence::medium, "medium before");
    return resolve_document(article_, source_, head_);
  }

  // ---- the unnamed

  int same_unnamed() {
    if (head_.determiner == Determiner::indefinite || head_.counted) return -1;
    const tables::WordId wanted = article_.word(head_.head).id;
    if (wanted == 0) return -1;
    int best = -1, best_score = -1;
    for (std::size_t i = 0; i < article_.entities.size(); ++i) {
      const Entity& each = article_.entities[i];
      if ((each.kind != ActorKind::unnamed && each.kind != ActorKind::group) || each.head != wanted ||
          each.spoke_at < 0)
        continue;
      int score = 0;
      bool clash = false;
      for (std::uint32_t w = head_.phrase.begin; w < head_.head; ++w) {
        const tables::WordId id = article_.word(w).id;
        if (id == 0 || article_.facts(w).is(tables::word_class::function | tables::word_class::modifier)) continue;
        bool has = false;
        for (std::uint32_t o = each.name_words.begin; o < each.name_words.end; ++o)
          has = has || article_.word(o).id == id;
        score += has ? 4 : 0;
        clash = clash || !has;
      }
      if (clash && score == 0) continue;
      if (score >= best_score) {  // the latest of equals
        best = static_cast<int>(i);
        best_score = score;
      }
    }
    return best;
  }

  Answer unnamed(bool anew) {
    if (!anew)
      if (const int again = same_unnamed(); again >= 0)
        return found(again, SpeakerMethod::role, Confidence::medium, "the unnamed one again");
    const int made = unnamed_entity(article_, head_);
    // "a coalition of fishermen", "the country's biggest maker of ropes": what they are is told behind the head.
    if (head_word_class() != tables::HeadClass::role && head_word_class() != tables::HeadClass::kin)
      if (const Words whole = described(article_, head_, source_.words); whole.end > head_.phrase.end)
        entity(made).name = "unnamed: " + article_.surface(whole);
    const int country = country_of_phrase();
    if (country >= 0) entity(made).country = country;
    if (const tables::WordFacts& facts = article_.facts(head_.head); facts.head_gender != 0)
      entity(made).gender = facts.head_gender;
    return found(made, SpeakerMethod::unknown, Confidence::high, "unnamed");
  }

  Article& article_;
  const Source& source_;
  const SourceHead& head_;
};

}  // namespace

Answer resolve_nominal(Article& article, const Source& source, const SourceHead& head) {
  return Nominal(article, source, head).resolve();
}

int unnamed_entity(Article& article, const SourceHead& head) {
  Entity made;
  made.kind = ActorKind::unnamed;
  Words words = head.phrase;
  while (words.size() > 1 &&
         (article.facts(words.begin).is(tables::word_class::function) &&
          !article.facts(words.begin).is(tables::word_class::modifier) && article.mention_at[words.begin] < 0))
    ++words.begin;
  made.name = "unnamed: " + article.surface(words);
  made.name_words = words;
  made.head = article.word(head.head).id;
  made.first = head.phrase.begin;
  made.gender = article.facts(head.head).head_gender;
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    if (const std::int32_t index = article.mention_at[i];
        index >= 0 && article.mentions[static_cast<std::size_t>(index)].country >= 0)
      made.country = article.mentions[static_cast<std::size_t>(index)].country;
  return add_entity(article, std::move(made));
}

}  // namespace onrecord::resolve
