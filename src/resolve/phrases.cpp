// Finds the longest phrase of the tables at each word: countries, titles, organisations, known actors.
#include "resolve/article.h"

#include "text/small_letters.h"

namespace onrecord::resolve {
namespace {

// A phrase stands as the table has it where its words are capitalised; titles may stand in lower case.
bool fits(const Article& article, const tables::Phrase& phrase, std::uint32_t begin) {
  const Word& first = article.word(begin);
  if (phrase.kind == tables::PhraseKind::title) return true;
  if (!first.capital && !first.digits) return false;
  if (phrase.capitals_only) return first.all_capitals || first.initial;
  const Word& last = article.word(begin + phrase.words - 1u);
  return phrase.words == 1 || last.capital || last.digits || phrase.words > 2;
}

PhraseHit longest_at(const Article& article, std::uint32_t begin) {
  PhraseHit best;
  std::uint32_t node = 0;
  for (std::uint32_t at = begin; at < article.size() && at < begin + 12; ++at) {
    const Word& word = article.word(at);
    if (at > begin && (word.gap != 0 || (article.word(at - 1).possessive && article.word(at - 1).capital &&
                                         !article.facts(at - 1).plural)))
      break;
    if (word.id == 0) break;
    node = article.tables.step(node, word.id);
    if (node == 0) break;
    for (const std::uint32_t index : article.tables.phrases_at(node)) {
      const tables::Phrase& phrase = article.tables.phrase(index);
      if (!fits(article, phrase, begin)) continue;
      best = {index, phrase.words};
      break;
    }
  }
  return best;
}

}  // namespace

void find_phrases(Article& article) {
  article.hits.assign(article.size(), {});
  for (std::uint32_t i = 0; i < article.size(); ++i) {
    const tables::WordId id = article.word(i).id;
    if (id != 0 && article.tables.starts_phrase(id)) article.hits[i] = longest_at(article, i);
  }
}

std::string Article::surface(Words range) const {
  if (range.empty()) return {};
  const std::string_view raw =
      text.text.substr(word(range.begin).begin, word(range.end - 1).end - word(range.begin).begin);
  std::string out;
  for (const char c : raw) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

bool Article::is_in_any_case(std::size_t index, text::WordClass of) const {
  return index < size() && text.lexicon->is(text::in_small_letters(text.spelling(index)), of);
}

bool Article::same_clause(std::uint32_t a, std::uint32_t b) const {
  for (std::uint32_t i = a + 1; i <= b; ++i)
    if (word(i).gap != 0 || word(i).sentence_start) return false;
  return true;
}

bool Article::party_tag(std::uint32_t index) const {
  const std::string_view tag = text.spelling(index);
  constexpr std::string_view parties = "RDI";
  if (tag.empty() || parties.find(tag[0]) == std::string_view::npos) return false;
  const std::uint16_t before = word(index).gap;
  if (tag.size() > 2 && tag[1] == '-' && tag[2] >= 'A' && tag[2] <= 'Z')
    return (before & (gap::open | gap::comma)) != 0 || (before == 0 && index > 0 && word(index - 1).capital);
  return tag.size() == 1 && (before & gap::open) != 0 && index + 1 < size() && (word(index + 1).gap & gap::close) != 0;
}

bool Article::credited(const Mention& mention) const {
  const std::uint32_t begin = mention.phrase_begin;
  if (begin == 0) return false;
  if ((word(begin).gap & gap::other) != 0 && word(begin - 1).all_capitals) return true;
  return (word(begin).gap & gap::colon) != 0 && is(begin - 1, "picture_credit"_words);
}

std::uint32_t Article::alone_elsewhere(std::uint32_t index) const {
  const tables::WordId id = word(index).id;
  std::uint32_t count = 0;
  for (std::uint32_t i = body; i < size(); ++i)
    if (i != index && word(i).id == id && word(i).capital && (i == 0 || word(i).gap != 0 || !word(i - 1).capital))
      ++count;
  return count;
}

std::uint32_t Article::times_alone(tables::WordId id) const {
  const auto found = alone_counts.find(id);
  return found == alone_counts.end() ? 0 : found->second;
}

std::string_view Article::spelling_of(tables::WordId id) const {
  const std::size_t shipped = tables.words().size();
  return id < shipped ? tables.words().spelling(id) : text.own.spelling(id - static_cast<tables::WordId>(shipped));
}

tables::WordId Article::id_of(std::string_view folded) const {
  if (const tables::WordId id = tables.words().find(folded); id != 0) return id;
  const tables::WordId own = text.own.find(folded);
  return own == 0 ? 0 : own + static_cast<tables::WordId>(tables.words().size());
}

}  // namespace onrecord::resolve
