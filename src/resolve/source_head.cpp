// Reads the words of a source: where its first noun phrase ends, what heads it, which name stands beside it.
#include "resolve/source_head.h"
#include "resolve/descriptions.h"

namespace onrecord::resolve {
namespace {

// "made", "released", "wearing"
bool participle(const Article& article, std::uint32_t at) {
  if (article.is(at, "bare_participle"_words)) return true;
  const std::string_view word = article.text.spelling(at);
  return word.size() > 5 && word[0] >= 'a' && word[0] <= 'z' &&
         (article.ends(at, "gerund_ending"_words) || article.ends(at, "participle_ending"_words));
}

}  // namespace

bool is_pronoun(const Article& article, std::uint32_t word) {
  return article.is_in_any_case(word, "pronoun"_words);
}

bool ends_noun_phrase(const Article& article, std::uint32_t i, std::uint32_t begin) {
  const Word& word = article.word(i);
  if ((word.gap & ~(gap::quote | gap::close)) != 0 || word.sentence_start) return true;
  if (word.capital) return false;
  const tables::WordFacts& facts = article.facts(i);
  if (facts.is(tables::word_class::preposition)) return true;
  if (article.is(i, "ends_noun_phrase"_words)) return true;
  // "a man wearing ...", "a report released by ...": a participle behind a noun.
  const bool behind_noun =
      i > begin && article.facts(i - 1).head != tables::HeadClass::none && !article.is(i - 1, "counts_one"_words);
  return participle(article, i) && behind_noun && facts.head == tables::HeadClass::none;
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
  while (begin + 1 < words.end && article.mention_at[begin] < 0 &&
         article.is_in_any_case(begin, "leads_into_source"_words)) {
    if (article.is_in_any_case(begin, "both"_words)) out.counted = true;
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
         article.is(end - 1, "stands_behind_noun"_words))
    --end;
  out.phrase = {begin, end};
  out.head = end - 1;
  out.mention = article.mention_at[out.head];
  if (article.is_in_any_case(begin, "definite_determiner"_words))
    out.determiner = Determiner::definite;
  else if (article.is_in_any_case(begin, "possessive_determiner"_words))
    out.determiner = Determiner::possessive_pronoun;
  else if (article.is_in_any_case(begin, "indefinite_determiner"_words))
    out.determiner = Determiner::indefinite;
  const bool second_counts =
      out.determiner == Determiner::definite && begin + 1 < end && article.is_in_any_case(begin + 1, "counts"_words);
  if (article.is_in_any_case(begin, "counts"_words) || second_counts || article.word(begin).digits) out.counted = true;
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
