// pmaddwd kernels: SSE2, which every x86-64 has, AVX2 and AVX-512 VNNI where the processor has them; all give the same
// whole numbers.
#include "neural/product.h"

#include <immintrin.h>

#include <algorithm>
#include <cstring>

namespace onrecord::neural {
namespace {

constexpr std::uint32_t block = 16;

std::int32_t pair_at(const std::int16_t* in) {
  std::int32_t pair;
  std::memcpy(&pair, in, sizeof pair);
  return pair;
}

struct Job {
  const std::int16_t* in;
  std::size_t stride, rows;
  const std::int16_t* packed;
  const float* factor;
  const float* bias;
  float* out;
  std::uint32_t pairs, width;
};

template <int rows>
__attribute__((target("avx2"))) void tile_avx2(const Job& job, const std::int16_t* in, const std::int16_t* weights,
                                               std::uint32_t column, float* out) {
  __m256i low[rows], high[rows];
  const std::int16_t* row[rows];
#pragma GCC unroll 8
  for (int r = 0; r < rows; ++r) row[r] = in + static_cast<std::size_t>(r) * job.stride;
#pragma GCC unroll 8
  for (int r = 0; r < rows; ++r) low[r] = high[r] = _mm256_setzero_si256();
  for (std::uint32_t k = 0; k < job.pairs; ++k) {
    const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + k * 32));
    const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + k * 32 + 16));
#pragma GCC unroll 8
    for (int r = 0; r < rows; ++r) {
      const __m256i x = _mm256_set1_epi32(pair_at(row[r] + 2 * k));
      low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(x, a));
      high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(x, b));
    }
  }
#pragma GCC unroll 8
  for (int r = 0; r < rows; ++r) {
    float* to = out + static_cast<std::size_t>(r) * job.width + column;
    if (job.factor == nullptr) {  // raw sums: the bits of int32 in place of floats
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), low[r]);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + 8), high[r]);
      continue;
    }
    _mm256_storeu_ps(to, _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(low[r]), _mm256_loadu_ps(job.factor + column)),
                                       _mm256_loadu_ps(job.bias + column)));
    _mm256_storeu_ps(to + 8,
                     _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(high[r]), _mm256_loadu_ps(job.factor + column + 8)),
                                   _mm256_loadu_ps(job.bias + column + 8)));
  }
}

template <int rows>
void tile_sse2(const Job& job, const std::int16_t* in, const std::int16_t* weights, std::uint32_t column, float* out) {
  for (std::uint32_t half = 0; half < 2; ++half) {
    __m128i low[rows], high[rows];
    for (int r = 0; r < rows; ++r) low[r] = high[r] = _mm_setzero_si128();
    for (std::uint32_t k = 0; k < job.pairs; ++k) {
      const auto* w = reinterpret_cast<const __m128i*>(weights + k * 32 + half * 16);
      const __m128i a = _mm_load_si128(w), b = _mm_load_si128(w + 1);
      for (int r = 0; r < rows; ++r) {
        const __m128i x = _mm_set1_epi32(pair_at(in + static_cast<std::size_t>(r) * job.stride + 2 * k));
        low[r] = _mm_add_epi32(low[r], _mm_madd_epi16(x, a));
        high[r] = _mm_add_epi32(high[r], _mm_madd_epi16(x, b));
      }
    }
    const std::uint32_t at = column + half * 8;
    for (int r = 0; r < rows; ++r) {
      float* row = out + static_cast<std::size_t>(r) * job.width + at;
      if (job.factor == nullptr) {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(row), low[r]);
        _mm_storeu_si128(reinterpret_cast<__m128i*>(row + 4), high[r]);
        continue;
      }
      _mm_storeu_ps(row, _mm_add_ps(_mm_mul_ps(_mm_cvtepi32_ps(low[r]), _mm_loadu_ps(job.factor + at)),
                                    _mm_loadu_ps(job.bias + at)));
      _mm_storeu_ps(row + 4, _mm_add_ps(_mm_mul_ps(_mm_cvtepi32_ps(high[r]), _mm_loadu_ps(job.factor + at + 4)),
                                        _mm_loadu_ps(job.bias + at + 4)));
    }
  }
}

// A block of 16 outputs fills one register; vpdpwssd multiplies the pairs and adds them up at once.
template <int rows>
__attribute__((target("avx512f,avx512bw,avx512vnni"))) void tile_avx512(const Job& job, const std::int16_t* in,
                                                                        const std::int16_t* weights,
                                                                        std::uint32_t column, float* out) {
  __m512i sums[rows];
  const std::int16_t* row[rows];
#pragma GCC unroll 16
  for (int r = 0; r < rows; ++r) row[r] = in + static_cast<std::size_t>(r) * job.stride;
#pragma GCC unroll 16
  for (int r = 0; r < rows; ++r) sums[r] = _mm512_setzero_si512();
  for (std::uint32_t k = 0; k < job.pairs; ++k) {
    const __m512i w = _mm512_loadu_si512(weights + k * 32);
#pragma GCC unroll 16
    for (int r = 0; r < rows; ++r)
      sums[r] = _mm512_dpwssd_epi32(sums[r], _mm512_set1_epi32(pair_at(row[r] + 2 * k)), w);
  }
#pragma GCC unroll 16
  for (int r = 0; r < rows; ++r) {
    float* to = out + static_cast<std::size_t>(r) * job.width + column;
    if (job.factor == nullptr) {  // raw sums, as above
      _mm512_storeu_si512(to, sums[r]);
      continue;
    }
    const __m512 scaled = _mm512_mul_ps(_mm512_cvtepi32_ps(sums[r]), _mm512_loadu_ps(job.factor + column));
    _mm512_storeu_ps(to, _mm512_add_ps(scaled, _mm512_loadu_ps(job.bias + column)));
  }
}

// The last rows, fewer than a tile, go together in a smaller tile.
template <template <int> typename Tile, int rows>
void last_rows(const Job& job, std::size_t left, const std::int16_t* in, const std::int16_t* weights,
               std::uint32_t column, float* out) {
  if (left == rows)
    Tile<rows>::run(job, in, weights, column, out);
  else if constexpr (rows > 1)
    last_rows<Tile, rows - 1>(job, left, in, weights, column, out);
}

template <template <int> typename Tile>
void run(const Job& job) {
  constexpr int most = Tile<1>::most;
  for (std::uint32_t column = 0; column < job.width; column += block) {
    const std::int16_t* weights = job.packed + static_cast<std::size_t>(column) * job.pairs * 2;
    for (std::size_t r = 0; r < job.rows; r += most)
      last_rows<Tile, most>(job, std::min<std::size_t>(job.rows - r, most), job.in + r * job.stride, weights, column,
                            job.out + r * job.width);
  }
}

template <int rows>
struct Avx512 {
  static constexpr int most = 12;  // rows in flight: enough to hide what a product takes
  static void run(const Job& job, const std::int16_t* in, const std::int16_t* weights, std::uint32_t column,
                  float* out) {
    tile_avx512<rows>(job, in, weights, column, out);
  }
};
template <int rows>
struct Avx2 {
  // Six rows fill the sixteen registers: twelve sums, two of weights, one of inputs.
  static constexpr int most = 6;
  static void run(const Job& job, const std::int16_t* in, const std::int16_t* weights, std::uint32_t column,
                  float* out) {
    tile_avx2<rows>(job, in, weights, column, out);
  }
};
template <int rows>
struct Sse2 {
  static constexpr int most = 6;
  static void run(const Job& job, const std::int16_t* in, const std::int16_t* weights, std::uint32_t column,
                  float* out) {
    tile_sse2<rows>(job, in, weights, column, out);
  }
};

}  // namespace

Product::Product(const WeightsFile& file, const std::string& name, std::uint32_t inputs, std::uint32_t parts)
    : inputs_(inputs) {
  const WeightsFile::Section& section = file.section(name + ".weight", 1);
  const std::vector<std::int8_t> weights = file.bytes(name + ".weight");
  factor_ = file.floats(name + ".factor");
  bias_ = file.floats(name + ".bias");
  const std::uint32_t rows = section.rows;
  outputs_ = rows * parts;
  if (section.columns != inputs * parts || inputs % 2 != 0 ||
      section.columns > 512 ||  // 512: no sum of int32 can overflow
      factor_.size() != rows || bias_.size() != rows)
    file.fail("the weights file's " + name + " has a wrong size");
  width_ = (outputs_ + block - 1) / block * block;
  factor_.resize(width_);
  bias_.resize(width_);
  packed_.resize(static_cast<std::size_t>(width_) * inputs);
  for (std::uint32_t n = 0; n < outputs_; ++n)
    for (std::uint32_t k = 0; k < inputs; ++k)
      packed_[(static_cast<std::size_t>(n / block) * (inputs / 2) + k / 2) * 2 * block + (n % block) * 2 + k % 2] =
          weights[static_cast<std::size_t>(n % rows) * section.columns + n / rows * inputs + k];
}

namespace {

void run_on(Registers use, const Job& job) {
  if (use == Registers::widest && __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw"))
    run<Avx512>(job);
  else if (use != Registers::sse2 && __builtin_cpu_supports("avx2"))
    run<Avx2>(job);
  else
    run<Sse2>(job);
}

}  // namespace

void Product::apply(const std::int16_t* in, std::size_t stride, std::size_t rows, float* out, Registers use) const {
  run_on(use, {in, stride, rows, packed_.data(), factor_.data(), bias_.data(), out, inputs_ / 2, width_});
}

void Product::sums(const std::int16_t* in, std::size_t stride, std::size_t rows, std::int32_t* out,
                   Registers use) const {
  static_assert(sizeof(float) == sizeof(std::int32_t));
  run_on(use, {in, stride, rows, packed_.data(), nullptr, nullptr, reinterpret_cast<float*>(out), inputs_ / 2, width_});
}

}  // namespace onrecord::neural
