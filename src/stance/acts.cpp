// Chooses the act from the rows that fired.
#include "stance/acts.h"

#include <algorithm>
#include <cmath>

#include "stance/modify.h"
#include "text/small_letters.h"

namespace onrecord::stance {
namespace {

constexpr double near_target = 40;   // words at which what is said counts half for the target
constexpr double least_blame = 0.4;  // below these nothing is evaluated
constexpr double least_praise = 0.3;
constexpr double praise_weight = 0.8;
constexpr double threatened_deed = 0.5;  // how much one is for what one threatens to do

// A row that speaks for an act, and how much it has to say.
struct Vote {
  Act act = Act::state;
  std::string rule;
  Found found;
  bool asserted = true;
  int rank = 0;      // rules before cues before attitudes
  bool own = false;  // of an analyst's row
};

// A refused yes is a no; a refused no says nothing.
std::optional<Act> negated(Act act) {
  switch (act) {
    case Act::agree:
    case Act::support:
    case Act::offer:
    case Act::consult:
    case Act::concede:
      return Act::reject;
    case Act::reject:
    case Act::accuse:
    case Act::threaten:
    case Act::announce:
      return Act::state;
    default:
      return {};
  }
}

class ActChooser {
 public:
  ActChooser(const Reading& reading, const CueReading& cue) : r_(reading), cue_(cue), modifying_(reading) {}

  ActChoice choose() {
    gather();
    if (const Vote* withhold = first([&](const Vote& vote) { return vote.act == Act::withhold && vote.asserted; }))
      return chosen(*withhold);
    if (!r_.free) {
      if (const Vote* best = longest_in_cue()) return chosen(*best);
    }
    if (const Vote* best = governing()) return chosen(*best);
    return fallback();
  }

 private:
  void add(Act act, std::string rule, const Found& found, int rank, const tables::TableRef& row) {
    const Clause& clause = r_.clauses[r_.clause[found.begin]];
    if (clause.kind == ClauseKind::condition) return;
    if (clause.question && act != Act::request && act != Act::withhold) return;
    votes_.push_back({act, std::move(rule), found, r_.asserted(r_.clause[found.begin]), rank, !row.shipped});
  }

  void gather() {
    for (const Found& found : r_.rules) {
      const tables::StanceRule& rule = r_.tables().rules()[found.index];
      if (rule.on_trial || !rule.act) continue;
      const bool fits = rule.zone == tables::RuleZone::cue ? r_.in_cue(found) : r_.in_content(found);
      if (fits) add(*rule.act, rule.id, found, 3, rule.row);
    }
    for (const Found& found : r_.cues) {
      const tables::CueRow& row = r_.tables().cues()[found.index];
      if (row.act && (r_.free ? r_.zones[found.begin] == Zone::content : r_.in_cue(found)))
        add(*row.act, "cues:" + row.lemma, found, 2, row.row);
    }
    for (const Found& found : r_.attitudes) {
      const tables::Attitude& row = r_.tables().attitudes()[found.index];
      if (row.zone == tables::RuleZone::content ? r_.in_content(found) && (r_.free || !r_.in_cue(found))
                                                : r_.in_cue(found))
        add(act_of(row, found), row.id, found, 1, row.row);
    }
    std::stable_sort(votes_.begin(), votes_.end(), [](const Vote& a, const Vote& b) {
      if (a.found.begin != b.found.begin) return a.found.begin < b.found.begin;
      if (a.found.end != b.found.end) return a.found.end > b.found.end;
      return a.rank > b.rank;
    });
  }

  // What an attitude does as an act, where its row does not say.
  Act act_of(const tables::Attitude& row, const Found& found) const {
    if (row.act) return *row.act;
    if (row.value < 0) return row.of_speaker ? Act::reject : Act::assess;
    if (!row.of_speaker) return row.kind == tables::AttitudeKind::need ? Act::request : Act::assess;
    // One's own deed wanted ("ready to", "want to") is a yes to it; another's is support.
    return r_.is(found.end - 1, "infinitive_mark"_words) ? Act::agree : Act::support;
  }

  template <class Fits>
  const Vote* first(const Fits& fits) const {
    const auto found = std::find_if(votes_.begin(), votes_.end(), fits);
    return found == votes_.end() ? nullptr : &*found;
  }

  const Vote* longest_in_cue() const {
    const Vote* best = nullptr;
    for (const Vote& vote : votes_) {
      if (!r_.in_cue(vote.found)) continue;
      if (best == nullptr || vote.rank > best->rank + (best->found.size() > vote.found.size() ? 1 : 0) ||
          (vote.rank == best->rank && vote.found.size() > best->found.size()))
        best = &vote;
    }
    return best;
  }

  // The first predicate that is asserted governs what follows it; a longer match beginning inside it says the same.
  const Vote* governing() const {
    const Vote* best = nullptr;
    for (const Vote& vote : votes_) {
      if (!vote.asserted) continue;
      if (!r_.free && !r_.in_content(vote.found)) continue;
      if (best == nullptr) {
        best = &vote;
        continue;
      }
      const bool within = vote.found.begin < best->found.end;
      if (within && (vote.rank > best->rank || vote.found.size() > best->found.size())) best = &vote;
      // What an evaluation says of a deed yields to a plainer act of the same clause ("it is necessary that ...
      // reject").
      else if (!within && vote.rank > best->rank && r_.clause[vote.found.begin] == r_.clause[best->found.begin] &&
               best->rank == 1 && best->act == Act::assess)
        best = &vote;
    }
    return best;
  }

  ActChoice chosen(const Vote& vote) const {
    ActChoice choice;
    choice.act = vote.act;
    choice.rule = vote.rule;
    choice.found = vote.found;
    choice.of_cue = !r_.free && r_.in_cue(vote.found);
    choice.of_row = vote.rank >= 2;
    choice.own = choice.of_row && vote.own;
    choice.trace.push_back({"act", vote.rule, std::string(name(vote.act)), r_.span(vote.found.begin, vote.found.end)});
    Bearing bearing;
    modifying_.negations(r_.clauses[r_.clause[vote.found.begin]].begin, vote.found.begin, vote.found.begin,
                         vote.found.end, bearing);
    if (bearing.negations % 2 == 1)
      if (const std::optional<Act> other = negated(choice.act)) {
        choice.act = *other;
        const Found& negation = r_.modifiers[bearing.modifiers.front()];
        choice.trace.push_back({"modifier", r_.tables().modifiers()[negation.index].id,
                                "negated: " + std::string(name(choice.act)), r_.span(negation.begin, negation.end)});
      }
    return choice;
  }

  // No row fired: what one's own side will do is announced; what may be, or is thought, is assessed; else it is stated.
  ActChoice fallback() const {
    ActChoice choice;
    for (std::uint32_t i = 0; i < r_.words.size(); ++i) {
      if (r_.zones[i] != Zone::content || !r_.asserted(r_.clause[i])) continue;
      const bool own = i > 0 && (r_.is(i - 1, tables::Marker::first_person) || r_.is(i - 1, tables::Marker::own_side));
      if (r_.is(i, tables::Marker::future) && own) {
        choice.act = Act::announce;
        choice.rule = "syntax:own deed";
        choice.trace.push_back({"act", choice.rule, "ANNOUNCE", r_.span(i - 1, i + 1)});
        return choice;
      }
    }
    for (std::uint32_t i = 0; i < r_.words.size(); ++i) {
      if (r_.zones[i] != Zone::content || !r_.is(i, tables::Marker::assessing)) continue;
      choice.act = Act::assess;
      choice.rule = "syntax:assessing";
      choice.trace.push_back({"act", choice.rule, "ASSESS", r_.span(i, i + 1)});
      return choice;
    }
    if (cue_.row != nullptr && cue_.row->kind == "think") {
      choice.act = Act::assess;
      choice.rule = "cues:" + cue_.row->lemma;
      choice.trace.push_back({"act", choice.rule, "ASSESS (a thought)", r_.span(cue_.found.begin, cue_.found.end)});
      return choice;
    }
    choice.trace.push_back({"act", "none", "STATE: no row fired", {}});
    return choice;
  }

  const Reading& r_;
  const CueReading& cue_;
  Modifying modifying_;
  std::vector<Vote> votes_;
};

// Words of the target's name, to know where it stands.
std::vector<std::uint32_t> places_of(const Reading& reading, std::string_view target) {
  std::vector<std::uint32_t> places;
  std::vector<std::string> names;
  for (std::size_t at = 0; at < target.size();) {
    const std::size_t end = std::min(target.find_first_of(" -,;.'", at), target.size());
    if (end - at > 2 || target.size() <= 3) names.push_back(text::in_small_letters(target.substr(at, end - at)));
    at = end + 1;
  }
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    const std::string word = text::in_small_letters(reading.written(i, i + 1));
    for (const std::string& name : names)
      if (word == name) places.push_back(i);
  }
  return places;
}

}  // namespace

CueReading read_cue(const Reading& r) {
  CueReading cue;
  if (r.free) return cue;
  for (const Found& found : r.cues) {
    if (r.zones[found.begin] != Zone::cue) continue;
    const bool longer = cue.row == nullptr || found.size() > cue.found.size() ||
                        (found.size() == cue.found.size() && !cue.row->act && r.tables().cues()[found.index].act);
    if (!longer) continue;
    cue.row = &r.tables().cues()[found.index];
    cue.found = found;
  }
  if (cue.row != nullptr && cue.row->attitude && *cue.row->attitude != 0) {
    cue.attitude = *cue.row->attitude;
    cue.attitude_rule = "cues:" + cue.row->lemma;
    cue.attitude_found = cue.found;
  }
  // A phrase of the attitude table says more than the bare verb ("expressed regret").
  bool by_attitude = false;
  for (const Found& found : r.attitudes) {
    const tables::Attitude& row = r.tables().attitudes()[found.index];
    if (!r.in_cue(found) || found.size() < cue.attitude_found.size()) continue;
    cue.attitude = row.value;
    by_attitude = true;
    cue.attitude_rule = row.id;
    cue.attitude_found = found;
  }
  for (const Found& found : r.rules) {
    const tables::StanceRule& row = r.tables().rules()[found.index];
    if (row.on_trial || row.polarity == 0 || row.zone != tables::RuleZone::cue || !r.in_cue(found)) continue;
    if (found.size() < cue.attitude_found.size() || (by_attitude && found.size() == cue.attitude_found.size()))
      continue;
    cue.attitude = row.polarity * row.strength;
    cue.attitude_rule = row.id;
    cue.attitude_found = found;
  }
  // "threatened to impose duties" is a deed that one may do, "threatened the judge" is against what is threatened.
  const bool to_do = r.content_begin() < r.words.size() && r.is(r.content_begin(), "infinitive_mark"_words);
  if (to_do && cue.row != nullptr && cue.row->act == Act::threaten) cue.attitude = threatened_deed;
  return cue;
}

ActChoice choose_act(const Reading& reading, const CueReading& cue) {
  if (reading.clauses.empty()) return {};
  return ActChooser(reading, cue).choose();
}

namespace {

// One word or phrase that evaluates.
struct Part {
  Found found;
  double value = 0;
  std::string rule;
};

// Everything in the statement that evaluates; of two that overlap the longer, then the row of the stronger table.
std::vector<Part> evaluating_parts(const Reading& r) {
  std::vector<Part> parts;
  const auto add = [&](const Found& found, double value, const std::string& rule) {
    for (Part& other : parts)
      if (found.begin < other.found.end && other.found.begin < found.end) {
        if (found.size() > other.found.size()) other = {found, value, rule};
        return;
      }
    parts.push_back({found, value, rule});
  };
  const auto spoken = [&](const Found& found) { return r.in_content(found) || r.in_cue(found); };
  for (const Found& found : r.rules) {
    const tables::StanceRule& row = r.tables().rules()[found.index];
    // To ask for a thing or to announce it is no praise of anybody.
    const bool asks =
        row.act == Act::request || row.act == Act::announce || row.act == Act::offer || row.act == Act::concede;
    if (!row.on_trial && row.polarity != 0 && !(asks && row.polarity > 0) && spoken(found))
      add(found, row.polarity * row.strength, row.id);
  }
  for (const Found& found : r.attitudes) {
    const tables::Attitude& row = r.tables().attitudes()[found.index];
    if (row.kind == tables::AttitudeKind::judgement && spoken(found)) add(found, row.value, row.id);
  }
  for (const Found& found : r.cues) {
    const tables::CueRow& row = r.tables().cues()[found.index];
    if (r.free || !row.attitude || *row.attitude == 0 || !r.in_cue(found)) continue;
    if (row.act != Act::request && row.act != Act::announce && row.act != Act::offer)
      add(found, *row.attitude, "cues:" + row.lemma);
  }
  for (const Found& found : r.connotations)
    if (r.zones[found.begin] == Zone::content) {
      const tables::Connotation& row = r.tables().connotations()[found.index];
      add(found, row.value, "connotations:" + row.word);
    }
  return parts;
}

// Whether the clause or sentence around the words speaks of somebody: a name, or one of those who are blamed.
bool speaks_of_somebody(const Reading& r, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t i = from; i < to; ++i) {
    if (r.is(i, tables::Marker::culprit)) return true;
    const bool first = i == from || (r.words[i].before &
                                     (tables::between_sentences | tables::between_line | tables::between_quote)) != 0;
    if (r.words[i].capital && !first && !r.is(i, tables::Marker::neutral_name) && !r.is(i, tables::Marker::function))
      return true;
    if (r.words[i].capital && first && r.words[i].id == 0) return true;
  }
  return false;
}

}  // namespace

double evaluate(const Reading& r, const CueReading&, std::string_view target, std::vector<TraceStep>& trace) {
  if (r.clauses.empty()) return 0;
  const std::vector<std::uint32_t> places = target.empty() ? std::vector<std::uint32_t>{} : places_of(r, target);
  const Modifying modifying(r);
  const bool somebody = !places.empty() || speaks_of_somebody(r, 0, static_cast<std::uint32_t>(r.words.size()));
  double good = 0, bad = 0;
  for (const Part& part : evaluating_parts(r)) {
    Bearing bearing;
    modifying.negations(r.clauses[r.clause[part.found.begin]].begin, part.found.begin, part.found.begin, part.found.end,
                        bearing);
    const double value = bearing.negations % 2 == 1 ? -0.5 * part.value : part.value;
    double weight = 1;
    if (!places.empty()) {
      std::uint32_t nearest = UINT32_MAX;
      for (const std::uint32_t place : places)
        nearest = std::min(nearest, place < part.found.begin  ? part.found.begin - place
                                    : place >= part.found.end ? place - part.found.end + 1
                                                              : 0);
      weight = 1.0 / (1.0 + nearest / near_target);
    } else if (!somebody) {
      weight = 0.15;
    }
    (value > 0 ? good : bad) += weight * value;
    trace.push_back({"polarity", part.rule, value < 0 ? "against" : "for", r.span(part.found.begin, part.found.end)});
  }
  // Blame outweighs praise: who regrets a thing wraps it in kind words.
  const double sum = praise_weight * good + bad;
  if (sum < 0 ? sum > -least_blame : sum < least_praise) return 0;
  return std::round(std::clamp(sum, -1.0, 1.0) * 100) / 100;
}

}  // namespace onrecord::stance
