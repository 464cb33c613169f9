// What the probability of a candidate is computed from.
#pragma once

#include <array>
#include <vector>

#include "domain/attribution.h"
#include "extract/tagger.h"

namespace onrecord::extract {

constexpr std::size_t evidence_size = 20;
using Evidence = std::array<float, evidence_size>;

// `all`: the candidates of the text, mended.
Evidence evidence_of(const text::TokenizedText& text, const std::vector<Tagged>& all, const Tagged& tagged,
                     StatementKind kind);

}  // namespace onrecord::extract
