// Sigmoid, tanh and exponential of floats from additions, multiplications and divisions alone: the same bits on every machine, and loops over them vectorise.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace onrecord {

constexpr float fixed_one = 2048;  // activations between layers are int16 in 1/2048

// Rational approximation, error below 1e-4; the bound keeps it within [-1, 1].
[[gnu::always_inline]] inline float tanh_of(float x) {
  x = x > 4.9f ? 4.9f : x;
  x = x < -4.9f ? -4.9f : x;
  const float s = x * x;
  return x * (135135.0f + s * (17325.0f + s * (378.0f + s))) / (135135.0f + s * (62370.0f + s * (3150.0f + s * 28.0f)));
}

[[gnu::always_inline]] inline float sigmoid_of(float x) { return 0.5f + 0.5f * tanh_of(0.5f * x); }

[[gnu::always_inline]] inline std::int16_t fixed_of(float x) {
  float v = x * fixed_one;
  v = v > 32767.0f ? 32767.0f : v;
  v = v < -32767.0f ? -32767.0f : v;
  return static_cast<std::int16_t>(static_cast<std::int32_t>(v + (v >= 0 ? 0.5f : -0.5f)));
}

// e^x for x <= 0, relative error below 1e-5; 0 under -80.
inline float exp_of(float x) {
  if (x < -80.0f) return 0;
  const float t = std::min(x, 0.0f) * 1.44269504f;
  auto whole = static_cast<std::int32_t>(t);
  if (static_cast<float>(whole) > t) --whole;
  const float f = t - static_cast<float>(whole);
  const float p = 1.0f + f * (0.69314718f + f * (0.24022651f + f * (0.05550411f + f * (0.00961813f + f * (0.00133336f + f * 0.00015403f)))));
  const std::int32_t bits = (whole + 127) << 23;
  float scale;
  std::memcpy(&scale, &bits, sizeof scale);
  return p * scale;
}

}  // namespace onrecord
