// Reads the words of a source: where its first noun phrase ends, what heads it, which name stands beside it.
#include <array>

#include "resolve/descriptions.h"
#include "resolve/source_head.h"
#include "text/one_of.h"
#include "text/small_letters.h"

namespace onrecord::resolve {
namespace {

bool participle(std::string_view word) {
  if (text::one_of(word, {"led", "made", "held", "run", "sent", "seen", "given", "known", "won", "built", "paid",
                          "owned", "based", "named", "filed", "dated", "done", "backed", "formed"}))
    return true;
  return word.size() > 5 && (word.ends_with("ing") || word.ends_with("ed")) && word[0] >= 'a' && word[0] <= 'z';
}

}  // namespace

bool is_pronoun(std::string_view text) {
  return text::one_of(text::in_small_letters(text),
                      {"he",      "she",     "they", "it",   "i",     "we",   "you",   "who",  "which", "that",
                       "his",     "her",     "him",  "them", "their", "its",  "my",    "our",  "me",    "us",
                       "himself", "herself", "whom", "this", "mine",  "your", "these", "those"});
}

bool ends_noun_phrase(const Article& article, std::uint32_t i, std::uint32_t begin) {
  const Word& word = article.word(i);
  if ((word.gap & ~(gap::quote | gap::close)) != 0 || word.sentence_start) return true;
  const std::string_view text = article.text.spelling(i);
  if (word.capital) return false;
  const tables::WordFacts& facts = article.facts(i);
  if (facts.is(tables::word_class::preposition)) return true;
  if (text::one_of(text, {"who", "which", "that", "whose", "where", "and", "or", "but", "whom", "when", "as", "such"}))
    return true;
  // "a man wearing ...", "a report released by ...": a participle behind a noun.
  const bool behind_noun =
      i > begin && article.facts(i - 1).head != tables::HeadClass::none && article.text.spelling(i - 1) != "one";
  return participle(text) && behind_noun && facts.head == tables::HeadClass::none;
}

namespace {

// "Acme Corp (ACM.N) chairman": the word behind a short bracket that the phrase goes on with; `at` where there is none.
std::uint32_t behind_brackets(const Article& article, std::uint32_t at, std::uint32_t end) {
  if ((article.word(at).gap & gap::open) == 0 || article.word(at).sentence_start) return at;
  constexpr std::uint32_t longest = 4;
  for (std::uint32_t i = at + 1; i < end && i <= at + longest && !article.word(i).sentence_start; ++i)
    if ((article.word(i).gap & gap::close) != 0) return (article.word(i).gap & ~(gap::close | gap::stop)) == 0 ? i : at;
  return at;
}

}  // namespace

SourceHead head_of(const Article& article, Words words) {
  SourceHead out;
  std::uint32_t begin = words.begin;
  while (begin + 1 < words.end &&
         (text::one_of(text::in_small_letters(article.text.spelling(begin)),
                       {"by", "from", "to", "even", "only", "according", "both", "but", "and", "as", "for"}) &&
          article.mention_at[begin] < 0)) {
    if (text::in_small_letters(article.text.spelling(begin)) == "both") out.counted = true;
    ++begin;
  }
  std::uint32_t end = begin + 1;
  const auto jump = [&](std::uint32_t i) {  // over a whole name or title
    const std::int32_t mention = article.mention_at[i];
    if (mention >= 0) return article.mentions[static_cast<std::size_t>(mention)].name.end;
    const PhraseHit& hit = article.hits[i];
    if (hit.words > 1) return i + hit.words;
    return i + 1;
  };
  end = std::max(end, jump(begin));
  while (end < words.end) {
    if (const std::uint32_t behind = behind_brackets(article, end, words.end); behind > end) {
      if (ends_noun_phrase(article, behind, begin)) break;  // "Lane (R) of Ohio"
      end = behind;
      continue;
    }
    if (ends_noun_phrase(article, end, begin)) break;
    end = std::max(end + 1, jump(end));
  }
  end = std::min(end, words.end);
  // "sources close to the bank": an adjective behind its noun.
  while (end > begin + 1 && article.mention_at[end - 1] < 0 && article.facts(end - 2).head != tables::HeadClass::none &&
         text::one_of(article.text.spelling(end - 1),
                      {"close", "familiar", "near", "present", "here", "there", "alone", "abroad", "involved", "aware",
                       "able", "today", "privy", "loyal", "responsible", "when"}))
    --end;
  out.phrase = {begin, end};
  out.head = end - 1;
  out.mention = article.mention_at[out.head];
  const std::string first = text::in_small_letters(article.text.spelling(begin));
  if (text::one_of(first, {"the", "this", "that", "these", "those"}))
    out.determiner = Determiner::definite;
  else if (text::one_of(first, {"his", "her", "their", "its", "my", "our", "your", "whose"}))
    out.determiner = Determiner::possessive_pronoun;
  else if (text::one_of(first, {"a", "an", "another", "any", "no", "each", "every"}))
    out.determiner = Determiner::indefinite;
  const std::string second = begin + 1 < end ? text::in_small_letters(article.text.spelling(begin + 1)) : "";
  const auto number = [](const std::string& w) {
    return text::one_of(
        w, {"one",  "two",     "three",  "four",     "five",      "six",    "seven",  "eight",   "nine", "ten",
            "some", "several", "many",   "few",      "most",      "other",  "others", "another", "all",  "both",
            "more", "various", "dozens", "hundreds", "thousands", "second", "third",  "numerous"});
  };
  if (number(first) || (out.determiner == Determiner::definite && number(second)) || article.word(begin).digits)
    out.counted = true;
  if (out.counted && out.determiner == Determiner::none) out.determiner = Determiner::indefinite;
  for (std::uint32_t i = begin; i + 1 < end; ++i)
    if (article.word(i).possessive && article.mention_at[i] >= 0) {
      out.possessor = article.mention_at[i];
      if (out.determiner == Determiner::none || out.determiner == Determiner::definite)
        out.determiner = Determiner::possessive_noun;
    }
  return out;
}

namespace {

// "senator", "mayor", "secretary of state": a word or a title that ends there.
bool heads_a_role(const Article& article, const SourceHead& head) {
  const tables::WordFacts& facts = article.facts(head.head);
  if (facts.head == tables::HeadClass::role || facts.head == tables::HeadClass::kin ||
      facts.is(tables::word_class::title))
    return true;
  for (std::uint32_t i = head.phrase.begin; i < head.head; ++i)
    if (article.hits[i].words > 1 && i + article.hits[i].words == head.head + 1 &&
        article.tables.phrase(article.hits[i].phrase).kind == tables::PhraseKind::title)
      return true;
  return false;
}

// "A member of the House Intelligence Committee, Bachmann": a surname that the article gives in full elsewhere.
bool known_surname(const Article& article, const Mention& name) {
  return article.by_family.find(article.word(name.name.end - 1).id) != article.by_family.end();
}

// "the leader of the Reform Party, Yuko Mori", "Norland's Minister of Ports and Fisheries, Ada Pell": a full name
// between commas behind the complement of a role that one person has.
int apposed_name(const Article& article, const SourceHead& head, Words source) {
  if (article.facts(head.head).plural || head.counted || !heads_a_role(article, head)) return -1;
  for (std::uint32_t i = head.phrase.end; i < source.end && !article.word(i).sentence_start; ++i) {
    if (text::one_of(article.text.spelling(i), {"who", "whose", "which", "that", "said"})) return -1;
    if ((article.word(i).gap & ~gap::quote) == 0) continue;
    const std::int32_t index = article.mention_at[i];
    if (index < 0 || article.word(i).gap != gap::comma) return -1;
    const Mention& name = article.mentions[static_cast<std::size_t>(index)];
    const bool person = name.kind == MentionKind::person || (name.kind == MentionKind::name && name.plain);
    const bool closed = name.name.end >= source.end || article.word(name.name.end).gap != 0;
    const bool whole = name.name.size() > 1 || known_surname(article, name);
    return person && name.name.begin == i && whole && !name.possessive && closed ? index : -1;
  }
  return -1;
}

// "A top Republican, Sen. Carl Amberg", "One of his advisers, Trade Minister Anna Voss": a name with its title in
// apposition to one person.
int titled_behind_comma(const Article& article, const SourceHead& head) {
  std::uint32_t after = head.phrase.end;
  constexpr std::uint32_t reach = 6;
  if (head.counted)  // "One | of his advisers,"
    while (after < article.size() && after < head.phrase.end + reach && article.word(after).gap == 0) ++after;
  if (after >= article.size() || article.word(after).sentence_start || article.word(after).gap != gap::comma) return -1;
  const tables::WordFacts& facts = article.facts(head.head);
  if (facts.plural || facts.head == tables::HeadClass::organisation || facts.head == tables::HeadClass::document ||
      facts.head == tables::HeadClass::group)
    return -1;
  const bool label = head.mention >= 0 &&  // "a top Republican"
                     article.mentions[static_cast<std::size_t>(head.mention)].kind == MentionKind::belonging;
  if (head.mention >= 0 && !label) return -1;
  for (std::uint32_t i = after; i < article.size() && i < after + reach; ++i) {
    if (i > after && (article.word(i).gap & ~gap::quote) != 0) return -1;
    const std::int32_t index = article.mention_at[i];
    if (index < 0) continue;
    const Mention& name = article.mentions[static_cast<std::size_t>(index)];
    if (name.name.begin != i) continue;
    bool labelled = name.phrase_begin > after;  // "Israel's chief, [Home Front] Minister Anna Voss"
    for (std::uint32_t w = after; w < name.phrase_begin; ++w) labelled = labelled && article.word(w).capital;
    const bool titled =
        name.kind == MentionKind::person && !name.title.empty() && (name.phrase_begin <= after || labelled);
    return titled && !name.possessive ? index : -1;
  }
  return -1;
}

}  // namespace

int name_beside(const Article& article, const SourceHead& head, Words source) {
  const auto person_at = [&](std::uint32_t i) {
    const std::int32_t index = i < article.size() ? article.mention_at[i] : -1;
    if (index < 0) return -1;
    const Mention& mention = article.mentions[static_cast<std::size_t>(index)];
    if (mention.kind == MentionKind::person || (mention.kind == MentionKind::name && mention.plain))
      return static_cast<int>(index);
    return -1;
  };
  // A comma, then the name: inside the source or right behind it.
  const std::uint32_t after = head.phrase.end;
  if (after < article.size() && !article.word(after).sentence_start && article.word(after).gap == gap::comma) {
    if (heads_a_role(article, head)) {
      const int mention = person_at(after);
      if (mention >= 0 && (after < source.end || source.end == after) &&
          !article.mentions[static_cast<std::size_t>(mention)].possessive)
        return mention;
    }
  }
  if (const int mention = titled_behind_comma(article, head); mention >= 0) return mention;
  if (const int mention = apposed_name(article, head, source); mention >= 0) return mention;
  // "His father | Mohamed Elhassan": the name follows the source without a comma.
  if (after == source.end && after < article.size() && !article.word(after).sentence_start &&
      article.word(after).gap == 0) {
    const tables::HeadClass kind = article.facts(head.head).head;
    const int mention = kind == tables::HeadClass::role || kind == tables::HeadClass::kin ? person_at(after) : -1;
    if (mention >= 0 && !article.mentions[static_cast<std::size_t>(mention)].possessive &&
        article.mentions[static_cast<std::size_t>(mention)].name.begin == after)
      return mention;
  }
  // "Special Envoy for Norland Anna Berg": a name at the source's end, behind the state or body of the complement.
  if (source.size() > 2) {
    const int mention = person_at(source.end - 1);
    const tables::HeadClass kind = article.facts(head.head).head;
    if (mention >= 0 && (kind == tables::HeadClass::role || article.facts(head.head).is(tables::word_class::title))) {
      const Mention& name = article.mentions[static_cast<std::size_t>(mention)];
      const std::uint32_t before = name.name.begin;
      const std::int32_t label = before > 0 ? article.mention_at[before - 1] : -1;
      if (name.name.end == source.end && name.name.size() >= 2 && name.title.empty() && before > after && label >= 0 &&
          label != mention && article.same_clause(before - 1, before) &&
          (article.mentions[static_cast<std::size_t>(label)].kind == MentionKind::country ||
           (article.mentions[static_cast<std::size_t>(label)].kind == MentionKind::belonging &&
            head.determiner == Determiner::definite) ||
           (article.mentions[static_cast<std::size_t>(label)].kind == MentionKind::name &&
            head.determiner == Determiner::none) ||
           article.mentions[static_cast<std::size_t>(label)].kind == MentionKind::organisation) &&
          !article.word(before - 1).possessive)
        return mention;
    }
  }
  // "undersecretary of economic affairs Robert Ortner": a name right behind the complement.
  for (std::uint32_t i = after; i < source.end; ++i) {
    if (i > after && (article.word(i).gap & ~gap::quote) != 0) break;
    if (text::one_of(article.text.spelling(i), {"who", "which", "that", "by", "said"})) break;
    const int mention = person_at(i);
    if (mention < 0) continue;
    const Mention& name = article.mentions[static_cast<std::size_t>(mention)];
    if (name.name.begin != i || name.possessive || name.name.size() < 2) break;
    const std::uint32_t before = i - 1;
    const bool lower_noun = !article.word(before).capital &&
                            !article.facts(before).is(tables::word_class::function | tables::word_class::preposition) &&
                            article.word(i).gap == 0;
    const bool behind_role =
        article.facts(before).head == tables::HeadClass::role && before > 0 &&
        article.facts(before - 1).is(tables::word_class::preposition | tables::word_class::function);
    if (lower_noun && !behind_role && !article.word(before).possessive) return mention;
    break;
  }
  // "Guild President and Chief Executive Matthew Lane": one person with two titles.
  if (after + 1 < source.end && joins(article, after) && head.determiner == Determiner::none && head.mention < 0 &&
      heads_a_role(article, head) && !article.facts(head.head).plural)
    for (std::uint32_t i = after + 1; i < source.end && article.word(i).gap == 0; ++i) {
      const int mention = person_at(i);
      if (mention < 0) continue;
      const Mention& name = article.mentions[static_cast<std::size_t>(mention)];
      const bool second = name.name.begin == i && name.name.end == source.end && name.name.size() > 1 &&
                          name.phrase_begin <= after + 1 && !name.title.empty() && !name.possessive;
      return second ? mention : -1;
    }
  // "his wife and current nominee Hillary Clinton": one person under two descriptions.
  if (after + 1 < source.end && joins(article, after) &&
      article.facts(head.head).head != tables::HeadClass::organisation && !article.facts(head.head).plural) {
    const SourceHead second = head_of(article, {after + 1, source.end});
    const bool own_determiner = second.determiner != Determiner::none;
    if (!own_determiner && second.mention >= 0 &&
        second.phrase.begin != article.mentions[static_cast<std::size_t>(second.mention)].name.begin &&
        article.mentions[static_cast<std::size_t>(second.mention)].kind == MentionKind::person &&
        !article.word(after + 1).capital)
      return second.mention;
  }
  return -1;
}

}  // namespace onrecord::resolve
