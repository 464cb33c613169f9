// A layer's weights, read from a file and laid out for the kernels of product_kernels.cpp.
#include "neural/product.h"

#include "neural/product_job.h"

namespace onrecord::neural {

Product::Product(const WeightsFile& file, const std::string& name, std::uint32_t inputs, std::uint32_t parts)
    : inputs_(inputs) {
  const WeightsFile::Section& section = file.section(name + ".weight", 1);
  const std::vector<std::int8_t> weights = file.bytes(name + ".weight");
  factor_ = file.floats(name + ".factor");
  bias_ = file.floats(name + ".bias");
  const std::uint32_t rows = section.rows;
  outputs_ = rows * parts;
  if (section.columns != inputs * parts || inputs % 2 != 0 ||
      section.columns > 512 ||  // 512: no sum of int32 can overflow
      factor_.size() != rows || bias_.size() != rows)
    file.fail("the weights file's " + name + " has a wrong size");
  width_ = (outputs_ + block - 1) / block * block;
  factor_.resize(width_);
  bias_.resize(width_);
  packed_.resize(static_cast<std::size_t>(width_) * inputs);
  for (std::uint32_t n = 0; n < outputs_; ++n)
    for (std::uint32_t k = 0; k < inputs; ++k)
      packed_[(static_cast<std::size_t>(n / block) * (inputs / 2) + k / 2) * 2 * block + (n % block) * 2 + k % 2] =
          weights[static_cast<std::size_t>(n % rows) * section.columns + n / rows * inputs + k];
}

void Product::apply(const std::int16_t* in, std::size_t stride, std::size_t rows, float* out) const {
  multiply({in, stride, rows, packed_.data(), factor_.data(), bias_.data(), out, inputs_ / 2, width_});
}

void Product::sums(const std::int16_t* in, std::size_t stride, std::size_t rows, std::int32_t* out) const {
  static_assert(sizeof(float) == sizeof(std::int32_t));
  multiply({in, stride, rows, packed_.data(), nullptr, nullptr, reinterpret_cast<float*>(out), inputs_ / 2, width_});
}

}  // namespace onrecord::neural
