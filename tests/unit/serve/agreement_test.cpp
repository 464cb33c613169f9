// Agreement and intervals against published figures.
#include "serve/agreement.h"

#include <doctest/doctest.h>

namespace onrecord::serve {

TEST_CASE("Krippendorff's own example: four coders with gaps") {
  constexpr std::optional<double> gap = std::nullopt;
  const std::vector<std::vector<std::optional<double>>> things = {
      {1, 1, gap, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3},   {2, 2, 2, 2},     {1, 2, 3, 4},
      {4, 4, 4, 4},   {1, 1, 2, 1}, {2, 2, 2, 2}, {gap, 5, 5, 5}, {gap, gap, 1, 1}, {gap, 3, gap, gap}};
  CHECK(*krippendorffs_alpha(things, Metric::nominal) == doctest::Approx(0.743).epsilon(0.001));
  CHECK(*krippendorffs_alpha(things, Metric::interval) == doctest::Approx(0.849).epsilon(0.001));
  CHECK_FALSE(krippendorffs_alpha({}, Metric::nominal));
  CHECK_FALSE(krippendorffs_alpha({{1, gap}, {gap, 2}}, Metric::nominal));
  CHECK_FALSE(krippendorffs_alpha({{1, 1}, {1, 1}}, Metric::nominal));
}

TEST_CASE("Cohen's kappa") {
  std::vector<std::pair<std::string, std::string>> pairs;
  const auto add = [&](int count, const char* a, const char* b) {
    for (int i = 0; i < count; ++i) pairs.emplace_back(a, b);
  };
  add(20, "yes", "yes");
  add(5, "yes", "no");
  add(10, "no", "yes");
  add(15, "no", "no");
  CHECK(*cohens_kappa(pairs) == doctest::Approx(0.4));
  CHECK_FALSE(cohens_kappa({}));
  CHECK_FALSE(cohens_kappa({{"yes", "yes"}, {"yes", "yes"}}));
}

TEST_CASE("Wilson's interval") {
  const Interval interval = wilson(8, 10, 1'000'000'000);
  CHECK(interval.share == doctest::Approx(0.8));
  CHECK(interval.low == doctest::Approx(0.4902).epsilon(0.001));
  CHECK(interval.high == doctest::Approx(0.9433).epsilon(0.001));
  CHECK(wilson(0, 10, 1'000'000).low == doctest::Approx(0));
  CHECK(wilson(0, 0, 10).high == 1);
  const Interval all = wilson(8, 10, 10);  // all were judged: nothing is left to chance
  CHECK(all.low == all.high);
  const Interval half = wilson(8, 10, 20);
  CHECK(half.low > interval.low);
  CHECK(half.high < interval.high);
}

}  // namespace onrecord::serve
