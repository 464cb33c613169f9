// Loops over floats and the minimal gated unit made of them: h = h' + z (c - h') in both directions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord::neural {

constexpr std::uint32_t widest = 512;  // of a state

// Rows of gates [z c z c], each h wide (a multiple of 8, at most `widest`), to rows of states [forward backward].
// Changes the gates.
void unit(float* gates, std::size_t rows, std::size_t h, float* out);

// To whole numbers in 1/2048: the nearest, ties to even, clamped to int16. `count` is a multiple of 8.
void fix(const float* in, std::size_t count, std::int16_t* out);

// out = state * (1 + scale) + cue + distance, w values each (a multiple of 8).
void join(const float* state, const float* scale, const float* cue, const float* distance, std::size_t w, float* out);

// A buffer that only grows.
template <typename T>
T* room(std::vector<T>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
  return buffer.data();
}

}  // namespace onrecord::neural
