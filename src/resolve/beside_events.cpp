// What such words tell of a day: counted back from what followed, or only that it was before.
#include "resolve/beside_events.h"

namespace onrecord::resolve {
namespace {

void explain(SaidDate& said, std::string rule, std::string effect) {
  said.trace.push_back({"date", std::move(rule), std::move(effect), said.words});
}

}  // namespace

// "two days before the summit": a day that the article does not tell.
void BesideEvents::count(const TimeExpression& duration) {
  const std::size_t begin = p_.at_byte(duration.span.begin), end = p_.at_byte(duration.span.end - 1) + 1;
  if (duration.value.starts_with("PT")) return;  // "hours after the vote": the same day, as far as one can tell
  if (p_.is(end, tables::TimeClass::away))
    counted_.push_back({&duration, {sayings_.reference, sayings_.reference}, begin, end + 1});
}

void BesideEvents::date(std::size_t saying, std::vector<SaidDate>& dates) const {
  if (!before_what_followed(saying, dates)) beside(saying, dates[saying]);
}

// "[two] days after", "the week after": so many units before `from`. False where no number tells how many.
bool BesideEvents::counted_back(std::size_t unit, Date from, SaidDate& said) const {
  if (unit == 0 || !from.valid()) return false;
  const std::optional<int> kind = p_.value(unit, tables::TimeClass::unit);
  std::optional<int> many = p_.value(unit - 1, tables::TimeClass::number);
  if (!many && p_.is(unit - 1, tables::TimeClass::determiner) && !p_.text(unit).ends_with('s')) many = 1;
  if (!kind || !many) return false;
  int days = 0;
  if (*kind == static_cast<int>(tables::TimeUnit::day)) days = *many;
  if (*kind == static_cast<int>(tables::TimeUnit::week)) days = 7 * *many;
  if (days == 0) return false;
  said.date = said.earliest = said.latest = add_days(from, -days);
  said.precision = DatePrecision::day;
  return true;
}

// "a day after Seoul announced": before what the main clause tells.
bool BesideEvents::before_what_followed(std::size_t saying, std::vector<SaidDate>& dates) const {
  const Attribution& own = sayings_.attributions[saying];
  if (own.cue.empty()) return false;
  // The words right before the source, or before the cue that has none there: "two days after saying".
  const bool source_first = !own.source.empty() && own.source.front().begin < own.cue.front().begin;
  std::size_t first = p_.at_byte(own.cue.front().begin);
  if (source_first && !p_.is(first - 1, tables::TimeClass::away)) first = p_.at_byte(own.source.front().begin);
  if (first < 2 || own.source.empty()) return false;
  std::size_t at = first - 1;
  while (at > 0 && p_.is(at, tables::TimeClass::determiner)) --at;
  if (p_.value(at, tables::TimeClass::away) != 1 || !p_.is(at - 1, tables::TimeClass::unit)) return false;
  Date followed = sayings_.reference;
  for (std::size_t i = 0; i < dates.size(); ++i)  // what came after it, if it is dated
    if (i != saying && dates[i].precision == DatePrecision::day &&
        sayings_.sentence_of(i) == sayings_.sentence_of(saying))
      followed = dates[i].date;
  SaidDate& said = dates[saying];
  said.latest = followed;
  said.method = DateMethod::deictic;
  said.words = {p_[at - 1].begin, p_[at].end};
  const bool told = counted_back(at - 1, followed, said);
  explain(said, "times:before", told ? to_string(said.date) : "before what followed");
  return true;
}

// "A day after the vote, Reed said" as an article's first words: its news.
bool BesideEvents::opens_the_news(std::size_t saying, const TimeCandidate& candidate) const {
  const std::size_t sentence = sayings_.sentence_of(saying);
  // "Two days before the vote, Reed said" is of some day before; "days before the two meet" is of today.
  const bool counted_before = p_.value(candidate.end - 1, tables::TimeClass::away) == -1 &&
                              candidate.time->value.find('X') == std::string::npos;
  if (counted_before) return false;
  constexpr std::size_t near = 2;  // pieces
  return sentence == sayings_.sentence_of(0) &&
         candidate.begin <= p_.at_byte(sayings_.span_of(sentence).begin) + near &&
         candidate.time->span.begin < sayings_.anchor(saying).begin;
}

// Such words bound the saying: no day of its own, and no later than the publication.
void BesideEvents::beside(std::size_t saying, SaidDate& said) const {
  if (sayings_.attributions[saying].cue.empty()) return;
  const std::size_t sentence = sayings_.sentence_of(saying);
  if (sentence == SIZE_MAX) return;
  for (const TimeCandidate& candidate : counted_) {
    if (sayings_.sentence_at(candidate.time->span.begin) != sentence || opens_the_news(saying, candidate) ||
        !reach_.distance(saying, candidate, p_.at_byte(sayings_.span_of(sentence).begin)))
      continue;
    said.latest = sayings_.reference;
    said.method = DateMethod::deictic;
    said.words = {candidate.time->span.begin, p_[candidate.end - 1].end};
    explain(said, "times:beside_an_event", "not after " + to_string(sayings_.reference));
    return;
  }
}

}  // namespace onrecord::resolve
