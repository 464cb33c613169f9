// What a saying's day lends to others: to what else its speaker says on the same occasion.
#pragma once

#include <optional>

#include "resolve/sayings.h"

namespace onrecord::resolve {

class Occasions {
 public:
  // `own`: the days that the sayings have of their own; `aspects` of each; `recorded`: whose day is that of a recording
  // broadcast later. All must outlive this.
  Occasions(const Sayings& sayings, const std::vector<SaidDate>& own, const std::vector<Aspect>& aspects,
            const std::vector<bool>& recorded);

  // The day of the saying whose occasion this one shares; null: none.
  const SaidDate* shared_by(std::size_t saying) const;

 private:
  enum class Lends : std::uint8_t { nothing, paragraph, day };

  static Lends lends(const SaidDate& said);
  bool goes_on(std::size_t saying) const;
  bool is_news(std::size_t saying) const;
  bool follows(std::size_t saying) const;
  bool gives_way(std::size_t lender, std::optional<std::size_t> news, std::size_t saying) const;
  bool says_now(std::size_t saying, std::size_t lender) const;
  bool told_all_before(std::size_t saying, std::size_t undated) const;
  const SaidDate* same_sentence(std::size_t saying) const;
  const SaidDate* joined(std::size_t saying) const;
  const SaidDate* same_occasion(std::size_t saying) const;

  const Sayings& sayings_;
  const std::vector<SaidDate>& own_;
  const std::vector<Aspect>& aspects_;
  const std::vector<bool>& recorded_;
  std::vector<const SaidDate*> wide_;  // of each: the week, month or year that its speaker's words before stand in
};

}  // namespace onrecord::resolve
