// From tagged cues to attributions: mended borders, merged cue parts, quotations that go on, who holds whom.
#pragma once

#include <vector>

#include "domain/attribution.h"
#include "extract/evidence.h"
#include "extract/tagger.h"
#include "neural/weights.h"

namespace onrecord::extract {

// What the probability of a statement is computed from; made by train/calibrate.py, kept in the weights file.
struct Calibration {
  float cue_bias = 0;     // for the tagger
  float leftover = 0.5F;  // probability of a quotation that only place gives a speaker
  float least = 0;        // candidates under it are dropped
  Evidence weights{};     // of the logistic
};
Calibration calibration_of(const neural::WeightsFile& file);

struct Candidate {
  Attribution attribution;
  Evidence evidence{};
  bool plain = false;  // "The report states that ...": kept even where the network doubts
};

// Repaired and mended, before anything is judged; for link() and for the calibration.
std::vector<Candidate> candidates(const text::TokenizedText& text, std::vector<Tagged> tagged);
std::vector<Attribution> link(const text::TokenizedText& text, std::vector<Tagged> tagged,
                              const Calibration& calibration);

}  // namespace onrecord::extract
