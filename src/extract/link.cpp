// Linking by rule, after the tagger has paired each cue with its source and content.
#include "extract/link.h"

#include <algorithm>
#include <numeric>

#include "extract/arithmetic.h"
#include "extract/borders.h"

namespace onrecord {
namespace {

float probability(const Tagged& tagged, StatementKind kind, const Calibration& weights) {
  float z = 0;
  for (std::size_t i = 0; i < evidence_size; ++i) z += weights[i] * tagged.evidence[i];
  if (kind == StatementKind::direct) z += weights[evidence_size];
  if (kind == StatementKind::mixed) z += weights[evidence_size + 1];
  return z >= 0 ? 1 / (1 + exp_of(-z)) : exp_of(z) / (1 + exp_of(z));
}

bool holds(const Spans& outer, const Spans& inner) {
  for (const Span& part : inner)
    if (std::none_of(outer.begin(), outer.end(), [&](const Span& o) { return o.begin <= part.begin && part.end <= o.end; })) return false;
  return !inner.empty();
}

std::uint32_t length(const Spans& spans) {
  std::uint32_t sum = 0;
  for (const Span& span : spans) sum += span.end - span.begin;
  return sum;
}

// The smallest content that holds another's cue and content.
void nest(std::vector<Attribution>& found) {
  for (Attribution& inner : found)
    for (std::size_t k = 0; k < found.size(); ++k) {
      const Attribution& outer = found[k];
      if (&outer == &inner || inner.cue.empty() || !holds(outer.content, inner.cue) || !holds(outer.content, inner.content) ||
          length(outer.content) <= length(inner.content))
        continue;
      if (inner.holder < 0 || length(outer.content) < length(found[static_cast<std::size_t>(inner.holder)].content)) inner.holder = static_cast<int>(k);
    }
}

}  // namespace

std::vector<Attribution> link(const TokenizedText& text, std::vector<Tagged> tagged, const Calibration& calibration) {
  std::vector<Attribution> found;
  for (Tagged& each : tagged) {
    mend(text, each.content);
    mend(text, each.source);
    if (each.content.empty()) continue;
    Attribution attribution;
    attribution.source = spans_of(text, each.source);
    attribution.cue = spans_of(text, {each.cue});
    attribution.content = spans_of(text, each.content);
    attribution.kind = kind_of(text, each.content);
    attribution.probability = probability(each, attribution.kind, calibration);
    found.push_back(std::move(attribution));
  }
  std::stable_sort(found.begin(), found.end(), [](const Attribution& a, const Attribution& b) {
    return std::pair(a.content[0].begin, a.cue.empty() ? 0 : a.cue[0].begin) < std::pair(b.content[0].begin, b.cue.empty() ? 0 : b.cue[0].begin);
  });
  nest(found);
  return found;
}

}  // namespace onrecord
