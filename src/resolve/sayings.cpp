// Places and verb forms of sayings.
#include "resolve/sayings.h"

#include "text/lexicon.h"

namespace onrecord::resolve {

using text::operator""_words;

namespace {

bool is_participle(const TimePieces& pieces, std::size_t at) {
  return is_past_verb(pieces, at) || pieces.is(at, tables::TimeClass::participle);
}

}  // namespace

Span Sayings::anchor(std::size_t saying) const {
  const Attribution& attribution = attributions[saying];
  if (!attribution.cue.empty()) return {attribution.cue.front().begin, attribution.cue.back().end};
  return attribution.content.empty() ? Span{}
                                     : Span{attribution.content.front().begin, attribution.content.front().begin};
}

std::size_t Sayings::sentence_at(std::uint32_t byte) const {
  const std::size_t token = text.token_at(byte);
  return token < text.tokens.size() ? text.sentence_of(token) : SIZE_MAX;
}

std::size_t Sayings::paragraph_of(std::size_t saying) const {
  const std::size_t token = text.token_at(anchor(saying).begin);
  return token < text.tokens.size() ? text.paragraph_of(token) : SIZE_MAX;
}

Span Sayings::span_of(std::size_t sentence) const {
  const text::TokenRange range = text.sentences[sentence];
  return {text.tokens[range.begin].begin, text.tokens[range.end - 1].end};
}

bool Sayings::same_speaker(std::size_t a, std::size_t b) const {
  if (speakers.size() != attributions.size()) return false;
  return !speakers[a].actor_id.empty() && speakers[a].actor_id == speakers[b].actor_id;
}

bool Sayings::same_paragraph(std::size_t a, std::size_t b) const {
  const std::size_t first = paragraph_of(a);
  return first != SIZE_MAX && first == paragraph_of(b);
}

bool Sayings::has_ing(std::size_t saying) const {
  for (const Span& span : attributions[saying].cue)
    for (std::size_t at = pieces.at_byte(span.begin); at < pieces.size() && pieces[at].begin < span.end; ++at)
      if (pieces.is_word(at) && text.lexicon->ends(pieces.text(at), "gerund_ending"_words)) return true;
  return false;
}

bool Sayings::in_the_present(std::size_t saying) const {
  for (const Span& span : attributions[saying].cue)
    for (std::size_t at = pieces.at_byte(span.begin); at < pieces.size() && pieces[at].begin < span.end; ++at)
      if (is_past_verb(pieces, at)) return false;
  return !attributions[saying].cue.empty() && !has_ing(saying);
}

bool Sayings::in_somebodys_words(std::uint32_t byte) const {
  return std::any_of(attributions.begin(), attributions.end(),
                     [&](const Attribution& each) { return inside(each.content, byte); });
}

// "He's said": after a pronoun; "the minister's aide said" is something else.
bool Sayings::is_short_has(std::size_t at) const {
  if (at < 2 || !pieces.is_word(at) || !text.lexicon->is(pieces.text(at), "short_has"_words) || !pieces[at].glued ||
      !pieces.is_mark(at - 1, '\''))
    return false;
  return pieces.is(at - 2, tables::TimeClass::speaker_pronoun);
}

Aspect Sayings::aspect_at(std::size_t at) const {
  if (pieces.is(at, tables::TimeClass::pluperfect)) return Aspect::pluperfect;
  if (pieces.is(at, tables::TimeClass::perfect) || is_short_has(at)) return Aspect::perfect;
  return Aspect::simple;
}

// The auxiliary before the cue or in it.
Aspect Sayings::own_aspect(std::size_t begin, std::size_t end) const {
  const auto behind = [&](std::size_t at) {  // "had warned", but not "had a message"
    for (++at; at < end; ++at)
      if (is_participle(pieces, at) || pieces.is(at, tables::TimeClass::be) ||
          text.lexicon->ends(pieces.text(at), "gerund_ending"_words))
        return true;
    return false;
  };
  for (std::size_t at = begin; at + 1 < end; ++at)
    if (const Aspect aspect = aspect_at(at); aspect != Aspect::simple && behind(at)) return aspect;
  const bool continuous = begin > 0 && pieces.is(begin - 1, tables::TimeClass::be);  // "had been saying"
  bool participle = false;  // some word of the cue can be one; "saying" and "says" cannot
  for (std::size_t at = begin; at < end; ++at) participle = participle || is_participle(pieces, at);
  if (!participle && !continuous) return Aspect::simple;
  constexpr std::size_t reach = 5;  // "have in the past stressed"
  for (std::size_t back = 1; back <= reach && back <= begin; ++back) {
    const std::size_t at = begin - back;
    if (!pieces.is_word(at) && !pieces.is_mark(at, '\'')) break;
    if (const Aspect aspect = aspect_at(at); aspect != Aspect::simple) return aspect;
    if (continuous && back == 1) continue;
    if (is_past_verb(pieces, at) || pieces.is(at, tables::TimeClass::clause) || pieces[at].capital) break;
  }
  return Aspect::simple;
}

// The nearest verb before, outside anybody's words: "they [have fought] it, saying".
Aspect Sayings::aspect_of_verb_before(std::size_t begin, std::uint32_t sentence_begin) const {
  for (std::size_t at = begin; at-- > 0 && pieces[at].begin >= sentence_begin;) {
    if (pieces.is(at, tables::TimeClass::relative)) return Aspect::simple;
    if (in_somebodys_words(pieces[at].begin) || !is_past_verb(pieces, at)) continue;
    if (aspect_at(at) != Aspect::simple) continue;  // "had" is the auxiliary itself
    return own_aspect(at, at + 1);
  }
  return Aspect::simple;
}

Aspect Sayings::aspect_of(std::size_t saying) const {
  if (attributions[saying].cue.empty()) return Aspect::simple;
  const Span cue = anchor(saying);
  const std::size_t begin = pieces.at_byte(cue.begin), end = pieces.at_byte(cue.end - 1) + 1;
  if (const Aspect own = own_aspect(begin, end); own != Aspect::simple) return own;
  const std::size_t sentence = sentence_at(cue.begin);
  if (sentence == SIZE_MAX || begin == 0) return Aspect::simple;
  const bool behind_and = pieces.is(begin - 1, tables::TimeClass::joining) && is_past_verb(pieces, begin);
  const bool behind_comma =
      pieces.is_mark(begin - 1, ',') && text.lexicon->ends(pieces.text(begin), "gerund_ending"_words);
  return behind_and || behind_comma ? aspect_of_verb_before(begin - 1, span_of(sentence).begin) : Aspect::simple;
}

}  // namespace onrecord::resolve
