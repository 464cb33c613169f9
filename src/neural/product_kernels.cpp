// The products of product.h, written once with Highway and compiled for each kind of processor; the widest registers
// that the machine has are chosen as the program runs. Sums are of whole numbers, so all give the same.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neural/product_kernels.cpp"  // Highway reads this file once for each target
#include <hwy/foreach_target.h>                          // first, and before highway.h
#include <hwy/highway.h>

#include <algorithm>
#include <cstring>

#include "neural/product.h"
#include "neural/product_job.h"

#if HWY_TARGET == HWY_AVX3_DL  // chosen only where VNNI is, but Highway 1.0 does not tell the compiler
HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",avx512vnni")
#else
HWY_BEFORE_NAMESPACE();
#endif
namespace onrecord::neural::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR  // a processor without any registers that Highway knows

void multiply(const Job& job) {
  for (std::size_t r = 0; r < job.rows; ++r)
    for (std::uint32_t column = 0; column < job.width; ++column) {
      const std::int16_t* in = job.in + r * job.stride;
      const std::int16_t* weights = job.packed + (std::size_t{column / block} * job.pairs * block + column % block) * 2;
      std::int32_t sum = 0;
      for (std::uint32_t k = 0; k < job.pairs; ++k, in += 2, weights += 2 * block)
        sum += in[0] * weights[0] + in[1] * weights[1];
      float* to = job.out + r * job.width + column;
      if (job.factor == nullptr)
        std::memcpy(to, &sum, sizeof sum);
      else
        *to = static_cast<float>(sum) * job.factor[column] + job.bias[column];
    }
}

#else
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Sums = hn::CappedTag<std::int32_t, block>;
using Pairs = hn::Repartition<std::int16_t, Sums>;
using Floats = hn::Rebind<float, Sums>;
using Sum = hn::Vec<Sums>;

constexpr Sums sums_tag;
constexpr Floats floats_tag;
constexpr std::uint32_t lanes = hn::MaxLanes(sums_tag);
// Two registers of sums for each row, or one where a block fills it; and as many rows in flight as registers hold
// beside the weights and the input (sixteen on AVX2: twelve sums, two of weights, one of inputs).
constexpr std::uint32_t across = lanes < block ? 2 : 1;
constexpr int most_rows = lanes < block ? 6 : 12;

HWY_INLINE hn::Vec<Pairs> pair_everywhere(const std::int16_t* in) {
  std::int32_t pair;
  std::memcpy(&pair, in, sizeof pair);
  return hn::BitCast(Pairs(), hn::Set(sums_tag, pair));
}

// sum + both products of each pair. Some processors keep the products of even and odd inputs apart: two sums.
HWY_INLINE Sum add_products(hn::Vec<Pairs> input, hn::Vec<Pairs> weights, Sum sum, Sum& other) {
#if HWY_TARGET == HWY_AVX3_DL
  (void)other;  // VNNI multiplies and adds at once; Highway does so itself from 1.1 on
  return Sum{_mm512_dpwssd_epi32(sum.raw, input.raw, weights.raw)};
#else
  return hn::ReorderWidenMulAccumulate(sums_tag, input, weights, sum, other);
#endif
}

template <int rows>
HWY_INLINE void tile(const Job& job, const std::int16_t* in, const std::int16_t* weights, std::uint32_t column,
                     float* out) {
  const std::int16_t* row[rows];
#pragma GCC unroll 16
  for (int r = 0; r < rows; ++r) row[r] = in + static_cast<std::size_t>(r) * job.stride;
  for (std::uint32_t strip = 0; strip < block; strip += lanes * across) {
    Sum sums[rows][across], others[rows][across];
#pragma GCC unroll 16
    for (int r = 0; r < rows; ++r)
#pragma GCC unroll 2
      for (std::uint32_t a = 0; a < across; ++a) sums[r][a] = others[r][a] = hn::Zero(sums_tag);
    for (std::uint32_t k = 0; k < job.pairs; ++k) {
      hn::Vec<Pairs> w[across];
#pragma GCC unroll 2
      for (std::uint32_t a = 0; a < across; ++a)
        w[a] = hn::LoadU(Pairs(), weights + (k * block + strip + a * lanes) * 2);
#pragma GCC unroll 16
      for (int r = 0; r < rows; ++r) {
        const hn::Vec<Pairs> x = pair_everywhere(row[r] + 2 * k);
#pragma GCC unroll 2
        for (std::uint32_t a = 0; a < across; ++a) sums[r][a] = add_products(x, w[a], sums[r][a], others[r][a]);
      }
    }
#pragma GCC unroll 16
    for (int r = 0; r < rows; ++r)
#pragma GCC unroll 2
      for (std::uint32_t a = 0; a < across; ++a) {
        const std::uint32_t at = column + strip + a * lanes;
        const Sum sum = hn::RearrangeToOddPlusEven(sums[r][a], others[r][a]);
        float* to = out + static_cast<std::size_t>(r) * job.width + at;
        if (job.factor == nullptr) {
          hn::StoreU(hn::BitCast(floats_tag, sum), floats_tag, to);
          continue;
        }
        const auto scaled = hn::Mul(hn::ConvertTo(floats_tag, sum), hn::LoadU(floats_tag, job.factor + at));
        hn::StoreU(hn::Add(scaled, hn::LoadU(floats_tag, job.bias + at)), floats_tag, to);
      }
  }
}

// The last rows, fewer than a tile, go together in a smaller tile.
template <int rows>
void last_rows(const Job& job, std::size_t left, const std::int16_t* in, const std::int16_t* weights,
               std::uint32_t column, float* out) {
  if (left == rows)
    tile<rows>(job, in, weights, column, out);
  else if constexpr (rows > 1)
    last_rows<rows - 1>(job, left, in, weights, column, out);
}

}  // namespace

void multiply(const Job& job) {
  for (std::uint32_t column = 0; column < job.width; column += block) {
    const std::int16_t* weights = job.packed + static_cast<std::size_t>(column) * job.pairs * 2;
    for (std::size_t r = 0; r < job.rows; r += most_rows)
      last_rows<most_rows>(job, std::min<std::size_t>(job.rows - r, most_rows), job.in + r * job.stride, weights,
                           column, job.out + r * job.width);
  }
}

#endif
}  // namespace onrecord::neural::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace onrecord::neural {

HWY_EXPORT(multiply);
void multiply(const Job& job) {
  HWY_DYNAMIC_DISPATCH(multiply)(job);
}

}  // namespace onrecord::neural
#endif
