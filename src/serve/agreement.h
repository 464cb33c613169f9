// How well coders agree: Cohen's kappa of two, Krippendorff's alpha of any number with gaps; and a share's interval.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace onrecord::serve {

// Of the pairs that two coders gave the same things. Nothing where there is no pair, or where both always said the
// same one value (chance alone would do it).
std::optional<double> cohens_kappa(const std::vector<std::pair<std::string, std::string>>& pairs);

enum class Metric { nominal, interval };
// A row a thing, a value a coder, gaps where a coder said nothing. Nominal values are numbers that only differ.
// Nothing where no thing has two values, or all values are one.
std::optional<double> krippendorffs_alpha(const std::vector<std::vector<std::optional<double>>>& things, Metric metric);

struct Interval {
  double share = 0, low = 0, high = 1;
};
// Wilson's interval at 95 % for `right` of `judged`, drawn without replacement from `all` (its narrowing for samples
// that are a good part of all).
Interval wilson(std::size_t right, std::size_t judged, std::size_t all);

}  // namespace onrecord::serve
