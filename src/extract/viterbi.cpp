// Viterbi over few tags; `from` holds a byte for each row and tag.
#include "extract/viterbi.h"

#include <array>

namespace onrecord::extract {
namespace {

bool legal(std::size_t before, std::size_t tag) {
  return tag == 0 || tag % 2 == 1 || before == tag || before + 1 == tag;
}

}  // namespace

void best_tags(const float* scores, std::size_t rows, std::size_t tags, std::vector<std::uint8_t>& out) {
  constexpr std::size_t most = 5;
  constexpr float never = -1e9F;
  out.assign(rows + rows * tags, 0);  // the answer, then where each tag came from
  if (rows == 0) return;
  std::uint8_t* from = out.data() + rows;
  std::array<float, most> best{}, next{};
  for (std::size_t k = 0; k < tags; ++k) best[k] = k == 0 || k % 2 == 1 ? scores[k] : never;
  for (std::size_t t = 1; t < rows; ++t) {
    for (std::size_t k = 0; k < tags; ++k) {
      std::size_t chosen = 0;
      float top = 2 * never;
      for (std::size_t b = 0; b < tags; ++b)
        if (legal(b, k) && best[b] > top) {
          top = best[b];
          chosen = b;
        }
      next[k] = top + scores[t * tags + k];
      from[t * tags + k] = static_cast<std::uint8_t>(chosen);
    }
    best = next;
  }
  std::size_t k = 0;
  for (std::size_t other = 1; other < tags; ++other)
    if (best[other] > best[k]) k = other;
  for (std::size_t t = rows; t-- > 0;) {
    out[t] = static_cast<std::uint8_t>(k);
    k = from[t * tags + k];
  }
  out.resize(rows);
}

}  // namespace onrecord::extract
