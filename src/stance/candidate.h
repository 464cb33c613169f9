// Candidates: what one mention of an issue says, before an issue's mentions are put together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stance/modify.h"
#include "stance/reading.h"

namespace onrecord::stance {

struct Candidate {
  double value = 0;
  std::uint32_t issue = 0;
  bool assess = false;  // a prognosis or an evaluation of effects: capped
  bool paired = false;  // two negations in one phrase: cancelled and capped
  bool half = false;    // a condition or an exception: capped
  bool capped = false;  // by any of these, or by a hedge
  bool late = false;    // after a "however"
  bool conditional = false;
  bool direct = false;         // the attitude stands right at its object, in a clause that is asserted
  bool nested = false;         // more than one attitude, or one from another clause
  std::uint32_t distance = 0;  // words between attitude and object
  std::string condition_text;
  std::vector<std::string> rules, modifiers;
  std::vector<TraceStep> trace;
  Span evidence;
};

// An issue that the statement names: where first, and why no position was taken.
struct NotedIssue {
  std::uint32_t issue = 0;
  Span first;
  std::string alias;
  std::string reason;
};

// "+0.75"
std::string signed_number(double value);
// Applies what bears on the value, caps it and writes that into the trace.
void finish(const Reading& reading, Candidate& candidate, double value, const Bearing& bearing);
// One label an issue: the later segment leads, then what is larger; opposite signs across a "however" are mixed.
StanceLabel combine(const Reading& reading, const NotedIssue& noted, const std::vector<Candidate>& candidates);

}  // namespace onrecord::stance
