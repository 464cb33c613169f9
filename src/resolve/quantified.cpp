// "Rope makers were divided. Some said no, others yes": a part of the class that the sentence before is about.
#include "resolve/descriptions.h"
#include "resolve/source_head.h"
#include "text/small_letters.h"

namespace onrecord::resolve {
namespace {

std::uint32_t first_of_sentence(const Article& article, std::uint32_t at) {
  while (at > 0 && !article.word(at).sentence_start) --at;
  return at;
}

// "Republicans", "rope makers": a word for several people, or a table's name for them.
bool names_people(const Article& article, std::uint32_t at) {
  const std::int32_t index = article.mention_at[at];
  if (index >= 0) {
    const Mention& name = article.mentions[static_cast<std::size_t>(index)];
    const bool plural = article.text.spelling(at).ends_with('s') && !article.word(at).all_capitals;
    return name.name.end == at + 1 && !name.possessive &&
           (name.kind == MentionKind::group ||
            (name.kind == MentionKind::organisation && name.name.size() == 1 && plural));
  }
  const tables::WordFacts& facts = article.facts(at);
  return facts.plural && !article.word(at).possessive &&
         (facts.head == tables::HeadClass::group || facts.head == tables::HeadClass::role ||
          facts.head == tables::HeadClass::organisation);
}

// The plural class that a sentence begins with; empty: it is about something else.
Words class_that_opens(const Article& article, std::uint32_t begin) {
  constexpr std::uint32_t longest = 5;
  if (article.facts(begin).is(tables::word_class::function) && article.mention_at[begin] < 0) ++begin;  // "The", "But"
  std::uint32_t last = 0;
  for (std::uint32_t i = begin; i < article.size() && i < begin + longest; ++i) {
    if (i > begin && (article.word(i).gap != 0 || article.word(i).sentence_start)) break;
    const tables::WordFacts& facts = article.facts(i);
    const bool other = facts.is(tables::word_class::function | tables::word_class::preposition) &&
                       article.mention_at[i] < 0 && !facts.is(tables::word_class::modifier);
    if (other || article.word(i).possessive) break;
    if (names_people(article, i))
      last = i + 1;
    else if (last > 0)
      break;
  }
  return last > 0 ? Words{begin, last} : Words{};
}

}  // namespace

std::string part_of_class_before(const Article& article, const SourceHead& head) {
  const std::uint32_t at = head.phrase.begin;
  if (head.phrase.size() != 1 || !article.facts(at).is(tables::word_class::quantifier)) return {};
  const std::uint32_t sentence = first_of_sentence(article, at);
  if (sentence == 0) return {};
  std::uint32_t before = first_of_sentence(article, sentence - 1);
  if (before > 0 && article.facts(before).is(tables::word_class::quantifier))  // "Some said no. Others said yes."
    before = first_of_sentence(article, before - 1);
  if (before < article.body || article.word(before).paragraph + 2 < article.word(at).paragraph) return {};
  const Words about = class_that_opens(article, before);
  if (about.empty()) return {};
  std::string part = text::in_small_letters(article.text.spelling(at));
  if (part.ends_with('s')) part.pop_back();  // "others"
  std::string whole = article.surface(about);
  const std::int32_t index = article.mention_at[about.begin];
  const bool opens = index < 0 || (article.mentions[static_cast<std::size_t>(index)].kind == MentionKind::name &&
                                   article.word(about.begin).sentence_start);
  if (opens) whole[0] = text::in_small_letters(whole.substr(0, 1))[0];
  return part + ' ' + whole;
}

}  // namespace onrecord::resolve
