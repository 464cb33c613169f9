// The first layer over a token and its two neighbours: most tokens have been seen before, so their sums are kept.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "neural/product.h"

namespace onrecord::neural {

// Sums of the first layer by what a token looks like, as middle, left and right one of three. Of one caller.
struct KnownSums {
  std::vector<std::int32_t> sums;   // a row for each known key
  std::vector<std::uint64_t> keys;  // open addressing; 0 is free
  std::vector<std::uint32_t> rows;  // of keys
  std::size_t known = 0;
  std::vector<std::uint32_t> row_of;  // of the tokens at hand
  std::vector<std::int16_t> inputs;   // of those not yet known

  static constexpr std::size_t slots = 4096, most = 2048;  // emptied when full
};

// What a token looks like -> the row of its sums; `write(key, std::int16_t*)` gives the inputs of a key. `layer` has
// three parts.
template <typename Write>
void find_sums(const Product& layer, std::span<const std::uint64_t> keys, const Write& write, KnownSums& known) {
  const std::size_t row = layer.outputs(), width = layer.inputs();
  if (known.keys.empty()) {
    known.keys.resize(KnownSums::slots);
    known.rows.resize(KnownSums::slots);
  }
  if (known.known + keys.size() > KnownSums::most) {
    std::fill(known.keys.begin(), known.keys.end(), 0);
    known.known = 0;
  }
  if (known.sums.size() < (known.known + keys.size()) * row) known.sums.resize(KnownSums::most * row);
  if (known.row_of.size() < keys.size()) known.row_of.resize(keys.size());
  if (known.inputs.size() < keys.size() * width) known.inputs.resize(keys.size() * width);
  std::size_t fresh = 0;
  for (std::size_t at = 0; at < keys.size(); ++at) {
    const std::uint64_t key = keys[at];
    std::size_t slot = (key * 0x9E3779B97F4A7C15U) >> 52;
    while (known.keys[slot] != 0 && known.keys[slot] != key) slot = (slot + 1) & (KnownSums::slots - 1);
    if (known.keys[slot] == 0) {
      known.keys[slot] = key;
      known.rows[slot] = static_cast<std::uint32_t>(known.known + fresh);
      write(key, known.inputs.data() + fresh * width);
      ++fresh;
    }
    known.row_of[at] = known.rows[slot];
  }
  layer.sums(known.inputs.data(), width, fresh, known.sums.data() + known.known * row);
  known.known += fresh;
}

// The layer's outputs (a third of its sums each) of one sequence: tokens [begin, end) of those found last. Whole
// numbers until the last step, so nothing depends on what was known.
void add_neighbours(const Product& layer, const KnownSums& known, std::size_t begin, std::size_t end, float* out);

}  // namespace onrecord::neural
