// By apposition, by the word before, and by what they call themselves.
#include "resolve/firms.h"

#include "text/one_of.h"

namespace onrecord::resolve {
bool firm_in_apposition(const Article& article, std::uint32_t end) {
  if (end >= article.size() || article.word(end).gap != gap::comma ||
      !text::one_of(article.text.spelling(end), {"a", "an", "the", "one"}))
    return false;
  constexpr std::uint32_t longest = 9;
  bool firm = false;  // of the last word for a kind: "a bank economist" is none
  for (std::uint32_t i = end + 1; i < article.size() && i < end + longest; ++i) {
    const Word& word = article.word(i);
    const tables::WordFacts& facts = article.facts(i);
    if (word.gap != 0 || word.sentence_start || facts.is(tables::word_class::preposition)) break;
    const bool maker = text::one_of(article.text.spelling(i), {"maker", "refiner", "operator", "exporter", "importer",
                                                               "provider", "carrier", "grower"});
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
  const auto word = [&](std::size_t i) { return i < article.size() ? article.text.spelling(i) : std::string_view{}; };
  if (word(at) == "that") ++at;
  if (!text::one_of(word(at), {"it", "its"}) || article.word(at).quoted) return false;
  const std::string_view next = word(at + 1), second = word(at + 2);
  if (word(at) == "its") {
    const auto belongs = [](std::string_view thing) {
      return text::one_of(
          thing, {"board", "subsidiary", "unit", "shareholders", "directors", "plant", "plants", "earnings", "profits",
                  "sales", "operations", "division", "offer", "shares", "members", "customers"});
    };
    return belongs(next) || belongs(second);
  }
  if (text::one_of(next, {"is", "was"})) return second.size() > 5 && second.ends_with("ing");
  const bool acts =
      text::one_of(next, {"will",   "would",   "has",     "had",      "may",     "might",    "could",    "can",
                          "plans",  "planned", "expects", "expected", "intends", "agreed",   "sold",     "filed",
                          "signed", "offered", "bought",  "raised",   "reached", "received", "acquired", "completed"});
  return acts && !text::one_of(second, {"be", "been", "take", "taken", "seem", "seemed", "appear", "appeared",
                                        "become"});  // "it would be hard"
}

}  // namespace onrecord::resolve
