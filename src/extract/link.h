// From tagged cues to attributions: mended borders, merged cue parts, quotations that go on, who holds whom.
#pragma once

#include <vector>

#include "domain/attribution.h"
#include "extract/tagger.h"

namespace onrecord {

// The logistic weights of the evidence, then of what linking adds (train/calibrate.py).
using Calibration = std::vector<float>;

std::vector<Attribution> link(const TokenizedText& text, std::vector<Tagged> tagged, const Calibration& calibration);

}  // namespace onrecord
