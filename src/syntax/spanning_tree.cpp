// Takes the best head of each word; where these make a cycle, it becomes one node and the search goes on.
#include "syntax/spanning_tree.h"

#include <algorithm>

namespace onrecord::syntax {
namespace {

using Arc = SpanningBuffers::Arc;

constexpr std::int64_t never = std::int64_t{-1} << 56;
// What an arc from the root costs more than any other: the best tree then has one.
constexpr std::int64_t second_root = std::int64_t{1} << 44;

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

// The graph while cycles are taken together. Nodes: 0 root, 1..n words, then the made ones.
class Contraction {
 public:
  Contraction(std::span<const std::int32_t> scores, std::size_t words, SpanningBuffers& buffers)
      : b_(buffers), words_(words), size_(2 * words + 1) {
    b_.weights.assign(size_ * size_, never);
    b_.arcs.resize(size_ * size_);
    b_.chosen.assign(size_, {});
    b_.best.assign(size_, 0);
    b_.active.clear();
    b_.rounds.clear();
    b_.members.clear();
    for (std::size_t i = 1; i <= words; ++i) {
      b_.active.push_back(static_cast<int>(i));
      for (std::size_t h = 0; h <= words; ++h) {
        if (h == i) continue;
        const std::int64_t score = scores[(i - 1) * (words + 1) + h];
        set(static_cast<int>(i), static_cast<int>(h), h == 0 ? score - second_root : score,
            {static_cast<int>(i), static_cast<int>(h)});
      }
    }
  }

  void solve(std::span<int> heads) {
    int made = static_cast<int>(words_) + 1;
    for (;; ++made) {
      for (const int node : b_.active) choose(node);
      if (!find_cycle()) break;
      contract(made);
    }
    unfold(made - 1);
    for (std::size_t i = 1; i <= words_; ++i) heads[i - 1] = b_.chosen[i].head - 1;
  }

 private:
  std::size_t place(int node, int head) const {
    return static_cast<std::size_t>(node) * size_ + static_cast<std::size_t>(head);
  }
  void set(int node, int head, std::int64_t weight, Arc arc) {
    b_.weights[place(node, head)] = weight;
    b_.arcs[place(node, head)] = arc;
  }
  int& best(int node) { return b_.best[static_cast<std::size_t>(node)]; }
  Arc& chosen(int node) { return b_.chosen[static_cast<std::size_t>(node)]; }

  void choose(int node) {
    int found = 0;
    for (const int head : b_.active)
      if (head != node && b_.weights[place(node, head)] > b_.weights[place(node, found)]) found = head;
    best(node) = found;
    chosen(node) = b_.arcs[place(node, found)];
  }

  bool find_cycle() {
    b_.mark.assign(size_, 0);
    for (const int start : b_.active) {
      int at = start;
      while (at != 0 && b_.mark[static_cast<std::size_t>(at)] == 0) {
        b_.mark[static_cast<std::size_t>(at)] = start;
        at = best(at);
      }
      if (at == 0 || b_.mark[static_cast<std::size_t>(at)] != start) continue;
      b_.cycle.clear();
      const int first = at;
      do {
        b_.cycle.push_back(at);
        at = best(at);
      } while (at != first);
      return true;
    }
    return false;
  }

  // The cycle becomes the node `made`; an arc into it gives up the arc of the cycle that it replaces.
  void contract(int made) {
    const auto in_cycle = [&](int node) { return std::find(b_.cycle.begin(), b_.cycle.end(), node) != b_.cycle.end(); };
    std::erase_if(b_.active, in_cycle);
    for (const int member : b_.cycle) {
      const std::int64_t given_up = b_.weights[place(member, best(member))];
      const auto into = [&](int head) {
        const std::int64_t weight = b_.weights[place(member, head)];
        if (weight > never && weight - given_up > b_.weights[place(made, head)])
          set(made, head, weight - given_up, b_.arcs[place(member, head)]);
      };
      into(0);
      for (const int other : b_.active) {
        into(other);
        if (b_.weights[place(other, member)] > b_.weights[place(other, made)])
          set(other, made, b_.weights[place(other, member)], b_.arcs[place(other, member)]);
      }
    }
    b_.active.push_back(made);
    b_.rounds.push_back(static_cast<int>(b_.members.size()));
    b_.members.insert(b_.members.end(), b_.cycle.begin(), b_.cycle.end());
  }

  // From the last made node down: the member that the arc into it enters gets that arc, the others keep their own.
  void unfold(int last_made) {
    std::vector<int>& parent = b_.parent;
    parent.assign(size_, 0);
    const int first_made = static_cast<int>(words_) + 1;
    for (int made = first_made; made <= last_made; ++made)
      for (std::size_t k = from(made); k < to(made, last_made); ++k)
        parent[static_cast<std::size_t>(b_.members[k])] = made;
    for (int made = last_made; made >= first_made; --made) {
      const Arc entering = chosen(made);
      int entered = entering.dependent;
      while (parent[static_cast<std::size_t>(entered)] != made) entered = parent[static_cast<std::size_t>(entered)];
      chosen(entered) = entering;
    }
  }
  std::size_t from(int made) const {
    return static_cast<std::size_t>(b_.rounds[static_cast<std::size_t>(made) - words_ - 1]);
  }
  std::size_t to(int made, int last_made) const { return made == last_made ? b_.members.size() : from(made + 1); }

  SpanningBuffers& b_;
  std::size_t words_, size_;
};

}  // namespace

void best_tree(std::span<const std::int32_t> scores, std::span<int> heads, SpanningBuffers& buffers) {
  const std::size_t count = heads.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t* row = scores.data() + i * (count + 1);
    std::size_t found = 0;
    for (std::size_t h = 1; h <= count; ++h)
      if (h != i + 1 && row[h] > row[found]) found = h;
    heads[i] = static_cast<int>(found) - 1;
  }
  if (!is_tree(heads, buffers.mark)) Contraction(scores, count, buffers).solve(heads);
}

}  // namespace onrecord::syntax
