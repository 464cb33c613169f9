// Loops over floats and the minimal gated unit made of them: h = h' + z (c - h') in both directions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "neural/product.h"

namespace onrecord::neural {

constexpr std::uint32_t widest = 512;  // of a state

// Each gives the same bits in registers of any width.
struct Loops {
  void (*activate)(float*, std::size_t, bool);  // sigmoid where true, else tanh; counts are multiples of 8
  void (*step)(const float* z, const float* c, const float* before, std::size_t h, float* out);
  void (*fix)(const float*, std::size_t, std::int16_t*);  // to whole numbers in 1/2048
  void (*join)(const float* state, const float* scale, const float* cue, const float* distance, std::size_t w,
               float* out);
};

Loops loops(Registers use = Registers::widest);

// Rows of gates [z c z c], each h wide, to rows of states [forward backward]. Changes the gates.
void unit(const Loops& run, float* gates, std::size_t rows, std::size_t h, float* out);

// A buffer that only grows.
template <typename T>
T* room(std::vector<T>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
  return buffer.data();
}

}  // namespace onrecord::neural
