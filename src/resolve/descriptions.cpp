// Where such a description ends.
#include "resolve/descriptions.h"

namespace onrecord::resolve {

bool joins(const Article& article, std::uint32_t at) {
  return article.is(at, "coordinator"_words);
}

namespace {

std::uint32_t end_of_phrase(const Article& article, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t at = begin;
  while (at < end && (at == begin || !ends_noun_phrase(article, at, begin))) {
    const std::int32_t mention = article.mention_at[at];
    at = mention >= 0 ? std::max(at + 1, article.mentions[static_cast<std::size_t>(mention)].name.end) : at + 1;
  }
  return std::min(at, end);
}

// ", Norland and Estria": a comma within a list that goes on.
bool list_goes_on(const Article& article, std::uint32_t at, std::uint32_t end) {
  while (at < end && article.word(at).gap == gap::comma) {
    const std::uint32_t next = end_of_phrase(article, at, end);
    if (next < end && joins(article, next)) return true;
    at = next;
  }
  return false;
}

}  // namespace

Words described(const Article& article, const SourceHead& head, Words source) {
  Words out = head.phrase;
  const bool article_first =
      head.determiner == Determiner::definite || (head.determiner == Determiner::indefinite && !head.counted);
  if (article_first && out.size() > 1 && article.facts(out.begin).is(tables::word_class::function)) ++out.begin;
  std::uint32_t at = out.end;
  while (at < source.end && !article.word(at).sentence_start) {
    const bool lone = head.counted && out.size() == 1;  // "some in the sector"
    const bool of = article.word(at).gap == 0 && (article.is(at, "opens_complement"_words) ||
                                                  (lone && article.facts(at).is(tables::word_class::preposition)));
    const bool joint = article.word(at).gap == 0 && joins(article, at);
    if (!of && !joint && !list_goes_on(article, at, source.end)) break;
    const std::uint32_t begin = of || joint ? at + 1 : at;
    const std::uint32_t end = end_of_phrase(article, begin, source.end);
    if (begin >= source.end || end == begin) break;
    out.end = at = end;
  }
  return out;
}

std::uint32_t behind_complement(const Article& article, std::uint32_t at, Words source) {
  while (at < source.end && !article.word(at).sentence_start) {
    if (article.party_tag(at) || (article.word(at).gap & gap::open) != 0) {
      const std::uint16_t ends = (article.word(at).gap & gap::open) != 0 ? gap::close : gap::comma | gap::close;
      ++at;
      while (at < source.end && (article.word(at).gap & ends) == 0) ++at;
      continue;
    }
    const bool inserted = article.word(at).gap == gap::comma && at + 1 < source.end &&  // "Lane, of Norland, and"
                          article.facts(at).is(tables::word_class::preposition) && article.mention_at[at + 1] >= 0;
    if (inserted) {
      at = end_of_phrase(article, at + 1, source.end);
      continue;
    }
    const bool directly = (article.word(at).gap & ~gap::close) == 0;
    if (directly && article.is(at, "opens_origin"_words) && at + 1 < source.end) {
      at = end_of_phrase(article, at + 1, source.end);
      continue;
    }
    break;
  }
  return at;
}

}  // namespace onrecord::resolve
