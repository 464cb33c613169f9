// Words that point back, and the occasions that were dated.
#include "resolve/told_before.h"

namespace onrecord::resolve {

ToldBefore::ToldBefore(const Sayings& sayings, const std::vector<TimeCandidate>& candidates)
    : sayings_(sayings), p_(sayings.pieces) {
  for (const TimeCandidate& candidate : candidates) {
    if (sayings_.in_somebodys_words(candidate.time->span.begin)) continue;
    if (sayings_.reference.valid() && candidate.range.from > sayings_.reference) continue;
    told_.push_back(&candidate);
    find_occasions(candidate);
  }
}

// "Friday's news [conference]", "a Thursday [interview]", "at a [hearing] of the committee on Thursday"
void ToldBefore::find_occasions(const TimeCandidate& candidate) {
  constexpr std::size_t behind = 4, before = 10;
  for (std::size_t at = candidate.end; at < candidate.end + behind; ++at) {
    if (p_.is(at, tables::TimeClass::occasion)) occasions_.push_back({p_[at].word, &candidate});
    const bool possessive = p_.is_mark(at, '\'') && p_[at].glued;
    if ((!p_.is_word(at) && !possessive) || p_.is(at, tables::TimeClass::lead_in)) break;
  }
  for (std::size_t back = 1; back <= before && back <= candidate.begin && p_.is_word(candidate.begin - back); ++back)
    if (p_.is(candidate.begin - back, tables::TimeClass::occasion))
      occasions_.push_back({p_[candidate.begin - back].word, &candidate});
}

// "said then", "Then, she said", "said at that time"
bool ToldBefore::points_back(std::size_t saying, Span sentence) const {
  const Span cue = sayings_.anchor(saying);
  const std::size_t first = p_.at_byte(sentence.begin), end = p_.at_byte(cue.end - 1) + 1;
  const auto then_at = [&](std::size_t at) { return p_.is(at, tables::TimeClass::back_then); };
  if (then_at(end) || (then_at(first) && p_.is_mark(first + 1, ','))) return true;
  for (std::size_t at = first; p_[at].begin < sentence.end && at < p_.size(); ++at) {
    const bool even_then = then_at(at) && p_.is(at - 1, tables::TimeClass::focus) && at > first;
    const bool that_time = p_.is(at, tables::TimeClass::time_noun) && at > first + 1 &&
                           p_.is(at - 1, tables::TimeClass::determiner) && p_.is(at - 2, tables::TimeClass::lead_in);
    if ((even_then || that_time) && !sayings_.in_somebodys_words(p_[at].begin)) return true;
  }
  return false;
}

// The last day told before the saying, in its paragraph or the one before.
const TimeCandidate* ToldBefore::last_before(std::size_t saying) const {
  const std::uint32_t cue = sayings_.anchor(saying).begin;
  const TimeCandidate* last = nullptr;
  for (const TimeCandidate* each : told_)
    if (each->time->span.begin < cue) last = each;
  if (last == nullptr) return nullptr;
  const std::size_t token = sayings_.text.token_at(last->time->span.begin);
  return sayings_.text.paragraph_of(token) + 1 >= sayings_.paragraph_of(saying) ? last : nullptr;
}

// "in the interview", "in that same speech", "in her testimony": the last dated one of that name.
const TimeCandidate* ToldBefore::of_occasion(std::size_t saying, Span sentence) const {
  const Attribution& own = sayings_.attributions[saying];
  for (std::size_t at = p_.at_byte(sentence.begin) + 2; at < p_.size() && p_[at].begin < sentence.end; ++at) {
    if (!p_.is(at, tables::TimeClass::occasion) || inside(own.source, p_[at].begin) ||
        sayings_.in_somebodys_words(p_[at].begin))
      continue;
    std::size_t pointer = at - 1;
    if (pointer > 0 && !p_.is(pointer, tables::TimeClass::pointing)) --pointer;  // "the [same] speech"
    if (pointer == 0 || !p_.is(pointer, tables::TimeClass::pointing) ||
        !p_.is(pointer - 1, tables::TimeClass::lead_in) || p_.is(at + 1, tables::TimeClass::occasion))
      continue;
    if (const TimeCandidate* last = last_called(p_[at].word, sentence.begin)) return last;
  }
  return nullptr;
}

const TimeCandidate* ToldBefore::last_called(tables::WordId noun, std::uint32_t before) const {
  for (auto each = occasions_.rbegin(); each != occasions_.rend(); ++each)
    if (each->noun == noun && each->time->time->span.begin < before) return each->time;
  return nullptr;
}

// "The study found", "that same letter said": what speaks is dated itself.
const TimeCandidate* ToldBefore::of_document(std::size_t saying, Span sentence) const {
  const Spans& source = sayings_.attributions[saying].source;
  if (source.size() != 1) return nullptr;
  const std::size_t begin = p_.at_byte(source.front().begin), last = p_.at_byte(source.front().end - 1);
  if (!p_.is(begin, tables::TimeClass::determiner) || !p_.is(begin, tables::TimeClass::pointing) ||
      !p_.is(last, tables::TimeClass::occasion))
    return nullptr;
  return last_called(p_[last].word, sentence.begin);
}

// "[In March] the council", "[In a ruling last month], she": what its sentence begins with. Not "Since March, ...".
bool ToldBefore::opens_sentence(const TimeCandidate& time) const {
  const std::size_t first = p_.at_byte(sayings_.span_of(sayings_.sentence_at(time.time->span.begin)).begin);
  if (time.begin == first) return true;
  constexpr std::size_t reach = 6;  // pieces of the phrase before the time
  if (!p_.is(first, tables::TimeClass::lead_in) || time.begin > first + reach) return false;
  if (time.begin > first + 1 && !p_.is_mark(time.end, ',')) return false;
  for (std::size_t at = first; at < time.begin; ++at)
    if (!p_.is_word(at) || is_past_verb(p_, at) || p_.is(at, tables::TimeClass::clause)) return false;
  for (const std::size_t at : {first, time.begin - 1})
    if (p_.is(at, tables::TimeClass::bound_after) || p_.is(at, tables::TimeClass::bound_before)) return false;
  return true;
}

// The time that opens a sentence before the saying, no more than so many paragraphs before; another one ends it.
const TimeCandidate* ToldBefore::telling_of(std::size_t saying, std::size_t paragraphs) const {
  if (sayings_.attributions[saying].cue.empty() || sayings_.in_the_present(saying)) return nullptr;
  const std::uint32_t cue = sayings_.anchor(saying).begin;
  const TimeCandidate* time = nullptr;
  for (const TimeCandidate* each : told_) {
    const std::uint32_t at = each->time->span.begin;
    if (at >= cue) break;
    if (sayings_.text.paragraph_of(sayings_.text.token_at(at)) + paragraphs < sayings_.paragraph_of(saying)) continue;
    if (opens_sentence(*each))
      time = each;
    else if (time != nullptr && sayings_.sentence_at(at) != sayings_.sentence_at(time->time->span.begin))
      time = nullptr;
  }
  return sayings_.reference.valid() ? time : nullptr;
}

const TimeCandidate* ToldBefore::month_of_telling(std::size_t saying) const {
  const TimeCandidate* time = telling_of(saying, 0);
  if (time == nullptr) return nullptr;
  const bool wide = time->range.precision == DatePrecision::month || time->range.precision == DatePrecision::year;
  return wide && days_between(time->range.to, sayings_.reference) > 1 ? time : nullptr;
}

const TimeCandidate* ToldBefore::day_of_telling(std::size_t saying) const {
  const TimeCandidate* time = telling_of(saying, 2);
  if (time == nullptr || sayings_.sentence_at(time->time->span.begin) == sayings_.sentence_of(saying)) return nullptr;
  const bool eve = time->range.precision == DatePrecision::day && add_days(time->range.to, 1) == sayings_.reference;
  return eve ? time : nullptr;
}

const TimeCandidate* ToldBefore::deed_of_speaker(std::size_t saying) const {
  if (sayings_.speakers.size() != sayings_.size() || sayings_.attributions[saying].cue.empty()) return nullptr;
  const Speaker& speaker = sayings_.speakers[saying];
  if (speaker.kind != ActorKind::person && speaker.kind != ActorKind::organisation) return nullptr;
  const std::string_view name = std::string_view(speaker.name).substr(speaker.name.rfind(' ') + 1);
  const std::uint32_t cue = sayings_.anchor(saying).begin;
  constexpr std::size_t paragraphs = 3, reach = 10;  // pieces from the day to the name
  for (auto each = told_.rbegin(); each != told_.rend(); ++each) {
    const TimeCandidate& day = **each;
    const std::uint32_t at = day.time->span.begin;
    if (at >= cue) continue;
    if (sayings_.text.paragraph_of(sayings_.text.token_at(at)) + paragraphs < sayings_.paragraph_of(saying)) break;
    const std::size_t sentence = sayings_.sentence_at(at);
    if (sentence == sayings_.sentence_of(saying)) continue;
    const std::size_t first = p_.at_byte(sayings_.span_of(sentence).begin);
    const bool opens = day.begin == first || (day.begin == first + 1 && p_.is(first, tables::TimeClass::lead_in));
    if (!opens) continue;
    if (day.range.precision != DatePrecision::day || !p_.is_mark(day.end, ',')) break;  // another time began
    for (std::size_t piece = day.end; piece < day.end + reach; ++piece)
      if (p_.is_word(piece) && p_.text(piece) == name) return &day;
    break;
  }
  return nullptr;
}

const TimeCandidate* ToldBefore::meant_by(std::size_t saying) const {
  const std::size_t sentence = sayings_.sentence_of(saying);
  if (sentence == SIZE_MAX || sayings_.attributions[saying].cue.empty()) return nullptr;
  const Span span = sayings_.span_of(sentence);
  if (points_back(saying, span)) return last_before(saying);
  const TimeCandidate* occasion = of_occasion(saying, span);
  return occasion != nullptr ? occasion : of_document(saying, span);
}

}  // namespace onrecord::resolve
