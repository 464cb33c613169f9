// The day told before to which words point back: "then", "at that time", "in the same speech", "at the hearing".
#pragma once

#include "resolve/time_reach.h"

namespace onrecord::resolve {

class ToldBefore {
 public:
  // `candidates`: ascending; all must outlive this.
  ToldBefore(const Sayings& sayings, const std::vector<TimeCandidate>& candidates);

  // Null: no words point back, or to nothing that was told.
  const TimeCandidate* meant_by(std::size_t saying) const;
  // "On Friday, Lund toured the port. ... "It will grow," Lund said.": the day with which a sentence about the speaker
  // opened, no more than three paragraphs before; null: none.
  const TimeCandidate* deed_of_speaker(std::size_t saying) const;
  // "In March the council closed the pier. The mayor called it a day of grief.": the month or year, now over, with
  // which the paragraph's telling began; null: none.
  const TimeCandidate* month_of_telling(std::size_t saying) const;
  // "On Thursday the council met. ... / The mayor was against it, and Reed called it a folly.": the day before the
  // article's, with which the telling began, no more than two paragraphs before; null: none.
  const TimeCandidate* day_of_telling(std::size_t saying) const;

 private:
  struct DatedOccasion {
    tables::WordId noun = 0;
    const TimeCandidate* time = nullptr;
  };

  void find_occasions(const TimeCandidate& candidate);
  const TimeCandidate* telling_of(std::size_t saying, std::size_t paragraphs) const;
  bool opens_sentence(const TimeCandidate& time) const;
  bool points_back(std::size_t saying, Span sentence) const;
  const TimeCandidate* last_before(std::size_t saying) const;
  const TimeCandidate* of_occasion(std::size_t saying, Span sentence) const;
  const TimeCandidate* of_document(std::size_t saying, Span sentence) const;
  const TimeCandidate* last_called(tables::WordId noun, std::uint32_t before) const;

  const Sayings& sayings_;
  const TimePieces& p_;
  std::vector<const TimeCandidate*> told_;  // outside anybody's words, not to come
  std::vector<DatedOccasion> occasions_;
};

}  // namespace onrecord::resolve
