// Matrix products of whole numbers: the same sums on every machine, whatever the width of its registers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "neural/weights.h"

namespace onrecord::neural {

// A layer of weights (int8, packed as pairs of int16) with a factor and a bias for each output.
class Product {
 public:
  Product() = default;
  // With `parts`, the layer's inputs lie in so many parts of `inputs` each, whose sums are wanted apart: outputs of the
  // first part, of the second ...
  Product(const WeightsFile& file, const std::string& name, std::uint32_t inputs, std::uint32_t parts = 1);

  std::uint32_t inputs() const { return inputs_; }
  std::uint32_t outputs() const { return outputs_; }
  std::uint32_t width() const { return width_; }  // outputs rounded up to a multiple of 16: the length of an output row

  // out[r] = in[r] * weights * factor + bias, for `rows` rows of in (stride values apart; inputs must be even and
  // padded with zero) and rows of width() floats of out. Sums are int32 and exact; then one multiplication and one
  // addition each.
  void apply(const std::int16_t* in, std::size_t stride, std::size_t rows, float* out) const;
  // The whole-number sums alone.
  void sums(const std::int16_t* in, std::size_t stride, std::size_t rows, std::int32_t* out) const;
  const float* factor() const { return factor_.data(); }
  const float* bias() const { return bias_.data(); }

 private:
  std::uint32_t inputs_ = 0, outputs_ = 0, width_ = 0;
  std::vector<std::int16_t> packed_;  // [block of 16 outputs][pair of inputs][16 outputs][2]
  std::vector<float> factor_, bias_;
};

}  // namespace onrecord::neural
