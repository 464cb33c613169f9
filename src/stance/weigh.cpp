// Two passes: each statement by itself, then with what else its speaker says in the article.
#include "stance/weigh.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "stance/camp.h"
#include "stance/candidate.h"
#include "stance/strength.h"

namespace onrecord::stance {
namespace {

constexpr double half_side = 1.5;    // the sum of a side at which half of its weight counts for the speaker
constexpr double usual_takes = 0.5;  // added to what speaks for a position, since few are sure
constexpr std::size_t told = 4;      // pieces of evidence that the trace names

int thousandths(double value) {
  return static_cast<int>(std::lround(1000 * value));
}

double bounded(double value) {
  return std::clamp(value, -most_of_a_side, most_of_a_side);
}

struct One {
  std::size_t statement = 0;
  const IssueEvidence* evidence = nullptr;
  const Strength* strength = nullptr;
  bool nearest = true;  // no other issue is what the statement is rather about
  int rule = 0;         // the sign of the rules' position
  double side = 0;      // with the rules for the speaker's other statements
  double takes = 0;
};

class Weighing {
 public:
  Weighing(const tables::StanceTables& tables, std::span<const LabelInput> statements, std::span<LabelResult> results,
           const CampLevels* levels)
      : tables_(tables), statements_(statements), results_(results), levels_(levels) {}

  void of_issue(std::vector<One>& all) {
    std::map<std::string_view, std::vector<std::size_t>> by_speaker;
    int article = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i].rule = rule_of(all[i]);
      article += all[i].rule;
      if (const std::string_view speaker = statements_[all[i].statement].speaker; !speaker.empty())
        by_speaker[speaker].push_back(i);
    }
    for (One& each : all) {
      const auto others = by_speaker.find(statements_[each.statement].speaker);
      int sum = 0;
      double statements = 0;
      if (others != by_speaker.end()) {
        for (const std::size_t k : others->second) sum += &all[k] == &each ? 0 : all[k].rule;
        statements = std::min<double>(4, static_cast<double>(others->second.size())) / 4;
      }
      const double speaker = share(sum), rest = share(article - each.rule);
      each.side = each.evidence->side + weight("side", "speaker's rules") * speaker +
                  weight("side", "speaker's side by rules") * (sum > 0   ? 1
                                                               : sum < 0 ? -1
                                                                         : 0) +
                  weight("side", "article's rules") * rest;
      each.takes = each.evidence->takes + weight("takes", "speaker's rules") * std::fabs(speaker) +
                   weight("takes", "article's rules") * std::fabs(rest) +
                   weight("takes", "speaker's statements") * statements;
    }
    for (const One& each : all) {
      double others = 0;
      if (const auto same = by_speaker.find(statements_[each.statement].speaker); same != by_speaker.end())
        for (const std::size_t k : same->second)
          if (&all[k] != &each) others += lean(all[k]);
      decide(each, bounded(others));
    }
  }

 private:
  double weight(std::string_view model, const std::string& piece) const { return tables_.weight(model, piece); }
  // What it says of its speaker.
  static double lean(const One& one) {
    return one.side / (half_side + std::fabs(one.side)) *
           (1 + (one.takes + usual_takes) / (1 + std::fabs(one.takes + usual_takes))) / 2;
  }
  static double share(int sum) { return sum / (1.0 + std::abs(sum)); }

  StanceLabel* label_of(const One& one) const {
    const std::string& id = tables_.issues()[one.evidence->issue].issue_id;
    for (StanceLabel& label : results_[one.statement].stances)
      if (label.issue_id == id) return &label;
    return nullptr;
  }
  int rule_of(const One& one) const {
    const StanceLabel* label = label_of(one);
    if (label == nullptr || !label->position || *label->position == 0) return 0;
    return *label->position > 0 ? 1 : -1;
  }

  void decide(const One& one, double others) const {
    double side = weight("again", "own") * bounded(one.side) + weight("again", "others") * others;
    double rest = weight("right", "bias") + weight("right", "takes") * one.takes;
    StanceLabel* label = label_of(one);
    const bool open = one.rule == 0 && one.nearest && (label == nullptr || !label->position);
    const std::string& camp = results_[one.statement].camp;
    Leaning* leaning = nullptr;
    int level = 0;
    if (!camp.empty()) {
      side = std::round(1000 * side) / 1000;  // as they are stored
      rest = std::round(1000 * rest) / 1000;
      leaning = &results_[one.statement].leanings.emplace_back();
      leaning->issue_id = tables_.issues()[one.evidence->issue].issue_id;
      leaning->lean = thousandths(lean(one) + one.rule);
      leaning->side = thousandths(side);
      leaning->rest = thousandths(rest);
      leaning->open = open;
      if (levels_ != nullptr)
        if (const auto found = levels_->find({leaning->issue_id, camp}); found != levels_->end()) level = found->second;
    }
    if (one.rule != 0) {
      const double right =
          rest + weight("right", "rule") + weight("right", "side with the rule") * one.rule * bounded(side);
      if (right < weight("bound", "rule"))
        take_back(*label, right);
      else
        label->confidence = confidence_of(tables_, right);
      return;
    }
    if (!open) return;
    const Outcome outcome = outcome_of(tables_, side, rest, level);
    if (leaning != nullptr) leaning->outcome = outcome.code();
    if (outcome.side == 0) return;
    if (label == nullptr) {
      std::vector<StanceLabel>& stances = results_[one.statement].stances;
      StanceLabel fresh;
      fresh.issue_id = tables_.issues()[one.evidence->issue].issue_id;
      const auto place = std::find_if(stances.begin(), stances.end(),
                                      [&](const StanceLabel& each) { return each.issue_id > fresh.issue_id; });
      label = &*stances.insert(place, std::move(fresh));
    }
    take(*label, one, outcome, side, others, rest);
  }

  void take_back(StanceLabel& label, double right) const {
    StanceLabel kept;
    kept.issue_id = label.issue_id;
    kept.evidence = label.evidence;
    kept.abstain_reason = "too little speaks for it";
    kept.trace = std::move(label.trace);
    kept.trace.push_back(
        {"stance", "weights:right", "no position: " + signed_number(right) + " is below the bound", {}});
    label = std::move(kept);
  }

  void take(StanceLabel& label, const One& one, const Outcome& outcome, double side, double others, double rest) const {
    StanceLabel fresh;
    fresh.issue_id = std::move(label.issue_id);
    label = std::move(fresh);
    const double right = right_of(tables_, side, rest);
    double strength = 0;
    const double size = size_of_position(tables_, *one.strength, outcome.side, right, strength);
    set_position(label, outcome.side > 0 ? size : -size);
    label.confidence = outcome.confidence;
    label.rule_ids = {outcome.by_camp ? std::string(camp_rule) : "weights"};
    label.evidence = one.evidence->span;
    label.trace.push_back(
        {"stance", "issues:" + one.evidence->alias,
         "about it (" + std::string(name(one.evidence->about)) + "), object " + signed_number(one.evidence->polarity),
         one.evidence->about <= About::head ? one.evidence->span : Span{}});
    std::vector<Weighed> weighed = one.evidence->weighed;
    std::stable_sort(weighed.begin(), weighed.end(),
                     [](const Weighed& a, const Weighed& b) { return std::fabs(a.weight) > std::fabs(b.weight); });
    for (std::size_t i = 0; i < std::min(told, weighed.size()); ++i)
      label.trace.push_back({"stance", "weights:side", weighed[i].name + " " + signed_number(weighed[i].weight), {}});
    if (others != 0)
      label.trace.push_back({"stance", "weights:again", "the speaker's other statements " + signed_number(others), {}});
    label.trace.push_back({"stance",
                           "weights:right",
                           "side " + signed_number(side) + ", enough for a position " + signed_number(right),
                           {}});
    std::string by;
    for (const Weighed& each : one.strength->heaviest) by += ", " + each.name + " " + signed_number(each.weight);
    label.trace.push_back(
        {"stance",
         "weights:strong",
         (strength > 0 ? "held without reserve " : "held with reserve ") + signed_number(strength) + by,
         {}});
    if (outcome.camp != 0)
      label.trace.push_back({"stance",
                             "parties:" + results_[one.statement].camp,
                             std::string("what others of the party say is rather ") +
                                 (outcome.camp > 0 ? "for it" : "against it") +
                                 (outcome.by_camp ? ": this alone decides" : ""),
                             {}});
  }

  const tables::StanceTables& tables_;
  std::span<const LabelInput> statements_;
  std::span<LabelResult> results_;
  const CampLevels* levels_;
};

// What is said under one issue's name is not meant of each other issue that the article names: where the content itself
// names none, it is about the one that stands closest to it, or of these the one that most speaks for.
bool nearest(const IssueEvidence& one, const StatementIssues& all) {
  if (one.about <= About::head) return true;
  return std::none_of(all.issues.begin(), all.issues.end(), [&](const IssueEvidence& other) {
    if (other.issue == one.issue) return false;
    if (other.about != one.about) return other.about < one.about;
    return other.takes != one.takes ? other.takes > one.takes : other.issue < one.issue;
  });
}

}  // namespace

void weigh_positions(const tables::StanceTables& tables, std::span<const LabelInput> statements,
                     std::span<const StatementIssues> evidence, std::span<LabelResult> results,
                     const CampLevels* levels) {
  if (tables.weights("right") == nullptr) return;
  std::map<std::uint32_t, std::vector<One>> by_issue;
  for (std::size_t i = 0; i < evidence.size(); ++i)
    for (const IssueEvidence& each : evidence[i].issues)
      by_issue[each.issue].push_back({.statement = i,
                                      .evidence = &each,
                                      .strength = &evidence[i].strength,
                                      .nearest = nearest(each, evidence[i])});
  Weighing weighing(tables, statements, results, levels);
  for (auto& [issue, all] : by_issue) weighing.of_issue(all);
}

}  // namespace onrecord::stance
