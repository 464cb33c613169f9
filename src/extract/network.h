// The network: states of tokens, scores of cue tags, and scores of source and content tags as seen from a cue.
#pragma once

#include "extract/features.h"
#include "neural/product.h"
#include "neural/window.h"

namespace onrecord::extract {

constexpr std::size_t cue_tags = 3, role_tags = 5;  // O B I; O, B and I of source, B and I of content

// Buffers of one caller; they grow to the longest text and are used again.
struct Workspace {
  std::vector<std::int16_t> inputs, hidden;
  std::vector<std::uint64_t> keys;
  neural::KnownSums known;
  std::vector<float> gates, sum, out, state, cue_gates, cue_scale, joined, scores, skipped;
  std::vector<float> cue_scores;   // tokens x cue_tags
  std::vector<float> role_scores;  // tokens x role_tags
  std::string lower;
};

class Network {
 public:
  explicit Network(const neural::WeightsFile& file);

  // Tokens of several sequences one behind another; `ends` are their ends. Fills work.hidden, work.state and
  // work.cue_scores.
  void encode(const text::TokenizedText& text, std::uint32_t first, const std::vector<std::uint32_t>& ends,
              const std::vector<bool>& headline, Workspace& work) const;
  // The states of the tokens [begin, end), and those of the cues among them, as gates of the second network: needed
  // before roles(). All are counted from the first encoded token.
  void prepare_roles(std::uint32_t begin, std::uint32_t end, const std::vector<text::TokenRange>& cues,
                     Workspace& work) const;
  // Scores of these tokens as seen from one of those cues. Fills work.role_scores.
  void roles(std::uint32_t begin, std::uint32_t end, const std::vector<text::TokenRange>& cues, std::size_t number,
             Workspace& work) const;

 private:
  void first_layer(const text::TokenizedText& text, std::uint32_t first, const std::vector<std::uint32_t>& ends,
                   const std::vector<bool>& headline, Workspace& work) const;

  Features features_;
  std::vector<neural::Product> layers_;
  neural::Product cue_, state_gates_, cue_gates_, cue_scale_, second_, role_, skip_;
  std::vector<float> distance_;  // 42 rows of gates
  std::uint32_t state_ = 0, role_width_ = 0, second_width_ = 0;
};

}  // namespace onrecord::extract
