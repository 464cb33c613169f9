// The best tree without crossing arcs: against every such tree of small sentences, tried one after the other.
#include "syntax/best_tree.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace onrecord::syntax;

namespace {

std::uint32_t state = 1;
std::int32_t next(int most) {
  state = state * 1664525U + 1013904223U;
  return static_cast<std::int32_t>((state >> 8) % static_cast<std::uint32_t>(most));
}

// One root, no cycle, no crossing arcs (the root's arc comes from before the first word).
bool is_tree(const std::vector<int>& heads) {
  int roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] < 0;
    int at = static_cast<int>(i);
    for (std::size_t steps = 0; at >= 0; ++steps) {
      if (steps > heads.size()) return false;
      at = heads[static_cast<std::size_t>(at)];
    }
  }
  for (std::size_t i = 0; i < heads.size(); ++i)
    for (std::size_t k = 0; k < heads.size(); ++k) {
      const auto [left, right] = std::minmax({static_cast<int>(i), heads[i]});
      const auto [from, to] = std::minmax({static_cast<int>(k), heads[k]});
      if (left < from && from < right && right < to) return false;
    }
  return roots == 1;
}

std::int64_t sum_of(const std::vector<std::int32_t>& scores, const std::vector<int>& heads) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i)
    sum += scores[i * (heads.size() + 1) + static_cast<std::size_t>(heads[i] + 1)];
  return sum;
}

std::int64_t best_by_trying(const std::vector<std::int32_t>& scores, std::size_t count) {
  std::int64_t best = std::int64_t{-1} << 60;
  std::vector<int> heads(count, -1);
  for (;;) {
    if (is_tree(heads)) best = std::max(best, sum_of(scores, heads));
    std::size_t at = 0;
    while (at < count && ++heads[at] == static_cast<int>(count)) heads[at++] = -1;
    if (at == count) return best;
  }
}

}  // namespace

TEST_CASE("no tree of up to five words is better") {
  TreeBuffers buffers;
  for (std::size_t count = 1; count <= 5; ++count)
    for (int round = 0; round < 60; ++round) {
      const int most = round % 2 ? 6 : 1000;  // few values: many ties
      std::vector<std::int32_t> scores(count * (count + 1));
      for (std::int32_t& score : scores) score = next(most) - most / 2;
      std::vector<int> heads(count);
      best_tree(scores, heads, buffers);
      REQUIRE(is_tree(heads));
      CHECK(sum_of(scores, heads) == best_by_trying(scores, count));
    }
}

TEST_CASE("long sentences of random scores make trees, the same again with used buffers") {
  TreeBuffers used;
  for (const std::size_t count : {40UL, 160UL, 90UL}) {
    std::vector<std::int32_t> scores(count * (count + 1));
    for (std::int32_t& score : scores) score = next(1 << 20);
    std::vector<int> first(count), again(count);
    best_tree(scores, first, used);
    TreeBuffers fresh;
    best_tree(scores, again, fresh);
    CHECK(is_tree(first));
    CHECK(first == again);
  }
}

TEST_CASE("no words, no tree") {
  TreeBuffers buffers;
  std::vector<int> heads;
  best_tree({}, heads, buffers);
  CHECK(heads.empty());
}
