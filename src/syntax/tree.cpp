// Counts, then places: the children of all words in one array.
#include "syntax/tree.h"

namespace onrecord::syntax {

void Tree::index_children() {
  const std::size_t count = head.size();
  first_child_.assign(count + 2, 0);
  children_.resize(count);
  root_ = -1;
  for (std::size_t i = 0; i < count; ++i) {
    if (head[i] < 0)
      root_ = static_cast<int>(i);
    else
      ++first_child_[static_cast<std::size_t>(head[i]) + 2];
  }
  for (std::size_t i = 2; i < first_child_.size(); ++i) first_child_[i] += first_child_[i - 1];
  for (std::size_t i = 0; i < count; ++i)
    if (head[i] >= 0) children_[first_child_[static_cast<std::size_t>(head[i]) + 1]++] = static_cast<int>(i);
}

}  // namespace onrecord::syntax
