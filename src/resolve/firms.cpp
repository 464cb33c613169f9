// By apposition, by the word before, and by what they call themselves.
#include "resolve/firms.h"

namespace onrecord::resolve {
bool firm_in_apposition(const Article& article, std::uint32_t end) {
  if (end >= article.size() || article.word(end).gap != gap::comma || !article.is(end, "opens_apposed_firm"_words))
    return false;
  constexpr std::uint32_t longest = 9;
  bool firm = false;  // of the last word for a kind: "a bank economist" is none
  for (std::uint32_t i = end + 1; i < article.size() && i < end + longest; ++i) {
    const Word& word = article.word(i);
    const tables::WordFacts& facts = article.facts(i);
    if (word.gap != 0 || word.sentence_start || facts.is(tables::word_class::preposition)) break;
    const bool maker = article.is(i, "trading_firm"_words);
    if (facts.head != tables::HeadClass::none || maker)
      firm = (facts.head == tables::HeadClass::organisation || maker) && !word.possessive && !facts.plural;
  }
  return firm;
}

bool firm_behind_its_kind(const Article& article, std::uint32_t begin) {
  if (begin == 0 || article.word(begin).gap != 0 || article.word(begin).sentence_start) return false;
  const tables::WordFacts& kind = article.facts(begin - 1);
  return kind.head == tables::HeadClass::organisation && !kind.plural && !article.word(begin - 1).possessive;
}

bool speaks_as_it(const Article& article, const Attribution& attribution) {
  if (attribution.content.empty() || attribution.kind != StatementKind::indirect) return false;
  std::size_t at = article.text.at_byte(attribution.content.front().begin);
  if (article.is(at, "complementizer"_words)) ++at;
  if (!article.is(at, "of_a_thing"_words) || article.word(at).quoted) return false;
  const std::size_t next = at + 1, second = at + 2;
  if (article.is(at, "possessive_it"_words))  // "its board", "its two plants"
    return article.is(next, "thing_of_firm"_words) || article.is(second, "thing_of_firm"_words);
  if (article.is(next, "singular_copula"_words))  // "it is building"
    return article.ends(second, "gerund_ending"_words) && article.text.spelling(second).size() > 5;
  return article.is(next, "act_of_firm"_words) && !article.is(second, "no_act"_words);  // "it would be hard"
}

}  // namespace onrecord::resolve
