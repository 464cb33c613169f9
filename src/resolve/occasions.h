// What a saying's day lends to others: to what else its speaker says on the same occasion.
#pragma once

#include "resolve/sayings.h"

namespace onrecord::resolve {

class Occasions {
 public:
  // `own`: the days that the sayings have of their own; `aspects` of each. Both must outlive this.
  Occasions(const Sayings& sayings, const std::vector<SaidDate>& own, const std::vector<Aspect>& aspects)
      : sayings_(sayings), own_(own), aspects_(aspects) {}

  // The day of the saying whose occasion this one shares; null: none.
  const SaidDate* shared_by(std::size_t saying) const;

 private:
  enum class Lends : std::uint8_t { nothing, paragraph, day };

  static Lends lends(const SaidDate& said);
  bool goes_on(std::size_t saying) const;
  bool is_news(const SaidDate& said) const;
  const SaidDate* same_sentence(std::size_t saying) const;
  const SaidDate* same_occasion(std::size_t saying) const;

  const Sayings& sayings_;
  const std::vector<SaidDate>& own_;
  const std::vector<Aspect>& aspects_;
};

}  // namespace onrecord::resolve
