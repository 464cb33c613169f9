// Lending of days between sayings.
#include "resolve/occasions.h"

#include <cstdlib>

namespace onrecord::resolve {

// A day is lent to what else its speaker says; a week, a month or a year is too wide for one occasion, and goes no
// further than the paragraph.
Occasions::Lends Occasions::lends(const SaidDate& said) {
  if (said.words.end == said.words.begin || !said.date.valid()) return Lends::nothing;
  return days_between(said.earliest, said.latest) <= 1 ? Lends::day : Lends::paragraph;
}

// No source of its own, or a pronoun: the speech just told goes on.
bool Occasions::goes_on(std::size_t saying) const {
  const Spans& source = sayings_.attributions[saying].source;
  if (source.empty()) return true;
  const TimePieces& pieces = sayings_.pieces;
  const std::size_t at = pieces.at_byte(source.front().begin);
  return source.front().end <= pieces[at].end && pieces.is(at, tables::TimeClass::speaker_pronoun);
}

// The article's news: what was said on its own day or the one before (or after, by another clock).
bool Occasions::is_news(const SaidDate& said) const {
  return sayings_.reference.valid() && std::abs(days_between(said.date, sayings_.reference)) <= 1;
}

// The speaker's dated statement before this one, else the first after it. An article tells its news first: where the
// speaker said more than a lead without a day, or something that is news, a dated statement further down is an older
// one recalled, and lends its day only to the statement right after it.
const SaidDate* Occasions::same_occasion(std::size_t saying) const {
  std::size_t undated = 0;  // of the speaker, before the dated one looked at
  const SaidDate* lender = nullptr;
  const SaidDate* news = nullptr;
  for (std::size_t i = 0; i < own_.size(); ++i) {
    if (i == saying && lender != nullptr) return lender;
    if (!sayings_.same_speaker(i, saying)) continue;
    const Lends what = lends(own_[i]);
    if (what == Lends::paragraph && i + 1 == saying && sayings_.same_paragraph(i, saying)) return &own_[i];
    if (what == Lends::day) {
      const bool old = !is_news(own_[i]);
      const bool recalled = (undated > 1 || news != nullptr) && old;
      if (i > saying) return recalled ? nullptr : &own_[i];
      if (!old) news = &own_[i];
      lender = recalled && !(i + 1 == saying && goes_on(saying)) ? news : &own_[i];
    } else if (own_[i].method == DateMethod::none && aspects_[i] == Aspect::simple) {
      ++undated;
    }
  }
  return lender;
}

// "..., saying in a speech last year that": a participle shares the occasion of the verb beside it.
const SaidDate* Occasions::same_sentence(std::size_t saying) const {
  const std::size_t sentence = sayings_.sentence_of(saying);
  for (std::size_t i = 0; i < own_.size(); ++i) {
    if (i == saying || !sayings_.same_speaker(i, saying) || !own_[i].date.valid() ||
        sayings_.attributions[i].cue.empty() || sayings_.attributions[saying].cue.empty() ||
        sayings_.sentence_of(i) != sentence)
      continue;
    if (sayings_.has_ing(i) || sayings_.has_ing(saying)) return &own_[i];
  }
  return nullptr;
}

const SaidDate* Occasions::shared_by(std::size_t saying) const {
  const bool cueless = sayings_.attributions[saying].cue.empty();  // a quotation that goes on without a cue
  if (aspects_[saying] != Aspect::simple && !cueless) return nullptr;
  if (!cueless)
    if (const SaidDate* beside = same_sentence(saying)) return beside;
  return same_occasion(saying);
}

}  // namespace onrecord::resolve
