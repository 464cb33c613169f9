// The day of each saying: by the words that date it, else by those of its occasion, by its tense, by the article's day.
#include "resolve/said_dates.h"

#include <deque>

#include "resolve/beside_events.h"
#include "resolve/occasions.h"
#include "resolve/time_reach.h"
#include "resolve/told_before.h"

namespace onrecord::resolve {
namespace {

void explain(SaidDate& said, std::string rule, std::string effect) {
  said.trace.push_back({"date", std::move(rule), std::move(effect), said.words});
}

class Resolver {
 public:
  Resolver(const text::TokenizedText& text, Date reference, std::span<const Attribution> attributions,
           std::span<const Speaker> speakers, std::span<const TimeExpression> times, const tables::TimeWords& words)
      : sayings_(text, reference, attributions, speakers, words),
        p_(sayings_.pieces),
        reach_(sayings_),
        beside_(sayings_, reach_) {
    for (const TimeExpression& time : times) {
      if (time.type == "DURATION") beside_.count(time);
      if (time.type != "DATE" && time.type != "TIME") continue;
      const auto range = days_of(time.value);
      if (!range) continue;
      candidates_.push_back({&time, *range, p_.at_byte(time.span.begin), p_.at_byte(time.span.end - 1) + 1});
    }
    if (reference.valid()) find_programmes();
  }

  std::vector<SaidDate> run() {
    std::vector<SaidDate> dates(sayings_.size());
    aspects_.assign(sayings_.size(), Aspect::simple);
    recorded_.assign(sayings_.size(), false);
    for (std::size_t i = 0; i < sayings_.size(); ++i) {
      aspects_[i] = sayings_.aspect_of(i);
      const TimeCandidate* governing = reach_.governing(i, candidates_);
      if (governing == nullptr && aspects_[i] == Aspect::simple) governing = reach_.governing(i, programmes_);
      if (governing != nullptr) {
        const TimeCandidate& said = when_recorded(*governing);
        recorded_[i] = &said != governing;
        dates[i] = dated_by(said);
      }
      if (governing == nullptr && aspects_[i] == Aspect::simple) some_day_before(i, dates[i]);
    }
    const ToldBefore told(sayings_, candidates_);
    for (std::size_t i = 0; i < sayings_.size(); ++i) {
      if (dates[i].method == DateMethod::none) beside_.date(i, dates);
      if (dates[i].method != DateMethod::none) continue;
      const TimeCandidate* meant = told.meant_by(i);
      if (meant == nullptr && aspects_[i] == Aspect::simple) meant = told.month_of_telling(i);
      if (meant != nullptr) dates[i] = pointed_to(*meant);
    }
    const std::vector<SaidDate> own = dates;
    const Occasions occasions(sayings_, own, aspects_, recorded_);
    for (std::size_t i = 0; i < sayings_.size(); ++i) {
      if (dates[i].method != DateMethod::none) continue;
      const SaidDate* occasion = occasions.shared_by(i);
      const bool told_of = occasion == nullptr && aspects_[i] == Aspect::simple;
      const TimeCandidate* deed = told_of ? told.deed_of_speaker(i) : nullptr;
      if (told_of && deed == nullptr) deed = told.day_of_telling(i);
      dates[i] = occasion != nullptr ? inherited(*occasion) : deed != nullptr ? pointed_to(*deed) : by_default(i);
    }
    return dates;
  }

 private:
  // "Meet the Press": the last day on which it was broadcast.
  void find_programmes() {
    for (std::size_t at = 0; at < p_.size(); ++at) {
      if (!p_.is_word(at) || !p_[at].capital) continue;
      for (const tables::TimeWords::Programme& programme : p_.words().programmes()) {
        std::size_t same = 0;
        while (same < programme.words.size() && p_.spells(at + same, programme.words[same]) && titled(at + same))
          ++same;
        if (same < programme.words.size()) continue;
        const int back = (weekday(sayings_.reference) - programme.weekday + 7) % 7;
        const Date day = add_days(sayings_.reference, -back);
        programme_times_.push_back({{p_[at].begin, p_[at + same - 1].end}, day_value(day), "DATE"});
        programmes_.push_back({&programme_times_.back(), {day, day, DatePrecision::day}, at, at + same});
        break;
      }
    }
  }

  bool titled(std::size_t at) const { return p_[at].capital || p_.is(at, tables::TimeClass::determiner); }

  // "taped the interview Friday", "an interview broadcast Sunday": the day goes with such a word beside it.
  bool beside(const TimeCandidate& candidate, tables::TimeClass of) const {
    constexpr std::size_t reach = 4;
    for (std::size_t back = 1; back <= reach && back <= candidate.begin && p_.is_word(candidate.begin - back); ++back)
      if (p_.is(candidate.begin - back, of)) return true;
    return false;
  }

  // What was broadcast on a day had been said on the one when it was recorded, where the article tells both.
  const TimeCandidate& when_recorded(const TimeCandidate& aired) const {
    if (!beside(aired, tables::TimeClass::aired)) return aired;
    constexpr int longest = 7;  // days from one to the other
    for (const TimeCandidate& each : candidates_)
      if (beside(each, tables::TimeClass::recorded) && each.range.precision == DatePrecision::day &&
          each.range.from <= aired.range.from && days_between(each.range.from, aired.range.from) <= longest)
        return each;
    return aired;
  }

  // "once called", "said recently", "in a recent interview": on some day before, which the text does not tell.
  void some_day_before(std::size_t index, SaidDate& said) const {
    const Attribution& own = sayings_.attributions[index];
    if (own.cue.empty()) return;
    const std::optional<std::size_t> at = vague_past(index);
    if (!at) return;
    said.latest = sayings_.reference;
    said.method = DateMethod::deictic;
    said.words = {p_[*at].begin, p_[*at].end};
    explain(said, "times:some_day_before", "not after " + to_string(sayings_.reference));
  }

  std::optional<std::size_t> vague_past(std::size_t index) const {
    const Attribution& own = sayings_.attributions[index];
    const Span cue = sayings_.anchor(index);
    const std::size_t begin = p_.at_byte(cue.begin), end = p_.at_byte(cue.end - 1) + 1;
    for (std::size_t at = begin > 0 ? begin - 1 : 0; at <= end; ++at)
      if (p_.is(at, tables::TimeClass::past_adverb) && !inside(own.content, p_[at].begin)) return at;
    // "said earlier", "said separately earlier", but not "said earlier on Friday", "earlier this year"
    const auto goes_on = [&](std::size_t at) { return p_.is_word(at) && !inside(own.content, p_[at].begin); };
    for (const std::size_t at : {end, end - 1, p_.ends(end, tables::TimeClass::adverb) ? end + 1 : end})
      if (p_.is(at, tables::TimeClass::long_past) && !goes_on(at + 1) && !inside(own.content, p_[at].begin)) return at;
    const std::size_t sentence = sayings_.sentence_at(cue.begin);
    if (sentence == SIZE_MAX) return std::nullopt;
    const text::TokenRange range = sayings_.text.sentences[sentence];
    const std::size_t first = p_.at_byte(sayings_.text.tokens[range.begin].begin);
    if (p_.is(first, tables::TimeClass::past_adverb) && first < begin && p_.is_mark(first + 1, ',')) return first;
    for (std::size_t at = first; at < p_.size() && p_[at].begin < sayings_.text.tokens[range.end - 1].end; ++at)
      if (p_.is(at, tables::TimeClass::long_past) && reach_.behind_stands_an_occasion(at + 1) && in_adverbial(at) &&
          !inside(own.content, p_[at].begin))
        return at;
    for (std::size_t at = first; at < p_.size() && p_[at].begin < sayings_.text.tokens[range.end - 1].end; ++at)
      if (names_an_era(at) && !sayings_.in_somebodys_words(p_[at].begin)) return at;
    return in_which(index, begin);
  }

  // "a letter in [which] he wrote", "critics, many of [whom] called": told of on the way.
  std::optional<std::size_t> in_which(std::size_t index, std::size_t cue) const {
    constexpr std::size_t reach = 6;  // pieces of the source and of adverbs
    if (sayings_.in_the_present(index)) return std::nullopt;
    for (std::size_t back = 1; back <= reach && back < cue && p_.is_word(cue - back); ++back) {
      const std::size_t at = cue - back;
      if (p_.is(at, tables::TimeClass::relative) && !p_.is(at, tables::TimeClass::determiner))
        return p_.is(at - 1, tables::TimeClass::lead_in) ? std::optional(at) : std::nullopt;
    }
    return std::nullopt;
  }

  // "during the [campaign]", "as a [candidate]"; but "during a campaign rally"
  bool names_an_era(std::size_t at) const {
    if (!p_.is(at, tables::TimeClass::era) || (p_.is_word(at + 1) && !p_.is(at + 1, tables::TimeClass::lead_in)))
      return false;
    constexpr std::size_t reach = 4;
    for (std::size_t back = 1; back <= reach && back <= at && (p_.is_word(at - back) || p_.is_number(at - back));
         ++back) {
      if (p_.is(at - back, tables::TimeClass::era_lead)) return true;
      if (p_.is(at - back, tables::TimeClass::lead_in)) return false;
    }
    return false;
  }

  // "in recent comments", "at a recent hearing"
  bool in_adverbial(std::size_t at) const {
    if (at > 0 && p_.is(at - 1, tables::TimeClass::determiner)) --at;
    return at > 0 && p_.is(at - 1, tables::TimeClass::lead_in);
  }

  SaidDate dated_by(const TimeCandidate& candidate) const {
    SaidDate said;
    const DayRange& range = candidate.range;
    said.words = candidate.time->span;
    said.earliest = range.from;
    said.latest = sayings_.reference.valid() ? std::min(range.to, sayings_.reference) : range.to;
    said.precision = range.precision;
    said.date = range.from;
    const std::string& value = candidate.time->value;
    if (value.ends_with("-WE")) {  // a weekend: its last day that is not in the future
      said.precision = DatePrecision::day;
      said.date = said.latest;
    } else if (range.precision == DatePrecision::week) {
      said.date = std::min(add_days(range.from, 2), said.latest);  // its middle
    } else if (range.precision == DatePrecision::none) {
      said.date = {};
      if (said.earliest.year == said.latest.year) {
        const bool month = said.earliest.month == said.latest.month;
        said.precision = month ? DatePrecision::month : DatePrecision::year;
        said.date = {said.earliest.year, month ? said.earliest.month : std::uint8_t{1}, 1};
      }
    }
    const std::size_t first = candidate.begin;
    bool weekday = false, written = false;
    for (std::size_t at = first; at < candidate.end; ++at) {
      weekday = weekday || p_.is(at, tables::TimeClass::day_name) || p_.is(at, tables::TimeClass::short_day_name);
      written = written || p_.is_number(at) || p_.is(at, tables::TimeClass::month) ||
                p_.is(at, tables::TimeClass::short_month);
    }
    if (weekday && !written && names_the_day_after(candidate))
      said.date = said.earliest = said.latest = add_days(sayings_.reference, 1);
    said.method = weekday && !written ? DateMethod::weekday : written ? DateMethod::date : DateMethod::deictic;
    explain(said, "times:" + value, value);
    return said;
  }

  // "said Thursday" in an article that its publisher dates Wednesday: filed after midnight, or by another clock. Nobody
  // calls the day six days ago by its bare name, which is tomorrow's as well.
  bool names_the_day_after(const TimeCandidate& candidate) const {
    constexpr int days_back = 6;
    return sayings_.reference.valid() && candidate.range.precision == DatePrecision::day &&
           days_between(candidate.range.from, sayings_.reference) == days_back &&
           !p_.is(candidate.begin, tables::TimeClass::direction);
  }

  SaidDate inherited(const SaidDate& from) const {
    SaidDate said = from;
    said.method = DateMethod::same_occasion;
    said.trace.clear();
    explain(said, "times:same_occasion", to_string(from.date));
    said.words = {};
    return said;
  }

  SaidDate pointed_to(const TimeCandidate& candidate) const {
    SaidDate said = dated_by(candidate);
    said.method = DateMethod::same_occasion;
    said.trace.clear();
    explain(said, "times:told_before", to_string(said.date));
    return said;
  }

  SaidDate by_default(std::size_t saying) const {
    const Aspect aspect = aspects_[saying];
    SaidDate said;
    said.latest = sayings_.reference;
    if (aspect != Aspect::simple) {
      said.method = aspect == Aspect::perfect ? DateMethod::tense : DateMethod::deictic;
      explain(said, aspect == Aspect::perfect ? "times:present_perfect" : "times:past_perfect",
              "not after " + to_string(sayings_.reference));
      return said;
    }
    if (!sayings_.reference.valid()) return said;
    said.date = said.earliest = sayings_.reference;
    said.precision = DatePrecision::day;
    said.method = DateMethod::published;
    explain(said, "times:published", to_string(said.date));
    return said;
  }

  Sayings sayings_;
  const TimePieces& p_;
  TimeReach reach_;
  BesideEvents beside_;
  std::vector<TimeCandidate> candidates_;
  std::deque<TimeExpression> programme_times_;
  std::vector<TimeCandidate> programmes_;  // of whose day only the name tells
  std::vector<Aspect> aspects_;            // of each saying
  std::vector<bool> recorded_;             // whether its day is that of a recording broadcast later
};

}  // namespace

std::vector<SaidDate> resolve_said_dates(const Document& document, const text::TokenizedText& text,
                                         std::span<const Attribution> attributions, std::span<const Speaker> speakers,
                                         std::span<const TimeExpression> times, const tables::TimeWords& words) {
  if (attributions.empty()) return {};
  return Resolver(text, reference_day(document, text, words), attributions, speakers, times, words).run();
}

}  // namespace onrecord::resolve
