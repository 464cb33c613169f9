// Takes the best head of each word; where these make no tree, the best tree is built from its halves, short ones first.
#include "syntax/best_tree.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace onrecord::syntax {
namespace {

bool is_tree(std::span<const int> heads, std::vector<int>& mark) {
  mark.assign(heads.size(), 0);
  int roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] < 0;
    const int walk = static_cast<int>(i) + 1;
    int at = static_cast<int>(i);
    while (at >= 0 && mark[static_cast<std::size_t>(at)] == 0) {
      mark[static_cast<std::size_t>(at)] = walk;
      at = heads[static_cast<std::size_t>(at)];
    }
    if (at >= 0 && mark[static_cast<std::size_t>(at)] == walk) return false;
  }
  return roots == 1;
}

// Whether two arcs cross, or an arc passes over the root.
bool has_crossing(std::span<const int> heads) {
  const int count = static_cast<int>(heads.size());
  const auto ends = [&](int word) {
    return std::minmax({word, heads[static_cast<std::size_t>(word)]});  // of the root: (-1, root)
  };
  for (int i = 0; i < count; ++i) {
    const auto [left, right] = ends(i);
    for (int k = left + 1; k < right; ++k) {  // an arc from within that leads out
      const int head = heads[static_cast<std::size_t>(k)];
      if (head < left || head > right) return true;
    }
  }
  return false;
}

class Chart {
 public:
  Chart(std::span<const std::int32_t> scores, std::size_t words, TreeBuffers& buffers)
      : b_(buffers), scores_(scores), n_(words) {
    for (std::vector<std::int64_t>* sums : {&b_.open_right, &b_.open_left, &b_.closed_right, &b_.closed_left})
      sums->assign(n_ * n_, 0);
    for (std::vector<std::uint16_t>* splits : {&b_.open_split, &b_.right_split, &b_.left_split})
      splits->assign(n_ * n_, 0);
  }

  void solve(std::span<int> heads) {
    for (std::size_t length = 1; length < n_; ++length)
      for (std::size_t i = 0; i + length < n_; ++i) build(i, i + length);
    std::size_t root = 0;
    for (std::size_t r = 1; r < n_; ++r)
      if (with_root(r) > with_root(root)) root = r;
    heads[root] = -1;
    unfold_left(0, root, heads);
    unfold_right(root, n_ - 1, heads);
  }

 private:
  // Left halves lie by their end, so that the walks over splits run along memory.
  std::size_t right(std::size_t i, std::size_t j) const { return i * n_ + j; }
  std::size_t left(std::size_t i, std::size_t j) const { return j * n_ + i; }
  std::int64_t score(std::size_t dependent, std::size_t head) const { return scores_[dependent * (n_ + 1) + head + 1]; }
  std::int64_t with_root(std::size_t r) const {
    return b_.closed_left[left(0, r)] + b_.closed_right[right(r, n_ - 1)] + scores_[r * (n_ + 1)];
  }

  void build(std::size_t i, std::size_t j) {
    const auto best = [](std::size_t from, std::size_t to, auto&& sum) {
      std::size_t found = from;
      std::int64_t most = sum(from);
      for (std::size_t k = from + 1; k < to; ++k)
        if (const std::int64_t value = sum(k); value > most) most = value, found = k;
      return std::pair(most, static_cast<std::uint16_t>(found));
    };
    const auto [inner, split] =
        best(i, j, [&](std::size_t k) { return b_.closed_right[right(i, k)] + b_.closed_left[left(k + 1, j)]; });
    b_.open_split[right(i, j)] = split;
    b_.open_right[right(i, j)] = inner + score(j, i);
    b_.open_left[left(i, j)] = inner + score(i, j);
    std::tie(b_.closed_left[left(i, j)], b_.left_split[left(i, j)]) =
        best(i, j, [&](std::size_t k) { return b_.closed_left[left(i, k)] + b_.open_left[left(k, j)]; });
    std::tie(b_.closed_right[right(i, j)], b_.right_split[right(i, j)]) =
        best(i + 1, j + 1, [&](std::size_t k) { return b_.open_right[right(i, k)] + b_.closed_right[right(k, j)]; });
  }

  void unfold_left(std::size_t i, std::size_t j, std::span<int> heads) const {  // j is the head
    if (i == j) return;
    const std::size_t k = b_.left_split[left(i, j)];
    heads[k] = static_cast<int>(j);
    unfold_left(i, k, heads);
    unfold_between(k, j, heads);
  }
  void unfold_right(std::size_t i, std::size_t j, std::span<int> heads) const {  // i is the head
    if (i == j) return;
    const std::size_t k = b_.right_split[right(i, j)];
    heads[k] = static_cast<int>(i);
    unfold_between(i, k, heads);
    unfold_right(k, j, heads);
  }
  void unfold_between(std::size_t i, std::size_t j, std::span<int> heads) const {
    const std::size_t k = b_.open_split[right(i, j)];
    unfold_right(i, k, heads);
    unfold_left(k + 1, j, heads);
  }

  TreeBuffers& b_;
  std::span<const std::int32_t> scores_;
  std::size_t n_;
};

}  // namespace

void best_tree(std::span<const std::int32_t> scores, std::span<int> heads, TreeBuffers& buffers) {
  const std::size_t count = heads.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t* row = scores.data() + i * (count + 1);
    std::size_t found = 0;
    for (std::size_t h = 1; h <= count; ++h)
      if (h != i + 1 && row[h] > row[found]) found = h;
    heads[i] = static_cast<int>(found) - 1;
  }
  if (count > 0 && (!is_tree(heads, buffers.mark) || has_crossing(heads))) Chart(scores, count, buffers).solve(heads);
}

}  // namespace onrecord::syntax
