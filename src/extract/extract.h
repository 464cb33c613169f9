// Extractor: the tagger's spans, linked, completed by leftover quotations, with mended borders.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "domain/attribution.h"
#include "text/tokens.h"

namespace onrecord::extract {

class Extractor {
 public:
  // Weights as bytes (the embedded ones or a file's). Throws Error(table) for a broken or foreign file.
  explicit Extractor(std::string_view weights, std::string_view name_for_errors = "embedded weights");
  ~Extractor();

  // Attributions by the first byte of their content, then of their cue. Thread-safe.
  std::vector<Attribution> extract(const text::TokenizedText& text) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace onrecord::extract
