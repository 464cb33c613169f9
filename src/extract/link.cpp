// Linking by rule, after the tagger has paired each cue with its source and content.
#include "extract/link.h"

#include <algorithm>
#include <numeric>

#include "extract/according.h"
#include "extract/borders.h"
#include "extract/leftovers.h"
#include "extract/quoting.h"
#include "extract/repairs.h"
#include "extract/turns.h"
#include "extract/what_is_said.h"
#include "extract/when_said.h"
#include "extract/who_speaks.h"
#include "extract/word_tests.h"
#include "neural/arithmetic.h"
#include "text/sentences.h"

namespace onrecord::extract {
namespace {

constexpr float plain_probability = 0.5F;

float probability(const Evidence& evidence, const Evidence& weights) {
  float z = 0;
  for (std::size_t i = 0; i < evidence_size; ++i) z += weights[i] * evidence[i];
  return z >= 0 ? 1 / (1 + neural::exp_of(-z)) : neural::exp_of(z) / (1 + neural::exp_of(z));
}

bool holds(const Spans& outer, const Spans& inner) {
  for (const Span& part : inner)
    if (std::none_of(outer.begin(), outer.end(),
                     [&](const Span& o) { return o.begin <= part.begin && part.end <= o.end; }))
      return false;
  return !inner.empty();
}

std::uint32_t length(const Spans& spans) {
  std::uint32_t sum = 0;
  for (const Span& span : spans) sum += span.end - span.begin;
  return sum;
}

// By the first byte of the content, then of the cue; the indices among them follow.
std::vector<Attribution> in_order(std::vector<Attribution> found) {
  std::vector<std::size_t> order(found.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t i) {
    return std::pair(found[i].content[0].begin, found[i].cue.empty() ? 0 : found[i].cue[0].begin);
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  std::vector<int> place(found.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<int>(i);
  std::vector<Attribution> sorted;
  sorted.reserve(found.size());
  for (const std::size_t i : order) {
    sorted.push_back(std::move(found[i]));
    for (int* index : {&sorted.back().holder, &sorted.back().continues})
      if (*index >= 0) *index = place[static_cast<std::size_t>(*index)];
  }
  return sorted;
}

// The smallest content that holds another's cue and content.
void nest(std::vector<Attribution>& found) {
  for (Attribution& inner : found)
    for (std::size_t k = 0; k < found.size(); ++k) {
      const Attribution& outer = found[k];
      if (&outer == &inner || inner.cue.empty() || !holds(outer.content, inner.cue) ||
          !holds(outer.content, inner.content) || length(outer.content) <= length(inner.content))
        continue;
      if (inner.holder < 0 || length(outer.content) < length(found[static_cast<std::size_t>(inner.holder)].content))
        inner.holder = static_cast<int>(k);
    }
}

}  // namespace

Calibration calibration_of(const neural::WeightsFile& file) {
  const std::vector<float> values = file.floats("calibration");
  if (values.size() != 3 + evidence_size) file.fail("the weights file's calibration has a wrong size");
  Calibration calibration{values[0], values[1], values[2], {}};
  std::copy_n(values.begin() + 3, evidence_size, calibration.weights.begin());
  return calibration;
}

namespace {

// The tagger sees whole paragraphs and may reach from a speaker's name into the dateline or time before it.
void leave_heading(const text::TokenizedText& text, std::vector<text::TokenRange>& ranges) {
  for (text::TokenRange& range : ranges) {
    const text::TokenRange sentence = text.sentences[text.sentence_of(range.begin)];
    if (text::is_heading(text, sentence)) range.begin = std::min(range.end, sentence.end);
  }
  std::erase_if(ranges, [](text::TokenRange range) { return range.size() == 0; });
}

// "The report states that ...": a sentence's subject, a plain verb of saying and what follows it, side by side and
// outside of quotations. The network misses some on text unlike its own.
bool is_plain(const text::TokenizedText& text, const Tagged& tagged) {
  if (tagged.source.size() != 1 || tagged.content.size() != 1 || tagged.content[0].size() < 4) return false;
  const text::TokenRange source = tagged.source[0], content = tagged.content[0];
  if (length_of(text, tagged.cue.begin, "according_to"_words) > 0)
    return source.begin == tagged.cue.end && content.begin >= source.end;
  if (source.end != tagged.cue.begin || !is(text, tagged.cue.end - 1, "plain_saying"_words) ||
      quoted(text, source.begin) || quoted(text, tagged.cue.begin))
    return false;
  const text::TokenRange sentence = text.sentences[text.sentence_of(source.begin)];
  const bool opens = source.begin == sentence.begin || is(text, source.begin - 1, "joins_clauses"_words);
  for (std::uint32_t i = source.begin; i < source.end; ++i)
    if (is(text, i, "no_plain_source"_words)) return false;
  return opens && content.begin >= tagged.cue.end && content.begin <= tagged.cue.end + 2;  // "said on Monday that"
}

}  // namespace

std::vector<Candidate> candidates(const text::TokenizedText& text, std::vector<Tagged> tagged) {
  mend_quoting(text, tagged);
  for (Tagged& each : tagged) {
    leave_heading(text, each.source);
    leave_heading(text, each.content);
  }
  std::erase_if(tagged, [](const Tagged& each) { return each.content.empty(); });
  repair(text, tagged);
  leave_times(text, tagged);
  mend_according(text, tagged);
  mend_sources(text, tagged);
  mend_contents(text, tagged);
  for (Tagged& each : tagged) {
    mend(text, each.content);
    mend(text, each.source);
  }
  std::erase_if(tagged, [](const Tagged& each) { return each.content.empty(); });
  std::vector<std::vector<const Tagged*>> beside(text.paragraphs.size());  // a look at all for each would be quadratic
  for (const Tagged& each : tagged) beside[text.paragraph_of(each.cue.begin)].push_back(&each);
  std::vector<Candidate> out;
  out.reserve(tagged.size());
  for (Tagged& each : tagged) {
    Candidate candidate;
    Attribution& attribution = candidate.attribution;
    candidate.evidence = evidence_of(beside[text.paragraph_of(each.cue.begin)], each, kind_of(text, each.content));
    candidate.plain = is_plain(text, each);
    leave_addressee(text, each);
    attribution.source = spans_of(text, each.source);
    std::vector<text::TokenRange> cue{each.cue};
    cue.insert(cue.end(), each.more_cue.begin(), each.more_cue.end());
    attribution.cue = spans_of(text, cue);
    attribution.content = spans_of(text, each.content);
    attribution.kind = kind_of(text, each.content);
    out.push_back(std::move(candidate));
  }
  return out;
}

std::vector<Attribution> link(const text::TokenizedText& text, std::vector<Tagged> tagged,
                              const Calibration& calibration) {
  std::vector<Attribution> found;
  for (Candidate& each : candidates(text, std::move(tagged))) {
    each.attribution.probability = probability(each.evidence, calibration.weights);
    if (each.plain) each.attribution.probability = std::max(each.attribution.probability, plain_probability);
    if (each.attribution.probability >= calibration.least) found.push_back(std::move(each.attribution));
  }
  hear_turns(text, found);
  nest(found);
  pick_up_leftovers(text, calibration.leftover, found);
  return in_order(std::move(found));
}

}  // namespace onrecord::extract
