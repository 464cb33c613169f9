// What the probability of a candidate is computed from.
#pragma once

#include <array>
#include <vector>

#include "domain/attribution.h"
#include "extract/tagger.h"

namespace onrecord::extract {

constexpr std::size_t evidence_size = 20;
using Evidence = std::array<float, evidence_size>;

// `beside`: the candidates whose cues stand in the same paragraph, mended; this one may be among them.
Evidence evidence_of(const std::vector<const Tagged*>& beside, const Tagged& tagged, StatementKind kind);

}  // namespace onrecord::extract
