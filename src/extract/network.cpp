// Minimal gated units: products over whole stretches of text, then h = h' + z (c - h') token by token in both directions.
#include "extract/network.h"

#include <algorithm>

#include "extract/arithmetic.h"

namespace onrecord {
namespace {

// z and c of both directions through sigmoid and tanh, in place: rows of [z c z c], each h wide
[[gnu::always_inline]] inline void activate_loop(float* gates, std::size_t rows, std::size_t h) {
  for (std::size_t part = 0; part < 2 * rows; ++part) {
    float* z = gates + part * 2 * h;
    for (std::size_t i = 0; i < h; ++i) z[i] = sigmoid_of(z[i]);
    float* c = z + h;
    for (std::size_t i = 0; i < h; ++i) c[i] = tanh_of(c[i]);
  }
}

// out rows of [forward backward]
[[gnu::always_inline]] inline void scan_loop(const float* gates, std::size_t rows, std::size_t h, float* out) {
  for (std::size_t direction = 0; direction < 2; ++direction) {
    const float* before = nullptr;
    for (std::size_t k = 0; k < rows; ++k) {
      const std::size_t t = direction ? rows - 1 - k : k;
      const float* z = gates + (t * 4 + direction * 2) * h;
      const float* c = z + h;
      float* o = out + (t * 2 + direction) * h;
      if (before == nullptr)
        for (std::size_t i = 0; i < h; ++i) o[i] = z[i] * c[i];
      else
        for (std::size_t i = 0; i < h; ++i) o[i] = before[i] + z[i] * (c[i] - before[i]);
      before = o;
    }
  }
}

[[gnu::always_inline]] inline void fix_loop(const float* in, std::size_t count, std::int16_t* out) {
  for (std::size_t i = 0; i < count; ++i) out[i] = fixed_of(in[i]);
}

[[gnu::always_inline]] inline void join_loop(const float* state, const float* scale, const float* cue, const float* distance, std::size_t w, float* out) {
  for (std::size_t i = 0; i < w; ++i) out[i] = state[i] * (1.0f + scale[i]) + cue[i] + distance[i];
}

#define ONRECORD_AVX2 __attribute__((target("avx2")))
ONRECORD_AVX2 void activate_avx2(float* g, std::size_t n, std::size_t h) { activate_loop(g, n, h); }
ONRECORD_AVX2 void scan_avx2(const float* g, std::size_t n, std::size_t h, float* o) { scan_loop(g, n, h, o); }
ONRECORD_AVX2 void fix_avx2(const float* in, std::size_t n, std::int16_t* o) { fix_loop(in, n, o); }
ONRECORD_AVX2 void join_avx2(const float* s, const float* k, const float* c, const float* d, std::size_t w, float* o) { join_loop(s, k, c, d, w, o); }
#undef ONRECORD_AVX2

bool wide() { return __builtin_cpu_supports("avx2") != 0; }

void unit(float* gates, std::size_t rows, std::size_t h, float* out) {
  if (wide()) {
    activate_avx2(gates, rows, h);
    scan_avx2(gates, rows, h, out);
  } else {
    activate_loop(gates, rows, h);
    scan_loop(gates, rows, h, out);
  }
}

void fix(const float* in, std::size_t count, std::int16_t* out) {
  if (wide()) fix_avx2(in, count, out);
  else fix_loop(in, count, out);
}

template <typename T>
T* room(std::vector<T>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
  return buffer.data();
}

}  // namespace

Network::Network(const WeightsFile& file)
    : features_(file), state_(file.number("state")), role_width_(file.number("role")), second_width_(file.number("role2")) {
  const std::uint32_t layers = file.number("layers");
  for (std::uint32_t k = 0; k < layers; ++k) {
    layers_.emplace_back(file, "layer" + std::to_string(k), k == 0 ? 3 * features_.width() : 2 * state_);
    if (layers_.back().outputs() != 4 * state_ || layers_.back().width() != 4 * state_) file.fail("the weights file's layers have a wrong size");
  }
  cue_ = Product(file, "cue", 2 * state_);
  state_gates_ = Product(file, "state_gates", 2 * state_);
  cue_gates_ = Product(file, "cue_gates", 2 * state_);
  cue_scale_ = Product(file, "cue_scale", 2 * state_);
  second_ = Product(file, "second", 2 * role_width_);
  role_ = Product(file, "role", 2 * second_width_);
  skip_ = Product(file, "skip", 2 * role_width_);
  const std::uint32_t gates = 4 * role_width_;
  if (cue_.outputs() != cue_tags || role_.outputs() != role_tags || skip_.outputs() != role_tags || state_gates_.width() != gates ||
      cue_gates_.width() != gates || cue_scale_.width() != gates || second_.width() != 4 * second_width_)
    file.fail("the weights file's networks have wrong sizes");
  for (const std::int16_t value : file.shorts("distance")) distance_.push_back(static_cast<float>(value) / fixed_one);
  if (distance_.size() != std::size_t{42} * gates) file.fail("the weights file's distances have a wrong size");
}

void Network::encode(const TokenizedText& text, std::uint32_t first, const std::vector<std::uint32_t>& ends, const std::vector<bool>& headline,
                     Workspace& work) const {
  const std::size_t count = ends.empty() ? 0 : ends.back() - first, width = features_.width(), h2 = 2 * state_;
  std::int16_t* inputs = room(work.inputs, count * 3 * width);
  std::fill_n(inputs, count * 3 * width, std::int16_t{0});
  std::int16_t* single = room(work.single, width);
  std::uint32_t begin = first;
  for (std::size_t s = 0; s < ends.size(); begin = ends[s++])
    for (std::uint32_t i = begin; i < ends[s]; ++i) {
      features_.write(text.word(i), text.tokens[i].quote, headline[s], work.lower, single);
      std::int16_t* row = inputs + (i - first) * 3 * width;
      std::copy_n(single, width, row);
      if (i > begin) std::copy_n(single, width, row - 3 * width + 2 * width);  // the right neighbour of the token before
      if (i + 1 < ends[s]) std::copy_n(single, width, row + 3 * width + width);  // the left neighbour of the token behind
    }
  float* gates = room(work.gates, count * 4 * state_);
  float* sum = room(work.sum, count * h2);
  float* out = room(work.out, count * h2);
  std::int16_t* hidden = room(work.hidden, count * h2);
  for (std::size_t k = 0; k < layers_.size(); ++k) {
    layers_[k].apply(k == 0 ? inputs : hidden, layers_[k].inputs(), count, gates);
    begin = first;
    for (const std::uint32_t end : ends) {
      unit(gates + (begin - first) * 4 * state_, end - begin, state_, (k == 0 ? sum : out) + (begin - first) * h2);
      begin = end;
    }
    if (k > 0)
      for (std::size_t i = 0; i < count * h2; ++i) sum[i] = out[i] + sum[i];
    fix(sum, count * h2, hidden);
  }
  float* scores = room(work.scores, count * cue_.width());
  cue_.apply(hidden, h2, count, scores);
  float* cues = room(work.cue_scores, count * cue_tags);
  for (std::size_t i = 0; i < count; ++i) std::copy_n(scores + i * cue_.width(), cue_tags, cues + i * cue_tags);
}

void Network::prepare_roles(std::size_t tokens, Workspace& work) const {
  state_gates_.apply(work.hidden.data(), 2 * state_, tokens, room(work.state, tokens * state_gates_.width()));
}

void Network::roles(std::uint32_t begin, std::uint32_t end, std::uint32_t cue_begin, std::uint32_t cue_end, Workspace& work) const {
  const std::size_t count = end - begin, gates = 4 * role_width_, r2 = 2 * role_width_, s2 = 2 * second_width_;
  const std::int16_t* cue_row = work.hidden.data() + std::size_t{cue_end - 1} * 2 * state_;
  float* shift = room(work.cue_gates, gates);
  float* scale = room(work.cue_scale, gates);
  cue_gates_.apply(cue_row, 2 * state_, 1, shift);
  cue_scale_.apply(cue_row, 2 * state_, 1, scale);
  float* joined = room(work.joined, count * gates);
  for (std::uint32_t t = begin; t < end; ++t) {
    const bool own = t >= cue_begin && t < cue_end;
    const int away = static_cast<int>(t) - static_cast<int>(cue_end - 1);
    const int row = own ? 41 : std::clamp(away, -20, 20) + 20;
    const float* state = work.state.data() + std::size_t{t} * gates;
    const float* distance = distance_.data() + static_cast<std::size_t>(row) * gates;
    if (wide()) join_avx2(state, scale, shift, distance, gates, joined + (t - begin) * gates);
    else join_loop(state, scale, shift, distance, gates, joined + (t - begin) * gates);
  }
  float* out = room(work.out, count * std::max(r2, s2));
  std::int16_t* fixed = room(work.inputs, count * r2);
  unit(joined, count, role_width_, out);
  fix(out, count * r2, fixed);
  float* skipped = room(work.skipped, count * skip_.width());
  skip_.apply(fixed, r2, count, skipped);
  float* second = room(work.gates, count * second_.width());
  second_.apply(fixed, r2, count, second);
  unit(second, count, second_width_, out);
  fix(out, count * s2, fixed);
  float* scores = room(work.scores, count * role_.width());
  role_.apply(fixed, s2, count, scores);
  float* roles = room(work.role_scores, count * role_tags);
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t k = 0; k < role_tags; ++k) roles[i * role_tags + k] = scores[i * role_.width() + k] + skipped[i * skip_.width() + k];
}

}  // namespace onrecord
