// From scores of heads to the best tree with one root (Chu and Liu 1965, Edmonds 1967).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace onrecord::syntax {

// Buffers of one caller; used only where the best head of each word makes no tree.
struct SpanningBuffers {
  struct Arc {
    int dependent = 0, head = 0;  // words from 1; head 0: root
  };
  std::vector<std::int64_t> weights;  // nodes x nodes: best arc into a node from a node
  std::vector<Arc> arcs;              // the words between which it runs
  std::vector<int> active, best, mark, parent, cycle;
  std::vector<int> rounds;   // of contractions: the made node and how many it took in
  std::vector<int> members;  // the nodes taken in, round behind round
  std::vector<Arc> chosen;   // of each node, the arc into it
};

// scores: a row for each of `heads.size()` words, columns the root and the words. Fills heads (-1: root). Ties go to
// the first column, so equal scores give equal trees everywhere.
void best_tree(std::span<const std::int32_t> scores, std::span<int> heads, SpanningBuffers& buffers);

}  // namespace onrecord::syntax
