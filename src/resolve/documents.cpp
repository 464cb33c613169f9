// Whose words a document gives: of who made, owns, signed or issued it; of nobody where that is not told.
#include "resolve/source_head.h"
#include "text/small_letters.h"

namespace onrecord::resolve {
namespace {

class DocumentSource {
 public:
  DocumentSource(Article& article, const Source& source, const SourceHead& head)
      : article_(article), source_(source), head_(head) {}

  Answer resolve() {
    if (const int owner = owner_of_document(); owner >= 0)
      return found(owner, Confidence::medium, "document of its owner");
    if (const int body = body_behind_document(); body >= 0)
      return found(body, Confidence::medium, "document of a body");
    // The statement: the speaker whose words came just before in one.
    if (head_.determiner == Determiner::definite)
      if (const int author = statement_author(); author >= 0)
        return found(author, Confidence::medium, "document of a speaker");
    if (const int again = body_of_that_document(); again >= 0)
      return found(again, Confidence::low, "that body's document again");
    return found(nameless_document(article_, source_.words.size() > 14 ? head_.phrase : source_.words),
                 Confidence::high, "document");
  }

 private:
  const Entity& entity(int index) const { return article_.entities[static_cast<std::size_t>(index)]; }
  const Mention& mention(int index) const { return article_.mentions[static_cast<std::size_t>(index)]; }

  static bool nobody(const Entity& who) {
    return who.kind == ActorKind::unnamed || who.kind == ActorKind::document || who.kind == ActorKind::author;
  }

  static Answer found(int entity, Confidence confidence, std::string rule) {
    Answer answer;
    answer.entity = entity;
    answer.method = SpeakerMethod::document;
    answer.confidence = confidence;
    answer.rule = std::move(rule);
    return answer;
  }

  // "a study published last month by the Norton Institute": who made it; -1: not told.
  int maker_of_document() {
    for (std::uint32_t i = head_.head + 1; i + 1 < source_.words.end; ++i) {
      if (!article_.is(i, "passive_agent"_words)) continue;
      const bool signed_by = article_.facts(i - 1).is(tables::word_class::authored);
      // The last of one name: "by the University of Norton's Institute".
      int maker = -1;
      for (std::uint32_t at = i + 1; at < source_.words.end && (article_.word(at).gap == 0); ++at) {
        const std::int32_t index = article_.mention_at[at];
        const bool names = index >= 0 && (mention(index).kind == MentionKind::organisation ||
                                          (signed_by && mention(index).kind == MentionKind::person));
        if (names) maker = index;
        if (index < 0 && maker >= 0) break;
      }
      const int who = maker < 0 ? -1 : entity_of(article_, static_cast<std::uint32_t>(maker));
      return who >= 0 && (entity(who).kind == ActorKind::organisation || entity(who).kind == ActorKind::person) ? who
                                                                                                                : -1;
    }
    return -1;
  }

  // "a Norton University poll", "the Treasury report": the body speaks through what it publishes.
  int body_behind_document() {
    if (article_.word(head_.head).capital || head_.head >= article_.size()) return -1;
    if (const int maker = maker_of_document(); maker >= 0) return maker;
    for (std::uint32_t i = head_.head; i-- > head_.phrase.begin;) {
      const std::int32_t index = article_.mention_at[i];
      if (index < 0) continue;
      if (mention(index).kind != MentionKind::organisation || mention(index).possessive || index == head_.mention)
        return -1;
      const int who = entity_of(article_, static_cast<std::uint32_t>(index));
      if (who >= 0 && party(entity(who).name)) continue;  // "the Labour report": of some of them
      return who >= 0 && entity(who).kind == ActorKind::organisation ? who : -1;
    }
    return -1;
  }

  // "Labour Party", by its first word
  bool party(std::string_view name) const {
    const tables::WordId id = article_.id_of(text::in_small_letters(name.substr(0, name.find(' '))));
    if (id == 0 || !article_.tables.starts_phrase(id)) return false;
    for (const std::uint32_t phrase : article_.tables.phrases_at(article_.tables.step(0, id)))
      if (article_.tables.phrase(phrase).kind == tables::PhraseKind::party) return true;
    return false;
  }

  // "Lund's statement", "its ruling", "their letter": whose it is.
  int owner_of_document() {
    int owner = -1;
    if (head_.determiner == Determiner::possessive_pronoun)
      owner = possessor_of(article_, source_, head_.phrase.begin);
    else if (head_.possessor >= 0)
      owner = entity_of(article_, static_cast<std::uint32_t>(head_.possessor));
    return owner >= 0 && !nobody(entity(owner)) ? owner : -1;
  }

  // "The report" after a body's report: the same body's.
  int body_of_that_document() const {
    if (head_.determiner != Determiner::definite) return -1;
    const tables::WordId wanted = article_.word(head_.head).id;
    for (std::size_t s = article_.sources.size(); s-- > 0;) {
      const Source& before = article_.sources[s];
      if (before.position >= source_.position || before.words.empty()) continue;
      const Answer& answer = article_.answers[before.attribution];
      if (answer.entity < 0 || answer.method != SpeakerMethod::document || nobody(entity(answer.entity))) continue;
      for (std::uint32_t i = before.words.begin; i < before.words.end; ++i)
        if (article_.word(i).id == wanted) return answer.entity;
      // "a study", then "the paper": by another word, right behind.
      constexpr std::uint32_t near = 2;  // sentences
      const bool bare = head_.head <= head_.phrase.begin + 1;
      if (bare && article_.word(before.position).sentence + near >= article_.word(head_.head).sentence)
        return answer.entity;
    }
    return -1;
  }

  // "a report", "his letter": a document that the words tell of for the first time.
  bool told_first(std::uint32_t at) const {
    constexpr std::uint32_t reach = 6;
    std::uint32_t begin = at;
    while (begin > 0 && at - begin < reach && (article_.word(begin).gap & ~gap::quote) == 0 &&
           !article_.word(begin).sentence_start) {
      --begin;
      if (article_.mention_at[begin] < 0 && article_.facts(begin).is(tables::word_class::function)) break;
    }
    const Determiner determiner = head_of(article_, {begin, at + 1}).determiner;
    return determiner == Determiner::indefinite || determiner == Determiner::possessive_pronoun;
  }

  int statement_author() {
    const tables::WordId wanted = article_.word(head_.head).id;
    for (std::size_t s = article_.sources.size(); s-- > 0;) {
      const Source& before = article_.sources[s];
      if (before.position >= head_.phrase.begin || before.nested) continue;
      const Answer& answer = article_.answers[before.attribution];
      if (answer.entity < 0 || nobody(entity(answer.entity))) continue;
      if (article_.word(before.position).paragraph + 3 < article_.word(head_.head).paragraph) return -1;
      // "said in a statement", "released an angry report" within the sentence of the source before
      constexpr std::uint32_t beside = 6;  // "adopted the statement"
      const std::uint32_t sentence = article_.word(before.position).sentence;
      for (std::uint32_t i = before.position; i < article_.size() && article_.word(i).sentence == sentence; ++i)
        if (article_.word(i).id == wanted && i != head_.head && (i < before.words.end + beside || told_first(i)))
          return answer.entity;
    }
    return -1;
  }

  Article& article_;
  const Source& source_;
  const SourceHead& head_;
};

}  // namespace

Answer resolve_document(Article& article, const Source& source, const SourceHead& head) {
  return DocumentSource(article, source, head).resolve();
}

int nameless_document(Article& article, Words words) {
  Entity made;
  made.kind = ActorKind::document;
  if (words.size() > 1 && article.is(words.begin, "the_in_front"_words)) ++words.begin;
  // "polls", "an earlier report", "documents released by Lund": nobody's name.
  bool named = words.size() == 1 && is_pronoun(article, words.begin);
  for (std::uint32_t i = words.begin; i < words.end && (i == words.begin || !ends_noun_phrase(article, i, words.begin));
       ++i) {
    const tables::WordFacts& facts = article.facts(i);
    if (facts.is(tables::word_class::calendar) || facts.is(tables::word_class::function)) continue;
    const std::int32_t index = article.mention_at[i];
    const bool only_opens =
        article.word(i).sentence_start &&
        (index < 0 || article.mentions[static_cast<std::size_t>(index)].kind == MentionKind::name) &&
        (facts.head != tables::HeadClass::none || i + 1 < words.end);
    named = named || (!only_opens && (index >= 0 || article.word(i).capital));
  }
  made.name = (named ? "" : "unnamed: ") + article.surface(words);
  made.name_words = words;
  made.first = words.begin;
  return add_entity(article, std::move(made));
}

}  // namespace onrecord::resolve
