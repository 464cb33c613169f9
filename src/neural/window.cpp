// Middle, left and right sums, added up and scaled.
#include "neural/window.h"

#include <array>

#include "neural/unit.h"

namespace onrecord::neural {
namespace {

constexpr std::array<std::int32_t, 4 * widest> zeros{};

}  // namespace

void add_neighbours(const Product& layer, const KnownSums& known, std::size_t begin, std::size_t end, float* out) {
  const std::size_t row = layer.outputs(), gates = row / 3;
  const float* factor = layer.factor();
  const float* bias = layer.bias();
  const auto sums = [&](std::size_t token, std::size_t part) {
    return known.sums.data() + known.row_of[token] * row + part * gates;
  };
  for (std::size_t at = begin; at < end; ++at, out += gates) {
    const std::int32_t* middle = sums(at, 0);
    const std::int32_t* left = at > begin ? sums(at - 1, 1) : zeros.data();
    const std::int32_t* right = at + 1 < end ? sums(at + 1, 2) : zeros.data();
    for (std::size_t i = 0; i < gates; ++i)
      out[i] = static_cast<float>(middle[i] + left[i] + right[i]) * factor[i] + bias[i];
  }
}

}  // namespace onrecord::neural
