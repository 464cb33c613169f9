// The products of the layers: each kind of register gives the sums that a plain loop gives.
#include "neural/product.h"

#include <doctest/doctest.h>

#include <cstring>

#include "neural/each_target.h"
#include "neural/weights_bytes.h"

using namespace onrecord::neural;
using namespace onrecord::testing;

namespace {

// Numbers in no order, the same in every run.
struct Series {
  std::uint32_t state = 1;
  int next(int least, int most) {
    state = state * 1664525U + 1013904223U;
    return least + static_cast<int>((state >> 8) % static_cast<std::uint32_t>(most - least + 1));
  }
};

}  // namespace

TEST_CASE("every kind of register gives the sums of a plain loop") {
  constexpr std::uint32_t inputs = 38, outputs = 21, most_rows = 26;
  Series series;
  std::string weights, factors, biases;
  for (std::uint32_t i = 0; i < inputs * outputs; ++i) weights += static_cast<char>(series.next(-128, 127));
  for (std::uint32_t i = 0; i < outputs; ++i) {
    factors += raw(0.001F * static_cast<float>(series.next(1, 999)));
    biases += raw(0.01F * static_cast<float>(series.next(-500, 500)));
  }
  const std::string bytes =
      file_of(header("") + section("layer.weight", 1, outputs, inputs, weights) +
              section("layer.factor", 4, 1, outputs, factors) + section("layer.bias", 4, 1, outputs, biases));
  const Product product(WeightsFile(bytes, "w.onr"), "layer", inputs);
  REQUIRE(product.outputs() == outputs);

  std::vector<std::int16_t> in(most_rows * inputs);
  for (std::int16_t& value : in) value = static_cast<std::int16_t>(series.next(-2000, 2000));
  std::vector<float> first_out;
  with_each_target([&](const std::string& target) {
    CAPTURE(target);
    for (std::size_t rows = 1; rows <= most_rows; ++rows) {
      std::vector<std::int32_t> sums(rows * product.width());
      product.sums(in.data(), inputs, rows, sums.data());
      for (std::size_t r = 0; r < rows; ++r)
        for (std::uint32_t n = 0; n < outputs; ++n) {
          std::int32_t sum = 0;
          for (std::uint32_t k = 0; k < inputs; ++k)
            sum += in[r * inputs + k] * static_cast<std::int8_t>(weights[n * inputs + k]);
          REQUIRE(sums[r * product.width() + n] == sum);
        }
    }
    std::vector<float> out(most_rows * product.width());
    product.apply(in.data(), inputs, most_rows, out.data());
    if (first_out.empty()) first_out = out;
    CHECK(std::memcmp(out.data(), first_out.data(), out.size() * sizeof(float)) == 0);
  });
}
