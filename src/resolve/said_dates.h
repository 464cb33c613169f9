// From temporal expressions to the day on which each statement was said (records.md: said_*).
#pragma once

#include <span>
#include <vector>

#include "domain/attribution.h"
#include "onrecord/document.h"
#include "onrecord/tracker.h"
#include "tables/time_words.h"
#include "text/tokens.h"

namespace onrecord::resolve {

// Temporal expressions with TIMEX3 values, ascending. `reference` is the day that "Thursday" counts from: the
// dateline's day where it differs from the metadata's, else the publication's; invalid: none known.
std::vector<TimeExpression> find_time_expressions(const text::TokenizedText& text, Date reference,
                                                  const tables::TimeWords& words);

// The day that relative expressions count from.
Date reference_day(const Document& document, const text::TokenizedText& text, const tables::TimeWords& words);

// One SaidDate for each attribution, in order. `speakers` serves same-occasion inheritance.
std::vector<SaidDate> resolve_said_dates(const Document& document, const text::TokenizedText& text,
                                         std::span<const Attribution> attributions, std::span<const Speaker> speakers,
                                         std::span<const TimeExpression> times, const tables::TimeWords& words);

}  // namespace onrecord::resolve
