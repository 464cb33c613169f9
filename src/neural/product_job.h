// What one product reads and writes, and how wide its blocks are: the part that is the same for every processor.
#pragma once

#include <cstddef>
#include <cstdint>

namespace onrecord::neural {

constexpr std::uint32_t block = 16;  // outputs whose weights lie together

struct Job {
  const std::int16_t* in;
  std::size_t stride, rows;    // values from one row of `in` to the next; how many rows
  const std::int16_t* packed;  // [block of 16 outputs][pair of inputs][16 outputs][2]
  const float* factor;         // null: the sums themselves are wanted, the bits of int32 in place of floats
  const float* bias;
  float* out;                  // rows of `width`
  std::uint32_t pairs, width;  // of inputs; of outputs, a multiple of `block`
};

void multiply(const Job& job);  // with the widest registers that the processor has

}  // namespace onrecord::neural
