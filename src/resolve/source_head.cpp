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

// "President Ada Pell | thus", "Jon Lund | this month", "the Harbour Guild | three months": what stands behind a name
// and heads nothing.
bool runs_over_a_name(const Article& article, std::uint32_t at, Words source) {
  const std::int32_t index = at > source.begin ? article.mention_at[at - 1] : -1;
  if (index < 0 || article.word(at).capital || article.word(at).digits) return false;
  const Mention& name = article.mentions[static_cast<std::size_t>(index)];
  const tables::WordFacts& facts = article.facts(at);
  if (name.possessive || name.name.end != at) return false;
  if (facts.is(tables::word_class::function))  // "in a letter to Lund this week, Ada Pell"
    for (std::uint32_t i = at; i < source.end; ++i)
      if (article.mention_at[i] >= 0) return false;
  if (name.kind == MentionKind::organisation) return facts.is(tables::word_class::function);
  if (name.kind != MentionKind::person || (name.name.size() < 2 && name.title.empty())) return false;
  return facts.head == tables::HeadClass::none && !facts.plural;
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
    if (article.party_tag(end) || ends_noun_phrase(article, end, begin) || runs_over_a_name(article, end, words)) break;
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

}  // namespace onrecord::resolve
