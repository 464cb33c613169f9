// Each rule is one function over one attribution, or over all of them.
#include "extract/who_speaks.h"

#include <algorithm>
#include <string>

#include "extract/borders.h"
#include "extract/word_tests.h"

namespace onrecord::extract {
namespace {

// "Saying he was content, Lawson ...": who follows the clause's comma says it.
void participle(const text::TokenizedText& text, Tagged& tagged) {
  if (!tagged.source.empty()) return;
  const std::string_view word = text.word(tagged.cue.begin);
  const text::TokenRange sentence = text.sentences[text.sentence_of(tagged.cue.begin)];
  if (tagged.cue.begin != sentence.begin || word.size() < 6 || !has_capital(word) ||
      !text.lexicon->ends(word, "gerund_ending"_words))
    return;
  std::uint32_t at = tagged.content.back().end;
  while (at < sentence.end && (text.word(at) == "," || text.tokens[at].quote == text::QuoteState::closing)) ++at;
  if (at >= sentence.end || at == tagged.content.back().end || text.word(at - 1) == ".") return;
  std::uint32_t end = at;
  while (end < sentence.end && (has_capital(text.word(end)) || (end == at && is(text, end, "opens_subject"_words))))
    ++end;
  if (end == at) return;
  tagged.source = {{at, end}};
}

// "Marsh voices | doubts about": the verb before the noun of speech is the cue's.
void voiced(const text::TokenizedText& text, Tagged& tagged) {
  if (tagged.source.size() != 1 || tagged.source[0].size() < 2 || tagged.source[0].end != tagged.cue.begin) return;
  if (!is(text, tagged.cue.begin - 1, "voices"_words)) return;
  --tagged.source[0].end;
  --tagged.cue.begin;
}

// Sources "The", "Bell again", "the market at": what names nobody is cut off.
void bare_source(const text::TokenizedText& text, std::vector<text::TokenRange>& source) {
  std::erase_if(source, [&](text::TokenRange& range) {
    while (range.size() > 0 && is(text, range.end - 1, "names_nobody"_words)) --range.end;
    return range.size() == 0;
  });
}

// "Moss, who he | said had been brave": he says it, of who stands before.
void own_subject(const text::TokenizedText& text, std::vector<text::TokenRange>& source) {
  for (text::TokenRange& range : source)
    if (range.size() > 1 && is(text, range.begin, "relative"_words) &&
        (is(text, range.begin + 1, "personal_pronoun"_words) || has_capital(text.word(range.begin + 1)) ||
         is(text, range.begin + 1, "definite_article"_words)))
      ++range.begin;
}

// "Bell told reporters the plan was late, adding that ...": a participle without a source has that of the verb before
// it in the sentence.
void shared_source(const text::TokenizedText& text, std::vector<Tagged>& all, Tagged& tagged) {
  const std::string_view word = text.word(tagged.cue.begin);
  if (!tagged.source.empty() || !text.lexicon->ends(word, "gerund_ending"_words) || has_capital(word) ||
      tagged.cue.begin == 0 || text.word(tagged.cue.begin - 1) != ",")
    return;
  const Tagged* best = nullptr;
  for (const Tagged& other : all)
    if (!other.source.empty() && other.cue.end <= tagged.cue.begin &&
        text.sentence_of(other.cue.begin) == text.sentence_of(tagged.cue.begin) &&
        other.source.back().end <= tagged.cue.begin && (!best || best->cue.begin < other.cue.begin))
      best = &other;
  if (best) tagged.source = best->source;
}

// "Continued Stone:": a cue that took its speaker in gives the name back.
void inverted(const text::TokenizedText& text, Tagged& tagged) {
  if (!tagged.source.empty() || tagged.cue.size() < 2) return;
  const std::string_view verb = text.word(tagged.cue.begin);
  std::string lower(verb);
  if (has_capital(verb)) lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
  if (!text.lexicon->is(lower, "saying"_words)) return;
  std::uint32_t end = tagged.cue.begin + 1;
  while (end < tagged.cue.end && has_capital(text.word(end))) ++end;
  if (end == tagged.cue.begin + 1) return;
  tagged.source = {{tagged.cue.begin + 1, end}};
  if (end < tagged.cue.end) tagged.more_cue.insert(tagged.more_cue.begin(), {end, tagged.cue.end});
  tagged.cue.end = tagged.cue.begin + 1;
}

// "Said Moss: "..."": the name before the colon is no part of what is said.
void named_before_colon(const text::TokenizedText& text, Tagged& tagged) {
  text::TokenRange& content = tagged.content.front();
  const std::string_view verb = text.word(tagged.cue.begin);
  if (!tagged.source.empty() || tagged.cue.size() != 1 || content.begin != tagged.cue.end || !has_capital(verb)) return;
  std::string lower(verb);
  lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
  if (!text.lexicon->is(lower, "saying"_words)) return;
  std::uint32_t end = content.begin;
  while (end < content.end && has_capital(text.word(end)) && !quoted(text, end)) ++end;
  if (end == content.begin || end >= text.tokens.size() || text.word(end) != ":") return;
  tagged.source = {{content.begin, end}};
  if (end + 1 < content.end)
    content.begin = end + 1;
  else if (tagged.content.size() > 1)  // the name alone
    tagged.content.erase(tagged.content.begin());
  else
    tagged.source.clear();
}

// '"We go," says | Ada Moss, who ...': a name that nothing took, right behind the verb of a quotation.
void named_behind(const text::TokenizedText& text, Tagged& tagged) {
  if (!tagged.source.empty() || tagged.cue.size() != 1 || tagged.cue.begin == 0 ||
      !is(text, tagged.cue.begin, "saying"_words) || tagged.content.front().begin >= tagged.cue.begin)
    return;
  const std::uint32_t before = tagged.cue.begin - 1;
  if (is_word(text, before) || quoted(text, tagged.cue.begin)) return;
  std::uint32_t end = tagged.cue.end;
  while (end < text.tokens.size() && has_capital(text.word(end)) && !quoted(text, end)) ++end;
  const bool taken = std::any_of(tagged.content.begin(), tagged.content.end(),
                                 [&](text::TokenRange r) { return r.begin < end && tagged.cue.end < r.end; });
  if (end > tagged.cue.end && !taken && text.sentence_of(end - 1) == text.sentence_of(tagged.cue.begin))
    tagged.source = {{tagged.cue.end, end}};
}

// "Ferries, said Moss, are late": between commas the verb comes first, and who is left of it is spoken of.
void inserted(const text::TokenizedText& text, Tagged& tagged) {
  if (tagged.source.size() != 1 || tagged.content.size() != 1 || tagged.cue.size() != 1 || tagged.cue.begin == 0)
    return;
  const text::TokenRange subject = tagged.source[0], content = tagged.content[0];
  if (!is(text, tagged.cue.begin, "saying"_words) || text.word(tagged.cue.begin - 1) != "," ||
      subject.end + 1 != tagged.cue.begin || content.begin != tagged.cue.end)
    return;
  std::uint32_t end = content.begin;
  while (end < content.end && has_capital(text.word(end))) ++end;
  if (end == content.begin || end + 2 >= content.end || text.word(end) != "," || has_capital(text.word(end + 1)))
    return;
  tagged.source = {{content.begin, end}};
  tagged.content = {subject, {end + 1, content.end}};
}

// Pieces on both sides of the cue: who stands right beside it speaks.
void one_side(const Tagged& cue_of, std::vector<text::TokenRange>& source) {
  const text::TokenRange cue = cue_of.cue;
  const auto beside = [&](text::TokenRange r) { return r.end == cue.begin || r.begin == cue.end; };
  const auto near = std::find_if(source.begin(), source.end(), beside);
  if (source.size() < 2 || near == source.end()) return;
  const bool left = near->end <= cue.begin;
  std::erase_if(source, [&](text::TokenRange r) { return (r.end <= cue.begin) != left; });
}

// "A senior official, who asked | not to be named, said ...": the clause that the source began with goes on to the
// comma before the cue.
void whole_clause(const text::TokenizedText& text, Tagged& tagged) {
  if (tagged.source.size() != 1 || tagged.source[0].end >= tagged.cue.begin ||
      tagged.cue.begin - tagged.source[0].end > 10)
    return;
  text::TokenRange& source = tagged.source[0];
  const std::uint32_t comma = tagged.cue.begin - 1;
  if (text.word(comma) != ",") return;
  bool opened = false;
  for (std::uint32_t i = source.begin; i + 1 < source.end; ++i)
    opened = opened || (text.word(i) == "," && is(text, i + 1, "opens_aside"_words));
  for (std::uint32_t i = source.end; i < comma; ++i)
    if (!is_word(text, i) || quoted(text, i)) return;
  if (opened && text.word(source.end - 1) != ",") source.end = comma;
}

// "It is believed that ...": nobody in particular believes it.
void nobody(const text::TokenizedText& text, Tagged& tagged) {
  if (tagged.source.size() != 1 || tagged.source[0].size() != 1 || tagged.source[0].end != tagged.cue.begin ||
      tagged.cue.size() < 2)
    return;
  const std::uint32_t last = tagged.cue.end - 1;
  if (is(text, tagged.source[0].begin, "impersonal"_words) &&
      (is(text, tagged.cue.begin, "be"_words) || is(text, tagged.cue.begin, "clitic_or_have"_words)) &&
      (text.lexicon->ends(text.word(last), "participle_ending"_words) || is(text, last, "strong_participle"_words)))
    tagged.source.clear();
}

// "The bridge is old, Pell | said": a name between comma and verb that the content took in.
void swallowed_name(const text::TokenizedText& text, Tagged& tagged) {
  if (!tagged.source.empty() || tagged.cue.size() != 1 || !is(text, tagged.cue.begin, "saying"_words)) return;
  const auto piece = std::find_if(tagged.content.begin(), tagged.content.end(),
                                  [&](text::TokenRange r) { return r.end == tagged.cue.begin; });
  if (piece == tagged.content.end()) return;
  std::uint32_t at = piece->end;
  while (at > piece->begin && has_capital(text.word(at - 1))) --at;
  if (at == piece->end && at > piece->begin && is(text, at - 1, "personal_pronoun"_words)) --at;
  if (at == piece->end || at <= piece->begin + 2) return;
  // "..., Pell said", "... 'yes,' Mr. Pell said"
  const bool closed = text.word(at - 1) == "," || (!is_word(text, at - 1) && text.word(at - 2) == ",");
  if (!closed) return;
  tagged.source = {{at, piece->end}};
  piece->end = at;
}

// "tweeted on | Friday": the preposition is the date's.
void dated_cue(const text::TokenizedText& text, Tagged& tagged) {
  const std::uint32_t end = tagged.cue.end;
  if (tagged.cue.size() >= 2 && is(text, end - 1, "leads_date"_words) &&
      (is(text, end, "weekday"_words) || is(text, end, "month"_words)))
    --tagged.cue.end;
}

}  // namespace

void mend_sources(const text::TokenizedText& text, std::vector<Tagged>& all) {
  for (Tagged& each : all) {
    participle(text, each);
    bare_source(text, each.source);
    own_subject(text, each.source);
    voiced(text, each);
    inverted(text, each);
    inserted(text, each);
    named_before_colon(text, each);
    whole_clause(text, each);
    nobody(text, each);
    swallowed_name(text, each);
    named_behind(text, each);
    dated_cue(text, each);
    one_side(each, each.source);
  }
  for (Tagged& each : all) shared_source(text, all, each);
}

}  // namespace onrecord::extract
