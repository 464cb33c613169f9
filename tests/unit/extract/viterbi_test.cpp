// The best legal sequence, against all sequences tried one by one.
#include <doctest/doctest.h>

#include <cmath>

#include "extract/viterbi.h"

using namespace onrecord;
using namespace onrecord::extract;

namespace {

using Tags = std::vector<std::uint8_t>;

bool legal(const Tags& tags) {
  for (std::size_t t = 0; t < tags.size(); ++t) {
    const std::uint8_t tag = tags[t], before = t ? tags[t - 1] : 0;
    if (tag != 0 && tag % 2 == 0 && before != tag && before + 1 != tag) return false;
  }
  return true;
}

// The score of the best legal sequence of 5 tags, by trying all.
float best_by_trying(const std::vector<float>& scores, std::size_t rows) {
  float best = -1e9F;
  for (std::size_t code = 0; code < static_cast<std::size_t>(std::pow(5, rows)); ++code) {
    Tags tags;
    std::size_t rest = code;
    float sum = 0;
    for (std::size_t t = 0; t < rows; ++t, rest /= 5) {
      tags.push_back(static_cast<std::uint8_t>(rest % 5));
      sum += scores[t * 5 + rest % 5];
    }
    if (legal(tags)) best = std::max(best, sum);
  }
  return best;
}

}  // namespace

TEST_CASE("the best legal sequence is found") {
  std::uint32_t state = 1;
  for (int round = 0; round < 200; ++round) {
    std::vector<float> scores(5 * 5);
    for (float& value : scores) {
      state = state * 1664525 + 1013904223;
      value = static_cast<float>(state >> 24) / 16;
    }
    Tags tags;
    best_tags(scores.data(), 5, 5, tags);
    REQUIRE(tags.size() == 5);
    CHECK(legal(tags));
    float sum = 0;
    for (std::size_t t = 0; t < 5; ++t) sum += scores[t * 5 + tags[t]];
    CHECK(sum == doctest::Approx(best_by_trying(scores, 5)));
  }
}

TEST_CASE("an inside tag never begins, ties fall to the lower tag, no rows give no tags") {
  Tags tags;
  const float inside_only[] = {0, 0, 9, 0, 0, 9};
  best_tags(inside_only, 2, 3, tags);
  CHECK(tags == Tags{1, 2});
  const float even[] = {1, 1, 1};
  best_tags(even, 1, 3, tags);
  CHECK(tags == Tags{0});
  best_tags(even, 0, 3, tags);
  CHECK(tags.empty());
}
