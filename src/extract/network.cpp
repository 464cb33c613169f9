// Minimal gated units: products over whole stretches of text, then h = h' + z (c - h') token by token in both
// directions.
#include "extract/network.h"

#include <algorithm>

#include "neural/arithmetic.h"
#include "neural/unit.h"

namespace onrecord::extract {

Network::Network(const neural::WeightsFile& file)
    : features_(file),
      state_(file.number("state")),
      role_width_(file.number("role")),
      second_width_(file.number("role2")) {
  if (state_ % 8 != 0 || role_width_ % 8 != 0 || second_width_ % 8 != 0 ||
      std::max({state_, role_width_, second_width_}) > neural::widest)
    file.fail("the weights file's widths are not multiples of 8 up to 512");
  const std::uint32_t layers = file.number("layers");
  for (std::uint32_t k = 0; k < layers; ++k) {
    layers_.emplace_back(file, "layer" + std::to_string(k), k == 0 ? features_.width() : 2 * state_, k == 0 ? 3 : 1);
    const std::uint32_t expected = (k == 0 ? 12 : 4) * state_;
    if (layers_.back().outputs() != expected || layers_.back().width() != expected)
      file.fail("the weights file's layers have a wrong size");
  }
  cue_ = neural::Product(file, "cue", 2 * state_);
  state_gates_ = neural::Product(file, "state_gates", 2 * state_);
  cue_gates_ = neural::Product(file, "cue_gates", 2 * state_);
  cue_scale_ = neural::Product(file, "cue_scale", 2 * state_);
  second_ = neural::Product(file, "second", 2 * role_width_);
  role_ = neural::Product(file, "role", 2 * second_width_);
  skip_ = neural::Product(file, "skip", 2 * role_width_);
  const std::uint32_t gates = 4 * role_width_;
  if (cue_.outputs() != cue_tags || role_.outputs() != role_tags || skip_.outputs() != role_tags ||
      state_gates_.width() != gates || cue_gates_.width() != gates || cue_scale_.width() != gates ||
      second_.width() != 4 * second_width_)
    file.fail("the weights file's networks have wrong sizes");
  for (const std::int16_t value : file.shorts("distance"))
    distance_.push_back(static_cast<float>(value) / neural::fixed_one);
  if (distance_.size() != std::size_t{42} * gates) file.fail("the weights file's distances have a wrong size");
}

void Network::first_layer(const text::TokenizedText& text, std::uint32_t first, const std::vector<std::uint32_t>& ends,
                          const std::vector<bool>& headline, Workspace& work) const {
  const std::size_t count = ends.back() - first;
  std::uint64_t* keys = neural::room(work.keys, count);
  std::uint32_t at = first;
  for (std::size_t s = 0; s < ends.size(); ++s)
    for (; at < ends[s]; ++at)
      keys[at - first] = features_.key(text.word(at), text.tokens[at].quote, headline[s], work.lower);
  neural::find_sums(
      layers_[0], {keys, count}, [&](std::uint64_t key, std::int16_t* out) { features_.write(key, out); }, work.known);
  float* out = neural::room(work.gates, count * 4 * state_);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    neural::add_neighbours(layers_[0], work.known, begin, end - first, out + begin * 4 * state_);
    begin = end - first;
  }
}

void Network::encode(const text::TokenizedText& text, std::uint32_t first, const std::vector<std::uint32_t>& ends,
                     const std::vector<bool>& headline, Workspace& work) const {
  const std::size_t count = ends.empty() ? 0 : ends.back() - first, h2 = 2 * state_;
  first_layer(text, first, ends, headline, work);
  float* gates = neural::room(work.gates, count * 4 * state_);
  float* sum = neural::room(work.sum, count * h2);
  float* out = neural::room(work.out, count * h2);
  std::int16_t* hidden = neural::room(work.hidden, count * h2);
  for (std::size_t k = 0; k < layers_.size(); ++k) {
    if (k > 0) layers_[k].apply(hidden, h2, count, gates);
    std::uint32_t begin = first;
    for (const std::uint32_t end : ends) {
      neural::unit(gates + (begin - first) * 4 * state_, end - begin, state_,
                   (k == 0 ? sum : out) + (begin - first) * h2);
      begin = end;
    }
    if (k > 0)
      for (std::size_t i = 0; i < count * h2; ++i) sum[i] = out[i] + sum[i];
    neural::fix(sum, count * h2, hidden);
  }
  float* scores = neural::room(work.scores, count * cue_.width());
  cue_.apply(hidden, h2, count, scores);
  float* cues = neural::room(work.cue_scores, count * cue_tags);
  for (std::size_t i = 0; i < count; ++i) std::copy_n(scores + i * cue_.width(), cue_tags, cues + i * cue_tags);
}

void Network::prepare_roles(std::uint32_t begin, std::uint32_t end, const std::vector<text::TokenRange>& cues,
                            Workspace& work) const {
  const std::size_t gates = state_gates_.width(), h2 = 2 * state_;
  state_gates_.apply(work.hidden.data() + begin * h2, h2, end - begin,
                     neural::room(work.state, end * gates) + begin * gates);
  std::int16_t* rows = neural::room(work.inputs, cues.size() * h2);
  for (std::size_t k = 0; k < cues.size(); ++k)
    std::copy_n(work.hidden.data() + (cues[k].end - 1) * h2, h2, rows + k * h2);
  cue_gates_.apply(rows, h2, cues.size(), neural::room(work.cue_gates, cues.size() * gates));
  cue_scale_.apply(rows, h2, cues.size(), neural::room(work.cue_scale, cues.size() * gates));
}

void Network::roles(std::uint32_t begin, std::uint32_t end, const std::vector<text::TokenRange>& cues,
                    std::size_t number, Workspace& work) const {
  const std::size_t count = end - begin, gates = 4 * role_width_, r2 = 2 * role_width_, s2 = 2 * second_width_;
  const text::TokenRange cue = cues[number];
  const float* shift = work.cue_gates.data() + number * gates;
  const float* scale = work.cue_scale.data() + number * gates;
  float* joined = neural::room(work.joined, count * gates);
  for (std::uint32_t t = begin; t < end; ++t) {
    const bool own = t >= cue.begin && t < cue.end;
    const int away = static_cast<int>(t) - static_cast<int>(cue.end - 1);
    const int row = own ? 41 : std::clamp(away, -20, 20) + 20;
    const float* state = work.state.data() + std::size_t{t} * gates;
    const float* distance = distance_.data() + static_cast<std::size_t>(row) * gates;
    neural::join(state, scale, shift, distance, gates, joined + (t - begin) * gates);
  }
  float* out = neural::room(work.out, count * std::max(r2, s2));
  std::int16_t* fixed = neural::room(work.inputs, count * r2);
  neural::unit(joined, count, role_width_, out);
  neural::fix(out, count * r2, fixed);
  float* skipped = neural::room(work.skipped, count * skip_.width());
  skip_.apply(fixed, r2, count, skipped);
  float* second = neural::room(work.gates, count * second_.width());
  second_.apply(fixed, r2, count, second);
  neural::unit(second, count, second_width_, out);
  neural::fix(out, count * s2, fixed);
  float* scores = neural::room(work.scores, count * role_.width());
  role_.apply(fixed, s2, count, scores);
  float* roles = neural::room(work.role_scores, count * role_tags);
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t k = 0; k < role_tags; ++k)
      roles[i * role_tags + k] = scores[i * role_.width() + k] + skipped[i * skip_.width() + k];
}

}  // namespace onrecord::extract
