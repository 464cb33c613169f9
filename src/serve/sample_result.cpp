// Counts verdicts on a blind sample.
#include "serve/sample_result.h"

#include <set>

namespace onrecord::serve {

std::map<std::string, bool> verdicts(const std::vector<store::Opinion>& opinions, const std::string& by,
                                     const std::string& issue_id) {
  std::map<std::string, bool> right;
  for (const store::Opinion& opinion : opinions) {
    if (opinion.made_by != by || opinion.value == "machine") continue;
    if (!issue_id.empty() && opinion.field != "status" && (opinion.field != "label" || opinion.issue_id != issue_id))
      continue;
    const bool good = opinion.field == "status" && opinion.value == "accepted";
    const auto [place, is_new] = right.try_emplace(opinion.statement_id, good);
    if (!is_new) place->second = place->second && good;
  }
  return right;
}

SampleResult sample_result(const store::Sample& sample, const std::vector<store::Opinion>& opinions,
                           const std::string& by) {
  const std::map<std::string, bool> right = verdicts(opinions, by, sample.issue_id);
  SampleResult result;
  for (const std::string& id : sample.statements)
    if (const auto found = right.find(id); found != right.end()) {
      ++result.judged;
      result.right += found->second ? 1 : 0;
    }
  result.interval = wilson(result.right, result.judged, sample.drawn_from);
  return result;
}

std::vector<std::string> judges_of(const store::Sample& sample, const std::vector<store::Opinion>& opinions) {
  const std::set<std::string> drawn(sample.statements.begin(), sample.statements.end());
  std::set<std::string> people;
  for (const store::Opinion& opinion : opinions)
    if (drawn.contains(opinion.statement_id)) people.insert(opinion.made_by);
  return {people.begin(), people.end()};
}

}  // namespace onrecord::serve
