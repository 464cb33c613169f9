// Placeholder until the tagger lands.
#include "extract/extract.h"

namespace onrecord {

struct Extractor::Parts {};
Extractor::Extractor(std::string_view, std::string_view) : parts_(std::make_unique<Parts>()) {}
Extractor::~Extractor() = default;
std::vector<Attribution> Extractor::extract(const TokenizedText&) const { return {}; }

}  // namespace onrecord
