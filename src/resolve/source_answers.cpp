// Goes through the sources in the order of the text and gives each its actor, the most precise pass first.
#include "resolve/descriptions.h"
#include "resolve/firms.h"
#include "resolve/source_head.h"

#include <algorithm>

#include "text/small_letters.h"

namespace onrecord::resolve {
namespace {

Words range_of(const Article& article, Span span) {
  const auto begin = static_cast<std::uint32_t>(article.text.at_byte(span.begin));
  std::uint32_t end = begin;
  while (end < article.size() && article.word(end).begin < span.end) ++end;
  return {begin, end};
}

// A span may be cut short or run over: a name stands whole, its determiner belongs to it, and what only leads over
// to the verb does not ("Lane again", "the minister further", "Lane had").
Words mended(const Article& article, Words words) {
  // "Meanwhile, a spokesman", "1986, a spokesman", "which Lane": what leads in front.
  while (words.size() > 1 && article.mention_at[words.begin] < 0) {
    const std::uint32_t next = words.begin + 1;
    const tables::WordFacts& facts = article.facts(words.begin);
    const bool led =
        article.word(next).gap == gap::comma &&
        (article.word(words.begin).digits || facts.is(tables::word_class::function | tables::word_class::calendar) ||
         (facts.head == tables::HeadClass::none && article.ends(words.begin, "adverb_ending"_words))) &&
        !is_pronoun(article, words.begin);
    const bool relative = article.word(next).gap == 0 && article.mention_at[next] >= 0 && article.word(next).capital &&
                          article.is(words.begin, "opens_before_name"_words);
    // "who | he said", "which | traders said"
    const bool object = words.size() == 2 && article.word(next).gap == 0 &&
                        (article.is(next, "third_person"_words) || article.facts(next).plural) &&
                        article.is(words.begin, "relative_object"_words);
    if (!led && !relative && !object) break;
    ++words.begin;
  }
  // "the real challenge | he": who stands right before the verb.
  if (const std::uint32_t last = words.end - 1; words.size() > 1 && article.is(last, "third_person"_words) &&
                                                article.word(last).gap == 0 && !joins(article, last - 1))
    words.begin = last;
  while (words.size() > 1) {
    const std::uint32_t last = words.end - 1;
    const bool manner = article.ends(last, "adverb_ending"_words) &&
                        article.facts(last).head == tables::HeadClass::none;  // "Both adamantly"
    const bool leads_over = manner || article.is(last, "leads_over"_words) ||
                            (article.facts(last).is(tables::word_class::calendar) && article.word(last).gap == 0 &&
                             article.mention_at[last - 1] >= 0);
    if ((article.word(last).capital && !article.facts(last).is(tables::word_class::calendar)) ||
        article.mention_at[last] >= 0 || !leads_over)
      break;
    --words.end;
  }
  const std::int32_t cut = article.mention_at[words.begin];
  // "Lane the property": a name with another noun phrase right behind it has run over.
  if (cut >= 0) {
    const std::uint32_t after = article.mentions[static_cast<std::size_t>(cut)].name.end;
    if (after < words.end && article.word(after).gap == 0 && article.is(after, "opens_next_phrase"_words))
      words.end = after;
  }
  if (cut >= 0) words.begin = std::min(words.begin, article.mentions[static_cast<std::size_t>(cut)].name.begin);
  const bool pronoun = is_pronoun(article, words.begin);
  if (cut >= 0 && article.mentions[static_cast<std::size_t>(cut)].kind == MentionKind::person) return words;
  while (words.begin > 0 && !pronoun && article.word(words.begin).gap == 0 &&
         !article.word(words.begin).sentence_start) {
    const std::uint32_t before = words.begin - 1;
    const bool determiner = article.is(before, "opens_full_phrase"_words);
    if (!determiner && !article.facts(before).is(tables::word_class::modifier)) break;
    words.begin = before;
    if (determiner) break;
  }
  return words;
}

// The source's words; of several parts the one nearest to the cue.
Words words_of(const Article& article, const Attribution& attribution) {
  Words out{UINT32_MAX, 0};
  std::uint32_t nearest = UINT32_MAX;
  for (const Span& span : attribution.source) {
    const Words part = range_of(article, span);
    const bool day = part.size() == 1 && article.facts(part.begin).is(tables::word_class::calendar);
    if (part.empty() || (day && attribution.source.size() > 1)) continue;
    if (!out.empty() && part.begin <= out.end + 4 &&
        article.word(part.begin).sentence == article.word(out.begin).sentence &&
        article.same_clause(out.end - 1, part.begin)) {
      out.end = std::max(out.end, part.end);
      continue;
    }
    std::uint32_t distance = 0;
    if (!attribution.cue.empty()) {
      const Words cue = range_of(article, attribution.cue.front());
      const bool inverted = cue.begin < article.size() && article.word(cue.begin).gap != 0;  // "..., said Lane"
      distance = 2 * (cue.begin >= part.end ? cue.begin - part.end : part.begin >= cue.end ? part.begin - cue.end : 0);
      distance += inverted == (part.begin >= cue.end) ? 0 : 1;
    }
    if (out.empty() || distance < nearest) {
      out = part;
      nearest = distance;
    }
  }
  if (out.empty()) return {};
  // A span that runs over a sentence's end: the part on the cue's side.
  if (!attribution.cue.empty()) {
    const std::uint32_t cue = range_of(article, attribution.cue.front()).begin;
    const std::uint32_t sentence = article.word(std::min(cue, article.size() - 1)).sentence;
    while (out.size() > 1 && cue >= out.end && article.word(out.begin).sentence < article.word(out.end - 1).sentence &&
           article.word(out.begin).sentence < sentence)
      ++out.begin;
  }
  return mended(article, out);
}

class SourceResolver {
 public:
  explicit SourceResolver(Article& article) : article_(article) {}

  void run() {
    for (std::size_t s = 0; s < article_.sources.size(); ++s) {
      const Source& source = article_.sources[s];
      advance(source.position);
      Answer answer = source.words.empty() ? without_source(source) : same_words_again(s);
      article_.answers[source.attribution] = std::move(answer);
      remember(source);
    }
    advance(article_.size());
  }

 private:
  const Attribution& attribution(const Source& source) const { return article_.attributions[source.attribution]; }
  Entity& entity(int i) { return article_.entities[static_cast<std::size_t>(i)]; }
  const Mention& mention(int i) const { return article_.mentions[static_cast<std::size_t>(i)]; }

  // Mentions before the position get their entities, with what is known of the speakers so far.
  void advance(std::uint32_t position) {
    while (next_ < article_.mentions.size() && article_.mentions[next_].name.begin < position)
      entity_of(article_, static_cast<std::uint32_t>(next_++));
  }

  static Answer found(int entity, SpeakerMethod method, Confidence confidence, std::string rule) {
    Answer out;
    out.entity = entity;
    out.method = entity < 0 ? SpeakerMethod::unknown : method;
    out.confidence = confidence;
    out.rule = std::move(rule);
    return out;
  }

  // A continuation has the speaker of the statement that it continues; passive beliefs have nobody.
  Answer without_source(const Source& source) {
    const Attribution& own = attribution(source);
    if (own.continues < 0 && !own.cue.empty())
      if (Answer subject = of_sentence(source); subject.entity >= 0) return subject;
    int from = own.continues;
    if (from < 0 && own.continuation && source.attribution > 0) from = static_cast<int>(source.attribution) - 1;
    if (from < 0 && own.cue.empty()) from = previous(source);
    if (from < 0 || from == static_cast<int>(source.attribution)) return {};
    Answer out = article_.answers[static_cast<std::size_t>(from)];
    if (out.entity < 0) return out;
    out.method = SpeakerMethod::continuation;
    out.confidence = own.continues >= 0 || own.continuation ? Confidence::medium : Confidence::low;
    out.rule = "continuation";
    return out;
  }

  // "He repeated the offer, adding ..."; "Lane, asked about it, replied ..."; "Saying no, Lane left": the subject of
  // the cue's sentence. Passives have none ("it is believed").
  Answer of_sentence(const Source& source) {
    const Attribution& own = attribution(source);
    const Words cue = range_of(article_, own.cue.front());
    if (cue.empty()) return {};
    const bool participle =
        article_.ends(cue.begin, "gerund_ending"_words) && article_.text.spelling(cue.begin).size() > 5;
    const bool impersonal = cue.begin > 0 && article_.is(cue.begin - 1, "impersonal"_words);
    const bool passive = cue.begin > 0 && article_.facts(cue.begin - 1).is(tables::word_class::copula);
    if (!participle && (passive || impersonal)) return {};
    if (!participle && article_.is(cue.begin, "cue_without_subject"_words) && article_.word(cue.begin).sentence_start)
      return {};
    // The nearest source before the cue in its sentence, outside anybody's words.
    const std::uint32_t sentence = article_.word(cue.begin).sentence;
    int nearest = -1;
    for (const Source& each : article_.sources) {
      if (each.words.empty() || each.attribution == source.attribution || each.words.begin >= cue.begin) continue;
      if (article_.word(each.words.begin).sentence != sentence || each.nested != source.nested) continue;
      if (article_.answers[each.attribution].entity >= 0) nearest = static_cast<int>(each.attribution);
    }
    if (nearest >= 0) {
      Answer out = article_.answers[static_cast<std::size_t>(nearest)];
      out.confidence = std::min(out.confidence, Confidence::medium);
      out.rule = "subject of the clause before";
      return out;
    }
    if (source.nested) return {};
    const std::uint32_t first = first_of_sentence(cue.begin);
    // "Saying no, Lane left", "While saying no, Lane left"
    const bool opens =
        first == cue.begin || (participle && first + 1 == cue.begin && article_.word(cue.begin).gap == 0 &&
                               article_.facts(first).is(tables::word_class::function));
    return subject_at(opens ? behind_first_comma(cue.end) : first, cue.begin);
  }

  std::uint32_t first_of_sentence(std::uint32_t at) const {
    while (at > 0 && !article_.word(at).sentence_start) --at;
    while (at + 1 < article_.size() && article_.is(at, "links_sentence"_words)) ++at;
    return at;
  }
  std::uint32_t behind_first_comma(std::uint32_t at) const {
    const std::uint32_t sentence = article_.word(at < article_.size() ? at : at - 1).sentence;
    while (at < article_.size() && article_.word(at).sentence == sentence) {
      if ((article_.word(at).gap & gap::comma) != 0) return at;
      ++at;
    }
    return article_.size();
  }

  Answer subject_at(std::uint32_t at, std::uint32_t cue) {
    if (at >= article_.size() || article_.word(at).quoted) return {};
    if (article_.content_owner[at] >= 0) return {};
    Source subject;
    subject.position = at;
    std::uint32_t begin = at;
    if (article_.is(at, "the_in_front"_words) && at + 1 < article_.size()) ++begin;
    // Titles before the name belong to its mention; the name is what counts.
    std::int32_t index = article_.mention_at[begin];
    for (std::uint32_t i = begin; i < begin + 6 && i < article_.size() && i != cue && index < 0; ++i) {
      if (i > begin && (article_.word(i).gap != 0 || article_.word(i).sentence_start)) break;
      if (i > begin && article_.hits[begin].words == 0 && article_.facts(begin).head == tables::HeadClass::none) break;
      index = article_.mention_at[i];
    }
    Answer out;
    if (index >= 0) {
      const Mention& name = mention(index);
      if (name.possessive || (name.kind != MentionKind::person && name.kind != MentionKind::organisation &&
                              name.kind != MentionKind::country && name.kind != MentionKind::name))
        return {};
      // A word that only begins the sentence is nobody yet.
      if (name.kind == MentionKind::name && entity_of(article_, static_cast<std::uint32_t>(index)) < 0) return {};
      out = by_mention(static_cast<std::uint32_t>(index), subject);
    } else if (article_.is(at, "third_person_subject"_words)) {
      subject.words = {at, at + 1};
      out = resolve_pronoun(article_, subject, at);
    }
    if (out.entity >= 0) {
      out.confidence = std::min(out.confidence, Confidence::medium);
      out.rule = "subject of the sentence";
    }
    return out;
  }

  // The statement before, outside anybody's words, no more than a paragraph away.
  int previous(const Source& source) const {
    int best = -1;
    for (const Source& each : article_.sources) {
      if (each.position >= source.position) break;
      if (!each.nested && each.attribution != source.attribution &&
          article_.word(each.position).paragraph + 1 >=
              article_.word(std::min(source.position, article_.size() - 1)).paragraph)
        best = static_cast<int>(each.attribution);
    }
    return best;
  }

  // "sources quoted Lane as saying": it is Lane who speaks, whoever quotes him.
  Answer quoted_as_saying(const Source& source) {
    const Spans& cue = attribution(source).cue;
    if (cue.empty()) return {};
    const Words words = range_of(article_, cue.front());
    std::uint32_t verb = words.begin;
    for (std::uint32_t i = words.begin; i > 0 && words.begin - i < 8; --i) {  // the cue may be "saying" alone
      verb = i;
      if (article_.is(i, "relays_speech"_words)) break;
      if (article_.word(i).sentence_start) break;
    }
    if (!article_.is(verb, "relays_speech"_words)) return {};
    const std::uint32_t sentence = article_.word(verb).sentence;
    int named_one = -1;
    for (std::uint32_t i = verb + 1; i + 1 < article_.size() && i < verb + 12 && article_.word(i).sentence == sentence;
         ++i) {
      if (article_.mention_at[i] >= 0) named_one = article_.mention_at[i];
      if (article_.is(i, "role_mark"_words) && article_.is(i + 1, "relayed_saying"_words)) {
        return named_one >= 0 && mention(named_one).name.begin > verb
                   ? by_mention(static_cast<std::uint32_t>(named_one), source)
                   : Answer{};
      }
    }
    return {};
  }

  // "According to the Daily Post, Lane believes": the span took the medium with it.
  int behind_medium(const SourceHead& head, Words words) const {
    if (head.mention < 0 || words.size() < 2 || head.phrase.end >= words.end) return -1;
    const Mention& medium = mention(head.mention);
    if (medium.kind != MentionKind::organisation || medium.table_actor < 0 ||
        !article_.tables.actors()[static_cast<std::size_t>(medium.table_actor)].agency ||
        article_.word(head.phrase.end).gap != gap::comma)
      return -1;
    const std::int32_t last = article_.mention_at[words.end - 1];
    if (last < 0 || last == head.mention) return -1;
    const Mention& name = mention(last);
    const bool somebody = name.kind == MentionKind::person || name.kind == MentionKind::name;
    return somebody && name.phrase_begin <= head.phrase.end + 1 && !name.possessive ? last : -1;
  }

  // "According to the Daily Post, he said"
  bool pronoun_behind_medium(const SourceHead& head, Words words) const {
    return head.mention >= 0 && words.size() > 1 && words.end - 1 == head.phrase.end &&
           mention(head.mention).kind == MentionKind::organisation && article_.word(words.end - 1).gap == gap::comma &&
           article_.is(words.end - 1, "third_person"_words);
  }

  // "Lane was asked if", "Lane is told by clerks that": the verb; 0: he speaks himself.
  std::uint32_t told_to(const Source& source) const {
    const Spans& cue = attribution(source).cue;
    if (cue.empty()) return 0;
    const Words words = range_of(article_, cue.front());
    return words.begin >= source.words.end ? passive_verb(article_, words) : 0;
  }

  // "A: In June."
  bool answers_in_interview(const Source& source) const {
    const Spans& cue = attribution(source).cue;
    return source.words.size() == 1 && article_.is(source.words.begin, "answer_label"_words) && cue.size() == 1 &&
           cue.front().end == cue.front().begin + 1;  // a colon
  }

  // The person whom the article named most often so far, the first of equals.
  int named_most_before(std::uint32_t position) const {
    std::vector<int> times(article_.entities.size());
    int best = -1;
    for (std::uint32_t i = 0; i < article_.mentions.size() && article_.mentions[i].name.begin < position; ++i) {
      const int who = article_.mentions[i].entity;  // advance() has given it
      if (who < 0 || article_.entities[static_cast<std::size_t>(who)].kind != ActorKind::person) continue;
      ++times[static_cast<std::size_t>(who)];
      if (best < 0 || times[static_cast<std::size_t>(who)] > times[static_cast<std::size_t>(best)]) best = who;
    }
    return best;
  }

  // "A clerk said X, adding Y": the same words are the same speaker.
  Answer same_words_again(std::size_t s) {
    const Source& source = article_.sources[s];
    if (Answer quoted = quoted_as_saying(source); quoted.entity >= 0) return quoted;
    for (std::size_t before = s; before-- > 0 && article_.sources[before].words.begin == source.words.begin;) {
      const Source& each = article_.sources[before];
      if (each.words.end != source.words.end || quoted_as_saying(each).entity >= 0) continue;
      if (article_.answers[each.attribution].entity >= 0) return article_.answers[each.attribution];
    }
    return resolve(source);
  }

  Answer resolve(const Source& as_told) {
    Source source = as_told;
    if (const std::uint32_t verb = told_to(source); verb > 0) {
      source.words = teller(article_, verb);
      if (source.words.empty()) return {};
    }
    if (answers_in_interview(source))
      if (const int guest = named_most_before(source.position); guest >= 0)
        return found(guest, SpeakerMethod::role, Confidence::medium, "the interview's guest");
    const std::uint32_t first = source.words.begin;
    const bool lone = source.words.size() == 1 || pronoun_heads(source.words);
    if (opens_with_pronoun(source.words))
      if (Answer joint = several(source, head_of(article_, source.words)); joint.entity >= 0) return joint;
    if (is_pronoun(article_, first) && lone && article_.mention_at[first] < 0)
      return resolve_pronoun(article_, source, first);
    const int whole = own_alias(source.words);
    if (whole >= 0) return found(table_entity(article_, whole), SpeakerMethod::alias, Confidence::high, "alias");
    if (const int firm = bare_firm(source.words); firm >= 0)
      return found(firm, SpeakerMethod::name, Confidence::medium, "capitals alone");
    const SourceHead head = head_of(article_, source.words);
    if (pronoun_behind_medium(head, source.words))
      if (Answer person = resolve_pronoun(article_, source, source.words.end - 1); person.entity >= 0) return person;
    if (const int behind = behind_medium(head, source.words); behind >= 0)
      if (Answer person = by_mention(static_cast<std::uint32_t>(behind), source); person.entity >= 0) return person;
    if (Answer examples = by_example(source, head); examples.entity >= 0) return examples;
    if (Answer joint = several(source, head); joint.entity >= 0) return joint;
    if (const int beside = name_beside(article_, head, source.words); beside >= 0 && !named(head))
      return kin_in_full(by_mention(static_cast<std::uint32_t>(beside), source), source, head);
    if (some_of_a_class(head, source.words))
      return found(group_of(head, source.words), SpeakerMethod::unknown, Confidence::high, "some of a class");
    if (std::string part = part_of_class_before(article_, head); !part.empty()) {
      const int made = group_of(head, source.words);
      entity(made).name = std::move(part);
      return found(made, SpeakerMethod::role, Confidence::low, "of the class before");
    }
    if (named(head)) {
      Answer answer = by_mention(static_cast<std::uint32_t>(head.mention), source);
      if (answer.entity >= 0) return answer;
    }
    if (const int behind = name_that_ends(head, source.words); behind >= 0)
      return by_mention(static_cast<std::uint32_t>(behind), source);
    return resolve_nominal(article_, source, head);
  }

  // "Groups like the Weavers' Guild said": the class speaks by those whom the words name.
  Answer by_example(const Source& source, const SourceHead& head) {
    if (!plural(head)) return {};
    Source named_ones = source;
    named_ones.words = examples_of(article_, head, source.words);
    if (named_ones.words.empty()) return {};
    const SourceHead first = head_of(article_, named_ones.words);
    if (Answer joint = several(named_ones, first); joint.entity >= 0) return joint;
    if (named(first)) return by_mention(static_cast<std::uint32_t>(first.mention), named_ones);
    const int beside = name_beside(article_, first, named_ones.words);
    return beside >= 0 ? by_mention(static_cast<std::uint32_t>(beside), named_ones) : Answer{};
  }

  // "Ahead of the summit, Anna Berg, secretary of the Council", "In a letter to Mr. Lund this week, Ada Pell": a full
  // or titled name behind the first comma, where what stands before it is nobody; -1: none.
  int name_that_ends(const SourceHead& head, Words words) const {
    const tables::WordFacts& facts = article_.facts(head.head);
    if (named(head) || head.counted || facts.head != tables::HeadClass::none || facts.is(tables::word_class::title) ||
        plural(head))
      return -1;
    for (std::uint32_t i = head.phrase.begin + 1; i < words.end; ++i) {
      if (article_.is(i, "opens_relative_clause"_words)) return -1;
      if (article_.word(i).gap != gap::comma) continue;
      const std::int32_t index = article_.mention_at[i];
      std::int32_t name = index;
      for (std::uint32_t at = i; name < 0 && at < words.end && at < i + 4 && (at == i || article_.word(at).gap == 0);
           ++at)
        name = article_.mention_at[at];
      if (name < 0) return -1;
      const Mention& person = mention(name);
      const bool full = person.kind == MentionKind::person && (person.name.size() > 1 || !person.title.empty());
      return full && person.phrase_begin == i && !person.possessive ? name : -1;
    }
    return -1;
  }

  // "Larkwood Eastern": capitals that end in a word of belonging name a firm where nothing else stands beside them.
  int bare_firm(Words words) {
    if (words.size() < 2 || words.size() > 3) return -1;
    const std::int32_t last = article_.mention_at[words.end - 1], first = article_.mention_at[words.begin];
    if (last < 0 || first < 0 || first == last) return -1;
    if (mention(last).kind != MentionKind::belonging || mention(first).kind != MentionKind::name ||
        mention(last).possessive)
      return -1;
    if (article_.hits[words.begin].words > 0 || article_.facts(words.begin).is(tables::word_class::function)) return -1;
    for (std::uint32_t i = words.begin; i < words.end; ++i)
      if (!article_.word(i).capital || (i > words.begin && article_.word(i).gap != 0)) return -1;
    if (article_.ends(words.end - 1, "people_ending"_words)) return -1;
    const std::string name = article_.surface(words);
    for (std::size_t i = 0; i < article_.entities.size(); ++i)
      if (article_.entities[i].kind == ActorKind::organisation && article_.entities[i].name == name)
        return static_cast<int>(i);
    Entity made;
    made.kind = ActorKind::organisation;
    made.name = name;
    made.name_words = words;
    made.first = words.begin;
    made.guessed = true;
    return add_entity(article_, std::move(made));
  }

  // "he", "he and his wife", "who, with others": the pronoun is the head, not a possessive before a noun.
  bool pronoun_heads(Words words) const {
    if (article_.is(words.begin, "belongs_to_noun"_words)) return false;
    return !article_.is(words.begin, "object_or_possessive"_words) || article_.word(words.begin + 1).gap != 0;
  }

  int own_alias(Words words) const {
    if (words.size() > 14) return -1;
    std::string key;
    if (words.size() > 1 && article_.is(words.begin, "the_in_front"_words)) ++words.begin;
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      if (!key.empty()) key += ' ';
      for (const char c : article_.text.spelling(i)) key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      if (article_.word(i).possessive && i + 1 < words.end) key += "'s";
    }
    const int actor = article_.tables.alias(key);
    if (actor < 0 || article_.tables.generic_alias(key)) return -1;
    // A surname alone goes through the article's own bearers first.
    return words.size() == 1 && article_.tables.actors()[static_cast<std::size_t>(actor)].kind == ActorKind::person
               ? -1
               : actor;
  }

  // The head word belongs to a name that is no mere label ("the Japanese", "Republican").
  bool named(const SourceHead& head) const {
    if (head.mention < 0) return false;
    const Mention& name = mention(head.mention);
    if (name.kind == MentionKind::belonging && name.entity < 0) return false;
    if (name.name.end <= head.head) return false;
    if (head.determiner == Determiner::indefinite && name.kind != MentionKind::organisation)
      return name.kind == MentionKind::person ? name.name.size() > 1 || in_a_mood(head) : in_a_mood(head);
    return true;
  }

  // "a sombre Lind": an adjective and the surname of somebody whom the article knows.
  bool in_a_mood(const SourceHead& head) const {
    const Mention& name = mention(head.mention);
    const bool stamp = article_.word(head.phrase.begin).digits;  // "0:58 Lind"
    if (name.name.size() != 1 || name.name.begin < head.phrase.begin + (stamp ? 1 : 2)) return false;
    if (name.kind != MentionKind::person && name.kind != MentionKind::name) return false;
    for (std::uint32_t i = head.phrase.begin + 1; i < name.name.begin; ++i)
      if (article_.word(i).capital || article_.facts(i).head != tables::HeadClass::none) return false;
    return article_.by_family.find(article_.word(name.name.begin).id) != article_.by_family.end();
  }

  Answer by_mention(std::uint32_t index, const Source& source) {
    Mention& name = article_.mentions[index];
    int who = entity_of(article_, index);
    if (who < 0 && name.kind == MentionKind::name) {
      const bool firm = brand(name) || firm_in_apposition(article_, name.name.end) ||
                        (name.title.empty() && (firm_behind_its_kind(article_, name.name.begin) ||
                                                speaks_as_it(article_, attribution(source))));
      if (!firm && only_begins_sentence(name)) return {};  // "Scholars have long said"
      const tables::HeadClass single = article_.facts(name.name.begin).head;
      if (name.name.size() == 1 && name.title.empty() && single == tables::HeadClass::document &&
          article_.facts(name.name.begin).given_count == 0)
        return {};  // "the Oslo Agreement"
      // A capitalised word that speaks: somebody, or an institution.
      const tables::HeadClass last = article_.facts(name.name.end - 1).head;
      if (name.name.size() > 1 && last == tables::HeadClass::document) return {};
      name.kind = last == tables::HeadClass::organisation || firm || own_possessive(name) ||
                          (article_.word(name.name.begin).all_capitals && !name.headline)
                      ? MentionKind::organisation
                      : MentionKind::person;
      who = entity_of(article_, index);
      if (who >= 0 && own_possessive(name) && entity(who).name == article_.surface(name.name)) entity(who).name += "'s";
    }
    if (who < 0) return {};
    const Entity& actor = entity(who);
    switch (actor.kind) {
      case ActorKind::government:
        return found(who, SpeakerMethod::metonym, Confidence::high, "state");
      case ActorKind::group:
        return found(who, SpeakerMethod::name, Confidence::high, "named class");
      case ActorKind::person: {
        const bool full = name.name.size() >= 2 && name.table_actor < 0 ? true : name.table_actor >= 0;
        return found(who, full ? SpeakerMethod::name : SpeakerMethod::alias, confidence_of(name, actor),
                     full ? "full name" : "name alone");
      }
      default:
        return found(who, SpeakerMethod::name, Confidence::high, "organisation");
    }
  }

  // "ProPress", "Tribune-Post", "Jobs.com": no surname that stands without any other name is written so.
  bool brand(const Mention& name) const {
    if (name.name.size() != 1 || !name.title.empty()) return false;
    const std::string_view text = article_.text.spelling(name.name.begin);
    const std::size_t end = article_.word(name.name.begin).end;
    if (article_.text.text.substr(end).starts_with(".com")) return true;
    for (std::size_t i = 2; i < text.size(); ++i)
      if (text[i] >= 'A' && text[i] <= 'Z')
        return !opens_as_surname(text) && text[1] != '\'' && static_cast<unsigned char>(text[1]) < 0x80;
    return false;
  }

  // "McLane", "FitzLane"
  bool opens_as_surname(std::string_view word) const {
    for (std::size_t size = 1; size <= word.size(); ++size)
      if (article_.text.lexicon->is(word.substr(0, size), "surname_prefix"_words)) return true;
    return false;
  }

  // "Larkwood's said": what is possessed is not there, so the name ends so.
  bool own_possessive(const Mention& name) const {
    return name.possessive && name.title.empty() && name.name.end < article_.size() && article_.in_cue[name.name.end] &&
           article_.word(name.name.end).gap == 0;
  }

  // A capital that the place alone explains: no other place of the article writes the word so.
  bool only_begins_sentence(const Mention& name) const {
    const tables::WordFacts& last = article_.facts(name.name.end - 1);
    if (article_.word(name.name.end - 1).all_capitals && last.head != tables::HeadClass::none && last.plural &&
        last.head != tables::HeadClass::organisation)
      return true;  // "FELLOW DOCTORS"
    if (name.name.size() != 1 || !name.title.empty()) return false;
    if (last.head != tables::HeadClass::none && last.given_count == 0 &&
        (name.headline || (last.plural && last.head != tables::HeadClass::organisation)))
      return true;  // "Millennials", a headline's "Poll"
    const std::uint32_t at = name.name.begin;
    const Word& word = article_.word(at);
    const tables::WordFacts& facts = article_.facts(at);
    const bool capitals = word.all_capitals && facts.head != tables::HeadClass::none;
    if (!(word.sentence_start || capitals) || facts.given_count > 0 || facts.is(tables::word_class::surname_first))
      return false;
    std::uint32_t starts = 0;
    for (std::uint32_t i = article_.body; i < article_.size(); ++i) {
      const Word& other = article_.word(i);
      if (other.id != word.id || !other.capital || other.all_capitals != word.all_capitals) continue;
      const bool explained = other.sentence_start || (other.gap & (gap::quote | gap::colon | gap::stop)) != 0;
      if (!explained && i != at) return false;
      if (other.possessive) return false;
      ++starts;
    }
    return facts.head != tables::HeadClass::none || plural_form(at) ||
           (starts < 2 && word.id < article_.tables.words().size());
  }

  Confidence confidence_of(const Mention& name, const Entity& actor) const {
    if (name.name.size() >= 2) return Confidence::high;
    const auto bearers = article_.by_family.find(article_.word(name.name.end - 1).id);
    if (bearers == article_.by_family.end()) return Confidence::low;  // by a near spelling
    return bearers->second.size() > 1 || actor.given.empty() ? Confidence::medium : Confidence::high;
  }

  // "John and Brian Lane": two given names before one surname.
  Answer one_family(const SourceHead& head, Words words) {
    const std::uint32_t joint = head.phrase.end;
    if (head.mention < 0 || joint + 1 >= words.end || !article_.is(joint, "conjunction"_words) ||
        article_.word(joint).gap != 0)
      return {};
    const std::int32_t second = article_.mention_at[joint + 1];
    const Mention first = mention(head.mention);
    if (second < 0 || first.name.size() != 1 || !first.title.empty() ||
        article_.facts(first.name.begin).given_count < 200)
      return {};
    const Mention name = mention(second);
    if (name.kind != MentionKind::person || name.name.size() < 2 || name.name.begin != joint + 1 ||
        article_.facts(name.name.begin).given_count < 200)
      return {};
    const int other = entity_of(article_, static_cast<std::uint32_t>(second));
    if (other < 0 || entity(other).family == 0 || entity(other).family == article_.word(name.name.begin).id) return {};
    const tables::WordId family = entity(other).family, given = article_.word(first.name.begin).id;
    int own = -1;
    if (const auto bearers = article_.by_family.find(family); bearers != article_.by_family.end())
      for (const int each : bearers->second)
        if (!entity(each).given.empty() && entity(each).given.front() == given) own = each;
    if (own < 0) {
      Entity made;
      made.kind = ActorKind::person;
      const std::uint32_t last = name.name.end - 1;
      made.name = std::string(article_.text.spelling(first.name.begin)) + ' ' + article_.surface({last, name.name.end});
      made.name_words = first.name;
      made.family = family;
      made.given = {given};
      const tables::WordFacts& facts = article_.tables.facts(given);
      if (facts.given_share >= 0.9f) made.gender = facts.given_gender;
      made.first = first.name.begin;
      own = add_entity(article_, std::move(made));
    }
    return joint_answer({own, other}, words.begin);
  }

  // "A and B", "A, B and C" before one verb: joint where all are named; else the first who is.
  Answer several(const Source& source, const SourceHead& head) {
    std::vector<int> named_ones;
    bool all = true, more = false, from_somewhere = false, closed = false;  // an "and" closes the list
    std::uint32_t at = source.words.begin;
    SourceHead part = head;
    if (Answer family = one_family(head, source.words); family.entity >= 0) return family;
    if (const std::uint32_t names = names_of_the_group(head, source.words); names > 0) {
      at = names;
      part = head_of(article_, {at, source.words.end});
    }
    for (int count = 0; count < 12; ++count) {
      const bool both = count == 0 && at == source.words.begin && part.counted &&
                        part.determiner != Determiner::possessive_pronoun &&
                        article_.is(source.words.begin, "both"_words);
      if (both) part.determiner = Determiner::none;
      if (count == 0 && portfolio(part, source.words))
        return by_mention(static_cast<std::uint32_t>(article_.mention_at[portfolio(part, source.words)]), source);
      std::uint32_t end = part.phrase.end;
      int who = -1;
      if (named(part) && (both || !part.counted)) {
        who = by_mention(static_cast<std::uint32_t>(part.mention), source).entity;
      } else if (count == 0 && opens_with_pronoun(source.words)) {
        who = resolve_pronoun(article_, source, source.words.begin).entity;
        end = source.words.begin + 1;
      } else if (const int beside = name_beside(article_, part, {part.phrase.begin, source.words.end}); beside >= 0) {
        who = kin_in_full(by_mention(static_cast<std::uint32_t>(beside), source), source, part).entity;
        end = mention(beside).name.end;
      } else if (!named_ones.empty() && plural(part) &&
                 part.determiner != Determiner::possessive_pronoun) {  // "Lane and other members"
        who = group_of(part, source.words);
      } else if (!named_ones.empty() || and_behind(end, source.words)) {
        who = described_one(part, source);
      }
      // "Lane of the Energy | and Climate Centre": that is where he is from.
      const bool his_house = who >= 0 && !named_ones.empty() && from_somewhere &&
                             entity(named_ones.back()).kind == ActorKind::person &&
                             entity(who).kind == ActorKind::organisation;
      all = all && who >= 0 && !his_house;
      if (who >= 0) named_ones.push_back(who);
      at = behind_complement(article_, end, source.words);
      from_somewhere = at > end;
      if (at >= source.words.end) break;
      const bool comma = (article_.word(at).gap & gap::comma) != 0;
      if (article_.is(at, "conjunction"_words)) {
        ++at;
        closed = true;
      } else if (closed && comma) {
        break;  // "Lane and Berg, the council's heads"
      } else if (!comma || count == 0 ? !(comma && list_goes_on(at, source.words)) : !list_goes_on(at, source.words)) {
        break;
      }
      if (at >= source.words.end) break;
      more = true;
      part = head_of(article_, {at, source.words.end});
    }
    if (!more || named_ones.size() < 2 || !all) return {};
    return joint_answer(named_ones, source.words.begin);
  }

  bool and_behind(std::uint32_t end, Words words) const {
    const std::uint32_t at = behind_complement(article_, end, words);
    return at < words.end && joins(article_, at);
  }

  // "Lane and [the minister]", "Lane and [his office]": somebody or a body that the article knows; -1: none.
  int described_one(const SourceHead& part, const Source& source) {
    const bool pointed = part.determiner == Determiner::definite || part.determiner == Determiner::possessive_pronoun;
    if (!pointed || part.counted || part.mention >= 0 || plural(part)) return -1;
    Source one = source;
    one.words = part.phrase;
    const std::size_t before = article_.entities.size();
    const int who = resolve_nominal(article_, one, part).entity;
    if (part.determiner == Determiner::possessive_pronoun && who >= 0 && entity(who).kind == ActorKind::person)
      return -1;
    const bool known =
        who >= 0 && (entity(who).kind == ActorKind::person || entity(who).kind == ActorKind::organisation ||
                     entity(who).kind == ActorKind::government);
    return known && (static_cast<std::size_t>(who) < before || entity(who).kind == ActorKind::organisation) ? who : -1;
  }

  // "Lane's wife, Ada": Ada Lane.
  Answer kin_in_full(Answer answer, const Source& source, const SourceHead& head) {
    if (answer.entity < 0 || article_.facts(head.head).head != tables::HeadClass::kin) return answer;
    if (entity(answer.entity).name.find(' ') != std::string::npos || entity(answer.entity).table_actor >= 0)
      return answer;
    int owner = -1;
    if (head.possessor >= 0)
      owner = entity_of(article_, static_cast<std::uint32_t>(head.possessor));
    else if (head.determiner == Determiner::possessive_pronoun && is_pronoun(article_, head.phrase.begin))
      owner = possessor_of(article_, source, head.phrase.begin);
    if (owner < 0 || owner == answer.entity || entity(owner).kind != ActorKind::person || entity(owner).family == 0)
      return answer;
    const std::string& whole = entity(owner).name;
    if (const std::size_t space = whole.rfind(' '); space != std::string::npos)
      entity(answer.entity).name += whole.substr(space);
    return answer;
  }

  // "Republicans", by "Republican", whatever else an analyst's table makes of the word.
  bool members_of_a_party(std::uint32_t at) const {
    std::string one = text::in_small_letters(article_.text.spelling(at));
    one.pop_back();
    const tables::WordId id = article_.tables.words().find(one);
    if (id == 0 || !article_.tables.starts_phrase(id)) return false;
    for (const std::uint32_t phrase : article_.tables.phrases_at(article_.tables.step(0, id)))
      if (article_.tables.phrase(phrase).kind == tables::PhraseKind::party) return true;
    return false;
  }

  // "some Republicans", "leading Republicans": not all of them.
  bool some_of_a_class(const SourceHead& head, Words words) const {
    if (head.mention < 0 || head.determiner == Determiner::definite) return false;
    // "Democrats close to the campaign"
    const bool close_to_something = head.phrase.end < words.end && article_.word(head.phrase.end).gap == 0 &&
                                    article_.facts(head.phrase.end).classes == 0 && head.phrase.end + 2 < words.end &&
                                    article_.facts(head.phrase.end + 1).is(tables::word_class::preposition);
    const Mention& name = mention(head.mention);
    const std::uint32_t last = name.name.end - 1;
    if (!article_.ends(last, "plural_ending"_words) || !(name.kind == MentionKind::group || members_of_a_party(last)))
      return false;
    const std::uint32_t first = std::min(name.phrase_begin, name.name.begin);
    if (close_to_something) return true;
    if (first <= head.phrase.begin) return false;
    for (std::uint32_t i = head.phrase.begin; i < first; ++i)
      if (article_.word(i).capital && !article_.word(i).sentence_start) return false;
    return true;
  }

  // "Two moderates, Carl Amberg and Lena Voss": where the names begin that stand behind such a group; 0: none do.
  std::uint32_t names_of_the_group(const SourceHead& head, Words words) const {
    std::uint32_t at = head.phrase.end;
    constexpr std::uint32_t reach = 4;  // "Two of them | - Carl Amberg and Lena Voss"
    while (at < words.end && at < head.phrase.end + reach && article_.word(at).gap == 0) ++at;
    if (!head.counted || head.mention >= 0 || at >= words.end ||
        (article_.word(at).gap != gap::comma && article_.word(at).gap != gap::dash) ||
        !(plural(head) || (at > head.phrase.end && article_.word(at).gap == gap::dash)))
      return 0;
    const SourceHead first = head_of(article_, {at, words.end});
    return first.mention >= 0 && mention(first.mention).kind == MentionKind::person ? at : 0;
  }

  // "He and the minister"
  bool opens_with_pronoun(Words words) const {
    return words.size() > 2 && is_pronoun(article_, words.begin) && joins(article_, words.begin + 1);
  }

  bool plural(const SourceHead& part) const { return article_.facts(part.head).plural || plural_form(part.head); }

  // "clerks", no "class", no "gas"
  bool plural_form(std::uint32_t at) const {
    return article_.text.spelling(at).size() > 3 && article_.ends(at, "plural_ending"_words) &&
           !article_.ends(at, "no_plural_ending"_words);
  }

  int group_of(const SourceHead& part, Words words) {
    const int made = unnamed_entity(article_, part);
    entity(made).kind = ActorKind::group;
    entity(made).name = article_.surface(described(article_, part, words));
    entity(made).plural = true;
    return made;
  }

  // "Agriculture and Livestock Minister Anna Berg": the name's place, where the second word opens a person's title;
  // else 0.
  std::uint32_t portfolio(const SourceHead& part, Words words) const {
    const std::uint32_t joint = part.phrase.end;
    if (part.mention < 0 || joint + 2 >= words.end || !article_.is(joint, "conjunction"_words) ||
        article_.word(joint).gap != 0)
      return 0;
    const Mention& first = mention(part.mention);
    if (first.kind != MentionKind::name || first.name.size() > 2) return 0;
    for (std::uint32_t i = joint + 2; i < words.end && i < joint + 7 && article_.word(i).gap == 0; ++i) {
      if (article_.mention_at[i] < 0) continue;
      const Mention& second = mention(article_.mention_at[i]);
      const bool titled = second.kind == MentionKind::person && !second.title.empty() && !second.honorific &&
                          second.name.begin > joint + 2;
      if (titled && article_.word(joint + 1).capital && article_.same_clause(joint, second.name.begin))
        return second.name.begin;
    }
    return 0;
  }

  // "Norland & Estria"
  std::string name_among_others(const Entity& each) const {
    if (each.kind != ActorKind::government || each.table_actor >= 0 || each.country < 0) return each.name;
    return article_.tables.countries()[static_cast<std::size_t>(each.country)].name;
  }

  Answer joint_answer(const std::vector<int>& named_ones, std::uint32_t first) {
    Answer out = found(named_ones.front(), SpeakerMethod::joint, Confidence::high, "joint");
    out.joint = named_ones;
    // One entity for the group, so that "they" can mean it.
    Entity joint;
    joint.kind = ActorKind::joint;
    for (const int each : named_ones) joint.name += (joint.name.empty() ? "" : " & ") + name_among_others(entity(each));
    joint.plural = true;
    joint.first = first;
    for (std::size_t i = 0; i < article_.entities.size(); ++i)
      if (article_.entities[i].kind == ActorKind::joint && article_.entities[i].name == joint.name) {
        out.entity = static_cast<int>(i);
        return out;
      }
    out.entity = add_entity(article_, std::move(joint));
    return out;
  }

  // After a comma: another name, with an "and" to come.
  bool list_goes_on(std::uint32_t at, Words words) const {
    if (article_.mention_at[at] < 0 &&
        !(article_.is(at, "definite_article"_words) && at + 1 < words.end && article_.mention_at[at + 1] >= 0))
      return false;
    // "Lane, Special Assistant on Food and Farms": what he is, no second name.
    if (article_.mention_at[at] >= 0) {
      const std::uint32_t last = mention(article_.mention_at[at]).name.end - 1;
      const Mention& next = mention(article_.mention_at[at]);
      if (next.kind != MentionKind::organisation && article_.facts(last).head == tables::HeadClass::role &&
          article_.facts(last).given_count < 2000 && article_.facts(next.name.begin).given_count < 2000)
        return false;
    }
    for (std::uint32_t i = at; i < words.end && i < at + 14; ++i)
      if (article_.is(i, "conjunction"_words)) return true;
    return false;
  }

  void remember(const Source& source) {
    const Answer& answer = article_.answers[source.attribution];
    if (answer.entity < 0 || source.nested) return;
    Entity& who = entity(answer.entity);
    if (source.words.empty() && answer.method == SpeakerMethod::continuation) return;
    who.spoke_at = static_cast<int>(std::min(source.position, article_.size() - 1));
    if (who.kind == ActorKind::organisation || who.kind == ActorKind::government)
      article_.last_organisation = answer.entity;
    if (who.kind == ActorKind::person || (who.kind == ActorKind::unnamed && !who.plural))
      article_.last_speaker = answer.entity;
    const bool in_plural = !source.words.empty() && article_.facts(source.words.end - 1).plural;
    if (who.kind == ActorKind::group || who.kind == ActorKind::joint || who.plural ||
        (in_plural && who.kind != ActorKind::person))
      article_.last_plural = answer.entity;
  }

  Article& article_;
  std::size_t next_ = 0;
};

}  // namespace

void order_sources(Article& article) {
  article.sources.clear();
  article.answers.assign(article.attributions.size(), {});
  article.content_owner.assign(article.size() + 1, -1);
  // Inner contents are shorter: write the longest first, so that the innermost owner stays.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_length;
  for (std::uint32_t i = 0; i < article.attributions.size(); ++i) {
    std::uint32_t length = 0;
    for (const Span& span : article.attributions[i].content) length += span.end - span.begin;
    by_length.emplace_back(length, i);
  }
  std::stable_sort(by_length.begin(), by_length.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [length, i] : by_length)
    for (const Span& span : article.attributions[i].content)
      for (auto w = static_cast<std::uint32_t>(article.text.at_byte(span.begin));
           w < article.size() && article.word(w).begin < span.end; ++w)
        article.content_owner[w] = static_cast<int>(i);
  for (std::uint32_t i = 0; i < article.attributions.size(); ++i) {
    const Attribution& attribution = article.attributions[i];
    Source source;
    source.attribution = i;
    source.words = words_of(article, attribution);
    const Spans& anchor = !attribution.cue.empty() ? attribution.cue : attribution.content;
    source.position = !source.words.empty() ? source.words.begin
                      : !anchor.empty()     ? static_cast<std::uint32_t>(article.text.at_byte(anchor.front().begin))
                                            : article.size();
    source.nested = source.position < article.size() && article.content_owner[source.position] >= 0 &&
                    article.content_owner[source.position] != static_cast<int>(i);
    article.sources.push_back(source);
  }
  std::stable_sort(article.sources.begin(), article.sources.end(),
                   [](const Source& a, const Source& b) { return a.position < b.position; });
}

void resolve_sources(Article& article) {
  SourceResolver(article).run();
}

}  // namespace onrecord::resolve
