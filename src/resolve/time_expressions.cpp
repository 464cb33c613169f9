// Finds the temporal expressions of a text: at each piece the patterns, longest match first.
#include <algorithm>

#include "resolve/said_dates.h"
#include "resolve/time_finder.h"
#include "resolve/time_pieces.h"
#include "resolve/time_values.h"

namespace onrecord::resolve {

std::optional<TimeMatch> TimeFinder::at(std::size_t i) const {
  using Pattern = std::optional<TimeMatch> (TimeFinder::*)(std::size_t) const;
  static constexpr Pattern of_numbers[] = {&TimeFinder::iso_date,  &TimeFinder::numeric_date, &TimeFinder::clock,
                                           &TimeFinder::day_month, &TimeFinder::decade,       &TimeFinder::counted,
                                           &TimeFinder::year,      &TimeFinder::quarter};
  static constexpr Pattern of_words[] = {&TimeFinder::weekday_name,  &TimeFinder::month_first, &TimeFinder::deictic,
                                         &TimeFinder::anchored,      &TimeFinder::part_of,     &TimeFinder::quarter,
                                         &TimeFinder::directed,      &TimeFinder::weekend,     &TimeFinder::season,
                                         &TimeFinder::counted,       &TimeFinder::each,        &TimeFinder::holiday,
                                         &TimeFinder::reference_word};
  const TimePiece& piece = p_[i];
  const auto best_of = [&](std::span<const Pattern> patterns) {
    std::optional<TimeMatch> best;
    for (const Pattern pattern : patterns)
      if (std::optional<TimeMatch> found = (this->*pattern)(i); found && (!best || found->end > best->end))
        best = std::move(found);
    return best;
  };
  if (piece.kind == TimePiece::Kind::number) return best_of(of_numbers);
  if (piece.kind == TimePiece::Kind::word) return piece.word == 0 ? std::nullopt : best_of(of_words);
  if (piece.mark == '\'' && p_.is_number(i + 1)) {
    std::optional<TimeMatch> found = decade(i);
    return found ? found : year(i);
  }
  return std::nullopt;
}

std::vector<TimeExpression> find_time_expressions(const text::TokenizedText& text, Date reference,
                                                  const tables::TimeWords& words) {
  const TimePieces pieces(text.text, words);
  TimeFinder finder(pieces, reference);
  finder.set_anchor(reference);
  std::vector<TimeExpression> found;
  for (std::size_t i = 0; i < pieces.size();) {
    std::optional<TimeMatch> match = finder.at(i);
    if (!match || match->value.empty()) {
      ++i;
      continue;
    }
    if (match->type != "DURATION" && match->type != "SET")
      if (const auto range = days_of(match->value); range && range->precision == DatePrecision::day)
        finder.set_anchor(range->from);
    found.push_back({{pieces[i].begin, pieces[match->end - 1].end}, std::move(match->value), std::string(match->type)});
    i = std::max(match->end, i + 1);
  }
  return found;
}

}  // namespace onrecord::resolve
