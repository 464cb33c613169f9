#include "resolve/firms.h"

#include <algorithm>

namespace onrecord {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::string_view (&words)[N]) { return std::find(std::begin(words), std::end(words), word) != std::end(words); }

}  // namespace

bool firm_in_apposition(const Article& article, std::uint32_t end) {
  constexpr std::string_view openings[]{"a", "an", "the", "one"};
  constexpr std::string_view makers[]{"maker", "refiner", "operator", "exporter", "importer", "provider", "carrier", "grower"};
  if (end >= article.size() || article.word(end).gap != gap::comma || !one_of(article.text.spelling(end), openings)) return false;
  constexpr std::uint32_t longest = 9;
  bool firm = false;  // of the last word for a kind: "a bank economist" is none
  for (std::uint32_t i = end + 1; i < article.size() && i < end + longest; ++i) {
    const Word& word = article.word(i);
    const WordFacts& facts = article.facts(i);
    if (word.gap != 0 || word.sentence_start || facts.is(word_class::preposition)) break;
    const bool maker = one_of(article.text.spelling(i), makers);
    if (facts.head != HeadClass::none || maker) firm = (facts.head == HeadClass::organisation || maker) && !word.possessive && !facts.plural;
  }
  return firm;
}

bool firm_behind_its_kind(const Article& article, std::uint32_t begin) {
  if (begin == 0 || article.word(begin).gap != 0 || article.word(begin).sentence_start) return false;
  const WordFacts& kind = article.facts(begin - 1);
  return kind.head == HeadClass::organisation && !kind.plural && !article.word(begin - 1).possessive;
}

}  // namespace onrecord
