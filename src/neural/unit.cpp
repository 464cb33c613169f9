// Written once for registers of 4 floats and of 8: each lane does the same operations in the same order.
#include "neural/unit.h"

#include <immintrin.h>

#include <array>

#include "neural/arithmetic.h"

namespace onrecord::neural {
namespace {

// Loops over floats, once in registers of 4 (every x86-64) and once in those of 8. Each lane does the same additions,
// multiplications and divisions in the same order, so both give the same bits.
struct Wide4 {
  using V = __m128;
  static constexpr std::size_t lanes = 4;
  static V load(const float* p) { return _mm_loadu_ps(p); }
  static void store(float* p, V v) { _mm_storeu_ps(p, v); }
  static V all(float x) { return _mm_set1_ps(x); }
  static V add(V a, V b) { return _mm_add_ps(a, b); }
  static V sub(V a, V b) { return _mm_sub_ps(a, b); }
  static V mul(V a, V b) { return _mm_mul_ps(a, b); }
  static V div(V a, V b) { return _mm_div_ps(a, b); }
  static V clamp(V a, V low, V high) { return _mm_max_ps(_mm_min_ps(a, high), low); }
  static void fix(const float* in, std::int16_t* out) {  // to the nearest whole number, ties to even; saturates
    const V one = all(fixed_one);
    const __m128i a = _mm_cvtps_epi32(mul(load(in), one)), b = _mm_cvtps_epi32(mul(load(in + 4), one));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), _mm_packs_epi32(a, b));
  }
};

#define ONRECORD_WIDE [[gnu::target("avx2")]]
struct Wide8 {
  using V = __m256;
  static constexpr std::size_t lanes = 8;
  ONRECORD_WIDE static V load(const float* p) { return _mm256_loadu_ps(p); }
  ONRECORD_WIDE static void store(float* p, V v) { _mm256_storeu_ps(p, v); }
  ONRECORD_WIDE static V all(float x) { return _mm256_set1_ps(x); }
  ONRECORD_WIDE static V add(V a, V b) { return _mm256_add_ps(a, b); }
  ONRECORD_WIDE static V sub(V a, V b) { return _mm256_sub_ps(a, b); }
  ONRECORD_WIDE static V mul(V a, V b) { return _mm256_mul_ps(a, b); }
  ONRECORD_WIDE static V div(V a, V b) { return _mm256_div_ps(a, b); }
  ONRECORD_WIDE static V clamp(V a, V low, V high) { return _mm256_max_ps(_mm256_min_ps(a, high), low); }
  ONRECORD_WIDE static void fix(const float* in, std::int16_t* out) {
    const V one = all(fixed_one);
    const __m256i a = _mm256_cvtps_epi32(mul(load(in), one));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out),
                     _mm_packs_epi32(_mm256_castsi256_si128(a), _mm256_extracti128_si256(a, 1)));
  }
};

#define ONRECORD_LOOPS(SUFFIX, W, ATTRIBUTES)                                                                        \
  ATTRIBUTES void activate_##SUFFIX(                                                                                 \
      float* x, std::size_t count,                                                                                   \
      bool gate) { /* sigmoid where gate, else tanh; rational: additions, multiplications, one division */           \
    const W::V low = W::all(-4.9F), high = W::all(4.9F), half = W::all(0.5F);                                        \
    for (std::size_t i = 0; i < count; i += W::lanes) {                                                              \
      W::V v = W::load(x + i);                                                                                       \
      if (gate) v = W::mul(v, half);                                                                                 \
      v = W::clamp(v, low, high);                                                                                    \
      const W::V s = W::mul(v, v);                                                                                   \
      const W::V up =                                                                                                \
          W::add(W::all(135135.0F), W::mul(s, W::add(W::all(17325.0F), W::mul(s, W::add(W::all(378.0F), s)))));      \
      const W::V down =                                                                                              \
          W::add(W::all(135135.0F),                                                                                  \
                 W::mul(s, W::add(W::all(62370.0F), W::mul(s, W::add(W::all(3150.0F), W::mul(s, W::all(28.0F))))))); \
      v = W::div(W::mul(v, up), down);                                                                               \
      W::store(x + i, gate ? W::add(half, W::mul(half, v)) : v);                                                     \
    }                                                                                                                \
  }                                                                                                                  \
  ATTRIBUTES void step_##SUFFIX(const float* z, const float* c, const float* before, std::size_t h, float* out) {    \
    for (std::size_t i = 0; i < h; i += W::lanes) {                                                                  \
      const W::V b = W::load(before + i);                                                                            \
      W::store(out + i, W::add(b, W::mul(W::load(z + i), W::sub(W::load(c + i), b))));                               \
    }                                                                                                                \
  }                                                                                                                  \
  ATTRIBUTES void fix_##SUFFIX(const float* in, std::size_t count, std::int16_t* out) {                              \
    for (std::size_t i = 0; i < count; i += 8) W::fix(in + i, out + i);                                              \
  }                                                                                                                  \
  ATTRIBUTES void join_##SUFFIX(const float* state, const float* scale, const float* cue, const float* distance,     \
                                std::size_t w, float* out) {                                                         \
    for (std::size_t i = 0; i < w; i += W::lanes) {                                                                  \
      const W::V scaled = W::mul(W::load(state + i), W::add(W::all(1.0F), W::load(scale + i)));                      \
      W::store(out + i, W::add(W::add(scaled, W::load(cue + i)), W::load(distance + i)));                            \
    }                                                                                                                \
  }
ONRECORD_LOOPS(narrow, Wide4, )
ONRECORD_LOOPS(wide, Wide8, ONRECORD_WIDE)
#undef ONRECORD_LOOPS
#undef ONRECORD_WIDE

constexpr std::array<float, widest> nothing{};

}  // namespace

Loops loops(Registers use) {
  if (use != Registers::sse2 && __builtin_cpu_supports("avx2")) return {activate_wide, step_wide, fix_wide, join_wide};
  return {activate_narrow, step_narrow, fix_narrow, join_narrow};
}

void unit(const Loops& run, float* gates, std::size_t rows, std::size_t h, float* out) {
  for (std::size_t part = 0; part < 2 * rows; ++part) {
    run.activate(gates + part * 2 * h, h, true);
    run.activate(gates + part * 2 * h + h, h, false);
  }
  for (std::size_t direction = 0; direction < 2; ++direction) {
    const float* before = nothing.data();
    for (std::size_t k = 0; k < rows; ++k) {
      const std::size_t t = direction ? rows - 1 - k : k;
      const float* z = gates + (t * 4 + direction * 2) * h;
      float* o = out + (t * 2 + direction) * h;
      run.step(z, z + h, before, h, o);
      before = o;
    }
  }
}

}  // namespace onrecord::neural
