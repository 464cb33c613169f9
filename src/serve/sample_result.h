// What a blind sample tells once somebody has judged it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "serve/agreement.h"
#include "store/samples.h"

namespace onrecord::serve {

struct SampleResult {
  std::size_t judged = 0, right = 0;
  Interval interval;
};

// Whether what this person said of a sample's statement makes it right or wrong; not in it: not judged yet. A sample of
// positions asks for the position, and that it is a statement at all.
std::map<std::string, bool> verdicts(const std::vector<store::Opinion>& opinions, const std::string& by,
                                     const std::string& issue_id);
// By what this person said of the sample's statements.
SampleResult sample_result(const store::Sample& sample, const std::vector<store::Opinion>& opinions,
                           const std::string& by);
// Who judged statements of it, sorted.
std::vector<std::string> judges_of(const store::Sample& sample, const std::vector<store::Opinion>& opinions);

}  // namespace onrecord::serve
