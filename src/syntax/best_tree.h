// From scores of heads to the best tree with one root and no crossing arcs (Eisner 1996).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace onrecord::syntax {

// Buffers of one caller; used only where the best head of each word makes no such tree.
struct TreeBuffers {
  // Sums of the best half trees over words [i, j]. "Open": with an arc between i and j, but without what hangs on its
  // lower end to the outside; "closed": whole. "Right": the head is i; "left": it is j.
  std::vector<std::int64_t> open_right, open_left, closed_right, closed_left;
  std::vector<std::uint16_t> open_split, right_split, left_split;  // where they come together
  std::vector<int> mark;
};

// scores: a row for each of `heads.size()` words (below 65,536), columns the root and the words. Fills heads (-1:
// root). Ties go to the first, so equal scores give equal trees everywhere.
void best_tree(std::span<const std::int32_t> scores, std::span<int> heads, TreeBuffers& buffers);

}  // namespace onrecord::syntax
