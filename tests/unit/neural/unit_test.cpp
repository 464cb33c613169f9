// The loops over floats give the same bits in registers of any width.
#include "neural/unit.h"

#include <doctest/doctest.h>

#include <cstring>

#include "neural/each_target.h"

using namespace onrecord::neural;
using namespace onrecord::testing;

TEST_CASE("a gated unit in registers of every width, bit by bit") {
  constexpr std::size_t rows = 9, h = 24;
  std::vector<float> gates(rows * 4 * h);
  std::uint32_t state = 7;
  for (float& gate : gates) {
    state = state * 1664525U + 1013904223U;
    gate = static_cast<float>(static_cast<std::int32_t>(state >> 8) - (1 << 23)) / (1 << 20);  // -8 to 8
  }
  std::vector<float> first_out;
  std::vector<std::int16_t> first_fixed;
  with_each_target([&](const std::string& target) {
    CAPTURE(target);
    std::vector<float> scratch = gates, out(rows * 2 * h), joined(out.size());
    unit(scratch.data(), rows, h, out.data());
    for (const float value : out) CHECK((value > -1.001F && value < 1.001F));
    std::vector<std::int16_t> fixed(out.size());
    fix(out.data(), out.size(), fixed.data());
    join(out.data(), gates.data(), gates.data() + h, gates.data() + 2 * h, out.size(), joined.data());
    out.insert(out.end(), joined.begin(), joined.end());
    if (first_out.empty()) first_out = out, first_fixed = fixed;
    CHECK(std::memcmp(out.data(), first_out.data(), out.size() * sizeof(float)) == 0);
    CHECK(fixed == first_fixed);
  });
}

TEST_CASE("whole numbers: the nearest, ties to even, clamped") {
  const std::vector<float> in = {0.5F / 2048, 1.5F / 2048, -0.5F / 2048, -2.5F / 2048, 100, -100, 0.999F / 2048, 0};
  with_each_target([&](const std::string& target) {
    CAPTURE(target);
    std::vector<std::int16_t> out(in.size());
    fix(in.data(), in.size(), out.data());
    CHECK(out == std::vector<std::int16_t>{0, 2, 0, -2, 32767, -32768, 1, 0});
  });
}

TEST_CASE("a unit remembers what its gates let pass, in both directions") {
  constexpr std::size_t rows = 3, h = 8;
  std::vector<float> gates(rows * 4 * h, -50.0F), out(rows * 2 * h);  // all gates shut
  for (std::size_t i = 0; i < h; ++i) {
    gates[(1 * 4 + 0) * h + i] = gates[(1 * 4 + 2) * h + i] = 50;  // but the middle word's
    gates[(1 * 4 + 1) * h + i] = gates[(1 * 4 + 3) * h + i] = 50;
  }
  unit(gates.data(), rows, h, out.data());
  CHECK(out[0 * 2 * h] < 0.05F);      // forward, before it
  CHECK(out[2 * 2 * h] > 0.9F);       // forward, behind it
  CHECK(out[0 * 2 * h + h] > 0.9F);   // backward, before it
  CHECK(out[2 * 2 * h + h] < 0.05F);  // backward, behind it
}
