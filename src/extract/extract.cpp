// The extractor: weights, tagger and linking put together.
#include "extract/extract.h"

#include "extract/link.h"
#include "extract/tagger.h"
#include "extract/weights.h"

namespace onrecord {

struct Extractor::Parts {
  explicit Parts(const WeightsFile& file) : tagger(file), calibration(file.floats("calibration")) {
    if (calibration.size() < 16) file.fail("the weights file's calibration is too short");
  }
  Tagger tagger;
  Calibration calibration;
};

Extractor::Extractor(std::string_view weights, std::string_view name_for_errors)
    : parts_(std::make_unique<Parts>(WeightsFile(weights, name_for_errors))) {}
Extractor::~Extractor() = default;

std::vector<Attribution> Extractor::extract(const TokenizedText& text) const {
  return link(text, parts_->tagger.tag(text), parts_->calibration);
}

}  // namespace onrecord
