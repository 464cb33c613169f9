// Lending of days between sayings.
#include "resolve/occasions.h"

#include <cstdlib>

namespace onrecord::resolve {

Occasions::Occasions(const Sayings& sayings, const std::vector<SaidDate>& own, const std::vector<Aspect>& aspects,
                     const std::vector<bool>& recorded)
    : sayings_(sayings), own_(own), aspects_(aspects), recorded_(recorded), wide_(own.size()) {
  for (std::size_t i = 0; i < own_.size(); ++i)
    if (lends(own_[i]) == Lends::paragraph)
      wide_[i] = &own_[i];
    else if (i > 0 && own_[i].method == DateMethod::none && aspects_[i] == Aspect::simple && follows(i))
      wide_[i] = wide_[i - 1];
}

// "Reed said last June that the pact would hold. / "We will keep it," he said.": the same speaker's next words.
bool Occasions::follows(std::size_t saying) const {
  if (!sayings_.same_speaker(saying - 1, saying) || sayings_.in_the_present(saying)) return false;
  if (sayings_.same_paragraph(saying - 1, saying)) return true;
  const bool quoted = sayings_.attributions[saying].kind == StatementKind::direct;
  return sayings_.paragraph_of(saying - 1) + 1 == sayings_.paragraph_of(saying) && (quoted || goes_on(saying));
}

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
bool Occasions::is_news(std::size_t saying) const {
  const SaidDate& said = own_[saying];
  return recorded_[saying] ||
         (sayings_.reference.valid() && std::abs(days_between(said.date, sayings_.reference)) <= 1);
}

// The speaker's dated statement before this one, else the first after it. An article tells its news first: where the
// speaker said more than a lead without a day, or something that is news, a dated statement further down is an older
// one recalled, and lends its day only to the statement right after it.
const SaidDate* Occasions::same_occasion(std::size_t saying) const {
  std::size_t undated = 0;  // of the speaker, before the dated one looked at
  std::optional<std::size_t> lender, news;
  for (std::size_t i = 0; i < own_.size(); ++i) {
    if (i == saying && lender) break;
    if (!sayings_.same_speaker(i, saying)) continue;
    if (lends(own_[i]) == Lends::day) {
      const bool old = !is_news(i);
      const bool recalled = (undated > 1 || news) && old;
      if (i > saying) return recalled || told_all_before(i, undated) ? nullptr : &own_[i];
      if (gives_way(i, news, saying)) continue;
      if (!old) news = i;
      lender = recalled && !(i + 1 == saying && goes_on(saying)) ? news : i;
    } else if (own_[i].method == DateMethod::none && aspects_[i] == Aspect::simple) {
      ++undated;
    }
  }
  return lender && !says_now(saying, *lender) ? &own_[*lender] : nullptr;
}

// "Reed said on Friday ... On Thursday he had toured the port, which he called safe. ... Reed said": Friday again, but
// for what he goes on to say of Thursday.
bool Occasions::gives_way(std::size_t lender, std::optional<std::size_t> news, std::size_t saying) const {
  const Date day = own_[lender].date;
  if (!news || recorded_[lender] || !(day < sayings_.reference) || !(day < own_[*news].date)) return false;
  return sayings_.paragraph_of(lender) + 1 < sayings_.paragraph_of(saying);
}

// "Reed said on Thursday ... / Reed says": today. What a document says, it says in the present whenever it was written.
bool Occasions::says_now(std::size_t saying, std::size_t lender) const {
  const Speaker& speaker = sayings_.speakers[saying];
  const bool document = speaker.method == SpeakerMethod::document || speaker.kind == ActorKind::document;
  return sayings_.in_the_present(saying) && !document && !recorded_[lender] && !sayings_.same_paragraph(lender, saying);
}

// Who says this much without a day says it on the article's; a day before it, further down, is another occasion's.
bool Occasions::told_all_before(std::size_t saying, std::size_t undated) const {
  constexpr std::size_t much = 4;
  return undated >= much && !recorded_[saying] && own_[saying].date < sayings_.reference;
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

// "In a poll on Tuesday half said it was safe, while others said it was not", "The Gazette reported on Tuesday that
// owners said it was": one sentence, one day.
const SaidDate* Occasions::joined(std::size_t saying) const {
  for (std::size_t at = saying; at > 0 && sayings_.sentence_of(at - 1) == sayings_.sentence_of(saying); --at) {
    const Attribution& own = sayings_.attributions[at];
    if (own.cue.empty() || own.source.empty() || sayings_.in_the_present(at)) return nullptr;
    const std::size_t source = sayings_.pieces.at_byte(own.source.front().begin);
    const bool nested = own.holder >= 0 && static_cast<std::size_t>(own.holder) + 1 == at;
    if (!nested && !(source > 0 && sayings_.pieces.is(source - 1, tables::TimeClass::joining))) return nullptr;
    if (lends(own_[at - 1]) == Lends::day) return &own_[at - 1];
  }
  return nullptr;
}

const SaidDate* Occasions::shared_by(std::size_t saying) const {
  const bool cueless = sayings_.attributions[saying].cue.empty();  // a quotation that goes on without a cue
  if (aspects_[saying] != Aspect::simple && !cueless) return nullptr;
  if (!cueless)
    if (const SaidDate* beside = same_sentence(saying)) return beside;
  if (wide_[saying] != nullptr) return wide_[saying];
  const SaidDate* same = same_occasion(saying);
  return same != nullptr ? same : joined(saying);
}

}  // namespace onrecord::resolve
