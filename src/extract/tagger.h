// The tagger: cues of a text, and the source and content of each as seen from it, as token ranges.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "extract/network.h"
#include "neural/weights.h"
#include "text/tokens.h"

namespace onrecord::extract {

// How sure the network is, in its own scores and probabilities.
struct Sureness {
  float cue_margin = 0;       // least score of a cue's tokens over that of no cue
  float best_cue_margin = 0;  // and the best
  float content = 0;          // mean probability of the content's tags
  float weakest = 0;          // the least of them
  float edge = 0;             // the least at the content's borders
  float edge_margin = 0;      // and its score over the best other tag's
  float source = 0;           // mean probability of the source's tags; 0 without a source
};

// How sure the network is of a plain case; for what a rule finds where it is silent.
inline constexpr Sureness plain_case{.cue_margin = 1.5F,
                                     .best_cue_margin = 4,
                                     .content = 0.9F,
                                     .weakest = 0.6F,
                                     .edge = 0.6F,
                                     .edge_margin = 2,
                                     .source = 0.9F};

struct Tagged {
  text::TokenRange cue;
  std::vector<text::TokenRange> more_cue;         // second parts, found by rule: "quoted ... as saying"
  std::vector<text::TokenRange> source, content;  // ascending; content is never empty
  Sureness sure;
};

// The first whose cue shares a token with the range; nullptr: none.
Tagged* with_cue_in(std::vector<Tagged>& all, text::TokenRange range);

class Tagger {
 public:
  // `cue_bias` is taken from the score of no cue: with more of it, more and weaker candidates.
  Tagger(const neural::WeightsFile& file, float cue_bias) : network_(file), cue_bias_(cue_bias) {}
  // By cue. Thread-safe.
  std::vector<Tagged> tag(const text::TokenizedText& text) const;

 private:
  struct Batch;
  void tag_batch(const text::TokenizedText& text, const Batch& batch, Workspace& work, std::vector<Tagged>& out) const;

  Network network_;
  float cue_bias_;
  mutable std::mutex mutex_;  // guards spare_: buffers that outlive a call, one for each thread at work
  mutable std::vector<std::unique_ptr<Workspace>> spare_;
};

}  // namespace onrecord::extract
