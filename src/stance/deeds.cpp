// Tells the speaker's own deeds and claims by subject, tense and clause.
#include "stance/deeds.h"

#include <algorithm>

#include "stance/stands.h"

namespace onrecord::stance {
// A row that is a whole clause, said to be so: "the dispute has been settled"; "there is a rift" where the row is the
// rift. What gives a reason is taken for granted, so it is claimed too.
double claim_of(const Reading& r, Act act, const Extent& extent, const std::vector<FoundChange>& changes,
                std::uint8_t kinds) {
  if (kinds != 0 || !changes.empty()) return 0;
  if (act != Act::state && act != Act::assess && act != Act::accuse && act != Act::reject && act != Act::support)
    return 0;
  const std::uint32_t begin = r.clauses[r.clause[extent.begin]].begin;
  for (std::uint32_t i = begin; i < extent.begin; ++i)
    if (r.is(i, "whether"_words)) return 0;
  for (std::uint32_t i = extent.begin; i < extent.end; ++i)
    if (r.is(i, tables::Marker::be) || r.is(i, tables::Marker::past_have) ||
        (i > extent.begin && r.is(i, tables::Marker::linking)))
      return 0.8;
  for (std::uint32_t i = begin; i + 1 < extent.begin && i + 7 > begin; ++i)
    if (r.is(i, "existential"_words) && r.is(i + 1, tables::Marker::be) && extent.begin - i < 7) return 0.8;
  return 0;
}

// The object is what the cue's verb takes: in the content's first clause, or a complement of it.
bool in_complement(const Reading& r, const Extent& extent) {
  if (extent.begin < r.content_begin() || extent.begin - r.content_begin() > 14)
    return extent.begin < r.content_begin();
  for (std::uint32_t i = r.content_begin() + 1; i <= extent.begin; ++i) {
    if (r.words[i].before & (tables::between_sentences | tables::between_colon | tables::between_line)) return false;
    if (r.clause[i] != r.clause[i - 1] && r.clauses[r.clause[i]].kind != ClauseKind::complement) return false;
  }
  return true;
}

// "we will intervene", "it was restoring ties": the speaker's own deed, done or announced.
double deed_of(const Reading& r, Act act, const Extent& extent, const std::vector<FoundChange>& changes) {
  const std::uint32_t verb = changes.empty() ? extent.begin : changes.back().found.begin;
  if (!changes.empty() && (changes.back().noun || changes.back().after)) return 0;
  // What is admitted or blamed is not what one stands for.
  if (act == Act::concede || act == Act::accuse) return 0;
  const std::uint32_t begin =
      r.free ? r.clauses[r.clause[verb]].begin : std::max(r.clauses[r.clause[verb]].begin, r.content_begin());
  int subject = -1;
  bool own = false, future = false, perfect = false, be = false;
  for (std::uint32_t i = begin; i < verb; ++i) {
    if (r.is(i, tables::Marker::subject)) {
      subject = static_cast<int>(i);
      own = r.is(i, tables::Marker::first_person) ||
            (r.zones[i] == Zone::content && i <= r.content_begin() + 1 && !r.is(i, tables::Marker::relative) &&
             r.is(i, "third_person"_words));
    } else if (r.is(i, tables::Marker::own_side) && subject < 0) {
      subject = static_cast<int>(i);
      own = i <= r.content_begin() + 3;
    } else if (subject < 0 && r.words[i].capital && country_at(r, i, i + 1) != nullptr) {
      subject = static_cast<int>(i);
      own = speaks_for(r, *country_at(r, i, i + 1));
    } else if (r.is(i, tables::Marker::future)) {
      future = true;
    } else if (r.is(i, tables::Marker::past_have)) {
      perfect = true;
    } else if (r.is(i, tables::Marker::be)) {
      be = true;
    } else if (r.is(i, tables::Marker::modal) || r.is(i, "inability"_words)) {
      return 0;  // could, would, might: a forecast or a supposition
    }
  }
  if (subject < 0 || !own || verb - static_cast<std::uint32_t>(subject) > 7) return 0;
  // It must be what the subject does ("we will intervene"), not what another word governs ("is tired of intervention",
  // "was asked to sign").
  for (auto i = static_cast<std::uint32_t>(subject) + 1; i < verb; ++i) {
    const bool passed = r.is(i, tables::Marker::function) || r.is(i, tables::Marker::negative) ||
                        r.is(i, tables::Marker::future) || r.is(i, tables::Marker::be) ||
                        r.is(i, tables::Marker::past_have) || r.ends(i, "adverb_ending"_words);
    if (!passed && (changes.empty() || (r.ends(i, "participle_ending"_words) && be))) return 0;
  }
  if (act == Act::assess) return 0;
  return future ? 0.8 : perfect || be ? 0.75 : 0.6;
}

}  // namespace onrecord::stance
