// Which temporal expression can date which saying, and how far it stands from it.
#pragma once

#include "resolve/sayings.h"

namespace onrecord::resolve {

class TimeReach {
 public:
  explicit TimeReach(const Sayings& sayings) : sayings_(sayings), p_(sayings.pieces) {}

  // The nearest of the candidates (ascending) in the saying's sentence that can date it.
  const TimeCandidate* governing(std::size_t saying, const std::vector<TimeCandidate>& candidates) const;
  // In pieces; nothing where it cannot date this saying.
  std::optional<std::size_t> distance(std::size_t saying, const TimeCandidate& candidate,
                                      std::size_t sentence_begin) const;
  // "an April 2007 [speech]", "Friday's [news conference]"
  bool behind_stands_an_occasion(std::size_t piece) const;

 private:
  bool foreign_cue_between(std::size_t saying, std::uint32_t from, std::uint32_t to) const;
  std::size_t behind_possessive(std::size_t piece) const;
  bool bounded(const TimeCandidate& candidate) const;
  bool ahead_of_an_event(std::size_t piece) const;
  bool since_a_deed(std::size_t piece) const;
  bool belongs_to_another_noun(const TimeCandidate& candidate) const;
  bool dates_the_document(std::size_t saying, const TimeCandidate& candidate) const;
  bool behind_participle(const Attribution& own, const TimeCandidate& candidate) const;
  bool in_decade(const TimeCandidate& candidate) const;
  bool in_relative_clause(std::size_t sentence_begin, std::size_t begin, std::size_t until) const;
  bool subordinate_between(std::size_t sentence_begin, const TimeCandidate& candidate, std::size_t cue) const;
  bool clause_between(std::size_t sentence_begin, std::size_t from, std::size_t to) const;
  bool subject_of_what_is_said(std::size_t saying, const TimeCandidate& candidate) const;
  bool opens_what_is_said(std::size_t from, std::size_t to) const;
  bool clause_after(std::size_t from, std::size_t to) const;
  bool leads_into_content(const Attribution& own, const TimeCandidate& candidate) const;
  bool deed_on_a_thing(const Attribution& own, const TimeCandidate& candidate) const;
  bool day_behind_cue(const Attribution& own, const TimeCandidate& candidate) const;

  const Sayings& sayings_;
  const TimePieces& p_;
};

}  // namespace onrecord::resolve
