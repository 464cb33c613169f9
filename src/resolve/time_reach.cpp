// Each rule that keeps an expression from a saying is one function.
#include "resolve/time_reach.h"

namespace onrecord::resolve {
namespace {

bool content_between(const Attribution& own, std::uint32_t from, std::uint32_t to) {
  return std::any_of(own.content.begin(), own.content.end(),
                     [&](Span span) { return span.begin >= from && span.end <= to; });
}

}  // namespace

// Another attribution's cue between two places: its dates are not ours.
bool TimeReach::foreign_cue_between(std::size_t own, std::uint32_t from, std::uint32_t to) const {
  for (std::size_t i = 0; i < sayings_.attributions.size(); ++i) {
    if (i == own || sayings_.attributions[i].cue == sayings_.attributions[own].cue) continue;
    for (const Span& cue : sayings_.attributions[i].cue)
      if (cue.begin >= from && cue.end <= to) return true;
  }
  return false;
}

// "since Friday", "before last week", "than in 2009": not when it was said.
bool TimeReach::bounded(const TimeCandidate& candidate) const {
  std::size_t at = candidate.begin;
  while (at > 0 && p_.is(at - 1, tables::TimeClass::determiner)) --at;
  if (at == 0) return false;
  if (at > 2 && p_.is(at - 1, tables::TimeClass::comparing) && p_.is(at - 3, tables::TimeClass::comparing))
    return true;  // "as early as last September"
  // "during an April speech", "during Friday's talks", "according to a 2011 study": the bound is none where an occasion
  // stands behind.
  if (p_.is(at - 1, tables::TimeClass::range) && behind_stands_an_occasion(behind_possessive(candidate.end)))
    return false;
  if (ahead_of_an_event(at)) return true;
  if (p_.value(candidate.begin, tables::TimeClass::away) == 1 &&
      p_.is(candidate.begin + 1, tables::TimeClass::direction))
    return true;
  if (since_a_deed(at)) return true;
  return p_.is(at - 1, tables::TimeClass::bound_before) || p_.is(at - 1, tables::TimeClass::bound_after) ||
         p_.is(at - 1, tables::TimeClass::range);
}

// "Friday's" is one with its ending.
std::size_t TimeReach::behind_possessive(std::size_t at) const {
  if (!p_.is_mark(at, '\'') || !p_[at].glued) return at;
  return at + (p_.is(at + 1, tables::TimeClass::ending_s) ? 2 : 1);
}

// "an April 2007 [speech]", "Friday's [news conference]"
bool TimeReach::behind_stands_an_occasion(std::size_t at) const {
  for (std::size_t i = at; i < at + 3 && p_.is_word(i); ++i)
    if (p_.is(i, tables::TimeClass::occasion)) return true;
  return false;
}

// "ahead of his departure on Sunday", "before a meeting Tuesday": the day of what was still to come.
bool TimeReach::ahead_of_an_event(std::size_t at) const {
  constexpr std::size_t reach = 6;
  for (std::size_t back = 1; back <= reach && back <= at && p_.is_word(at - back); ++back) {
    if (is_past_verb(p_, at - back)) return false;
    if (p_.is(at - back, tables::TimeClass::ahead_of)) return back > 1;
  }
  return false;
}

// "since taking over from Reed last October": the day of that deed.
bool TimeReach::since_a_deed(std::size_t at) const {
  constexpr std::size_t reach = 7;
  for (std::size_t back = 1; back <= reach && back <= at && p_.is_word(at - back); ++back)
    if (p_.is(at - back, tables::TimeClass::since))
      return back > 1 && p_.ends(at - back + 1, tables::TimeClass::gerund);
  return false;
}

// "Friday's announcement", "the 2008 election", "a Sunday interview": it belongs to the noun, and dates the saying
// only where the noun is one of saying.
bool TimeReach::belongs_to_another_noun(const TimeCandidate& candidate) const {
  const std::size_t at = behind_possessive(candidate.end);
  const bool possessive = at > candidate.end;
  const bool modified = candidate.begin > 0 && p_.is(candidate.begin - 1, tables::TimeClass::determiner) &&
                        !p_.is(candidate.begin, tables::TimeClass::definite) && !in_decade(candidate);
  const bool year = candidate.range.precision == DatePrecision::year && p_.is_number(candidate.begin) &&
                    candidate.end == candidate.begin + 1;
  const bool deictic = !possessive && !modified && !year;
  if (deictic) return false;
  if (behind_stands_an_occasion(at)) return false;
  if (possessive || modified) return true;
  // A bare year dates a saying only as "in 2002".
  return candidate.begin == 0 || !p_.is(candidate.begin - 1, tables::TimeClass::inside);
}

// "Reed, a farmer elected to the council in 2022,": when the speaker was elected.
bool TimeReach::behind_participle(const Attribution& own, const TimeCandidate& candidate) const {
  for (std::size_t at = candidate.begin; at > 0 && p_.is_word(at - 1) && inside(own.source, p_[at - 1].begin); --at)
    if (is_past_verb(p_, at - 1) && (at < 2 || !p_.is_mark(at - 2, '-'))) return true;  // not "state-owned"
  return false;
}

// "a study published last month", "a poll from early August": the day of a document is the day on which it says so.
bool TimeReach::dates_the_document(std::size_t index, const TimeCandidate& candidate) const {
  if (!inside(sayings_.attributions[index].source, candidate.time->span.begin)) return false;
  if (sayings_.speakers.size() != sayings_.size()) return false;
  const Speaker& speaker = sayings_.speakers[index];
  return speaker.method == SpeakerMethod::document || speaker.kind == ActorKind::document;
}

// "in the 1990s"
bool TimeReach::in_decade(const TimeCandidate& candidate) const {
  constexpr std::size_t digits = 3;  // "199"
  return candidate.time->value.size() == digits && candidate.begin > 1 &&
         p_.is(candidate.begin - 2, tables::TimeClass::in_a_span);
}

// A relative clause between the expression and the cue: "Reed, who resigned on Monday, said".
bool TimeReach::in_relative_clause(std::size_t sentence_begin, std::size_t begin, std::size_t until) const {
  for (std::size_t at = begin; at > sentence_begin; --at) {
    const TimePiece& piece = p_[at - 1];
    const bool within = p_.is_mark(at - 1, '"') || p_.is_mark(at - 1, '\'') || p_.is_mark(at - 1, '.') ||
                        (p_.is_mark(at - 1, '-') && piece.glued);
    if (within) continue;
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
bool TimeReach::subordinate_between(std::size_t sentence_begin, const TimeCandidate& candidate, std::size_t cue) const {
  // "As debate begins this week, Reed said", "Since war broke out in March, Reed has said"; but "As he ran last year,
  // he said", "As a candidate in 2008, he said", "While touring the coast in May, he said"
  const std::size_t opener = p_.is_mark(sentence_begin, '"') ? sentence_begin + 1 : sentence_begin;
  const bool his_own = p_.is(opener + 1, tables::TimeClass::speaker_pronoun) ||
                       p_.is(opener + 1, tables::TimeClass::number) || p_.ends(opener + 1, tables::TimeClass::gerund);
  if (p_.is(opener, tables::TimeClass::background) && !his_own)
    for (std::size_t at = opener; at < cue; ++at)
      if (p_.is_mark(at, ',') && !p_.is_number(at + 1)) return at >= candidate.end;
  // "Asked about a speech in December, Reed said"; but "Asked on Sunday about it, Reed said", "Asked by the Post on"
  const bool by_whom = p_.is(opener + 1, tables::TimeClass::bound_before);
  const std::size_t of_the_asking = by_whom ? 8 : 3;
  if (p_.is(opener, tables::TimeClass::asked) && candidate.begin >= opener + of_the_asking) return true;
  for (std::size_t at = candidate.end; at < cue; ++at)
    if (p_.is(at, tables::TimeClass::subordinating)) return true;
  bool closed = false;  // a comma between them ends the clause
  for (std::size_t at = candidate.end; at < cue; ++at) closed = closed || p_.is_mark(at, ',');
  for (std::size_t at = candidate.begin; closed && at > sentence_begin; --at)
    if (p_.is(at - 1, tables::TimeClass::asking)) return true;
  return false;
}

// Words between an expression that stands before the source and the source that say that another clause began:
// "talks failed on Monday and Reed said".
bool TimeReach::clause_between(std::size_t begin, std::size_t from, std::size_t to) const {
  for (std::size_t at = from; at < to; ++at)
    if (p_.is(at, tables::TimeClass::joining) || p_.is_mark(at, ';')) {
      if (is_past_verb(p_, from > 0 ? from - 1 : 0)) return true;
      for (std::size_t back = from; back > begin; --back) {
        if (p_.is(back, tables::TimeClass::joining) && p_.is_mark(back - 1, ',')) break;  // there its own began
        if (is_past_verb(p_, back)) return true;
      }
    }
  return false;
}

// "said Thursday's talks had failed"
bool TimeReach::subject_of_what_is_said(std::size_t index, const TimeCandidate& candidate) const {
  const Attribution& own = sayings_.attributions[index];
  if (own.cue.empty() || !p_.is_mark(candidate.end, '\'') || !p_[candidate.end].glued) return false;
  const std::size_t cue_end = p_.at_byte(own.cue.back().end - 1) + 1;
  if (p_.is(candidate.begin - 1, tables::TimeClass::lead_in)) return false;  // "said at Thursday's talks"
  return candidate.begin == cue_end ||
         (candidate.end == cue_end && candidate.begin > p_.at_byte(own.cue.front().begin));
}

// "told Reuters that in February it had fallen", "said it became clear last week": the words said have begun.
bool TimeReach::opens_what_is_said(std::size_t from, std::size_t to) const {
  for (std::size_t at = from; at < to; ++at)
    if (at > from && is_past_verb(p_, at) && p_.is(at - 1, tables::TimeClass::speaker_pronoun)) return true;
  for (std::size_t at = from; at < to; ++at)
    if (p_.is(at, tables::TimeClass::opening) && !p_.is(at - 1, tables::TimeClass::lead_in) &&
        !p_.is(at + 1, tables::TimeClass::occasion))
      return true;
  return false;
}

// How far the expression is from the cue in pieces; nothing where it cannot date this saying.
std::optional<std::size_t> TimeReach::distance(std::size_t index, const TimeCandidate& candidate,
                                               std::size_t sentence_begin) const {
  const Attribution& own = sayings_.attributions[index];
  const Span cue = sayings_.anchor(index);
  const std::uint32_t at = candidate.time->span.begin;
  if (inside(own.content, at) && !leads_into_content(own, candidate)) return std::nullopt;
  if (belongs_to_another_noun(candidate) || subject_of_what_is_said(index, candidate)) return std::nullopt;
  if (!dates_the_document(index, candidate) &&
      (bounded(candidate) || (inside(own.source, at) && behind_participle(own, candidate))))
    return std::nullopt;
  if (sayings_.reference.valid() && candidate.range.from > sayings_.reference) return std::nullopt;
  // Words of another statement date another saying, unless this one is inside them too.
  for (std::size_t i = 0; i < sayings_.attributions.size(); ++i)
    if (i != index && inside(sayings_.attributions[i].content, at) &&
        !inside(sayings_.attributions[i].content, cue.begin))
      return std::nullopt;
  if (own.holder >= 0 && !inside(sayings_.attributions[static_cast<std::size_t>(own.holder)].content, at))
    return std::nullopt;
  const std::size_t cue_begin = p_.at_byte(cue.begin),
                    cue_end = cue.end > cue.begin ? p_.at_byte(cue.end - 1) + 1 : cue_begin;
  if (at < cue.begin) {
    if (foreign_cue_between(index, at, cue.begin)) return std::nullopt;
    if (in_relative_clause(sentence_begin, candidate.begin, cue_begin)) return std::nullopt;
    if (clause_between(sentence_begin, candidate.end, cue_begin)) return std::nullopt;
    if (subordinate_between(sentence_begin, candidate, cue_begin)) return std::nullopt;
    // The content between them: "... on Friday, "we go", he said" dates what stands before, not the saying.
    if (content_between(own, at, cue.begin)) return std::nullopt;
    return cue_begin - candidate.end + 1;
  }
  if (foreign_cue_between(index, cue.end, at) || opens_what_is_said(cue_end, candidate.begin)) return std::nullopt;
  if (content_between(own, cue.end, at)) {
    const std::size_t after = p_.at_byte(own.content.back().end);
    constexpr std::size_t near = 4;
    // Only past a mark: "we go," he said on Friday, but not "he said he would go | on Friday".
    const bool of_a_deed = p_.is(cue_end - 1, tables::TimeClass::deed) && candidate.begin <= after + 1;  // cut off it
    const bool closed = p_.is_mark(after, '"') || p_.is_mark(after, ',') || of_a_deed;
    if (candidate.begin > after + near || !closed) return std::nullopt;
    return candidate.begin - cue_end + 20;
  }
  if (clause_after(cue_end, candidate.begin)) return std::nullopt;
  return candidate.begin >= cue_end ? candidate.begin - cue_end : 0;
}

// "said | on Thursday that talks would go on": borders may err, but a day before "that" is the saying's.
bool TimeReach::leads_into_content(const Attribution& own, const TimeCandidate& candidate) const {
  if (own.cue.empty()) return false;
  if (deed_on_a_thing(own, candidate)) return true;
  if (!p_.is(candidate.end, tables::TimeClass::opening)) return day_behind_cue(own, candidate);
  const std::size_t cue = p_.at_byte(own.cue.back().end - 1);
  constexpr std::size_t near = 4;
  return candidate.begin > cue && candidate.begin <= cue + near;
}

// "proposed the treaty in January": what is only named has no day of its own; the deed has.
bool TimeReach::deed_on_a_thing(const Attribution& own, const TimeCandidate& candidate) const {
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
bool TimeReach::day_behind_cue(const Attribution& own, const TimeCandidate& candidate) const {
  const std::size_t cue = p_.at_byte(own.cue.back().end - 1), next = candidate.end;
  if (candidate.begin != cue + 1 ||
      !(p_.is(candidate.begin, tables::TimeClass::deictic_day) || p_.is(candidate.begin, tables::TimeClass::day_name)))
    return false;
  return p_.is_word(next) && !p_.is(next, tables::TimeClass::be) && !p_.is(next, tables::TimeClass::modal) &&
         !p_.is(next, tables::TimeClass::perfect) && !is_past_verb(p_, next);
}

// ", he said, while prices fell on Monday": a clause of its own after the cue.
bool TimeReach::clause_after(std::size_t from, std::size_t to) const {
  bool clause = false;
  for (std::size_t at = from; at < to; ++at) {
    if (p_.is(at, tables::TimeClass::clause)) clause = true;
    if (clause && is_past_verb(p_, at)) return true;
  }
  return false;
}

const TimeCandidate* TimeReach::governing(std::size_t index, const std::vector<TimeCandidate>& candidates) const {
  const Span cue = sayings_.anchor(index);
  const std::size_t sentence = sayings_.sentence_at(cue.begin);
  if (sentence == SIZE_MAX || sayings_.attributions[index].cue.empty()) return nullptr;
  const text::TokenRange range = sayings_.text.sentences[sentence];
  const std::uint32_t begin = sayings_.text.tokens[range.begin].begin, end = sayings_.text.tokens[range.end - 1].end;
  const TimeCandidate* best = nullptr;
  std::size_t least = SIZE_MAX;
  const auto first = std::lower_bound(candidates.begin(), candidates.end(), begin,
                                      [](const TimeCandidate& c, std::uint32_t b) { return c.time->span.begin < b; });
  for (auto candidate = first; candidate != candidates.end() && candidate->time->span.begin < end; ++candidate)
    if (const auto far = distance(index, *candidate, p_.at_byte(begin)); far && *far < least) {
      least = *far;
      best = &*candidate;
    }
  return best;
}

}  // namespace onrecord::resolve
