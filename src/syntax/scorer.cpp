// Products of whole numbers over a sentence at a time; what is compared in the end are whole numbers or floats of one
// fixed order of additions.
#include "syntax/scorer.h"

#include <algorithm>
#include <limits>

#include "neural/arithmetic.h"
#include "neural/unit.h"

namespace onrecord::syntax {
namespace {

// Of what a word asks for in a head and what a head offers: int16 in 1/256, up to +-16, so that no sum of 128 products
// can overflow.
constexpr float ask_one = 256;
constexpr float ask_most = 4095;
constexpr std::size_t widest_ask = 128;

std::int32_t nearest(float value) {
  return static_cast<std::int32_t>(value < 0 ? value - 0.5F : value + 0.5F);
}

std::int16_t asked(float value) {
  return static_cast<std::int16_t>(nearest(std::clamp(value * ask_one, -ask_most, ask_most)));
}

// max(0, x) as int16 in 1/2048: the layers' whole numbers.
std::int16_t positive(float value) {
  return static_cast<std::int16_t>(std::clamp(value * neural::fixed_one, 0.0F, 32766.0F) + 0.5F);
}

template <typename Value>
Value best(const float* scores, std::size_t count) {  // the first on ties
  return static_cast<Value>(std::max_element(scores, scores + count) - scores);
}

std::vector<float> in_ones(const neural::WeightsFile& file, std::string_view name, std::size_t size) {
  std::vector<float> out;
  for (const std::int16_t value : file.shorts(name)) out.push_back(static_cast<float>(value) / neural::fixed_one);
  if (out.size() != size) file.fail("the weights file's " + std::string(name) + " has a wrong size");
  return out;
}

}  // namespace

Scorer::Scorer(const neural::WeightsFile& file)
    : look_(file), state_(file.number("state")), arc_(file.number("arc")), relation_width_(file.number("relation")) {
  if (state_ % 8 != 0 || arc_ % 16 != 0 || relation_width_ % 16 != 0 || state_ > neural::widest / 2 ||
      arc_ > widest_ask || relation_width_ > widest_ask)
    file.fail("the weights file's widths are no multiples of 16 or too large");
  const std::uint32_t layers = file.number("layers");
  for (std::uint32_t k = 0; k < layers; ++k) {
    layers_.emplace_back(file, "layer" + std::to_string(k), k == 0 ? look_.width() : 2 * state_, k == 0 ? 3 : 1);
    const std::uint32_t expected = (k == 0 ? 12 : 4) * state_;
    if (layers_.back().outputs() != expected || layers_.back().width() != expected)
      file.fail("the weights file's layers have a wrong size");
  }
  const auto product = [&](const std::string& name, std::uint32_t inputs, std::size_t outputs) {
    neural::Product made(file, name, inputs);
    if (made.outputs() != outputs) file.fail("the weights file's " + name + " has a wrong size");
    return made;
  };
  tag_ = product("tag", 2 * state_, tag_count);
  dependent_ = product("dependent", 2 * state_, arc_);
  head_ = product("head", 2 * state_, arc_);
  query_ = product("query", arc_, arc_);
  distance_ = product("distance", arc_, buckets);
  relation_dependent_ = product("relation_dependent", 2 * state_, relation_width_);
  relation_head_ = product("relation_head", 2 * state_, relation_width_);
  relation_ = product("relation_name", relation_width_, relation_count);
  for (const float value : in_ones(file, "root", arc_)) root_.push_back(asked(value));
  relation_root_ = in_ones(file, "relation_root", relation_width_);
  relation_distance_ = in_ones(file, "relation_distance", buckets * relation_width_);
}

void Scorer::read(std::span<const std::string_view> words, ScorerBuffers& buffers) const {
  const std::size_t count = words.size(), h2 = 2 * state_;
  std::uint64_t* keys = neural::room(buffers.keys, count);
  for (std::size_t i = 0; i < count; ++i) keys[i] = look_.key(words[i], buffers.plain);
  neural::find_sums(
      layers_[0], {keys, count}, [&](std::uint64_t key, std::int16_t* out) { look_.write(key, out); }, buffers.known);
  float* gates = neural::room(buffers.gates, count * 4 * state_);
  float* sum = neural::room(buffers.sum, count * h2);
  float* out = neural::room(buffers.out, count * h2);
  std::int16_t* hidden = neural::room(buffers.hidden, count * h2);
  neural::add_neighbours(layers_[0], buffers.known, 0, count, gates);
  neural::unit(gates, count, state_, sum);
  neural::fix(sum, count * h2, hidden);
  for (std::size_t k = 1; k < layers_.size(); ++k) {
    layers_[k].apply(hidden, h2, count, gates);
    neural::unit(gates, count, state_, out);
    for (std::size_t i = 0; i < count * h2; ++i) sum[i] += out[i];
    neural::fix(sum, count * h2, hidden);
  }
}

void Scorer::tags(std::size_t count, ScorerBuffers& buffers, Tag* out) const {
  float* scores = neural::room(buffers.above, count * tag_.width());
  tag_.apply(buffers.hidden.data(), 2 * state_, count, scores);
  for (std::size_t i = 0; i < count; ++i) out[i] = best<Tag>(scores + i * tag_.width(), tag_count);
}

void Scorer::heads(std::size_t count, ScorerBuffers& buffers) const {
  float* floats = neural::room(buffers.below, count * std::max(arc_, distance_.width()));
  std::int16_t* dependents = neural::room(buffers.dependents, count * arc_);
  std::int16_t* offers = neural::room(buffers.heads, (count + 1) * arc_);
  std::int16_t* queries = neural::room(buffers.queries, count * arc_);
  std::copy(root_.begin(), root_.end(), offers);
  head_.apply(buffers.hidden.data(), 2 * state_, count, floats);
  for (std::size_t i = 0; i < count * arc_; ++i) offers[arc_ + i] = std::max<std::int16_t>(0, asked(floats[i]));
  dependent_.apply(buffers.hidden.data(), 2 * state_, count, floats);
  for (std::size_t i = 0; i < count * arc_; ++i) dependents[i] = positive(floats[i]);
  query_.apply(dependents, arc_, count, floats);
  for (std::size_t i = 0; i < count * arc_; ++i) queries[i] = asked(floats[i]);
  distance_.apply(dependents, arc_, count, floats);

  std::int32_t* scores = neural::room(buffers.scores, count * (count + 1));
  const int last = static_cast<int>(count);
  for (int i = 0; i < last; ++i) {
    const std::int16_t* query = queries + static_cast<std::size_t>(i) * arc_;
    const float* distances = floats + static_cast<std::size_t>(i) * distance_.width();
    for (int j = -1; j < last; ++j) {
      const std::int16_t* offer = offers + static_cast<std::size_t>(j + 1) * arc_;
      std::int32_t sum = 0;
      for (std::size_t k = 0; k < arc_; ++k) sum += std::int32_t{query[k]} * offer[k];
      const int away = j < 0 ? 0 : std::clamp(j - i, -near, near);
      *scores++ = sum + nearest(distances[away + near] * (ask_one * ask_one));
    }
  }
}

void Scorer::relations(std::span<const int> heads, ScorerBuffers& buffers, Relation* out) const {
  const std::size_t count = heads.size(), r = relation_width_;
  float* below = neural::room(buffers.below, count * std::max(relation_width_, relation_.width()));
  float* above = neural::room(buffers.above, count * r);
  std::int16_t* inputs = neural::room(buffers.relation_inputs, count * r);
  relation_dependent_.apply(buffers.hidden.data(), 2 * state_, count, below);
  relation_head_.apply(buffers.hidden.data(), 2 * state_, count, above);
  for (std::size_t i = 0; i < count; ++i) {
    const int head = heads[i];
    const int away = head < 0 ? 0 : std::clamp(head - static_cast<int>(i), -near, near);
    const float* distance = relation_distance_.data() + static_cast<std::size_t>(away + near) * r;
    const float* of_head = head < 0 ? relation_root_.data() : above + static_cast<std::size_t>(head) * r;
    for (std::size_t k = 0; k < r; ++k) inputs[i * r + k] = positive(below[i * r + k] + of_head[k] + distance[k]);
  }
  relation_.apply(inputs, r, count, below);
  for (std::size_t i = 0; i < count; ++i) {
    float* names = below + i * relation_.width();
    names[static_cast<std::size_t>(Relation::root)] = std::numeric_limits<float>::lowest();
    out[i] = heads[i] < 0 ? Relation::root : best<Relation>(names, relation_count);
  }
}

}  // namespace onrecord::syntax
