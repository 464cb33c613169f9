// Caps, modifiers and the choice among mentions.
#include "stance/candidate.h"

#include <algorithm>
#include <cmath>

#include "stance/positions.h"

namespace onrecord::stance {
namespace {

constexpr double half_cap = 0.5, assess_cap = 0.5;

// Rounded to hundredths, so that products print alike everywhere.
double rounded(double value) {
  return std::round(value * 100) / 100;
}

}  // namespace

std::string signed_number(double value) {
  const long hundredths = std::lround(std::fabs(value) * 100);
  std::string text = value < 0 ? "-" : "+";
  text += std::to_string(hundredths / 100);
  if (hundredths % 100 != 0) {
    text += '.';
    text += std::to_string(hundredths % 100 / 10);
    if (hundredths % 10 != 0) text += std::to_string(hundredths % 10);
  }
  return text;
}

void finish(const Reading& r, Candidate& candidate, double value, const Bearing& bearing) {
  if (bearing.negations % 2 == 1) value = -value;
  value = std::clamp(value * bearing.boost, -1.0, 1.0);
  double cap = bearing.cap;
  if (bearing.negations > 1 || candidate.paired)
    cap = std::min(cap, half_cap);  // "no reason not to": cancelled, but no more than half
  if (bearing.conditional || candidate.half) cap = std::min(cap, half_cap);
  if (candidate.assess) cap = std::min(cap, assess_cap);
  candidate.capped = cap < 1;
  value = std::clamp(value, -cap, cap);
  candidate.value = rounded(value);
  candidate.conditional = candidate.conditional || bearing.conditional;
  if (candidate.condition_text.empty()) candidate.condition_text = bearing.condition_text;
  for (const std::uint32_t k : bearing.modifiers) {
    const Found& found = r.modifiers[k];
    const tables::Modifier& modifier = r.tables().modifiers()[found.index];
    constexpr std::string_view kinds[]{"negation",   "condition", "hedge", "booster",
                                       "concession", "exception", "pseudo"};
    std::string entry(kinds[static_cast<std::size_t>(modifier.kind)]);
    entry += ':';
    entry += modifier.id;
    std::string effect = modifier.effect + " (" + std::string(kinds[static_cast<std::size_t>(modifier.kind)]) + ")";
    candidate.modifiers.push_back(std::move(entry));
    candidate.trace.push_back({"modifier", modifier.id, std::move(effect), r.span(found.begin, found.end)});
  }
  if (bearing.negations > 1 || candidate.paired)
    candidate.trace.push_back({"modifier", "paired negations", "cancel, capped at 0.5", {}});
  if (candidate.assess) candidate.trace.push_back({"modifier", "ASSESS", "capped at 0.5", {}});
}

StanceLabel combine(const Reading& r, const NotedIssue& noted, const std::vector<Candidate>& candidates) {
  StanceLabel label;
  label.issue_id = r.tables().issues()[noted.issue].issue_id;
  label.evidence = noted.first;
  const Candidate* lead = nullptr;
  bool opposite_segment = false, opposite_same = false;
  for (const Candidate& each : candidates) {
    if (each.issue != noted.issue || each.value == 0) continue;
    if (lead == nullptr || (each.late && !lead->late) ||
        (each.late == lead->late && std::fabs(each.value) > std::fabs(lead->value)))
      lead = &each;
  }
  if (lead == nullptr) {
    label.abstain_reason = noted.reason.empty() ? "no attitude governs it" : noted.reason;
    label.trace.push_back({"stance", noted.alias, "no position: " + label.abstain_reason, noted.first});
    return label;
  }
  int agreeing = 0;
  for (const Candidate& each : candidates) {
    if (each.issue != noted.issue || &each == lead) continue;
    if (each.value * lead->value < 0)
      (each.late != lead->late ? opposite_segment : opposite_same) = true;
    else if (each.value != 0)
      ++agreeing;
  }
  set_position(label, lead->value);
  label.conditional = lead->conditional;
  label.condition_text = lead->condition_text;
  label.rule_ids = lead->rules;
  label.modifiers = lead->modifiers;
  label.evidence = lead->evidence;
  label.trace = lead->trace;
  const bool composed = lead->rules.size() > 2;  // each part of a composition can err
  label.confidence = opposite_same || opposite_segment || composed || lead->distance > 6 ? Confidence::low
                     : lead->direct && !lead->capped                                     ? Confidence::high
                     : agreeing > 0 && lead->direct                                      ? Confidence::high
                                                                                         : Confidence::medium;
  if (opposite_segment) {
    label.label = StanceKind::mixed;
    label.trace.push_back({"stance", "segments", "mixed: the part before the turn says the opposite", {}});
  }
  if (opposite_same)
    label.trace.push_back({"stance", "conflict", "another mention points the other way; the larger value leads", {}});
  return label;
}

}  // namespace onrecord::stance
