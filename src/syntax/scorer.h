// The parser's network: states of words, from them a tag for each, a score for each (word, head) and for each relation.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "neural/product.h"
#include "neural/window.h"
#include "syntax/relation.h"
#include "syntax/word_look.h"

namespace onrecord::syntax {

// Buffers of one caller; they grow to the longest sentence and are used again.
struct ScorerBuffers {
  std::string plain;
  std::vector<std::uint64_t> keys;
  neural::KnownSums known;
  std::vector<float> gates, sum, out;
  std::vector<std::int16_t> hidden, dependents, heads, queries, relation_inputs;
  std::vector<float> below, above;
  std::vector<std::int32_t> scores;
};

class Scorer {
 public:
  // Throws Error(table) where a section is missing or of a wrong size. Copies what it needs.
  explicit Scorer(const neural::WeightsFile& file);

  // The states of a sentence's words; the rest below is of this sentence.
  void read(std::span<const std::string_view> words, ScorerBuffers& buffers) const;
  void tags(std::size_t count, ScorerBuffers& buffers, Tag* out) const;
  // Rows: dependents. Columns: the root, then the words. Fills buffers.scores.
  void heads(std::size_t count, ScorerBuffers& buffers) const;
  // The best relation of each word to its head (-1: root).
  void relations(std::span<const int> heads, ScorerBuffers& buffers, Relation* out) const;

  static constexpr int near = 12;                       // distances to the head that are told apart, on each side
  static constexpr std::size_t buckets = 2 * near + 2;  // the last is of no distance

 private:
  WordLook look_;
  std::uint32_t state_ = 0, arc_ = 0, relation_width_ = 0;
  std::vector<neural::Product> layers_;
  neural::Product tag_, dependent_, head_, query_, distance_, relation_dependent_, relation_head_, relation_;
  std::vector<std::int16_t> root_;                        // as a head
  std::vector<float> relation_root_, relation_distance_;  // rows of relation_width_
};

}  // namespace onrecord::syntax
