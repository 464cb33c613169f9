// Minimal gated units: products over whole stretches of text, then h = h' + z (c - h') token by token in both
// directions.
#include "extract/network.h"

#include <immintrin.h>

#include <algorithm>
#include <array>

#include "extract/arithmetic.h"

namespace onrecord::extract {
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
  ATTRIBUTES void activate_##SUFFIX(float* x, std::size_t count,                                                     \
                                    bool gate) { /* sigmoid where gate, else tanh; rational, as arithmetic.h */      \
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

struct Loops {
  void (*activate)(float*, std::size_t, bool);
  void (*step)(const float*, const float*, const float*, std::size_t, float*);
  void (*fix)(const float*, std::size_t, std::int16_t*);
  void (*join)(const float*, const float*, const float*, const float*, std::size_t, float*);
};

Loops loops() {
  if (__builtin_cpu_supports("avx2")) return {activate_wide, step_wide, fix_wide, join_wide};
  return {activate_narrow, step_narrow, fix_narrow, join_narrow};
}

constexpr std::uint32_t widest = 512;
constexpr std::array<float, widest> nothing{};
constexpr std::array<std::int32_t, 4 * widest> zeros{};

// Rows of gates [z c z c], each h wide, to rows of states [forward backward].
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

template <typename T>
T* room(std::vector<T>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
  return buffer.data();
}

}  // namespace

Network::Network(const WeightsFile& file)
    : features_(file),
      state_(file.number("state")),
      role_width_(file.number("role")),
      second_width_(file.number("role2")) {
  if (state_ % 8 != 0 || role_width_ % 8 != 0 || second_width_ % 8 != 0 ||
      std::max({state_, role_width_, second_width_}) > widest)
    file.fail("the weights file's widths are not multiples of 8 up to 512");
  const std::uint32_t layers = file.number("layers");
  for (std::uint32_t k = 0; k < layers; ++k) {
    layers_.emplace_back(file, "layer" + std::to_string(k), k == 0 ? features_.width() : 2 * state_, k == 0 ? 3 : 1);
    const std::uint32_t expected = (k == 0 ? 12 : 4) * state_;
    if (layers_.back().outputs() != expected || layers_.back().width() != expected)
      file.fail("the weights file's layers have a wrong size");
  }
  cue_ = Product(file, "cue", 2 * state_);
  state_gates_ = Product(file, "state_gates", 2 * state_);
  cue_gates_ = Product(file, "cue_gates", 2 * state_);
  cue_scale_ = Product(file, "cue_scale", 2 * state_);
  second_ = Product(file, "second", 2 * role_width_);
  role_ = Product(file, "role", 2 * second_width_);
  skip_ = Product(file, "skip", 2 * role_width_);
  const std::uint32_t gates = 4 * role_width_;
  if (cue_.outputs() != cue_tags || role_.outputs() != role_tags || skip_.outputs() != role_tags ||
      state_gates_.width() != gates || cue_gates_.width() != gates || cue_scale_.width() != gates ||
      second_.width() != 4 * second_width_)
    file.fail("the weights file's networks have wrong sizes");
  for (const std::int16_t value : file.shorts("distance")) distance_.push_back(static_cast<float>(value) / fixed_one);
  if (distance_.size() != std::size_t{42} * gates) file.fail("the weights file's distances have a wrong size");
}

// The middle, left and right parts of the first layer's sums, summed for each token; whole numbers, so nothing depends
// on what was known.
void Network::first_layer(const text::TokenizedText& text, std::uint32_t first, const std::vector<std::uint32_t>& ends,
                          const std::vector<bool>& headline, Workspace& work) const {
  constexpr std::size_t slots = 4096, most = 2048;  // 15 MB of sums; emptied when full
  const std::size_t count = ends.back() - first, width = features_.width(), gates = 4 * state_, row = 3 * gates;
  if (work.known_keys.empty()) {
    work.known_keys.resize(slots);
    work.known_sums.resize(slots / 2 * row);
    work.slots.resize(slots);
  }
  std::uint32_t* row_of = room(work.missing, 2 * count);
  std::int16_t* inputs = room(work.inputs, count * width);
  if (work.known + count > most) {
    std::fill(work.known_keys.begin(), work.known_keys.end(), 0);
    work.known = 0;
  }
  std::size_t fresh = 0;
  std::uint32_t at = first;
  for (std::size_t s = 0; s < ends.size(); ++s)
    for (; at < ends[s]; ++at) {
      const std::uint64_t key = features_.key(text.word(at), text.tokens[at].quote, headline[s], work.lower);
      std::size_t slot = (key * 0x9E3779B97F4A7C15U) >> 52;
      while (work.known_keys[slot] != 0 && work.known_keys[slot] != key) slot = (slot + 1) & (slots - 1);
      if (work.known_keys[slot] == 0) {
        work.known_keys[slot] = key;
        work.slots[slot] = static_cast<std::uint32_t>(work.known + fresh);
        features_.write(key, inputs + fresh * width);
        ++fresh;
      }
      row_of[at - first] = work.slots[slot];
    }
  layers_[0].sums(inputs, width, fresh, work.known_sums.data() + work.known * row);
  work.known += fresh;
  float* out = room(work.gates, count * gates);
  const float* factor = layers_[0].factor();
  const float* bias = layers_[0].bias();
  at = first;
  for (const std::uint32_t end : ends)
    for (const std::uint32_t begin = at; at < end; ++at) {
      const auto sums = [&](std::uint32_t token, std::size_t part) {
        return work.known_sums.data() + row_of[token - first] * row + part * gates;
      };
      const std::int32_t* middle = sums(at, 0);
      const std::int32_t* left = at > begin ? sums(at - 1, 1) : zeros.data();
      const std::int32_t* right = at + 1 < end ? sums(at + 1, 2) : zeros.data();
      float* to = out + (at - first) * gates;
      for (std::size_t i = 0; i < gates; ++i)
        to[i] = static_cast<float>(middle[i] + left[i] + right[i]) * factor[i] + bias[i];
    }
}

void Network::encode(const text::TokenizedText& text, std::uint32_t first, const std::vector<std::uint32_t>& ends,
                     const std::vector<bool>& headline, Workspace& work) const {
  const Loops run = loops();
  const std::size_t count = ends.empty() ? 0 : ends.back() - first, h2 = 2 * state_;
  first_layer(text, first, ends, headline, work);
  float* gates = room(work.gates, count * 4 * state_);
  float* sum = room(work.sum, count * h2);
  float* out = room(work.out, count * h2);
  std::int16_t* hidden = room(work.hidden, count * h2);
  for (std::size_t k = 0; k < layers_.size(); ++k) {
    if (k > 0) layers_[k].apply(hidden, h2, count, gates);
    std::uint32_t begin = first;
    for (const std::uint32_t end : ends) {
      unit(run, gates + (begin - first) * 4 * state_, end - begin, state_, (k == 0 ? sum : out) + (begin - first) * h2);
      begin = end;
    }
    if (k > 0)
      for (std::size_t i = 0; i < count * h2; ++i) sum[i] = out[i] + sum[i];
    run.fix(sum, count * h2, hidden);
  }
  float* scores = room(work.scores, count * cue_.width());
  cue_.apply(hidden, h2, count, scores);
  float* cues = room(work.cue_scores, count * cue_tags);
  for (std::size_t i = 0; i < count; ++i) std::copy_n(scores + i * cue_.width(), cue_tags, cues + i * cue_tags);
}

void Network::prepare_roles(std::uint32_t begin, std::uint32_t end, const std::vector<text::TokenRange>& cues,
                            Workspace& work) const {
  const std::size_t gates = state_gates_.width(), h2 = 2 * state_;
  state_gates_.apply(work.hidden.data() + begin * h2, h2, end - begin, room(work.state, end * gates) + begin * gates);
  std::int16_t* rows = room(work.inputs, cues.size() * h2);
  for (std::size_t k = 0; k < cues.size(); ++k)
    std::copy_n(work.hidden.data() + (cues[k].end - 1) * h2, h2, rows + k * h2);
  cue_gates_.apply(rows, h2, cues.size(), room(work.cue_gates, cues.size() * gates));
  cue_scale_.apply(rows, h2, cues.size(), room(work.cue_scale, cues.size() * gates));
}

void Network::roles(std::uint32_t begin, std::uint32_t end, const std::vector<text::TokenRange>& cues,
                    std::size_t number, Workspace& work) const {
  const Loops run = loops();
  const std::size_t count = end - begin, gates = 4 * role_width_, r2 = 2 * role_width_, s2 = 2 * second_width_;
  const text::TokenRange cue = cues[number];
  const float* shift = work.cue_gates.data() + number * gates;
  const float* scale = work.cue_scale.data() + number * gates;
  float* joined = room(work.joined, count * gates);
  for (std::uint32_t t = begin; t < end; ++t) {
    const bool own = t >= cue.begin && t < cue.end;
    const int away = static_cast<int>(t) - static_cast<int>(cue.end - 1);
    const int row = own ? 41 : std::clamp(away, -20, 20) + 20;
    const float* state = work.state.data() + std::size_t{t} * gates;
    const float* distance = distance_.data() + static_cast<std::size_t>(row) * gates;
    run.join(state, scale, shift, distance, gates, joined + (t - begin) * gates);
  }
  float* out = room(work.out, count * std::max(r2, s2));
  std::int16_t* fixed = room(work.inputs, count * r2);
  unit(run, joined, count, role_width_, out);
  run.fix(out, count * r2, fixed);
  float* skipped = room(work.skipped, count * skip_.width());
  skip_.apply(fixed, r2, count, skipped);
  float* second = room(work.gates, count * second_.width());
  second_.apply(fixed, r2, count, second);
  unit(run, second, count, second_width_, out);
  run.fix(out, count * s2, fixed);
  float* scores = room(work.scores, count * role_.width());
  role_.apply(fixed, s2, count, scores);
  float* roles = room(work.role_scores, count * role_tags);
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t k = 0; k < role_tags; ++k)
      roles[i * role_tags + k] = scores[i * role_.width() + k] + skipped[i * skip_.width() + k];
}

}  // namespace onrecord::extract
