// The loops over floats give the same bits in registers of any width.
#include "neural/unit.h"

#include <doctest/doctest.h>

#include <cstring>

using namespace onrecord::neural;

TEST_CASE("a gated unit in wide and in narrow registers, bit by bit") {
  constexpr std::size_t rows = 9, h = 24;
  std::vector<float> gates(rows * 4 * h);
  std::uint32_t state = 7;
  for (float& gate : gates) {
    state = state * 1664525U + 1013904223U;
    gate = static_cast<float>(static_cast<std::int32_t>(state >> 8) - (1 << 23)) / (1 << 20);  // -8 to 8
  }
  std::vector<float> same = gates, wide(rows * 2 * h), narrow(wide.size());
  unit(loops(), gates.data(), rows, h, wide.data());
  unit(loops(Registers::sse2), same.data(), rows, h, narrow.data());
  CHECK(std::memcmp(wide.data(), narrow.data(), wide.size() * sizeof(float)) == 0);
  for (const float value : wide) CHECK((value > -1.001F && value < 1.001F));
  std::vector<std::int16_t> wide_fixed(wide.size()), narrow_fixed(wide.size());
  loops().fix(wide.data(), wide.size(), wide_fixed.data());
  loops(Registers::sse2).fix(narrow.data(), narrow.size(), narrow_fixed.data());
  CHECK(wide_fixed == narrow_fixed);
}

TEST_CASE("a unit remembers what its gates let pass, in both directions") {
  constexpr std::size_t rows = 3, h = 8;
  std::vector<float> gates(rows * 4 * h, -50.0F), out(rows * 2 * h);  // all gates shut
  for (std::size_t i = 0; i < h; ++i) {
    gates[(1 * 4 + 0) * h + i] = gates[(1 * 4 + 2) * h + i] = 50;  // but the middle word's
    gates[(1 * 4 + 1) * h + i] = gates[(1 * 4 + 3) * h + i] = 50;
  }
  unit(loops(), gates.data(), rows, h, out.data());
  CHECK(out[0 * 2 * h] < 0.05F);      // forward, before it
  CHECK(out[2 * 2 * h] > 0.9F);       // forward, behind it
  CHECK(out[0 * 2 * h + h] > 0.9F);   // backward, before it
  CHECK(out[2 * 2 * h + h] < 0.05F);  // backward, behind it
}
