// Cohen 1960; Krippendorff 2011 (by coincidences); Wilson 1927 with the correction for finite populations.
#include "serve/agreement.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace onrecord::serve {

std::optional<double> cohens_kappa(const std::vector<std::pair<std::string, std::string>>& pairs) {
  if (pairs.empty()) return std::nullopt;
  std::map<std::string, std::pair<double, double>> shares;
  double same = 0;
  for (const auto& [a, b] : pairs) {
    same += a == b ? 1 : 0;
    ++shares[a].first;
    ++shares[b].second;
  }
  const auto n = static_cast<double>(pairs.size());
  double by_chance = 0;
  for (const auto& [value, counts] : shares) by_chance += counts.first / n * (counts.second / n);
  if (by_chance >= 1) return std::nullopt;
  return (same / n - by_chance) / (1 - by_chance);
}

std::optional<double> krippendorffs_alpha(const std::vector<std::vector<std::optional<double>>>& things,
                                          Metric metric) {
  const auto difference = [&](double a, double b) {
    return metric == Metric::nominal ? (a == b ? 0.0 : 1.0) : (a - b) * (a - b);
  };
  std::map<double, double> totals;  // of values that can be paired
  double observed = 0, n = 0;
  for (const auto& thing : things) {
    std::vector<double> values;
    for (const auto& value : thing)
      if (value) values.push_back(*value);
    if (values.size() < 2) continue;
    for (std::size_t i = 0; i < values.size(); ++i) {
      ++totals[values[i]];
      ++n;
      for (std::size_t j = 0; j < values.size(); ++j)
        if (i != j) observed += difference(values[i], values[j]) / static_cast<double>(values.size() - 1);
    }
  }
  if (n < 2) return std::nullopt;
  double expected = 0;
  for (const auto& [a, count_a] : totals)
    for (const auto& [b, count_b] : totals) expected += count_a * count_b * difference(a, b);
  expected /= n - 1;
  if (expected == 0) return std::nullopt;
  return 1 - observed / expected;
}

Interval wilson(std::size_t right, std::size_t judged, std::size_t all) {
  if (judged == 0) return {};
  constexpr double z = 1.959963984540054;  // 95 %, both sides
  const auto k = static_cast<double>(right);
  auto n = static_cast<double>(judged);
  const auto population = static_cast<double>(std::max(all, judged));
  const double share = k / n;
  if (population <= n) return {share, share, share};
  n *= (population - 1) / (population - n);  // as many drawn with replacement
  const double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  return {share, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

}  // namespace onrecord::serve
