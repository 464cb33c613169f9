// By apposition, by the word before, and by what they call themselves.
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

bool speaks_as_it(const Article& article, const Attribution& attribution) {
  constexpr std::string_view own[]{"will",    "would",   "has",      "had",   "may",    "might",   "could",  "can",    "plans",   "planned",  "expects",  "expected",
                                   "intends", "agreed",  "sold",     "filed", "signed", "offered", "bought", "raised", "reached", "received", "acquired", "completed"};
  constexpr std::string_view be[]{"is", "was"}, of_the_weather[]{"be", "been", "take", "taken", "seem", "seemed", "appear", "appeared", "become"};
  if (attribution.content.empty() || attribution.kind != StatementKind::indirect) return false;
  std::size_t at = article.text.at_byte(attribution.content.front().begin);
  const auto word = [&](std::size_t i) { return i < article.size() ? article.text.spelling(i) : std::string_view{}; };
  constexpr std::string_view belongings[]{"board", "subsidiary", "unit", "shareholders", "directors", "plant", "plants", "earnings", "profits", "sales", "operations", "division", "offer", "shares", "members", "customers"};
  if (word(at) == "that") ++at;
  if (word(at) == "its") return !article.word(at).quoted && (one_of(word(at + 1), belongings) || one_of(word(at + 2), belongings));
  if (word(at) != "it" || article.word(at).quoted) return false;
  if (one_of(word(at + 1), be)) return word(at + 2).size() > 5 && word(at + 2).ends_with("ing");
  return one_of(word(at + 1), own) && !one_of(word(at + 2), of_the_weather);
}

}  // namespace onrecord
