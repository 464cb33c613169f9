// Loops over floats, written once with Highway and compiled for each kind of processor: each lane does the same
// additions, multiplications and divisions in the same order, so that all give the same bits.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neural/unit.cpp"  // Highway reads this file once for each target
#include <hwy/foreach_target.h>               // first, and before highway.h
#include <hwy/highway.h>

#include <array>

#include "neural/arithmetic.h"
#include "neural/unit.h"

HWY_BEFORE_NAMESPACE();
namespace onrecord::neural::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 8>;  // counts are multiples of 8
using V = hn::Vec<Floats>;
constexpr Floats tag;
constexpr std::size_t lanes = hn::MaxLanes(tag);

HWY_INLINE V load(const float* p) {
  return hn::LoadU(tag, p);
}
HWY_INLINE void store(V v, float* p) {
  hn::StoreU(v, tag, p);
}
HWY_INLINE V all(float x) {
  return hn::Set(tag, x);
}

// coefficients[0] + s * (coefficients[1] + s * ...)
template <std::size_t count>
HWY_INLINE V polynomial(V s, const float (&coefficients)[count]) {
  V sum = all(coefficients[count - 1]);
  for (std::size_t i = count - 1; i-- > 0;) sum = hn::Add(all(coefficients[i]), hn::Mul(s, sum));
  return sum;
}

// tanh as a fraction of two polynomials: additions, multiplications, one division.
HWY_INLINE V tanh_of(V v) {
  v = hn::Max(hn::Min(v, all(4.9F)), all(-4.9F));
  const V s = hn::Mul(v, v);
  const V up = polynomial(s, {135135.0F, 17325.0F, 378.0F, 1.0F});
  const V down = polynomial(s, {135135.0F, 62370.0F, 3150.0F, 28.0F});
  return hn::Div(hn::Mul(v, up), down);
}

void sigmoid(float* x, std::size_t count) {
  const V half = all(0.5F);
  for (std::size_t i = 0; i < count; i += lanes)
    store(hn::Add(half, hn::Mul(half, tanh_of(hn::Mul(load(x + i), half)))), x + i);
}

void tanh(float* x, std::size_t count) {
  for (std::size_t i = 0; i < count; i += lanes) store(tanh_of(load(x + i)), x + i);
}

void step(const float* z, const float* c, const float* before, std::size_t h, float* out) {
  for (std::size_t i = 0; i < h; i += lanes) {
    const V b = load(before + i);
    store(hn::Add(b, hn::Mul(load(z + i), hn::Sub(load(c + i), b))), out + i);
  }
}

constexpr std::array<float, widest> nothing{};

}  // namespace

void unit(float* gates, std::size_t rows, std::size_t h, float* out) {
  for (std::size_t part = 0; part < 2 * rows; ++part) {
    sigmoid(gates + part * 2 * h, h);
    tanh(gates + part * 2 * h + h, h);
  }
  for (std::size_t direction = 0; direction < 2; ++direction) {
    const float* before = nothing.data();
    for (std::size_t k = 0; k < rows; ++k) {
      const std::size_t t = direction ? rows - 1 - k : k;
      const float* z = gates + (t * 4 + direction * 2) * h;
      float* o = out + (t * 2 + direction) * h;
      step(z, z + h, before, h, o);
      before = o;
    }
  }
}

void fix(const float* in, std::size_t count, std::int16_t* out) {
  const hn::Rebind<std::int16_t, Floats> narrow;
  for (std::size_t i = 0; i < count; i += lanes)
    hn::StoreU(hn::DemoteTo(narrow, hn::NearestInt(hn::Mul(load(in + i), all(fixed_one)))), narrow, out + i);
}

void join(const float* state, const float* scale, const float* cue, const float* distance, std::size_t w, float* out) {
  for (std::size_t i = 0; i < w; i += lanes) {
    const V scaled = hn::Mul(load(state + i), hn::Add(all(1.0F), load(scale + i)));
    store(hn::Add(hn::Add(scaled, load(cue + i)), load(distance + i)), out + i);
  }
}

}  // namespace onrecord::neural::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace onrecord::neural {

HWY_EXPORT(unit);
HWY_EXPORT(fix);
HWY_EXPORT(join);

void unit(float* gates, std::size_t rows, std::size_t h, float* out) {
  HWY_DYNAMIC_DISPATCH(unit)(gates, rows, h, out);
}
void fix(const float* in, std::size_t count, std::int16_t* out) {
  HWY_DYNAMIC_DISPATCH(fix)(in, count, out);
}
void join(const float* state, const float* scale, const float* cue, const float* distance, std::size_t w, float* out) {
  HWY_DYNAMIC_DISPATCH(join)(state, scale, cue, distance, w, out);
}

}  // namespace onrecord::neural
#endif
