// Placeholder until the date resolver lands.
#include "resolve/said_dates.h"

namespace onrecord {

std::vector<TimeExpression> find_time_expressions(const TokenizedText&, Date) { return {}; }
Date reference_day(const Document& document, const TokenizedText&) { return document.published_at; }
std::vector<SaidDate> resolve_said_dates(const Document&, const TokenizedText&,
                                         std::span<const Attribution> attributions, std::span<const Speaker>,
                                         std::span<const TimeExpression>) {
  return std::vector<SaidDate>(attributions.size());
}

}  // namespace onrecord
