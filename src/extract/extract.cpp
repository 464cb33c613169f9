// The extractor: weights, tagger and linking put together.
#include "extract/extract.h"

#include "extract/link.h"
#include "extract/tagger.h"
#include "neural/weights.h"

namespace onrecord::extract {

struct Extractor::Parts {
  explicit Parts(const neural::WeightsFile& file)
      : calibration(calibration_of(file)), tagger(file, calibration.cue_bias) {}
  Calibration calibration;
  Tagger tagger;
};

Extractor::Extractor(std::string_view weights, std::string_view name_for_errors)
    : parts_(std::make_unique<Parts>(neural::WeightsFile(weights, name_for_errors))) {}
Extractor::~Extractor() = default;

std::vector<Attribution> Extractor::extract(const text::TokenizedText& text) const {
  return link(text, parts_->tagger.tag(text), parts_->calibration);
}

}  // namespace onrecord::extract
