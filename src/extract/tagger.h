// The tagger: cues of a text, and the source and content of each as seen from it, as token ranges.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include "extract/network.h"
#include "extract/weights.h"
#include "text/tokens.h"

namespace onrecord {

constexpr std::size_t evidence_size = 7;

struct Tagged {
  TokenRange cue;
  std::vector<TokenRange> more_cue;             // second parts, found by rule: "quoted ... as saying"
  std::vector<TokenRange> source, content;      // ascending; content is never empty
  std::array<float, evidence_size> evidence{};  // what the calibrated probability is computed from; the same as in train/decode.py
};

class Tagger {
 public:
  explicit Tagger(const WeightsFile& file) : network_(file) {}
  // By cue. Thread-safe.
  std::vector<Tagged> tag(const TokenizedText& text) const;

 private:
  struct Batch;
  void tag_batch(const TokenizedText& text, const Batch& batch, Workspace& work, std::vector<Tagged>& out) const;

  Network network_;
  mutable std::mutex mutex_;  // guards spare_: buffers that outlive a call, one for each thread at work
  mutable std::vector<std::unique_ptr<Workspace>> spare_;
};

}  // namespace onrecord
