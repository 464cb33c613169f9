// Composes positions and keeps the trace of every part.
#include "stance/positions.h"

#include <algorithm>
#include <cmath>

#include "stance/govern.h"
#include "stance/modify.h"

namespace onrecord {
namespace {

constexpr double hedge_cap = 0.5, assess_cap = 0.5;
constexpr std::uint32_t bare_reach = 3;  // words between a wish and a number that it wants as it is
constexpr double turning = 0.8;  // a negative attitude this strong turns the claim in its complement round

// Rounded to hundredths, so that products print alike everywhere.
double rounded(double value) { return std::round(value * 100) / 100; }

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

constexpr std::string_view change_name(ChangeClass change) {
  constexpr std::string_view names[]{"UP", "DOWN", "KEEP", "START", "END", "BREAK", "PREVENT"};
  return names[static_cast<std::size_t>(change)];
}

// An attitude or an evaluating rule, as one kind of thing.
struct Stand {
  Found found;
  double value = 0;
  std::optional<Act> act;
  const std::string* id = nullptr;
  bool of_speaker = false;
  bool object_before = false;  // evaluates its subject only
  bool may_follow = true;
  bool paired = false;    // two negations in its own words: "no reason not to"
  bool of_other = false;  // a third party's: "Borduria wants to"
};

struct Candidate {
  double value = 0;
  std::uint32_t issue = 0;
  bool assess = false, paired = false, capped = false, late = false, conditional = false, direct = false;
  std::uint32_t distance = 0;
  std::string condition_text;
  std::vector<std::string> rules, modifiers;
  std::vector<TraceStep> trace;
  Span evidence;
};

class Composer {
 public:
  Composer(const Reading& reading, const ActChoice& act, const CueReading& cue)
      : r_(reading), act_(act), cue_(cue), governor_(reading), modifying_(reading) {
    gather_stands();
  }

  std::vector<StanceLabel> run() {
    std::vector<Candidate> candidates;
    for (const Mention& mention : r_.mentions) {
      const IssueAlias& alias = r_.tables().aliases()[mention.alias];
      note_issue(alias.issue, mention);
      if (r_.zones[mention.begin] == Zone::outside) continue;
      std::string reason;
      if (std::optional<Candidate> found = compose(mention, alias, reason)) candidates.push_back(std::move(*found));
      else note_reason(alias.issue, reason);
    }
    std::vector<StanceLabel> labels;
    for (const Noted& noted : noted_) labels.push_back(combine(noted, candidates));
    std::sort(labels.begin(), labels.end(),
              [](const StanceLabel& a, const StanceLabel& b) { return a.issue_id < b.issue_id; });
    return labels;
  }

 private:
  struct Noted {
    std::uint32_t issue;
    Span first;
    std::string alias;
    std::string reason;
  };

  void note_issue(std::uint32_t issue, const Mention& mention) {
    for (const Noted& each : noted_)
      if (each.issue == issue) return;
    noted_.push_back({issue, r_.span(mention.begin, mention.end), "issues:" + r_.tables().aliases()[mention.alias].text, ""});
  }
  void note_reason(std::uint32_t issue, const std::string& reason) {
    for (Noted& each : noted_)
      if (each.issue == issue && each.reason.empty()) each.reason = reason;
  }

  void gather_stands() {
    for (const Found& found : r_.attitudes) {
      const Attitude& row = r_.tables().attitudes()[found.index];
      if (row.zone != RuleZone::content && !r_.free) continue;
      if (!r_.in_content(found)) continue;
      stands_.push_back({found, row.value, row.act, &row.id, row.of_speaker, false, !row.of_speaker});
    }
    for (const Found& found : r_.rules) {
      const StanceRule& row = r_.tables().rules()[found.index];
      if (row.on_trial || row.polarity == 0 || (row.zone == RuleZone::cue && !r_.free) || !r_.in_content(found)) continue;
      const bool speaker = row.act && *row.act != Act::assess && !row.object_before;
      stands_.push_back({found, row.polarity * row.strength, row.act, &row.id, speaker, row.object_before, !speaker});
    }
    std::stable_sort(stands_.begin(), stands_.end(), [](const Stand& a, const Stand& b) {
      if (a.found.begin != b.found.begin) return a.found.begin < b.found.begin;
      return a.found.end > b.found.end;
    });
    // Within a longer match a shorter one says nothing of its own.
    std::vector<Stand> kept;
    for (const Stand& stand : stands_) {
      const bool covered = std::any_of(kept.begin(), kept.end(), [&](const Stand& other) {
        return other.found.begin <= stand.found.begin && stand.found.end <= other.found.end;
      });
      if (!covered) kept.push_back(stand);
    }
    // "without doubt": a pseudo-modifier silences what it holds.
    std::erase_if(kept, [&](const Stand& stand) {
      return std::any_of(r_.modifiers.begin(), r_.modifiers.end(), [&](const Found& found) {
        return r_.tables().modifiers()[found.index].kind == ModifierKind::pseudo && found.begin <= stand.found.begin &&
               stand.found.end <= found.end;
      });
    });
    // "non-inflationary" is not "inflationary".
    std::erase_if(kept, [&](const Stand& stand) {
      return stand.found.begin > 0 && r_.words[stand.found.begin].hyphen && r_.written(stand.found.begin - 1, stand.found.begin) == "non";
    });
    for (Stand& stand : kept) {
      int negatives = 0;
      for (std::uint32_t i = stand.found.begin; i < stand.found.end; ++i) negatives += r_.is(i, Marker::negative) ? 1 : 0;
      stand.paired = negatives > 1;
      stand.of_other = stand.of_speaker && third_party(stand.found.begin);
    }
    stands_ = std::move(kept);
  }

  // Whether a name that is not the source's is the subject of the verb at `word`.
  bool third_party(std::uint32_t word) const {
    const std::uint32_t begin = std::max(clause_begin(word), r_.content_begin());
    std::uint32_t at = word;
    while (at > begin && (r_.is(at - 1, Marker::be) || r_.is(at - 1, Marker::modal) || r_.is(at - 1, Marker::past_have) ||
                          r_.is(at - 1, Marker::negative) || r_.written(at - 1, at).ends_with("ly") || r_.written(at - 1, at) == "also" ||
                          lower_case(at - 1, "longer") || lower_case(at - 1, "still") || lower_case(at - 1, "now")))
      --at;
    if (at <= begin) return false;
    const ScannedWord& subject = r_.words[at - 1];
    if (!subject.capital || r_.is(at - 1, Marker::subject) || r_.is(at - 1, Marker::modal) || r_.is(at - 1, Marker::negative)) return false;
    if (r_.is(at - 1, Marker::function)) return false;
    std::uint32_t first = at - 1;
    while (first > begin && r_.words[first - 1].capital && (r_.words[first].before & (between_comma | between_sentences)) == 0) --first;
    const StanceTables::CountryName* country = country_at(first, at);
    if (country != nullptr) return r_.country.empty() ? !country->seat : country->iso3 != r_.country;
    if (at - 1 == r_.content_begin()) return false;  // a sentence begins with any word
    const std::string_view name = r_.written(at - 1, at);
    for (std::uint32_t i = 0; i < r_.words.size(); ++i)
      if (r_.zones[i] == Zone::source && r_.written(i, i + 1) == name) return false;
    return true;
  }

  // The country whose name stands there, the longest that ends before `end`.
  const StanceTables::CountryName* country_at(std::uint32_t begin, std::uint32_t end) const {
    for (; begin < end; ++begin) {
      std::string name(r_.written(begin, end));
      for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
      if (const StanceTables::CountryName* found = r_.tables().country_named(name)) return found;
      if (name == "u.s" || name == "us") return r_.tables().country_named("united states");
    }
    return nullptr;
  }
  bool lower_case(std::uint32_t word, std::string_view spelled) const { return r_.tables().words().spelling(r_.words[word].id) == spelled; }

  bool overlaps(const Found& a, std::uint32_t begin, std::uint32_t end) const { return a.begin < end && begin < a.end; }

  // The changes that govern the object, inner first; `extent` grows over them.
  std::vector<FoundChange> changes_of(const IssueAlias& alias, Extent& extent, bool skip_stands) const {
    std::vector<FoundChange> changes;
    std::uint8_t kinds = alias.kinds == 0 ? std::uint8_t{kind_any} : alias.kinds;
    for (int depth = 0; depth < 3; ++depth) {
      FoundChange change;
      if (!governor_.change_of(extent, kinds, change)) break;
      if (change.after && alias.kinds == 0) break;
      // A verb governs another verb only right before it: "meet them to resolve" is a purpose, "begin to lift" a change.
      if (!changes.empty() && !changes.back().noun && !change.after && change.found.end + 2 < extent.begin) break;
      if (skip_stands && std::any_of(stands_.begin(), stands_.end(), [&](const Stand& stand) {
            return overlaps(stand.found, change.found.begin, change.found.end) && stand.act != Act::assess;
          }))
        break;
      changes.push_back(change);
      extent.begin = std::min(extent.begin, change.found.begin);
      extent.end = std::max(extent.end, change.found.end);
      kinds = kind_event;
      if (change.after && !change.noun) break;
    }
    return changes;
  }

  std::optional<Candidate> compose(const Mention& mention, const IssueAlias& alias, std::string& reason) const {
    const std::uint32_t clause = r_.clause[mention.begin];
    if (r_.clauses[clause].question) {
      reason = "a question";
      return {};
    }
    if (r_.clauses[clause].kind == ClauseKind::condition) {
      reason = "stands in a condition";
      return {};
    }
    Extent extent{mention.begin, mention.end};
    std::vector<FoundChange> changes = changes_of(alias, extent, true);
    std::optional<Candidate> found = with_attitude(mention, alias, extent, changes, reason);
    if (!found && !changes.empty()) {
      // The word of the change may itself be the attitude ("weaken the accord").
      const Extent bare{mention.begin, mention.end};
      found = with_attitude(mention, alias, bare, {}, reason);
    }
    return found;
  }

  std::optional<Candidate> with_attitude(const Mention& mention, const IssueAlias& alias, const Extent& extent,
                                         const std::vector<FoundChange>& changes, std::string& reason) const {
    Candidate candidate;
    candidate.issue = alias.issue;
    candidate.late = r_.clauses[r_.clause[mention.begin]].after_turn;
    candidate.evidence = r_.span(extent.begin, extent.end);
    candidate.trace.push_back({"stance", "issues:" + alias.text, "object " + signed_number(alias.polarity), r_.span(mention.begin, mention.end)});
    double value = alias.polarity;
    Bearing bearing;
    for (const FoundChange& change : changes) {
      const ChangeRow& row = r_.tables().changes()[change.found.index];
      value *= row.sign();
      candidate.rules.push_back("changes:" + row.lemma);
      candidate.trace.push_back({"stance", "changes:" + row.lemma, std::string("x ") + signed_number(row.sign()) + " (" + std::string(change_name(row.change)) + ")",
                                 r_.span(change.found.begin, change.found.end)});
    }
    const std::vector<const Stand*> chain = stands_for(extent, changes);
    if (std::any_of(chain.begin(), chain.end(), [](const Stand* stand) { return stand->of_other; })) {
      reason = "another's attitude";
      return {};
    }
    // To want a number says nothing before it is said which way: "must address this on the side of the currency".
    if (!chain.empty() && changes.empty() && alias.kinds == kind_quantity && chain.front()->of_speaker &&
        extent.begin > chain.front()->found.end + bare_reach) {
      reason = "no change of it is wanted";
      return {};
    }
    if (chain.empty()) return from_cue_or_deed(std::move(candidate), value, extent, changes, alias.kinds, reason);

    double attitude = 0;
    int negations = 0;
    std::uint32_t first = extent.begin;
    for (std::size_t k = 0; k < chain.size(); ++k) {
      const Stand& stand = *chain[k];
      candidate.trace.push_back({"stance", *stand.id, "attitude " + signed_number(stand.value), r_.span(stand.found.begin, stand.found.end)});
      candidate.rules.push_back(*stand.id);
      candidate.evidence.begin = std::min(candidate.evidence.begin, r_.words[stand.found.begin].begin);
      candidate.evidence.end = std::max(candidate.evidence.end, r_.words[stand.found.end - 1].end);
      if (stand.act == Act::assess) candidate.assess = true;
      if (stand.paired) candidate.paired = true;
      if (k == 0) {
        attitude = stand.value;
      } else if (std::fabs(stand.value) >= turning || stand.value > 0) {
        attitude = (attitude * stand.value < 0 ? -1 : 1) * std::min(std::fabs(attitude), std::fabs(stand.value));
      }
      first = std::min(first, stand.found.begin);
      const std::uint32_t from = clause_begin(stand.found.begin);
      Bearing own;
      modifying_.negations(from, stand.found.begin, stand.found.begin, stand.found.end, own);
      // Negations before the outermost attitude would be counted once for each.
      if (k > 0) {
        Bearing inner;
        modifying_.negations(from, chain[k - 1]->found.begin, chain[k - 1]->found.begin, chain[k - 1]->found.end, inner);
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
      if (inner.found.end <= target) modifying_.negations(inner.found.end, target, inner.found.begin, inner.found.end, between);
      else if (!changes.empty()) modifying_.negations(clause_begin(target), target, inner.found.begin, inner.found.end, between);
      for (const std::uint32_t modifier : between.modifiers)
        if (std::find(bearing.modifiers.begin(), bearing.modifiers.end(), modifier) == bearing.modifiers.end()) {
          bearing.modifiers.push_back(modifier);
          ++negations;
        }
    }
    modifying_.colour(first, extent.end, inner.found.begin, inner.found.end, bearing);
    bearing.negations = negations;
    candidate.distance = inner.found.end <= extent.begin ? extent.begin - inner.found.end
                         : inner.found.begin >= extent.end ? inner.found.begin - extent.end : 0;
    candidate.direct = candidate.distance <= 4 && r_.asserted(r_.clause[inner.found.begin]);
    value *= attitude;
    // A rejected claim falls with its cue ("dismissed claims that the accord was a mistake").
    if (!r_.free && cue_.row != nullptr && cue_.row->act == Act::reject && cue_.attitude <= -turning) {
      value = -value;
      candidate.trace.push_back({"stance", "cues:" + cue_.row->lemma, "x -1 (a rejected claim)", r_.span(cue_.found.begin, cue_.found.end)});
      candidate.rules.push_back("cues:" + cue_.row->lemma);
    }
    finish(candidate, value, bearing);
    return candidate;
  }

  std::uint32_t clause_begin(std::uint32_t word) const { return r_.clauses[r_.clause[word]].begin; }

  // The attitudes that bear on the object, innermost first: each next one governs the one before.
  std::vector<const Stand*> stands_for(const Extent& extent, const std::vector<FoundChange>& changes) const {
    std::vector<const Stand*> chain;
    Extent target = extent;
    for (int depth = 0; depth < 3; ++depth) {
      const Stand* best = nullptr;
      std::uint32_t best_distance = UINT32_MAX;
      for (const Stand& stand : stands_) {
        if (std::find(chain.begin(), chain.end(), &stand) != chain.end()) continue;
        const bool in_change = std::any_of(changes.begin(), changes.end(), [&](const FoundChange& change) {
          return overlaps(stand.found, change.found.begin, change.found.end);
        });
        if (in_change || r_.clauses[r_.clause[stand.found.begin]].kind == ClauseKind::condition) continue;
        if (r_.clauses[r_.clause[stand.found.begin]].question) continue;
        if (depth > 0 && stand.found.end > target.begin) continue;
        const Reach reach = governor_.reaches(stand.found.begin, stand.found.end, target, stand.may_follow);
        if (reach == Reach::none || (stand.object_before && reach == Reach::forward)) continue;
        std::uint32_t distance = reach == Reach::forward ? target.begin - stand.found.end
                                 : reach == Reach::backward ? stand.found.begin - target.end + 2 : 0;
        // A predicate after its subject says more of it than a word before in another clause.
        if (reach == Reach::forward && r_.clause[stand.found.begin] != r_.clause[target.begin]) distance += 4;
        if (distance < best_distance) {
          best = &stand;
          best_distance = distance;
        }
      }
      if (best == nullptr) break;
      chain.push_back(best);
      target.begin = std::min(target.begin, best->found.begin);
      target.end = std::max(target.end, best->found.end);
    }
    return chain;
  }

  // Without an attitude in the content: that of the cue toward its complement, or the deed itself.
  std::optional<Candidate> from_cue_or_deed(Candidate candidate, double value, const Extent& extent,
                                            const std::vector<FoundChange>& changes, std::uint8_t kinds, std::string& reason) const {
    Bearing bearing;
    const std::uint32_t clause = r_.clause[extent.begin];
    if (const double claim = claim_of(extent, changes, kinds); claim != 0) {
      candidate.trace.push_back({"stance", "claim", "attitude " + signed_number(claim) + " (who says that it is so holds it)", r_.span(extent.begin, extent.end)});
      candidate.rules.emplace_back("claim");
      modifying_.negations(clause_begin(extent.begin), extent.begin, 0, 0, bearing);
      modifying_.colour(extent.begin, extent.end, 0, 0, bearing);
      candidate.assess = act_.act == Act::assess;
      finish(candidate, value * claim, bearing);
      return candidate;
    }
    if (!r_.asserted(clause)) {
      reason = "stands in a subordinate clause";
      return {};
    }
    // To admit that a thing is so is not to be for it.
    const bool admits = act_.act == Act::concede && r_.content_begin() < r_.words.size() && lower_case(r_.content_begin(), "that");
    if (!r_.free && !admits && cue_.attitude != 0 && cue_.attitude_found.begin < extent.begin && in_complement(extent)) {
      candidate.trace.push_back({"stance", cue_.attitude_rule, "attitude " + signed_number(cue_.attitude), r_.span(cue_.attitude_found.begin, cue_.attitude_found.end)});
      candidate.rules.push_back(cue_.attitude_rule);
      modifying_.negations(r_.content_begin(), changes.empty() ? extent.begin : changes.front().found.begin, 0, 0, bearing);
      modifying_.negations(clause_begin(cue_.found.begin), cue_.found.begin, cue_.found.begin, cue_.found.end, bearing);
      modifying_.colour(std::min(extent.begin, cue_.attitude_found.begin), extent.end, 0, 0, bearing);
      candidate.distance = extent.begin - std::min(extent.begin, cue_.attitude_found.end);
      candidate.direct = candidate.distance <= 4;
      if (cue_.row != nullptr && cue_.row->act == Act::assess) candidate.assess = true;
      finish(candidate, value * cue_.attitude, bearing);
      return candidate;
    }
    const double deed = deed_of(extent, changes);
    if (deed != 0) {
      candidate.trace.push_back({"stance", "deed", "attitude " + signed_number(deed) + " (who does a thing is for it)", r_.span(extent.begin, extent.end)});
      candidate.rules.emplace_back("deed");
      modifying_.negations(clause_begin(extent.begin), changes.empty() ? extent.begin : changes.front().found.begin, 0, 0, bearing);
      modifying_.colour(extent.begin, extent.end, 0, 0, bearing);
      finish(candidate, value * deed, bearing);
      return candidate;
    }
    reason = "no attitude governs it";
    return {};
  }

  // A row that is a whole clause, said to be so: "the dispute has been settled"; "there is a rift" where the row is the rift.
  // What gives a reason is taken for granted, so it is claimed too.
  double claim_of(const Extent& extent, const std::vector<FoundChange>& changes, std::uint8_t kinds) const {
    if (kinds != 0 || !changes.empty()) return 0;
    if (act_.act != Act::state && act_.act != Act::assess && act_.act != Act::accuse && act_.act != Act::reject && act_.act != Act::support) return 0;
    const std::uint32_t begin = clause_begin(extent.begin);
    for (std::uint32_t i = begin; i < extent.begin; ++i)
      if (lower_case(i, "whether") || lower_case(i, "if")) return 0;
    for (std::uint32_t i = extent.begin; i < extent.end; ++i)
      if (r_.is(i, Marker::be) || r_.is(i, Marker::past_have)) return 0.8;
    for (std::uint32_t i = begin; i + 1 < extent.begin && i + 7 > begin; ++i)
      if (lower_case(i, "there") && r_.is(i + 1, Marker::be) && extent.begin - i < 7) return 0.8;
    return 0;
  }

  // The object is what the cue's verb takes: in the content's first clause, or a complement of it.
  bool in_complement(const Extent& extent) const {
    if (extent.begin < r_.content_begin() || extent.begin - r_.content_begin() > 14) return extent.begin < r_.content_begin();
    for (std::uint32_t i = r_.content_begin() + 1; i <= extent.begin; ++i) {
      if (r_.words[i].before & (between_sentences | between_colon | between_line)) return false;
      if (r_.clause[i] != r_.clause[i - 1] && r_.clauses[r_.clause[i]].kind != ClauseKind::complement) return false;
    }
    return true;
  }

  // "we will intervene", "it was restoring ties": the speaker's own deed, done or announced.
  double deed_of(const Extent& extent, const std::vector<FoundChange>& changes) const {
    const std::uint32_t verb = changes.empty() ? extent.begin : changes.back().found.begin;
    if (!changes.empty() && (changes.back().noun || changes.back().after)) return 0;
    // What is admitted or blamed is not what one stands for.
    if (act_.act == Act::concede || act_.act == Act::accuse) return 0;
    const std::uint32_t begin = r_.free ? clause_begin(verb) : std::max(clause_begin(verb), r_.content_begin());
    int subject = -1;
    bool own = false, future = false, perfect = false, be = false;
    for (std::uint32_t i = begin; i < verb; ++i) {
      if (r_.is(i, Marker::subject)) {
        subject = static_cast<int>(i);
        own = r_.is(i, Marker::first_person) ||
              (r_.zones[i] == Zone::content && i <= r_.content_begin() + 1 && !r_.is(i, Marker::relative) && third_person(i));
      } else if (r_.is(i, Marker::own_side) && subject < 0) {
        subject = static_cast<int>(i);
        own = i <= r_.content_begin() + 3;
      } else if (subject < 0 && r_.words[i].capital && !r_.country.empty() && country_at(i, i + 1) != nullptr) {
        subject = static_cast<int>(i);
        own = country_at(i, i + 1)->iso3 == r_.country;
      } else if (r_.is(i, Marker::future)) {
        future = true;
      } else if (r_.is(i, Marker::past_have)) {
        perfect = true;
      } else if (r_.is(i, Marker::be)) {
        be = true;
      } else if (r_.is(i, Marker::modal)) {
        return 0;  // could, would, might: a forecast or a supposition
      }
    }
    if (subject < 0 || !own || verb - static_cast<std::uint32_t>(subject) > 7) return 0;
    if (act_.act == Act::assess) return 0;
    return future ? 0.8 : perfect || be ? 0.75 : 0.6;
  }

  bool third_person(std::uint32_t word) const {
    const std::string_view spelled = r_.tables().words().spelling(r_.words[word].id);
    return spelled == "he" || spelled == "she" || spelled == "it" || spelled == "they";
  }

  void finish(Candidate& candidate, double value, const Bearing& bearing) const {
    if (bearing.negations % 2 == 1) value = -value;
    if (bearing.boosted) value = std::clamp(value * 1.25, -1.0, 1.0);
    double cap = 1;
    if (bearing.negations > 1 || candidate.paired) cap = hedge_cap;  // "no reason not to": cancelled, but no more than half
    if (bearing.hedged || bearing.conditional) cap = hedge_cap;
    if (candidate.assess) cap = std::min(cap, assess_cap);
    candidate.capped = cap < 1;
    value = std::clamp(value, -cap, cap);
    candidate.value = rounded(value);
    candidate.conditional = bearing.conditional;
    candidate.condition_text = bearing.condition_text;
    for (const std::uint32_t k : bearing.modifiers) {
      const Found& found = r_.modifiers[k];
      const Modifier& modifier = r_.tables().modifiers()[found.index];
      constexpr std::string_view kinds[]{"negation", "condition", "hedge", "booster", "concession", "exception", "pseudo"};
      std::string entry(kinds[static_cast<std::size_t>(modifier.kind)]);
      entry += ':';
      entry += modifier.id;
      std::string effect = modifier.effect + " (" + std::string(kinds[static_cast<std::size_t>(modifier.kind)]) + ")";
      candidate.modifiers.push_back(std::move(entry));
      candidate.trace.push_back({"modifier", modifier.id, std::move(effect), r_.span(found.begin, found.end)});
    }
    if (bearing.negations > 1 || candidate.paired) candidate.trace.push_back({"modifier", "paired negations", "cancel, capped at 0.5", {}});
    if (candidate.assess) candidate.trace.push_back({"modifier", "ASSESS", "capped at 0.5", {}});
  }

  // One label an issue: the later segment leads, then what is larger; opposite signs across a "however" are mixed.
  StanceLabel combine(const Noted& noted, const std::vector<Candidate>& candidates) const {
    StanceLabel label;
    label.issue_id = r_.tables().issues()[noted.issue].issue_id;
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
      if (each.value * lead->value < 0) (each.late != lead->late ? opposite_segment : opposite_same) = true;
      else if (each.value != 0) ++agreeing;
    }
    set_position(label, lead->value);
    label.conditional = lead->conditional;
    label.condition_text = lead->condition_text;
    label.rule_ids = lead->rules;
    label.modifiers = lead->modifiers;
    label.evidence = lead->evidence;
    label.trace = lead->trace;
    label.confidence = opposite_same || opposite_segment || lead->distance > 6 ? Confidence::low
                       : lead->direct && !lead->capped                        ? Confidence::high
                       : agreeing > 0 && lead->direct                         ? Confidence::high
                                                                              : Confidence::medium;
    if (opposite_segment) {
      label.label = StanceKind::mixed;
      label.trace.push_back({"stance", "segments", "mixed: the part before the turn says the opposite", {}});
    }
    if (opposite_same) label.trace.push_back({"stance", "conflict", "another mention points the other way; the larger value leads", {}});
    return label;
  }

  const Reading& r_;
  const ActChoice& act_;
  const CueReading& cue_;
  Governor governor_;
  Modifying modifying_;
  std::vector<Stand> stands_;
  std::vector<Noted> noted_;
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

}  // namespace onrecord
