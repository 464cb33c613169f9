// Pronouns: he and she by scored candidates, they and it by the last speaker of that kind, who by what stands
// before it.
#include <algorithm>

#include "resolve/source_head.h"
#include "text/small_letters.h"

namespace onrecord::resolve {
namespace {

Answer answer(int entity, SpeakerMethod method, Confidence confidence, std::string rule) {
  Answer out;
  out.entity = entity;
  out.method = entity < 0 ? SpeakerMethod::unknown : method;
  out.confidence = confidence;
  out.rule = std::move(rule);
  return out;
}

class Pronoun {
 public:
  Pronoun(Article& article, const Source& source, std::uint32_t at) : article_(article), source_(source), at_(at) {}

  Answer resolve() {
    const std::string word = text::in_small_letters(article_.text.spelling(at_));
    const text::Lexicon& lexicon = *article_.text.lexicon;
    if (lexicon.is(word, "of_a_man"_words)) return single('m');
    if (lexicon.is(word, "of_a_woman"_words)) return single('f');
    if (lexicon.is(word, "relative"_words)) return relative(word);
    if (lexicon.is(word, "of_the_speaker"_words)) return first_person(false);
    if (lexicon.is(word, "of_the_speakers"_words)) return first_person(true);
    if (lexicon.is(word, "of_several"_words)) return they();
    if (lexicon.is(word, "of_a_thing"_words)) return it();
    return {};
  }

 private:
  const Word& word(std::uint32_t i) const { return article_.word(i); }
  const Entity& entity(int i) const { return article_.entities[static_cast<std::size_t>(i)]; }

  // The speaker in whose words the pronoun stands; -1 outside anybody's.
  int holder() const {
    const int owner = at_ < article_.content_owner.size() ? article_.content_owner[at_] : -1;
    return owner < 0 ? -1 : article_.answers[static_cast<std::size_t>(owner)].entity;
  }

  // First person of its sentence, after a preposition, possessive, inside quotation marks, inside another's
  // words.
  double mention_score(const Mention& mention, double gender) const {
    const Word& there = word(mention.name.begin);
    const Word& here = word(at_);
    double score = gender - 1.0 * (here.sentence - there.sentence) - 0.9 * (here.paragraph - there.paragraph);
    bool first = true;
    for (std::uint32_t i = mention.name.begin; i-- > 0 && word(i).sentence == there.sentence;) {
      const std::int32_t other = article_.mention_at[i];
      if (other >= 0 && article_.mentions[static_cast<std::size_t>(other)].kind == MentionKind::person &&
          !article_.mentions[static_cast<std::size_t>(other)].possessive) {
        first = false;
        break;
      }
    }
    if (first) score += 1.2;
    // "X is under fire after he ...": the subject of the sentence that the pronoun's clause hangs on.
    if (first && mention.name.begin < at_ && there.sentence == here.sentence && !there.quoted && !here.quoted &&
        !mention.possessive && !behind_preposition(mention))
      score += subordinate_ ? 5 : gender == 0 ? 3.5 : 0;
    if (opens_sentence_before(mention)) score += 3.5;
    if (first && subject_before_the_words(mention)) score += 5.5;
    if (behind_preposition(mention)) score -= 0.8;
    if (mention.possessive) score += kin_of_other_gender(mention) ? 5.0 : -1.2;
    if (there.quoted)
      score -= 2.5;
    else if (article_.content_owner[mention.name.begin] >= 0 &&
             article_.content_owner[mention.name.begin] != article_.content_owner[at_])
      score -= 1.2;
    return score;
  }

  // "Ada Pell was not there. She said": the subject of the sentence before, for a pronoun that opens its own.
  bool opens_sentence_before(const Mention& mention) const {
    const Word& there = word(mention.name.begin);
    const Word& here = word(at_);
    return here.sentence_start && !here.quoted && !there.quoted && !mention.possessive &&
           there.paragraph == here.paragraph && there.sentence + 1 == here.sentence &&
           word(mention.phrase_begin).sentence_start;
  }

  // "Ada Pell took the floor. "We are ready," she said": who does something right before the words.
  bool subject_before_the_words(const Mention& mention) const {
    const Word& there = word(mention.name.begin);
    const Word& here = word(at_);
    if (here.quoted || there.quoted || mention.possessive || behind_preposition(mention)) return false;
    const Spans& content = article_.attributions[source_.attribution].content;
    std::uint32_t first = at_;
    if (!content.empty())
      first = std::min(first, static_cast<std::uint32_t>(article_.text.at_byte(content.front().begin)));
    const std::uint32_t apart = word(first).paragraph - there.paragraph;
    return there.sentence + 1 == word(first).sentence && (apart == 0 || (apart == 1 && first < at_));
  }

  // "Thomas' sister pleaded, but he ...": of the two, only the one whose sister she is can be he.
  bool kin_of_other_gender(const Mention& mention) const {
    const std::uint32_t kin = mention.name.end;
    if (kin >= at_ || word(kin).sentence != word(at_).sentence || word(at_).quoted) return false;
    const tables::WordFacts& facts = article_.facts(kin);
    const std::string pronoun = text::in_small_letters(article_.text.spelling(at_));
    const text::Lexicon& lexicon = *article_.text.lexicon;
    if (!lexicon.is(pronoun, "personal_pronoun"_words)) return false;
    const char own = lexicon.is(pronoun, "of_a_man"_words)     ? 'm'
                     : lexicon.is(pronoun, "of_a_woman"_words) ? 'f'
                                                               : char{0};
    return facts.head == tables::HeadClass::kin && facts.head_gender != 0 && own != 0 && facts.head_gender != own;
  }

  bool behind_preposition(const Mention& mention) const {
    const std::uint32_t begin = mention.phrase_begin;
    return begin > 0 && !word(begin).sentence_start && article_.facts(begin - 1).is(tables::word_class::preposition);
  }

  // The pronoun opens a clause that hangs on the words before it, outside quotation marks.
  bool opens_subordinate() const {
    if (at_ == 0 || word(at_).sentence_start || word(at_).quoted || word(at_).gap != 0) return false;
    return article_.is(at_ - 1, "before_a_clause"_words);
  }

  double gender_score(const Entity& candidate, char gender) const {
    if (candidate.gender == gender) return 0;
    if (candidate.gender != 0) return -100;
    if (candidate.kind == ActorKind::person && !candidate.given.empty()) {
      const tables::WordFacts& given = article_.tables.facts(candidate.given.front());
      if (given.given_gender != 0 && given.given_gender != gender)
        return given.given_share > 0.75f ? -9 : -1.6 * given.given_share;
      if (given.given_gender != 0) return -0.2;
    }
    return -0.6;
  }

  double speaker_score(const Entity& candidate, double gender) const {
    const Word& there = word(static_cast<std::uint32_t>(candidate.spoke_at));
    const Word& here = word(at_);
    if (here.paragraph < there.paragraph || here.paragraph - there.paragraph > 4) return -100;
    const double unnamed = candidate.kind == ActorKind::unnamed && here.paragraph != there.paragraph ? -1.0 : 0;
    double score = unnamed - (asks(candidate) ? 6.0 : 0.0) + 5.2 - 1.0 * (here.paragraph - there.paragraph) -
                   0.35 * (here.sentence - there.sentence) + gender;
    if (&candidate == &entity(article_.last_speaker >= 0 ? article_.last_speaker : 0) && article_.last_speaker >= 0)
      score += 0.8;
    return score;
  }

  Answer single(char gender) {
    subordinate_ = opens_subordinate();
    const int holding = holder();
    const bool quoted = word(at_).quoted;
    struct Scored {
      int entity;
      double score;
    };
    std::vector<Scored> scored;
    const auto offer = [&](int who, double score) {
      if (score < -50 || (quoted && who == holding)) return;
      const auto known = std::find_if(scored.begin(), scored.end(), [&](const Scored& s) { return s.entity == who; });
      if (known == scored.end())
        scored.push_back({who, score});
      else
        known->score = std::max(known->score, score);
    };
    for (std::size_t m = first_mention_after(); m-- > 0;) {
      const Mention& mention = article_.mentions[m];
      if (mention.headline && at_ >= article_.body) break;
      if (word(mention.name.begin).paragraph + 3 < word(at_).paragraph) break;
      if (mention.entity < 0 || entity(mention.entity).kind != ActorKind::person || article_.credited(mention))
        continue;
      offer(mention.entity, mention_score(mention, gender_score(entity(mention.entity), gender)));
    }
    for (std::size_t i = 0; i < article_.entities.size(); ++i) {
      const Entity& each = article_.entities[i];
      if (each.spoke_at < 0 || each.plural || (each.kind != ActorKind::person && each.kind != ActorKind::unnamed))
        continue;
      if (each.kind == ActorKind::unnamed && is_thing(each)) continue;
      offer(static_cast<int>(i), speaker_score(each, gender_score(each, gender)));
    }
    // Reported in indirect speech, he is most often the speaker himself.
    if (holding >= 0 && !quoted && entity(holding).kind != ActorKind::group &&
        gender_score(entity(holding), gender) > -50)
      offer(holding, 6.5 + gender_score(entity(holding), gender));
    if (scored.empty()) return later_person(gender);
    std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
    const bool clear = scored.size() == 1 || scored[0].score - scored[1].score > 0.5;
    return answer(scored[0].entity, SpeakerMethod::pronoun, clear ? Confidence::medium : Confidence::low, "pronoun");
  }

  // "a reporter asked": whoever answers is the other one.
  bool asks(const Entity& unnamed) const {
    return unnamed.kind == ActorKind::unnamed &&
           article_.tables.sector_name(article_.tables.facts(unnamed.head).sector) == "MED";
  }

  // "36", "Ahead", "this week": what a source that ran wrong ends in.
  bool is_no_noun(std::uint32_t at) const {
    return word(at).digits || article_.facts(at).is(tables::word_class::function | tables::word_class::preposition |
                                                    tables::word_class::calendar);
  }

  // "the government", "a search": no he.
  bool is_thing(const Entity& unnamed) const {
    const tables::HeadClass head = article_.tables.facts(unnamed.head).head;
    const Words words = unnamed.name_words;
    if (head == tables::HeadClass::none && words.size() > 1 && word(words.begin).capital && word(words.end - 1).capital)
      return true;  // "Harbour Watch"
    if (head == tables::HeadClass::none && !word(words.end - 1).capital &&
        !article_.facts(words.end - 1).is(tables::word_class::title))
      return true;  // "a rise", "a total": what no table knows as people
    if (head == tables::HeadClass::none && is_no_noun(words.end - 1)) return true;
    return head == tables::HeadClass::organisation || head == tables::HeadClass::document ||
           head == tables::HeadClass::group;
  }

  std::size_t first_mention_after() const {
    const auto found = std::partition_point(article_.mentions.begin(), article_.mentions.end(),
                                            [&](const Mention& m) { return m.name.begin < at_; });
    return static_cast<std::size_t>(found - article_.mentions.begin());
  }

  // At the very beginning nobody stands before: the first person of the same paragraph.
  Answer later_person(char gender) const {
    for (std::size_t m = first_mention_after(); m < article_.mentions.size(); ++m) {
      const Mention& mention = article_.mentions[m];
      if (word(mention.name.begin).paragraph > word(at_).paragraph + 1) break;
      if (mention.entity >= 0 && entity(mention.entity).kind == ActorKind::person &&
          gender_score(entity(mention.entity), gender) > -50)
        return answer(mention.entity, SpeakerMethod::pronoun, Confidence::low, "pronoun before its name");
    }
    return {};
  }

  Answer first_person(bool plural) {
    const int holding = holder();
    if (holding >= 0) {
      if (plural && entity(holding).kind == ActorKind::person)
        return answer(holding, SpeakerMethod::pronoun, Confidence::low, "we of the speaker");
      return answer(holding, SpeakerMethod::pronoun, Confidence::medium, "speaker's own words");
    }
    if (word(at_).quoted && article_.last_speaker >= 0)
      return answer(article_.last_speaker, SpeakerMethod::pronoun, Confidence::low, "quoted words");
    return answer(author(), SpeakerMethod::pronoun, Confidence::medium, "author");
  }

  int author() {
    for (std::size_t i = 0; i < article_.entities.size(); ++i)
      if (article_.entities[i].kind == ActorKind::author) return static_cast<int>(i);
    Entity made;
    made.kind = ActorKind::author;
    made.name = article_.document->authors.empty() ? std::string(nameless_author) : article_.document->authors.front();
    return add_entity(article_, std::move(made));
  }

  Answer they() {
    if (article_.last_plural >= 0) {
      const Entity& last = entity(article_.last_plural);
      if (last.spoke_at >= 0 && word(static_cast<std::uint32_t>(last.spoke_at)).paragraph + 4 >= word(at_).paragraph) {
        Answer out = answer(article_.last_plural, SpeakerMethod::pronoun, Confidence::medium, "they");
        out.joint = joint_of(article_.last_plural);
        return out;
      }
    }
    if (article_.last_organisation >= 0 &&
        word(static_cast<std::uint32_t>(entity(article_.last_organisation).spoke_at)).paragraph + 2 >=
            word(at_).paragraph)
      return answer(article_.last_organisation, SpeakerMethod::pronoun, Confidence::low, "they of an organisation");
    SourceHead head;
    head.phrase = {at_, at_ + 1};
    head.head = at_;
    const int made = unnamed_entity(article_, head);
    article_.entities[static_cast<std::size_t>(made)].kind = ActorKind::group;
    return answer(made, SpeakerMethod::unknown, Confidence::low, "they, unknown");
  }

  std::vector<int> joint_of(int who) const {
    for (auto each = article_.sources.rbegin(); each != article_.sources.rend(); ++each)
      if (each->position < at_ && article_.answers[each->attribution].entity == who)
        return article_.answers[each->attribution].joint;
    return {};
  }

  Answer it() {
    const auto institution = [&](int who) {
      return entity(who).kind == ActorKind::organisation || entity(who).kind == ActorKind::government;
    };
    if (const int holding = holder(); holding >= 0 && institution(holding))
      return answer(holding, SpeakerMethod::pronoun, Confidence::medium, "it in its own words");
    if (const int paper = document_that_spoke(); paper >= 0)
      return answer(paper, SpeakerMethod::document, Confidence::medium, "it of a document");
    const int subject = institution_subject();
    if (article_.last_organisation >= 0) {
      const Entity& last = entity(article_.last_organisation);
      const auto spoke = static_cast<std::uint32_t>(std::max(last.spoke_at, 0));
      if (subject >= 0 && subject != article_.last_organisation && word(spoke).sentence + 1 < word(at_).sentence)
        return answer(subject, SpeakerMethod::pronoun, Confidence::low, "subject of the sentence before");
      if (last.spoke_at >= 0 && word(spoke).paragraph + 3 >= word(at_).paragraph)
        return answer(article_.last_organisation, SpeakerMethod::pronoun, Confidence::medium, "it");
    }
    for (std::size_t m = first_mention_after(); m-- > 0;) {
      const Mention& mention = article_.mentions[m];
      if (word(mention.name.begin).paragraph + 2 < word(at_).paragraph) break;
      if (mention.entity >= 0 && institution(mention.entity) && !mention.possessive &&
          !entity(mention.entity).guessed && mention.kind != MentionKind::belonging)
        return answer(mention.entity, SpeakerMethod::pronoun, Confidence::low, "nearest institution");
    }
    return {};
  }

  // "the report said ... it said": the document whose words stand nearest, where no institution spoke since; -1: none.
  int document_that_spoke() const {
    int best = -1, at = article_.last_organisation >= 0 ? entity(article_.last_organisation).spoke_at : -1;
    for (std::size_t i = 0; i < article_.entities.size(); ++i) {
      const Entity& each = article_.entities[i];
      if (each.spoke_at < 0 || static_cast<std::uint32_t>(each.spoke_at) >= at_ || each.spoke_at <= at) continue;
      if (each.kind != ActorKind::document && each.kind != ActorKind::unnamed) continue;
      at = each.spoke_at;
      best = each.kind == ActorKind::document ? static_cast<int>(i) : -1;  // "a ministry said" may be it too
    }
    constexpr std::uint32_t near = 1;  // paragraphs
    return best >= 0 && word(static_cast<std::uint32_t>(at)).paragraph + near >= word(at_).paragraph ? best : -1;
  }

  // The institution that is the subject of the sentence before, in the same paragraph; -1: none.
  int institution_subject() const {
    for (std::size_t m = first_mention_after(); m-- > 0;) {
      const Mention& mention = article_.mentions[m];
      const Word& there = word(mention.name.begin);
      if (there.paragraph != word(at_).paragraph || there.sentence + 1 < word(at_).sentence) break;
      if (there.sentence == word(at_).sentence || mention.entity < 0 || mention.possessive ||
          behind_preposition(mention))
        continue;
      const ActorKind kind = entity(mention.entity).kind;
      if (entity(mention.entity).guessed && entity(mention.entity).spoke_at < 0) continue;
      if ((kind == ActorKind::organisation || kind == ActorKind::government) &&
          mention.kind != MentionKind::belonging && mention.name.end < article_.size() &&
          word(mention.name.end).gap != gap::stop)
        return mention.entity;
    }
    return -1;
  }

  // who: the person whose name or apposition ends there; which: the institution.
  Answer relative(const std::string& kind) {
    const std::uint32_t sentence = word(at_).sentence;
    if (at_ == 0 || word(at_ - 1).sentence != sentence) return {};
    const bool person_wanted = article_.text.lexicon->is(kind, "relative_of_persons"_words);
    const std::uint32_t before = at_ - 1;
    if (const std::int32_t index = article_.mention_at[before]; index >= 0) {
      const Mention& mention = article_.mentions[static_cast<std::size_t>(index)];
      const bool complement = mention.kind != MentionKind::person && person_wanted && !members_named(mention);
      if (!complement) {
        const int who = entity_of(article_, static_cast<std::uint32_t>(index));
        if (who >= 0) return answer(who, SpeakerMethod::pronoun, Confidence::medium, kind);
      }
    }
    const tables::HeadClass head = article_.facts(before).head;
    const bool comma = (word(at_).gap & (gap::comma | gap::dash)) != 0;
    if (!comma && person_wanted &&
        (head == tables::HeadClass::role || head == tables::HeadClass::group || head == tables::HeadClass::kin)) {
      if (const int who = copula_before(before); who >= 0)
        return answer(who, SpeakerMethod::pronoun, Confidence::medium, "who, of what he is");
      return nominal_before(before);
    }
    if (person_wanted) {
      if (const std::uint32_t noun = comma ? group_before_comma(before) : with_complement(before); noun != no_word)
        return nominal_before(noun);
      if (const int who = apposition_before(sentence); who >= 0)
        return answer(who, SpeakerMethod::pronoun, Confidence::medium, "who behind an apposition");
      return nominal_in_sentence(sentence);
    }
    if (article_.mention_at[before] < 0 &&  // "a report, which", "the Lane government, which", "Lane's office, which"
        (head == tables::HeadClass::document || head == tables::HeadClass::organisation))
      if (Answer whole = nominal_before(before); whole.entity >= 0) return whole;
    const bool thing = article_.mention_at[before] < 0 && !word(before).capital &&  // "the Oslo agreement, which"
                       (head == tables::HeadClass::document || head == tables::HeadClass::none);
    for (std::uint32_t i = at_; i-- > 0 && word(i).sentence == sentence && !thing;) {
      const std::int32_t index = article_.mention_at[i];
      if (index < 0) continue;
      const int who = entity_of(article_, static_cast<std::uint32_t>(index));
      if (who >= 0 && (entity(who).kind == ActorKind::organisation || entity(who).kind == ActorKind::government) &&
          article_.mentions[static_cast<std::size_t>(index)].kind != MentionKind::belonging &&
          !article_.mentions[static_cast<std::size_t>(index)].possessive)
        return answer(who, SpeakerMethod::pronoun, Confidence::low, "which");
      break;
    }
    return answer(nameless_document(article_, {at_, at_ + 1}), SpeakerMethod::document, Confidence::low,
                  "which, of a thing");
  }

  static constexpr std::uint32_t no_word = UINT32_MAX;

  // "the Guild, who say", "Senate Democrats, who": a body's members, where the body complements nothing.
  bool members_named(const Mention& mention) const {
    if ((word(at_).gap & gap::comma) == 0 ||
        (mention.kind != MentionKind::organisation && mention.kind != MentionKind::group))
      return false;
    std::uint32_t first = mention.name.begin;
    if (first > 0 && article_.facts(first - 1).is(tables::word_class::function) &&
        !article_.facts(first - 1).is(tables::word_class::preposition))
      --first;
    return first == 0 || word(first).sentence_start || (word(first).gap & gap::comma) != 0 ||
           !article_.facts(first - 1).is(tables::word_class::preposition);
  }

  bool is_people(std::uint32_t i) const {
    const tables::HeadClass head = article_.facts(i).head;
    return article_.mention_at[i] < 0 &&
           (head == tables::HeadClass::role || head == tables::HeadClass::group || head == tables::HeadClass::kin);
  }

  // "fishing groups, who say"
  std::uint32_t group_before_comma(std::uint32_t before) const {
    const tables::WordFacts& facts = article_.facts(before);
    const bool many = article_.mention_at[before] < 0 && facts.plural &&
                      (facts.head == tables::HeadClass::organisation || facts.head == tables::HeadClass::group ||
                       facts.head == tables::HeadClass::role);
    return many ? before : no_word;
  }

  // "a nurse from Norland who", "the other defendants in the case who": the noun in front of a complement.
  std::uint32_t with_complement(std::uint32_t before) const {
    constexpr std::uint32_t reach = 6;
    for (std::uint32_t i = before; i > 0 && before - i < reach && word(i).gap == 0 && !word(i).sentence_start; --i)
      if (article_.facts(i).is(tables::word_class::preposition) && !word(i).capital)
        return is_people(i - 1) ? i - 1 : no_word;
    return no_word;
  }

  // "X, deputy director of ..., who": the person whose name stands before the comma that opens the
  // apposition. A person that only complements a noun ("a book about X, who") counts too, last.
  int apposition_before(std::uint32_t sentence) {
    int nearest = -1;
    for (std::uint32_t i = at_; i-- > 0 && word(i).sentence == sentence;) {
      const std::int32_t index = article_.mention_at[i];
      if (index < 0) continue;
      const Mention& mention = article_.mentions[static_cast<std::size_t>(index)];
      i = mention.name.begin;
      if (mention.kind != MentionKind::person && mention.kind != MentionKind::name) continue;
      const int who = entity_of(article_, static_cast<std::uint32_t>(index));
      if (who < 0 || entity(who).kind != ActorKind::person) continue;
      const bool comma_after = mention.name.end < article_.size() &&
                               (word(mention.name.end).gap & (gap::comma | gap::dash | gap::open)) != 0;
      if (comma_after && !mention.possessive) return who;
      if (nearest < 0) nearest = who;
      if (i == 0) break;
    }
    return nearest;
  }

  // "Lane is a former teacher who ...": the person in front of the "is".
  int copula_before(std::uint32_t head) {
    std::uint32_t i = head;
    while (i > 0 && head - i < 7 && word(i).gap == 0 && word(i).sentence == word(head).sentence) {
      --i;
      if (article_.is(i, "singular_copula"_words) && i > 0 && word(i).gap == 0) {
        const std::int32_t index = article_.mention_at[i - 1];
        if (index < 0) return -1;
        const int who = entity_of(article_, static_cast<std::uint32_t>(index));
        return who >= 0 && entity(who).kind == ActorKind::person ? who : -1;
      }
      if (article_.facts(i).is(tables::word_class::preposition)) return -1;
    }
    return -1;
  }

  Answer nominal_before(std::uint32_t head) {
    std::uint32_t begin = head;
    while (begin > 0 && head - begin < 7 && word(begin).gap == 0 && word(begin - 1).sentence == word(head).sentence) {
      if (article_.facts(begin - 1).is(tables::word_class::preposition) && !word(begin - 1).capital) break;
      --begin;
      const std::string text = text::in_small_letters(article_.text.spelling(begin));
      const text::Lexicon& lexicon = *article_.text.lexicon;
      if (lexicon.is(text, "opens_description"_words)) break;
      if (article_.facts(begin).is(tables::word_class::function) && !lexicon.is(text, "inside_description"_words)) {
        ++begin;
        break;
      }
    }
    Source source = source_;
    source.words = {begin, head + 1};
    return resolve_nominal(article_, source, head_of(article_, source.words));
  }

  Answer nominal_in_sentence(std::uint32_t sentence) {
    for (std::uint32_t i = at_; i-- > 0 && word(i).sentence == sentence;)
      if (const tables::HeadClass head = article_.facts(i).head;
          (head == tables::HeadClass::role || head == tables::HeadClass::group) && article_.mention_at[i] < 0)
        return nominal_before(i);
    return {};
  }

  Article& article_;
  const Source& source_;
  std::uint32_t at_;
  bool subordinate_ = false;
};

}  // namespace

Answer resolve_pronoun(Article& article, const Source& source, std::uint32_t at) {
  return Pronoun(article, source, at).resolve();
}

int possessor_of(Article& article, const Source& source, std::uint32_t at) {
  return resolve_pronoun(article, source, at).entity;
}

}  // namespace onrecord::resolve
