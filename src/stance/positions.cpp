// Composes positions and keeps the trace of every part.
#include "stance/positions.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stance/candidate.h"
#include "stance/deeds.h"
#include "stance/govern.h"
#include "stance/modify.h"
#include "stance/stands.h"

namespace onrecord::stance {
namespace {

constexpr std::uint32_t bare_reach = 3;       // words between a wish and a number that it wants as it is
constexpr std::uint32_t announced_reach = 8;  // words of the thing announced: "its promised programme of sanctions"
constexpr double hedged = 0.5;                // what a threat or an offer says of its condition
constexpr double of_purpose = 0.75;           // what a deed is for
constexpr double turning = 0.8;               // a negative attitude this strong turns the claim in its complement round

constexpr std::string_view change_name(tables::ChangeClass change) {
  constexpr std::string_view names[]{"UP", "DOWN", "KEEP", "START", "END", "BREAK", "PREVENT"};
  return names[static_cast<std::size_t>(change)];
}

class Composer {
 public:
  Composer(const Reading& reading, const ActChoice& act, const CueReading& cue)
      : r_(reading), act_(act), cue_(cue), governor_(reading), modifying_(reading), stands_(reading) {}

  std::vector<StanceLabel> run() {
    std::vector<Candidate> candidates;
    for (const Mention& mention : r_.mentions) {
      const tables::IssueAlias& alias = r_.tables().aliases()[mention.alias];
      note_issue(alias.issue, mention);
      if (r_.zones[mention.begin] == Zone::outside) continue;
      std::string reason;
      if (std::optional<Candidate> found = compose(mention, alias, reason))
        candidates.push_back(std::move(*found));
      else
        note_reason(alias.issue, reason);
    }
    std::vector<StanceLabel> labels;
    for (const NotedIssue& noted : noted_) labels.push_back(combine(r_, noted, candidates));
    std::sort(labels.begin(), labels.end(),
              [](const StanceLabel& a, const StanceLabel& b) { return a.issue_id < b.issue_id; });
    return labels;
  }

 private:
  void note_issue(std::uint32_t issue, const Mention& mention) {
    for (const NotedIssue& each : noted_)
      if (each.issue == issue) return;
    noted_.push_back(
        {issue, r_.span(mention.begin, mention.end), "issues:" + r_.tables().aliases()[mention.alias].text, ""});
  }
  void note_reason(std::uint32_t issue, const std::string& reason) {
    for (NotedIssue& each : noted_)
      if (each.issue == issue && each.reason.empty()) each.reason = reason;
  }

  // The changes that govern the object, inner first; `extent` grows over them.
  std::vector<FoundChange> changes_of(const Mention& mention, const tables::IssueAlias& alias, Extent& extent) const {
    std::vector<FoundChange> changes;
    std::uint8_t kinds = alias.sought;
    for (int depth = 0; depth < 3; ++depth) {
      FoundChange change;
      if (!governor_.change_of(extent, kinds, change)) break;
      if (change.after && alias.kinds == 0) break;
      // A verb governs another verb only right before it: "meet them to resolve" is a purpose, "begin to lift" a
      // change.
      if (!changes.empty() && !changes.back().noun && !change.after && change.found.end + 2 < extent.begin) break;
      if (std::any_of(stands_.all().begin(), stands_.all().end(), [&](const Stand& stand) {
            // A row that spans the sentence ("if ..., we will") says nothing of the verbs in it.
            return overlaps(stand.found, change.found.begin, change.found.end) && stand.act != Act::assess &&
                   !overlaps(stand.found, mention.begin, mention.end);
          }))
        break;
      changes.push_back(change);
      extent.begin = std::min(extent.begin, change.found.begin);
      extent.end = std::max(extent.end, change.found.end);
      kinds = tables::kind_event;
      if (change.after && !change.noun) break;
    }
    return changes;
  }

  std::optional<Candidate> compose(const Mention& mention, const tables::IssueAlias& alias, std::string& reason) const {
    const std::uint32_t clause = r_.clause[mention.begin];
    if (r_.clauses[clause].question) {
      reason = "a question";
      return {};
    }
    // "how to set quotas", "whether to lift the ban": an open question.
    if (const std::uint32_t first = clause_begin(mention.begin);
        r_.clauses[clause].kind == ClauseKind::complement && r_.is(first, "open_question"_words)) {
      reason = "an open question";
      return {};
    }
    Extent extent{mention.begin, mention.end};
    std::vector<FoundChange> changes = changes_of(mention, alias, extent);
    if (r_.clauses[clause].kind == ClauseKind::condition) return in_condition(mention, alias, extent, changes, reason);
    if (r_.clauses[clause].kind == ClauseKind::relative && excepted(mention))
      if (std::optional<Candidate> found = in_exception(mention, alias)) return found;
    // "embark on a costly war": the war is judged, whatever is done with it.
    if (!changes.empty())
      for (const Stand& stand : stands_.all())
        if (attributed(stand, mention) && stand.found.begin >= extent.begin)
          return with_attitude(mention, alias, {mention.begin, mention.end}, {}, reason);
    std::optional<Candidate> found = with_attitude(mention, alias, extent, changes, reason);
    if (!found && !changes.empty()) {
      // The word of the change may itself be the attitude ("weaken the accord").
      const Extent bare{mention.begin, mention.end};
      found = with_attitude(mention, alias, bare, {}, reason);
    }
    return found;
  }

  // The object with its changes, before any attitude.
  Candidate object_of(const Mention& mention, const tables::IssueAlias& alias, const Extent& extent,
                      const std::vector<FoundChange>& changes, double& value) const {
    Candidate candidate;
    candidate.issue = alias.issue;
    candidate.late = r_.clauses[r_.clause[mention.begin]].after_turn;
    candidate.evidence = r_.span(extent.begin, extent.end);
    candidate.trace.push_back({"stance", "issues:" + alias.text, "object " + signed_number(alias.polarity),
                               r_.span(mention.begin, mention.end)});
    value = alias.polarity;
    for (const FoundChange& change : changes) {
      const tables::ChangeRow& row = r_.tables().changes()[change.found.index];
      value *= row.sign();
      candidate.rules.push_back("changes:" + row.lemma);
      candidate.trace.push_back(
          {"stance", "changes:" + row.lemma,
           std::string("x ") + signed_number(row.sign()) + " (" + std::string(change_name(row.change)) + ")",
           r_.span(change.found.begin, change.found.end)});
    }
    return candidate;
  }

  void add_stand(Candidate& candidate, const Stand& stand) const {
    candidate.trace.push_back(
        {"stance", *stand.id, "attitude " + signed_number(stand.value), r_.span(stand.found.begin, stand.found.end)});
    candidate.rules.push_back(*stand.id);
    candidate.evidence.begin = std::min(candidate.evidence.begin, r_.words[stand.found.begin].begin);
    candidate.evidence.end = std::max(candidate.evidence.end, r_.words[stand.found.end - 1].end);
    if (stand.turned)
      candidate.trace.push_back({"modifier", "negation", "x -1 (within the words of " + *stand.id + ")",
                                 r_.span(stand.found.begin, stand.found.end)});
    if (stand.act == Act::assess) candidate.assess = true;
    if (stand.paired) candidate.paired = true;
  }

  bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    for (std::uint32_t i = std::min(a, b) + 1; i <= std::max(a, b); ++i)
      if (r_.words[i].before & (tables::between_sentences | tables::between_line)) return false;
    return true;
  }

  // What must be done there is harm: sanctions, force, or what nobody chooses ("no choice but to").
  bool harms(const Found& necessity) const {
    for (std::uint32_t i = necessity.begin; i < necessity.end; ++i)
      if (r_.is(i, tables::Marker::negative)) return true;
    const std::uint32_t clause = r_.clause[necessity.begin];
    return std::any_of(r_.connotations.begin(), r_.connotations.end(), [&](const Found& found) {
      return found.begin >= necessity.end && r_.clause[found.begin] == clause &&
             r_.tables().connotations()[found.index].value < 0;
    });
  }

  // "If X, that would be a mistake": what the main clause judges, threatens or offers falls on its condition. What
  // the speaker wants under a condition says nothing of the condition.
  std::optional<Candidate> in_condition(const Mention& mention, const tables::IssueAlias& alias, const Extent& extent,
                                        const std::vector<FoundChange>& changes, std::string& reason) const {
    reason = "stands in a condition";
    const Stand* judge = nullptr;
    for (const Stand& stand : stands_.all()) {
      const Clause& clause = r_.clauses[r_.clause[stand.found.begin]];
      if (stand.of_speaker || stand.of_other || clause.question || clause.kind == ClauseKind::condition) continue;
      if (!same_sentence(stand.found.begin, mention.begin) || !r_.asserted(r_.clause[stand.found.begin])) continue;
      if (judge == nullptr || std::fabs(stand.value) > std::fabs(judge->value)) judge = &stand;
    }
    // "If X, we must impose sanctions", "unless X, we have no choice but to act": what must be done is no judgement of
    // the condition, but what is done for harm is a threat against it.
    bool threat = act_.act == Act::threaten;
    if (judge != nullptr && judge->shape == tables::PhraseShape::infinitive) {
      if (threat || harms(judge->found))
        threat = true;
      else
        return {};
    }
    const Stand* necessity =
        judge != nullptr && judge->shape == tables::PhraseShape::infinitive ? std::exchange(judge, nullptr) : nullptr;
    const bool offer = act_.act == Act::offer;
    if (judge == nullptr && !threat && !offer) return {};
    if (judge == nullptr && necessity == nullptr &&
        ((act_.of_cue && act_.found.end <= r_.cue_end()) || act_.rule.empty() ||
         !same_sentence(act_.found.begin, mention.begin)))
      return {};
    double value = 0;
    Candidate candidate = object_of(mention, alias, extent, changes, value);
    Bearing bearing;
    const std::uint32_t target = changes.empty() ? extent.begin : std::min(extent.begin, changes.back().found.begin);
    modifying_.negations(clause_begin(extent.begin), target, 0, 0, bearing);
    if (judge != nullptr) {
      add_stand(candidate, *judge);
      value *= judge->value;
      modifying_.negations(clause_begin(judge->found.begin), judge->found.begin, judge->found.begin, judge->found.end,
                           bearing);
    } else {
      value *= threat ? -hedged : hedged;
      const std::string& rule = necessity != nullptr ? *necessity->id : act_.rule;
      const Found& found = necessity != nullptr ? necessity->found : act_.found;
      candidate.rules.push_back(rule);
      candidate.trace.push_back(
          {"stance", rule,
           threat ? "attitude -0.5 (a threat against the condition)" : "attitude +0.5 (an offer for the condition)",
           r_.span(found.begin, found.end)});
    }
    const Clause& clause = r_.clauses[r_.clause[mention.begin]];
    if (r_.is(clause.begin, "negative_condition"_words)) {
      value = -value;
      candidate.trace.push_back({"stance", "syntax:unless", "x -1", r_.span(clause.begin, clause.begin + 1)});
    }
    candidate.half = candidate.conditional = true;
    candidate.condition_text = std::string(r_.written(clause.begin, clause.end));
    candidate.trace.push_back(
        {"stance", "syntax:condition", "capped at 0.5: judged as a condition", r_.span(clause.begin, clause.end)});
    finish(r_, candidate, value, bearing);
    return candidate;
  }

  // "any trade, except in arms, is welcome"; "talks, that is not the war talks, are welcome".
  bool excepted(const Mention& mention) const {
    const Clause& clause = r_.clauses[r_.clause[mention.begin]];
    if (clause.begin == 0 ||
        !(r_.words[clause.begin].before & (tables::between_comma | tables::between_dash | tables::between_bracket)))
      return false;
    for (const Found& found : r_.modifiers)
      if (found.begin == clause.begin && r_.tables().modifiers()[found.index].kind == tables::ModifierKind::exception)
        return true;
    return r_.is(clause.begin, "complementizer"_words) && negative_in(clause.begin, mention.end);
  }
  static bool attributed(const Stand& stand, const Mention& mention) {
    return stand.shape == tables::PhraseShape::predicate && !stand.of_speaker && stand.found.end <= mention.begin &&
           mention.begin < stand.found.end + 3;
  }
  bool negative_in(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i)
      if (r_.is(i, tables::Marker::negative)) return true;
    return false;
  }

  // What is excepted from a judgement gets its opposite, at most half.
  std::optional<Candidate> in_exception(const Mention& mention, const tables::IssueAlias& alias) const {
    const std::uint32_t host = clause_begin(mention.begin) - 1;
    const std::vector<const Stand*> chain = stands_.governing({host, host + 1}, {}, {mention.begin, mention.end});
    const Stand* judged = chain.empty() ? nullptr : chain.front();
    // "all trade is welcome, except in arms": the judgement of the sentence before it.
    if (judged == nullptr)
      for (const Stand& stand : stands_.all())
        if (stand.found.end <= host + 1 && same_sentence(stand.found.begin, mention.begin) &&
            r_.asserted(r_.clause[stand.found.begin]))
          judged = &stand;
    if (judged == nullptr || judged->of_other) return {};
    double value = 0;
    Extent extent{mention.begin, mention.end};
    const std::vector<FoundChange> changes = changes_of(mention, alias, extent);
    Candidate candidate = object_of(mention, alias, extent, changes, value);
    add_stand(candidate, *judged);
    value *= judged->value;
    // An alias that says "not X" has turned its sign itself.
    if (!negative_in(mention.begin, mention.end)) value = -value;
    candidate.half = true;
    candidate.trace.push_back({"stance", "syntax:exception", "excepted: the opposite, capped at 0.5",
                               r_.span(clause_begin(mention.begin), mention.end)});
    finish(r_, candidate, value, {});
    return candidate;
  }

  // "explore ways to meet them to settle the question": the last infinitive tells what the deed is for.
  bool purpose_of(const Stand& stand, const Extent& extent) const {
    if (stand.found.end > extent.begin || extent.begin < 4) return false;
    const std::uint32_t to = extent.begin - 1;
    if (!r_.is(to, "infinitive_mark"_words)) return false;
    if (r_.led_by(to, "purpose_lead"_words)) return to > stand.found.end;
    if (r_.is(to - 1, tables::Marker::takes_infinitive)) return false;
    for (std::uint32_t i = stand.found.end == 0 ? 0 : stand.found.end - 1; i + 3 <= to; ++i)
      if (r_.is(i, "infinitive_mark"_words) && r_.clause[i] == r_.clause[to]) return true;
    return false;
  }

  // "The pipeline should never have been | approved": the sign of what should be done, and whether it should not. 0
  // where it should not and the verb is unknown ("should not be underestimated").
  double done_to_it(const Stand& necessity, int& negations) const {
    bool denied = false;
    std::uint32_t verb = necessity.found.end;
    for (; verb < r_.words.size() &&
           !(r_.words[verb].before & (tables::between_sentences | tables::between_line | tables::between_comma));
         ++verb) {
      if (r_.is(verb, tables::Marker::negative))
        denied = true;
      else if (!r_.is(verb, tables::Marker::be) && !r_.is(verb, tables::Marker::past_have) &&
               !r_.ends(verb, "adverb_ending"_words))
        break;
    }
    if (denied) ++negations;
    for (const Stand& stand : stands_.all())
      if (stand.found.begin == verb && stand.value != 0) return stand.value < 0 ? -1 : 1;
    return denied ? 0 : 1;
  }

  std::optional<Candidate> with_attitude(const Mention& mention, const tables::IssueAlias& alias, const Extent& extent,
                                         const std::vector<FoundChange>& changes, std::string& reason) const {
    double value = 0;
    Candidate candidate = object_of(mention, alias, extent, changes, value);
    Bearing bearing;
    const std::vector<const Stand*> chain = stands_.governing(extent, changes, {mention.begin, mention.end});
    if (std::any_of(chain.begin(), chain.end(), [](const Stand* stand) { return stand->of_other; })) {
      reason = "another's attitude";
      return {};
    }
    // To want a number says nothing before it is said which way: "must address this on the side of the currency".
    if (!chain.empty() && changes.empty() && alias.kinds == tables::kind_quantity && chain.front()->of_speaker &&
        extent.begin > chain.front()->found.end + bare_reach) {
      reason = "no change of it is wanted";
      return {};
    }
    if (chain.empty()) return from_cue_or_deed(std::move(candidate), value, extent, changes, alias.kinds, reason);

    double attitude = 0;
    int negations = 0;
    std::uint32_t first = extent.begin;
    const bool purpose = purpose_of(*chain.front(), extent);
    if (purpose && chain.front()->value < 0) {
      reason = "a purpose of what is refused";
      return {};
    }
    for (std::size_t k = 0; k < chain.size(); ++k) {
      const Stand& stand = *chain[k];
      add_stand(candidate, stand);
      if (k == 0) {
        attitude = purpose ? std::max(stand.value, of_purpose) : stand.value;
        if (purpose)
          candidate.trace.push_back({"stance", "syntax:purpose",
                                     "attitude " + signed_number(attitude) + " (what a deed is for is wanted)",
                                     r_.span(extent.begin - 1, extent.end)});
      } else if (std::fabs(stand.value) >= turning || stand.value > 0 || attitude > 0) {
        // "fear that it would hurt" is no praise of it, "reluctant to back it" is none either.
        attitude = (attitude * stand.value < 0 ? -1 : 1) * std::min(std::fabs(attitude), std::fabs(stand.value));
      }
      first = std::min(first, stand.found.begin);
      const std::uint32_t from = clause_begin(stand.found.begin);
      Bearing own;
      // An attribute is denied only right before it: "not a wise plan", but not "rather than start a costly war".
      const bool attribute = attributed(stand, mention);
      modifying_.negations(attribute ? std::max(from, stand.found.begin < 2 ? 0 : stand.found.begin - 2) : from,
                           stand.found.begin, stand.found.begin, stand.found.end, own);
      // Negations before the outermost attitude would be counted once for each.
      if (k > 0) {
        Bearing inner;
        modifying_.negations(from, chain[k - 1]->found.begin, chain[k - 1]->found.begin, chain[k - 1]->found.end,
                             inner);
      }
      for (const std::uint32_t modifier : own.modifiers)
        if (std::find(bearing.modifiers.begin(), bearing.modifiers.end(), modifier) == bearing.modifiers.end()) {
          bearing.modifiers.push_back(modifier);
          ++negations;
        }
    }
    // Negations between attitude and change, or at the change itself.
    const Stand& inner = *chain.front();
    if (inner.found.end <= extent.begin || (inner.found.begin >= extent.begin && inner.found.end <= extent.end)) {
      Bearing between;
      const std::uint32_t target = changes.empty() ? extent.begin : changes.front().found.begin;
      if (inner.found.end <= target)
        modifying_.negations(inner.found.end, target, inner.found.begin, inner.found.end, between);
      else if (!changes.empty())
        modifying_.negations(clause_begin(target), target, inner.found.begin, inner.found.end, between);
      for (const std::uint32_t modifier : between.modifiers)
        if (std::find(bearing.modifiers.begin(), bearing.modifiers.end(), modifier) == bearing.modifiers.end()) {
          bearing.modifiers.push_back(modifier);
          ++negations;
        }
    }
    if (changes.empty() && inner.shape == tables::PhraseShape::infinitive && inner.found.begin >= extent.end) {
      const double done = done_to_it(inner, negations);
      if (done == 0) {
        reason = "what must not be done to it is unknown";
        return {};
      }
      attitude *= done;
    }
    modifying_.colour(purpose ? extent.begin : first, extent.end, inner.found.begin, inner.found.end, bearing);
    bearing.negations = negations;
    candidate.distance = inner.found.end <= extent.begin   ? extent.begin - inner.found.end
                         : inner.found.begin >= extent.end ? inner.found.begin - extent.end
                                                           : 0;
    candidate.direct = candidate.distance <= 4 && r_.asserted(r_.clause[inner.found.begin]);
    // "will not oppose it" is no more than half a yes.
    if (negations % 2 == 1 && attitude < 0) candidate.paired = true;
    value *= attitude;
    // A rejected claim falls with its cue ("dismissed claims that the accord was a mistake").
    if (rejects()) {
      value = -value;
      if (attitude < 0) candidate.paired = true;
      add_rejection(candidate);
    }
    finish(r_, candidate, value, bearing);
    return candidate;
  }

  // "rejected a plan to add to the bill": the cue takes the plan, and only with known verbs what is in it.
  bool cue_leads(const Extent& extent) const {
    const std::uint32_t from = std::max(r_.content_begin(), cue_.attitude_found.end);
    return from >= extent.begin || stands_.open_way(from, extent.begin, false, false);
  }
  // "denied that", "dismissed claims that"
  bool rejects() const {
    return !r_.free && cue_.row != nullptr && cue_.row->act == Act::reject && cue_.attitude <= -turning;
  }
  void add_rejection(Candidate& candidate) const {
    candidate.trace.push_back(
        {"stance", "cues:" + cue_.row->lemma, "x -1 (a rejected claim)", r_.span(cue_.found.begin, cue_.found.end)});
    candidate.rules.push_back("cues:" + cue_.row->lemma);
  }

  // "announced new duties", not "announced that the duties ...": the cue takes a thing, not a clause.
  bool announced(const Extent& extent) const {
    if (r_.free || cue_.row == nullptr || act_.act != Act::announce || !act_.of_cue ||
        extent.begin < r_.content_begin())
      return false;
    if (extent.begin > r_.content_begin() + announced_reach || !cue_leads(extent)) return false;
    for (std::uint32_t i = r_.content_begin(); i < extent.begin; ++i)
      if (r_.is(i, tables::Marker::be) || r_.is(i, tables::Marker::modal) || r_.is(i, tables::Marker::past_have) ||
          r_.is(i, tables::Marker::complement) || r_.is(i, tables::Marker::relative) ||
          r_.is(i, tables::Marker::adjunct) || r_.is(i, tables::Marker::question) ||
          r_.is(i, "infinitive_mark"_words) ||
          (r_.is(i, tables::Marker::subject) && !r_.is(i, tables::Marker::function)) ||
          (i > r_.content_begin() && r_.words[i].before != 0))
        return false;
    for (std::uint32_t i = extent.end; i < std::min<std::size_t>(extent.end + 4, r_.words.size()); ++i)
      if (r_.is(i, tables::Marker::modal) || (r_.is(i, tables::Marker::be) && !r_.is(i, "gerund_be"_words)) ||
          r_.is(i, tables::Marker::past_have))
        return false;
    return true;
  }
  std::uint32_t clause_begin(std::uint32_t word) const { return r_.clauses[r_.clause[word]].begin; }

  // Without an attitude in the content: that of the cue toward its complement, or the deed itself.
  std::optional<Candidate> from_cue_or_deed(Candidate candidate, double value, const Extent& extent,
                                            const std::vector<FoundChange>& changes, std::uint8_t kinds,
                                            std::string& reason) const {
    Bearing bearing;
    const std::uint32_t clause = r_.clause[extent.begin];
    if (const double claim = claim_of(r_, act_.act, extent, changes, kinds); claim != 0) {
      candidate.trace.push_back({"stance", "claim",
                                 "attitude " + signed_number(claim) + " (who says that it is so holds it)",
                                 r_.span(extent.begin, extent.end)});
      candidate.rules.emplace_back("claim");
      modifying_.negations(clause_begin(extent.begin), extent.begin, 0, 0, bearing);
      modifying_.colour(extent.begin, extent.end, 0, 0, bearing);
      candidate.assess = act_.act == Act::assess;
      if (rejects()) {
        value *= cue_.attitude / claim;
        add_rejection(candidate);
      }
      finish(r_, candidate, value * claim, bearing);
      return candidate;
    }
    if (!r_.asserted(clause)) {
      reason = "stands in a subordinate clause";
      return {};
    }
    // To admit that a thing is so is not to be for it.
    const bool admits = act_.act == Act::concede && r_.content_begin() < r_.words.size() &&
                        r_.is(r_.content_begin(), "complementizer"_words);
    if (!r_.free && !admits && cue_.attitude != 0 && cue_.attitude_found.begin < extent.begin &&
        in_complement(r_, extent) && cue_leads(extent)) {
      candidate.trace.push_back({"stance", cue_.attitude_rule, "attitude " + signed_number(cue_.attitude),
                                 r_.span(cue_.attitude_found.begin, cue_.attitude_found.end)});
      candidate.rules.push_back(cue_.attitude_rule);
      modifying_.negations(r_.content_begin(), changes.empty() ? extent.begin : changes.front().found.begin, 0, 0,
                           bearing);
      modifying_.negations(clause_begin(cue_.found.begin), cue_.found.begin, cue_.found.begin, cue_.found.end, bearing);
      modifying_.colour(std::min(extent.begin, cue_.attitude_found.begin), extent.end, 0, 0, bearing);
      candidate.distance = extent.begin - std::min(extent.begin, cue_.attitude_found.end);
      candidate.direct = candidate.distance <= 4;
      if (cue_.row != nullptr && cue_.row->act == Act::assess) candidate.assess = true;
      finish(r_, candidate, value * cue_.attitude, bearing);
      return candidate;
    }
    if (announced(extent)) {
      candidate.trace.push_back({"stance", "cues:" + cue_.row->lemma,
                                 "attitude " + signed_number(of_purpose) + " (who announces a thing is for it)",
                                 r_.span(cue_.found.begin, cue_.found.end)});
      candidate.rules.push_back("cues:" + cue_.row->lemma);
      candidate.direct = extent.begin < r_.content_begin() + 4;
      modifying_.negations(clause_begin(cue_.found.begin), cue_.found.begin, cue_.found.begin, cue_.found.end, bearing);
      modifying_.colour(cue_.found.begin, extent.end, 0, 0, bearing);
      finish(r_, candidate, value * of_purpose, bearing);
      return candidate;
    }
    const double deed = deed_of(r_, act_.act, extent, changes);
    if (deed != 0) {
      candidate.trace.push_back({"stance", "deed", "attitude " + signed_number(deed) + " (who does a thing is for it)",
                                 r_.span(extent.begin, extent.end)});
      candidate.rules.emplace_back("deed");
      modifying_.negations(clause_begin(extent.begin), changes.empty() ? extent.begin : changes.front().found.begin, 0,
                           0, bearing);
      modifying_.colour(extent.begin, extent.end, 0, 0, bearing);
      finish(r_, candidate, value * deed, bearing);
      return candidate;
    }
    reason = "no attitude governs it";
    return {};
  }

  const Reading& r_;
  const ActChoice& act_;
  const CueReading& cue_;
  Governor governor_;
  Modifying modifying_;
  Stands stands_;
  std::vector<NotedIssue> noted_;
};

}  // namespace

void set_position(StanceLabel& label, double position) {
  label.position = position;
  label.label = label_of(position);
}

std::vector<StanceLabel> compose_positions(const Reading& reading, const ActChoice& act, const CueReading& cue) {
  if (reading.mentions.empty()) return {};
  return Composer(reading, act, cue).run();
}

}  // namespace onrecord::stance
