// Which expression dates which saying, what tense alone tells, and what a speaker's other statements lend.
#include "resolve/said_dates.h"

#include <algorithm>
#include <deque>

#include "resolve/time_pieces.h"
#include "resolve/time_values.h"

namespace onrecord::resolve {
namespace {

enum class Aspect : std::uint8_t { simple, perfect, pluperfect };

bool inside(const Spans& spans, std::uint32_t byte) {
  return std::any_of(spans.begin(), spans.end(), [&](Span span) { return byte >= span.begin && byte < span.end; });
}

struct Candidate {
  const TimeExpression* time = nullptr;
  DayRange range;
  std::size_t begin = 0, end = 0;  // pieces
};

class Resolver {
 public:
  Resolver(const text::TokenizedText& text, Date reference, std::span<const Attribution> attributions,
           std::span<const Speaker> speakers, std::span<const TimeExpression> times, const tables::TimeWords& words)
      : text_(text), reference_(reference), attributions_(attributions), speakers_(speakers), p_(text.text, words) {
    for (const TimeExpression& time : times) {
      if (time.type == "DURATION") counted(time);
      if (time.type != "DATE" && time.type != "TIME") continue;
      const auto range = days_of(time.value);
      if (!range) continue;
      candidates_.push_back({&time, *range, p_.at_byte(time.span.begin), p_.at_byte(time.span.end - 1) + 1});
    }
    if (reference_.valid()) find_programmes();
  }

  std::vector<SaidDate> run() {
    std::vector<SaidDate> dates(attributions_.size());
    aspects_.assign(attributions_.size(), Aspect::simple);
    for (std::size_t i = 0; i < attributions_.size(); ++i) {
      aspects_[i] = aspect_of(attributions_[i]);
      const Candidate* governing = governing_time(i, candidates_);
      if (governing == nullptr && aspects_[i] == Aspect::simple) governing = governing_time(i, programmes_);
      if (governing != nullptr) dates[i] = dated_by(*governing);
      if (governing == nullptr && aspects_[i] == Aspect::simple) some_day_before(i, dates[i]);
    }
    for (std::size_t i = 0; i < attributions_.size(); ++i)
      if (dates[i].method == DateMethod::none && !before_another(i, dates)) beside_an_event(i, dates[i]);
    const std::vector<SaidDate> own = dates;
    for (std::size_t i = 0; i < attributions_.size(); ++i)
      if (dates[i].method == DateMethod::none) dates[i] = inherited_or_default(i, own, aspects_[i]);
    return dates;
  }

 private:
  // The cue's place: its first span, else where the content begins (leftover quotations).
  Span anchor(const Attribution& attribution) const {
    if (!attribution.cue.empty()) return {attribution.cue.front().begin, attribution.cue.back().end};
    return attribution.content.empty() ? Span{}
                                       : Span{attribution.content.front().begin, attribution.content.front().begin};
  }

  std::size_t sentence_at(std::uint32_t byte) const {
    const std::size_t token = text_.token_at(byte);
    return token < text_.tokens.size() ? text_.sentence_of(token) : SIZE_MAX;
  }

  // "has said", "have in the past stressed", "had repeatedly warned": the auxiliary before the cue or in it.
  Aspect aspect_of(const Attribution& attribution) const {
    if (attribution.cue.empty()) return Aspect::simple;
    const Span cue = anchor(attribution);
    const std::size_t begin = p_.at_byte(cue.begin), end = p_.at_byte(cue.end - 1) + 1;
    const auto aspect_at = [&](std::size_t at) {
      if (p_.is(at, tables::TimeClass::pluperfect)) return Aspect::pluperfect;
      if (p_.is(at, tables::TimeClass::perfect) || is_short_has(at)) return Aspect::perfect;
      return Aspect::simple;
    };
    for (std::size_t at = begin; at + 1 < end; ++at)
      if (const Aspect aspect = aspect_at(at); aspect != Aspect::simple) return aspect;
    const bool continuous = begin > 0 && p_.is(begin - 1, tables::TimeClass::be);  // "had been saying"
    if (!participle(begin, end) && !continuous) return Aspect::simple;
    constexpr std::size_t reach = 5;  // "have in the past stressed"
    for (std::size_t back = 1; back <= reach && back <= begin; ++back) {
      const std::size_t at = begin - back;
      if (!p_.is_word(at) && !p_.is_mark(at, '\'')) break;
      if (const Aspect aspect = aspect_at(at); aspect != Aspect::simple) return aspect;
      if (continuous && back == 1) continue;
      if (is_past_verb(p_, at) || p_.is(at, tables::TimeClass::clause) || p_[at].capital) break;
    }
    return Aspect::simple;
  }

  // "He's said": after a pronoun; "the minister's aide said" is something else.
  bool is_short_has(std::size_t at) const {
    if (at < 2 || !p_.is_word(at) || p_.text(at) != "s" || !p_[at].glued || !p_.is_mark(at - 1, '\'')) return false;
    return p_.spells(at - 2, "he") || p_.spells(at - 2, "she") || p_.spells(at - 2, "it") || p_.spells(at - 2, "who");
  }

  // Some word of the cue can be a past participle; "saying" and "says" cannot.
  bool participle(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end; ++at)
      if (is_past_verb(p_, at)) return true;
    return false;
  }

  // Another attribution's cue between two places: its dates are not ours.
  bool foreign_cue_between(std::size_t own, std::uint32_t from, std::uint32_t to) const {
    for (std::size_t i = 0; i < attributions_.size(); ++i) {
      if (i == own || attributions_[i].cue == attributions_[own].cue) continue;
      for (const Span& cue : attributions_[i].cue)
        if (cue.begin >= from && cue.end <= to) return true;
    }
    return false;
  }

  // "since Friday", "before last week", "than in 2009": not when it was said.
  bool bounded(const Candidate& candidate) const {
    std::size_t at = candidate.begin;
    while (at > 0 && p_.is(at - 1, tables::TimeClass::determiner)) --at;
    if (at == 0) return false;
    if (at > 2 && p_.spells(at - 1, "as") && p_.spells(at - 3, "as")) return true;  // "as early as last September"
    // "during an April speech", "according to a 2011 study": the bound is none where an occasion stands behind.
    if (p_.is(at - 1, tables::TimeClass::range) && behind_stands_an_occasion(candidate.end)) return false;
    if (ahead_of_an_event(at)) return true;
    if (p_.value(candidate.begin, tables::TimeClass::away) == 1 &&
        p_.is(candidate.begin + 1, tables::TimeClass::direction))
      return true;
    return p_.is(at - 1, tables::TimeClass::bound_before) || p_.is(at - 1, tables::TimeClass::bound_after) ||
           p_.is(at - 1, tables::TimeClass::range);
  }

  // "an April 2007 [speech]", "Friday's [news conference]"
  bool behind_stands_an_occasion(std::size_t at) const {
    for (std::size_t i = at; i < at + 3 && p_.is_word(i); ++i)
      if (p_.is(i, tables::TimeClass::occasion)) return true;
    return false;
  }

  // "ahead of his departure on Sunday", "before a meeting Tuesday": the day of what was still to come.
  bool ahead_of_an_event(std::size_t at) const {
    constexpr std::size_t reach = 6;
    for (std::size_t back = 1; back <= reach && back <= at && p_.is_word(at - back); ++back) {
      if (is_past_verb(p_, at - back)) return false;
      if (p_.is(at - back, tables::TimeClass::ahead_of)) return back > 1;
    }
    return false;
  }

  // "Friday's announcement", "the 2008 election", "a Sunday interview": it belongs to the noun, and dates the saying
  // only where the noun is one of saying.
  bool belongs_to_another_noun(const Candidate& candidate) const {
    std::size_t at = candidate.end;
    const bool possessive = p_.is_mark(at, '\'') && p_[at].glued;
    if (possessive) at += p_.is_word(at + 1) && p_.text(at + 1) == "s" ? 2 : 1;
    const bool modified = candidate.begin > 0 && p_.is(candidate.begin - 1, tables::TimeClass::determiner) &&
                          !p_.spells(candidate.begin, "the") && !in_decade(candidate);
    const bool year = candidate.range.precision == DatePrecision::year && p_.is_number(candidate.begin) &&
                      candidate.end == candidate.begin + 1;
    const bool deictic = !possessive && !modified && !year;
    if (deictic) return false;
    if (behind_stands_an_occasion(at)) return false;
    if (possessive || modified) return true;
    // A bare year dates a saying only as "in 2002".
    return candidate.begin == 0 || !p_.spells(candidate.begin - 1, "in");
  }

  // "Reed, elected in 2022": when the speaker was elected.
  bool behind_participle(const Candidate& candidate) const {
    std::size_t at = candidate.begin;
    if (at > 0 && (p_.spells(at - 1, "in") || p_.spells(at - 1, "on") || p_.spells(at - 1, "since"))) --at;
    return at > 0 && is_past_verb(p_, at - 1);
  }

  // "in the 1990s"
  bool in_decade(const Candidate& candidate) const {
    constexpr std::size_t digits = 3;  // "199"
    return candidate.time->value.size() == digits && candidate.begin > 1 &&
           (p_.spells(candidate.begin - 2, "in") || p_.spells(candidate.begin - 2, "during"));
  }

  // A relative clause between the expression and the cue: "Reed, who resigned on Monday, said".
  bool in_relative_clause(std::size_t begin, std::size_t until) const {
    for (std::size_t at = begin; at > 0; --at) {
      const TimePiece& piece = p_[at - 1];
      if (piece.kind != TimePiece::Kind::word && piece.kind != TimePiece::Kind::number) return false;
      const bool pointing = at > 1 && p_.is(at - 2, tables::TimeClass::lead_in);  // "in that speech"
      if (p_.is(at - 1, tables::TimeClass::relative) && !pointing) {
        // Only where the clause closes before the cue.
        for (std::size_t after = begin; after < until; ++after)
          if (p_.is_mark(after, ',') || p_.is_mark(after, '-')) return true;
        return false;
      }
    }
    return false;
  }

  // "January 22 came after Reed had signalled": the date is of what came after; "Asked if he had met her on Monday,
  // Reed said": of what he was asked.
  bool subordinate_between(std::size_t sentence_begin, const Candidate& candidate, std::size_t cue) const {
    for (std::size_t at = candidate.end; at < cue; ++at)
      if (p_.spells(at, "after") || p_.spells(at, "before") || p_.spells(at, "because")) return true;
    bool closed = false;  // a comma between them ends the clause
    for (std::size_t at = candidate.end; at < cue; ++at) closed = closed || p_.is_mark(at, ',');
    for (std::size_t at = candidate.begin; closed && at > sentence_begin; --at)
      if (p_.spells(at - 1, "if") || p_.spells(at - 1, "whether")) return true;
    return false;
  }

  // Words between an expression that stands before the source and the source that say that another clause began:
  // "talks failed on Monday and Reed said".
  bool clause_between(std::size_t from, std::size_t to) const {
    for (std::size_t at = from; at < to; ++at)
      if (p_.spells(at, "and") || p_.spells(at, "but") || p_.spells(at, "while") || p_.is_mark(at, ';')) {
        if (is_past_verb(p_, from > 0 ? from - 1 : 0)) return true;
        for (std::size_t back = from; back > 0 && !p_.is_mark(back, '.'); --back) {
          if (p_[back].kind == TimePiece::Kind::line_end) break;
          if (is_past_verb(p_, back)) return true;
        }
      }
    return false;
  }

  // How far the expression is from the cue in pieces; nothing where it cannot date this saying.
  std::optional<std::size_t> distance(std::size_t index, const Candidate& candidate, std::size_t sentence_begin) const {
    const Attribution& own = attributions_[index];
    const Span cue = anchor(own);
    const std::uint32_t at = candidate.time->span.begin;
    if ((inside(own.content, at) && !leads_into_content(own, candidate)) || bounded(candidate) ||
        belongs_to_another_noun(candidate))
      return std::nullopt;
    if (inside(own.source, at) && behind_participle(candidate)) return std::nullopt;
    if (reference_.valid() && candidate.range.from > reference_) return std::nullopt;
    // Words of another statement date another saying, unless this one is inside them too.
    for (std::size_t i = 0; i < attributions_.size(); ++i)
      if (i != index && inside(attributions_[i].content, at) && !inside(attributions_[i].content, cue.begin))
        return std::nullopt;
    if (own.holder >= 0 && !inside(attributions_[static_cast<std::size_t>(own.holder)].content, at))
      return std::nullopt;
    const std::size_t cue_begin = p_.at_byte(cue.begin),
                      cue_end = cue.end > cue.begin ? p_.at_byte(cue.end - 1) + 1 : cue_begin;
    if (at < cue.begin) {
      if (foreign_cue_between(index, at, cue.begin)) return std::nullopt;
      if (in_relative_clause(candidate.begin, cue_begin)) return std::nullopt;
      if (clause_between(candidate.end, cue_begin)) return std::nullopt;
      if (subordinate_between(sentence_begin, candidate, cue_begin)) return std::nullopt;
      // The content between them: "... on Friday, "we go", he said" dates what stands before, not the saying.
      if (content_between(own, at, cue.begin)) return std::nullopt;
      return cue_begin - candidate.end + 1;
    }
    if (foreign_cue_between(index, cue.end, at)) return std::nullopt;
    if (content_between(own, cue.end, at)) {
      const std::size_t after = p_.at_byte(own.content.back().end);
      constexpr std::size_t near = 4;
      // Only past a mark: "we go," he said on Friday, but not "he said he would go | on Friday".
      const bool closed = p_.is_mark(after, '"') || p_.is_mark(after, ',');
      if (candidate.begin > after + near || !closed) return std::nullopt;
      return candidate.begin - cue_end + 20;
    }
    if (clause_after(cue_end, candidate.begin)) return std::nullopt;
    return candidate.begin >= cue_end ? candidate.begin - cue_end : 0;
  }

  // "said | on Thursday that talks would go on": borders may err, but a day before "that" is the saying's.
  bool leads_into_content(const Attribution& own, const Candidate& candidate) const {
    if (own.cue.empty()) return false;
    if (deed_on_a_thing(own, candidate)) return true;
    if (!p_.spells(candidate.end, "that")) return day_behind_cue(own, candidate);
    const std::size_t cue = p_.at_byte(own.cue.back().end - 1);
    constexpr std::size_t near = 4;
    return candidate.begin > cue && candidate.begin <= cue + near;
  }

  // "proposed the treaty in January": what is only named has no day of its own; the deed has.
  bool deed_on_a_thing(const Attribution& own, const Candidate& candidate) const {
    if (own.content.size() != 1 || own.content.front().begin < own.cue.back().end) return false;
    const std::size_t deed = p_.at_byte(own.cue.back().end - 1), begin = p_.at_byte(own.content.front().begin),
                      end = p_.at_byte(own.content.front().end - 1) + 1;
    if (begin != deed + 1 || candidate.end != end || !p_.is(deed, tables::TimeClass::deed)) return false;
    for (std::size_t at = begin; at < candidate.begin; ++at)
      if (!p_.is_word(at) || is_past_verb(p_, at) || p_.is(at, tables::TimeClass::be) ||
          p_.is(at, tables::TimeClass::modal) || p_.is(at, tables::TimeClass::relative))
        return false;
    return true;
  }

  // "said yesterday the gate would close": a day right behind the cue, which is no subject of what is said.
  bool day_behind_cue(const Attribution& own, const Candidate& candidate) const {
    const std::size_t cue = p_.at_byte(own.cue.back().end - 1), next = candidate.end;
    if (candidate.begin != cue + 1 || !(p_.is(candidate.begin, tables::TimeClass::deictic_day) ||
                                        p_.is(candidate.begin, tables::TimeClass::day_name)))
      return false;
    return p_.is_word(next) && !p_.is(next, tables::TimeClass::be) && !p_.is(next, tables::TimeClass::modal) &&
           !p_.is(next, tables::TimeClass::perfect) && !is_past_verb(p_, next);
  }

  static bool content_between(const Attribution& own, std::uint32_t from, std::uint32_t to) {
    return std::any_of(own.content.begin(), own.content.end(),
                       [&](Span span) { return span.begin >= from && span.end <= to; });
  }

  // ", he said, while prices fell on Monday": a clause of its own after the cue.
  bool clause_after(std::size_t from, std::size_t to) const {
    bool clause = false;
    for (std::size_t at = from; at < to; ++at) {
      if (p_.is(at, tables::TimeClass::clause)) clause = true;
      if (clause && is_past_verb(p_, at)) return true;
    }
    return false;
  }

  // "Meet the Press": the last day on which it was broadcast.
  void find_programmes() {
    for (std::size_t at = 0; at < p_.size(); ++at) {
      if (!p_.is_word(at) || !p_[at].capital) continue;
      for (const tables::TimeWords::Programme& programme : p_.words().programmes()) {
        std::size_t same = 0;
        while (same < programme.words.size() && p_.spells(at + same, programme.words[same])) ++same;
        if (same < programme.words.size()) continue;
        const int back = (weekday(reference_) - programme.weekday + 7) % 7;
        const Date day = add_days(reference_, -back);
        programme_times_.push_back({{p_[at].begin, p_[at + same - 1].end}, day_value(day), "DATE"});
        programmes_.push_back({&programme_times_.back(), {day, day, DatePrecision::day}, at, at + same});
        break;
      }
    }
  }

  // "once called", "said recently", "in a recent interview": on some day before, which the text does not tell.
  void some_day_before(std::size_t index, SaidDate& said) const {
    const Attribution& own = attributions_[index];
    if (own.cue.empty()) return;
    const std::optional<std::size_t> at = vague_past(own);
    if (!at) return;
    said.latest = reference_;
    said.method = DateMethod::deictic;
    said.words = {p_[*at].begin, p_[*at].end};
    explain(said, "times:some_day_before", "not after " + to_string(reference_));
  }

  std::optional<std::size_t> vague_past(const Attribution& own) const {
    const Span cue = anchor(own);
    const std::size_t begin = p_.at_byte(cue.begin), end = p_.at_byte(cue.end - 1) + 1;
    for (std::size_t at = begin > 0 ? begin - 1 : 0; at <= end; ++at)
      if (p_.is(at, tables::TimeClass::past_adverb) && !inside(own.content, p_[at].begin)) return at;
    const std::size_t sentence = sentence_at(cue.begin);
    if (sentence == SIZE_MAX) return std::nullopt;
    const text::TokenRange range = text_.sentences[sentence];
    const std::size_t first = p_.at_byte(text_.tokens[range.begin].begin);
    if (p_.is(first, tables::TimeClass::past_adverb) && first < begin && p_.is_mark(first + 1, ',')) return first;
    for (std::size_t at = first; at < p_.size() && p_[at].begin < text_.tokens[range.end - 1].end; ++at)
      if (p_.is(at, tables::TimeClass::long_past) && behind_stands_an_occasion(at + 1) && in_adverbial(at) &&
          !inside(own.content, p_[at].begin))
        return at;
    return std::nullopt;
  }

  // "in recent comments", "at a recent hearing"
  bool in_adverbial(std::size_t at) const {
    if (at > 0 && p_.is(at - 1, tables::TimeClass::determiner)) --at;
    return at > 0 && p_.is(at - 1, tables::TimeClass::lead_in);
  }

  const Candidate* governing_time(std::size_t index, const std::vector<Candidate>& candidates) const {
    const Span cue = anchor(attributions_[index]);
    const std::size_t sentence = sentence_at(cue.begin);
    if (sentence == SIZE_MAX || attributions_[index].cue.empty()) return nullptr;
    const text::TokenRange range = text_.sentences[sentence];
    const std::uint32_t begin = text_.tokens[range.begin].begin, end = text_.tokens[range.end - 1].end;
    const Candidate* best = nullptr;
    std::size_t least = SIZE_MAX;
    const auto first = std::lower_bound(candidates.begin(), candidates.end(), begin,
                                        [](const Candidate& c, std::uint32_t b) { return c.time->span.begin < b; });
    for (auto candidate = first; candidate != candidates.end() && candidate->time->span.begin < end; ++candidate)
      if (const auto far = distance(index, *candidate, p_.at_byte(begin)); far && *far < least) {
        least = *far;
        best = &*candidate;
      }
    return best;
  }

  SaidDate dated_by(const Candidate& candidate) const {
    SaidDate said;
    const DayRange& range = candidate.range;
    said.words = candidate.time->span;
    said.earliest = range.from;
    said.latest = reference_.valid() ? std::min(range.to, reference_) : range.to;
    said.precision = range.precision;
    said.date = range.from;
    const std::string& value = candidate.time->value;
    if (value.ends_with("-WE")) {  // a weekend: its last day that is not in the future
      said.precision = DatePrecision::day;
      said.date = said.latest;
    } else if (range.precision == DatePrecision::none) {
      said.date = {};
      if (said.earliest.year == said.latest.year || value.find("-W") != std::string::npos) {
        const bool week = value.find("-W") != std::string::npos;
        const Date middle = week ? std::min(add_days(range.from, 2), said.latest) : said.earliest;  // its Wednesday
        const bool month = week || said.earliest.month == said.latest.month;
        said.precision = month ? DatePrecision::month : DatePrecision::year;
        said.date = month ? Date{middle.year, middle.month, 1} : Date{middle.year, 1, 1};
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
      said.date = said.earliest = said.latest = add_days(reference_, 1);
    said.method = weekday && !written ? DateMethod::weekday : written ? DateMethod::date : DateMethod::deictic;
    explain(said, "times:" + value, value);
    return said;
  }

  // "said Thursday" in an article that its publisher dates Wednesday: filed after midnight, or by another clock. Nobody
  // calls the day six days ago by its bare name, which is tomorrow's as well.
  bool names_the_day_after(const Candidate& candidate) const {
    constexpr int days_back = 6;
    return reference_.valid() && candidate.range.precision == DatePrecision::day &&
           days_between(candidate.range.from, reference_) == days_back &&
           !p_.is(candidate.begin, tables::TimeClass::direction);
  }

  static void explain(SaidDate& said, std::string rule, std::string effect) {
    said.trace.push_back({"date", std::move(rule), std::move(effect), said.words});
  }

  // "days after Seoul announced": before what the main clause tells, without a day of its own.
  bool before_another(std::size_t index, std::vector<SaidDate>& dates) const {
    const Attribution& own = attributions_[index];
    if (own.cue.empty() || own.source.empty()) return false;
    const std::size_t source = p_.at_byte(own.source.front().begin);
    if (source < 2 || own.source.front().begin > own.cue.front().begin) return false;
    std::size_t at = source - 1;
    while (at > 0 && p_.is(at, tables::TimeClass::determiner)) --at;
    if (!p_.spells(at, "after") || !p_.is(at - 1, tables::TimeClass::unit)) return false;
    SaidDate& said = dates[index];
    said.latest = reference_;
    for (std::size_t i = 0; i < index; ++i)  // what came after it, if it is dated
      if (dates[i].precision == DatePrecision::day &&
          sentence_at(anchor(attributions_[i]).begin) == sentence_at(anchor(own).begin))
        said.latest = dates[i].date;
    said.method = DateMethod::deictic;
    said.words = {p_[at - 1].begin, p_[at].end};
    explain(said, "times:before", "before what followed");
    return true;
  }

  // "two days before the summit": a day that the article does not tell.
  void counted(const TimeExpression& time) {
    const std::size_t begin = p_.at_byte(time.span.begin), end = p_.at_byte(time.span.end - 1) + 1;
    if (time.value.starts_with("PT")) return;  // "hours after the vote": the same day, as far as one can tell
    if (p_.spells(end, "before") || p_.spells(end, "after"))
      beside_.push_back({&time, {reference_, reference_}, begin, end + 1});
  }

  // Such words bound the saying: no day of its own, and no later than the publication.
  void beside_an_event(std::size_t index, SaidDate& said) const {
    const Attribution& own = attributions_[index];
    if (own.cue.empty()) return;
    const std::size_t sentence = sentence_at(anchor(own).begin);
    for (const Candidate& candidate : beside_) {
      if (sentence_at(candidate.time->span.begin) != sentence ||
          !distance(index, candidate, p_.at_byte(text_.tokens[text_.sentences[sentence].begin].begin)))
        continue;
      said.latest = reference_;
      said.method = DateMethod::deictic;
      said.words = {candidate.time->span.begin, p_[candidate.end - 1].end};
      explain(said, "times:beside_an_event", "not after " + to_string(reference_));
      return;
    }
  }

  bool same_speaker(std::size_t a, std::size_t b) const {
    if (speakers_.size() != attributions_.size()) return false;
    return !speakers_[a].actor_id.empty() && speakers_[a].actor_id == speakers_[b].actor_id;
  }

  enum class Lends : std::uint8_t { nothing, paragraph, day };

  // A day is lent to what else its speaker says; a week, a month or a year is too wide for one occasion, and goes no
  // further than the paragraph.
  static Lends lends(const SaidDate& said) {
    if (said.words.end == said.words.begin || !said.date.valid()) return Lends::nothing;
    return days_between(said.earliest, said.latest) <= 1 ? Lends::day : Lends::paragraph;
  }

  // No source of its own, or a pronoun: the speech just told goes on.
  bool goes_on(std::size_t index) const {
    const Spans& source = attributions_[index].source;
    if (source.empty()) return true;
    const std::size_t at = p_.at_byte(source.front().begin);
    return source.front().end <= p_[at].end && (p_.spells(at, "he") || p_.spells(at, "she") || p_.spells(at, "they"));
  }

  // The article's news: what was said on its own day or the one before (or after, by another clock).
  bool is_news(const SaidDate& said) const {
    return reference_.valid() && std::abs(days_between(said.date, reference_)) <= 1;
  }

  bool same_paragraph(std::size_t a, std::size_t b) const {
    const std::size_t first = text_.token_at(anchor(attributions_[a]).begin),
                      second = text_.token_at(anchor(attributions_[b]).begin);
    return first < text_.tokens.size() && second < text_.tokens.size() &&
           text_.paragraph_of(first) == text_.paragraph_of(second);
  }

  // The speaker's dated statement before this one, else the first after it. An article tells its news first: where the
  // speaker said more than a lead without a day, a dated statement further down is an older one recalled, and lends its
  // day only to the statement right after it.
  const SaidDate* same_occasion(std::size_t index, const std::vector<SaidDate>& own) const {
    std::size_t undated = 0;  // of the speaker, before the dated one looked at
    const SaidDate* lender = nullptr;
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (i == index && lender != nullptr) return lender;
      if (!same_speaker(i, index)) continue;
      const Lends what = lends(own[i]);
      if (what == Lends::paragraph && i + 1 == index && same_paragraph(i, index)) return &own[i];
      if (what == Lends::day) {
        const bool recalled = undated > 1 && !is_news(own[i]);
        if (i > index) return recalled ? nullptr : &own[i];
        lender = recalled && !(i + 1 == index && goes_on(index)) ? nullptr : &own[i];
      } else if (own[i].method == DateMethod::none && aspects_[i] == Aspect::simple) {
        ++undated;
      }
    }
    return lender;
  }

  // "..., saying in a speech last year that": a participle shares the occasion of the verb beside it.
  const SaidDate* same_sentence(std::size_t index, const std::vector<SaidDate>& own) const {
    const std::size_t sentence = sentence_at(anchor(attributions_[index]).begin);
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (i == index || !same_speaker(i, index) || !own[i].date.valid() || attributions_[i].cue.empty() ||
          attributions_[index].cue.empty() || sentence_at(anchor(attributions_[i]).begin) != sentence)
        continue;
      if (has_ing(attributions_[i]) || has_ing(attributions_[index])) return &own[i];
    }
    return nullptr;
  }

  bool has_ing(const Attribution& attribution) const {
    for (const Span& span : attribution.cue)
      for (std::size_t at = p_.at_byte(span.begin); at < p_.size() && p_[at].begin < span.end; ++at)
        if (p_.is_word(at) && p_.text(at).ends_with("ing")) return true;
    return false;
  }

  SaidDate inherited_or_default(std::size_t index, const std::vector<SaidDate>& own, Aspect aspect) const {
    SaidDate said;
    const auto inherit = [&](const SaidDate& from) {
      said = from;
      said.method = DateMethod::same_occasion;
      said.trace.clear();
      explain(said, "times:same_occasion", to_string(from.date));
      said.words = {};
      return said;
    };
    if (aspect == Aspect::simple)
      if (const SaidDate* beside = same_sentence(index, own)) return inherit(*beside);
    if (aspect == Aspect::simple && !attributions_[index].cue.empty())
      if (const SaidDate* occasion = same_occasion(index, own)) return inherit(*occasion);
    if (attributions_[index].cue.empty())  // a quotation that goes on without a cue
      if (const SaidDate* occasion = same_occasion(index, own)) return inherit(*occasion);
    said.latest = reference_;
    if (aspect != Aspect::simple) {
      said.method = DateMethod::tense;
      explain(said, aspect == Aspect::perfect ? "times:present_perfect" : "times:past_perfect",
              "not after " + to_string(reference_));
      return said;
    }
    if (!reference_.valid()) return said;
    said.date = said.earliest = reference_;
    said.precision = DatePrecision::day;
    said.method = DateMethod::published;
    explain(said, "times:published", to_string(reference_));
    return said;
  }

  const text::TokenizedText& text_;
  Date reference_;
  std::span<const Attribution> attributions_;
  std::span<const Speaker> speakers_;
  TimePieces p_;
  std::vector<Candidate> candidates_;
  std::deque<TimeExpression> programme_times_;
  std::vector<Candidate> programmes_;  // of whose day only the name tells
  std::vector<Candidate> beside_;      // "two days before": counted from an event
  std::vector<Aspect> aspects_;        // of each attribution
};

}  // namespace

std::vector<SaidDate> resolve_said_dates(const Document& document, const text::TokenizedText& text,
                                         std::span<const Attribution> attributions, std::span<const Speaker> speakers,
                                         std::span<const TimeExpression> times, const tables::TimeWords& words) {
  if (attributions.empty()) return {};
  return Resolver(text, reference_day(document, text, words), attributions, speakers, times, words).run();
}

}  // namespace onrecord::resolve
