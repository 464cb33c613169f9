// Passive cues: "Lund was told by clerks that". The subject does not speak; who stands behind the verb does.
#include "resolve/source_head.h"

namespace onrecord::resolve {

std::uint32_t passive_verb(const Article& article, Words cue) {
  constexpr std::uint32_t between = 2;  // "has been repeatedly accused"
  for (std::uint32_t i = cue.begin; i < cue.end; ++i) {
    if (!article.facts(i).is(tables::word_class::spoken_to)) continue;
    for (std::uint32_t back = i; back > 0 && i - back < between && article.word(back).gap == 0; --back)
      if (article.facts(back - 1).is(tables::word_class::copula)) return i;
  }
  return 0;
}

Words teller(const Article& article, std::uint32_t verb) {
  const std::uint32_t by = verb + 1;
  if (by + 1 >= article.size() || article.word(by).gap != 0 || !article.is(by, "passive_agent"_words)) return {};
  std::uint32_t end = by + 1;
  while (end < article.size() && article.word(end).sentence == article.word(by).sentence && article.word(end).gap == 0)
    ++end;
  return head_of(article, {by + 1, end}).phrase;
}

}  // namespace onrecord::resolve
