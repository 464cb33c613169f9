// The exponential of floats from additions and multiplications alone: the same bits on every machine.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace onrecord::neural {

constexpr float fixed_one = 2048;  // activations between layers are int16 in 1/2048

// e^x for x <= 0, relative error below 1e-5; 0 under -80.
inline float exp_of(float x) {
  if (x < -80.0f) return 0;
  const float t = std::min(x, 0.0f) * 1.44269504f;
  auto whole = static_cast<std::int32_t>(t);
  if (static_cast<float>(whole) > t) --whole;
  const float f = t - static_cast<float>(whole);
  const float p =
      1.0f + f * (0.69314718f +
                  f * (0.24022651f + f * (0.05550411f + f * (0.00961813f + f * (0.00133336f + f * 0.00015403f)))));
  const std::int32_t bits = (whole + 127) << 23;
  float scale;
  std::memcpy(&scale, &bits, sizeof scale);
  return p * scale;
}

}  // namespace onrecord::neural
