// Days counted from an event: "two days after the vote", "a day after Seoul announced".
#pragma once

#include "resolve/time_reach.h"

namespace onrecord::resolve {

class BesideEvents {
 public:
  BesideEvents(const Sayings& sayings, const TimeReach& reach) : sayings_(sayings), p_(sayings.pieces), reach_(reach) {}

  void count(const TimeExpression& duration);  // ascending
  // Dates the saying, or bounds it, where such words do; dates[saying] stays as it is where none do.
  void date(std::size_t saying, std::vector<SaidDate>& dates) const;

 private:
  bool before_what_followed(std::size_t saying, std::vector<SaidDate>& dates) const;
  void beside(std::size_t saying, SaidDate& said) const;
  bool opens_the_news(std::size_t saying, const TimeCandidate& candidate) const;
  bool counted_back(std::size_t unit, Date from, SaidDate& said) const;

  const Sayings& sayings_;
  const TimePieces& p_;
  const TimeReach& reach_;
  std::vector<TimeCandidate> counted_;
};

}  // namespace onrecord::resolve
