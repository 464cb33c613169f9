// Gathers the attitudes of a statement and chains those that bear on an object.
#include "stance/stands.h"

#include <algorithm>

#include "text/small_letters.h"

namespace onrecord::stance {

namespace {

int negative_words(const Reading& r, const Found& found) {
  int count = 0;
  for (std::uint32_t i = found.begin; i < found.end; ++i) count += r.is(i, tables::Marker::negative) ? 1 : 0;
  return count;
}

}  // namespace

Stands::Stands(const Reading& reading) : r_(reading), governor_(reading) {
  gather();
}

void Stands::gather() {
  for (const Found& found : r_.attitudes) {
    const tables::Attitude& row = r_.tables().attitudes()[found.index];
    if (row.zone != tables::RuleZone::content && !r_.free) continue;
    if (!r_.in_content(found)) continue;
    stands_.push_back({found, row.value, row.act, &row.id, row.of_speaker, false, !row.of_speaker});
    stands_.back().shape = row.shape;
    stands_.back().need = row.kind == tables::AttitudeKind::need;
    stands_.back().turned = !row.negative && negative_words(r_, found) % 2 == 1;
  }
  for (const Found& found : r_.rules) {
    const tables::StanceRule& row = r_.tables().rules()[found.index];
    if (row.on_trial || row.polarity == 0 || (row.zone == tables::RuleZone::cue && !r_.free) || !r_.in_content(found))
      continue;
    const bool speaker = row.act && *row.act != Act::assess && !row.object_before;
    stands_.push_back({found, row.polarity * row.strength, row.act, &row.id, speaker, row.object_before, !speaker});
    stands_.back().shape = row.shape;
    stands_.back().turned = !row.negative && negative_words(r_, found) % 2 == 1;
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
  // A row of strength 0 silences what it holds: "failed to agree on"; "the proposed tax" is nobody's wish here.
  std::vector<Found> silent;
  for (const Stand& stand : kept)
    if (stand.value == 0) silent.push_back(stand.found);
  std::erase_if(kept, [&](const Stand& stand) {
    return attribute(stand) || std::any_of(silent.begin(), silent.end(), [&](const Found& found) {
             return overlaps(found, stand.found.begin, stand.found.end);
           });
  });
  // "without doubt": a pseudo-modifier silences what it holds.
  std::erase_if(kept, [&](const Stand& stand) {
    return r_.held_in(stand.found, tables::ModifierKind::pseudo) ||
           r_.held_in(stand.found, tables::ModifierKind::booster);
  });
  // "non-inflationary" is not "inflationary".
  std::erase_if(kept, [&](const Stand& stand) {
    return stand.found.begin > 0 && r_.words[stand.found.begin].hyphen &&
           r_.tables().lexicon().is(r_.written(stand.found.begin - 1, stand.found.begin), "negating_prefix"_words);
  });
  for (Stand& stand : kept) {
    stand.paired = negative_words(r_, stand.found) > 1;
    if (stand.turned) stand.value = -stand.value;
    stand.of_other = stand.of_speaker && third_party(stand.found.begin);
  }
  stands_ = std::move(kept);
}

// The country whose name stands there, the longest that ends before `end`.
const tables::StanceTables::CountryName* country_at(const Reading& r, std::uint32_t begin, std::uint32_t end) {
  for (; begin < end; ++begin) {
    const std::string name = text::in_small_letters(r.written(begin, end));
    if (const tables::StanceTables::CountryName* found = r.tables().country_named(name)) return found;
    if (name == "u.s" || name == "us") return r.tables().country_named("united states");
  }
  return nullptr;
}

bool speaks_for(const Reading& r, const tables::StanceTables::CountryName& country) {
  if (!r.country.empty()) return country.iso3 == r.country;
  if (country.seat) return false;
  for (std::uint32_t i = 0; i < r.words.size(); ++i)
    if (r.zones[i] == Zone::source && r.is(i, tables::Marker::official)) return true;
  return false;
}

// Whether a name that is not the source's is the subject of the verb at `word`.
bool Stands::third_party(std::uint32_t word) const {
  const std::uint32_t begin = std::max(r_.clauses[r_.clause[word]].begin, r_.content_begin());
  std::uint32_t at = word;
  while (at > begin && (r_.is(at - 1, tables::Marker::be) || r_.is(at - 1, tables::Marker::modal) ||
                        r_.is(at - 1, tables::Marker::past_have) || r_.is(at - 1, tables::Marker::negative) ||
                        r_.ends(at - 1, "adverb_ending"_words) || r_.is(at - 1, "adverb_of_time"_words)))
    --at;
  if (at <= begin) return false;
  if (r_.is(at - 1, tables::Marker::person_noun) && !r_.is(at - 1, tables::Marker::own_side) &&
      !r_.is(at - 1, tables::Marker::joint) && !r_.words[at - 1].capital) {
    const tables::WordId noun = r_.words[at - 1].id;
    for (std::uint32_t i = 0; i < r_.words.size(); ++i)
      if (r_.zones[i] == Zone::source && r_.words[i].id == noun) return false;
    return true;
  }
  const tables::ScannedWord& subject = r_.words[at - 1];
  if (!subject.capital || r_.is(at - 1, tables::Marker::subject) || r_.is(at - 1, tables::Marker::modal) ||
      r_.is(at - 1, tables::Marker::negative))
    return false;
  if (r_.is(at - 1, tables::Marker::function)) return false;
  std::uint32_t first = at - 1;
  while (first > begin && r_.words[first - 1].capital &&
         (r_.words[first].before & (tables::between_comma | tables::between_sentences)) == 0)
    --first;
  const tables::StanceTables::CountryName* country = country_at(r_, first, at);
  if (country != nullptr) return !speaks_for(r_, *country) && (!r_.country.empty() || !country->seat);
  // A sentence begins with any word, but "X wants", "X proposed" with somebody.
  if (at - 1 == r_.content_begin() &&
      !(at == word && (r_.ends(word, "third_person_ending"_words) || r_.ends(word, "participle_ending"_words)) &&
        !r_.is(at - 1, tables::Marker::own_side)))
    return false;
  const std::string_view name = r_.written(at - 1, at);
  for (std::uint32_t i = 0; i < r_.words.size(); ++i)
    if (r_.zones[i] == Zone::source && r_.written(i, i + 1) == name) return false;
  return true;
}

// "an unfair tariff", "tariffs are unfair", but not "tariffs on unfair traders".
bool Stands::said_of(const Stand& stand, const Extent& object, Reach reach) const {
  // "sanctions in response to the suppression of": a noun of another phrase.
  if (stand.object_before && reach == Reach::backward && stand.found.begin > object.end) {
    const std::uint32_t at =
        r_.is(stand.found.begin - 1, "definite_article"_words) ? stand.found.begin - 2 : stand.found.begin - 1;
    if (r_.is(at, "object_preposition"_words)) return false;
  }
  if (stand.of_speaker || stand.shape != tables::PhraseShape::predicate || reach == Reach::around) return true;
  if (reach == Reach::backward) {
    for (std::uint32_t i = object.end; i < stand.found.end; ++i)
      if (r_.is(i, tables::Marker::be) || r_.is(i, tables::Marker::linking)) return true;
    // "step back from reckless words": of what follows the preposition
    return stand.found.begin == object.end ||
           (stand.found.begin == object.end + 1 && !r_.is(object.end, tables::Marker::adjunct) &&
            !r_.is(object.end, "complement_preposition"_words));
  }
  for (std::uint32_t i = stand.found.end; i < std::min(object.begin, stand.found.end + 3); ++i)
    if (r_.is(i, "leads_to_object"_words) || (i == stand.found.end && r_.is(i, "complement_preposition"_words)))
      return true;
  if (object.begin > stand.found.end + 3) return false;
  for (std::uint32_t i = stand.found.end; i < object.begin; ++i)
    if (r_.is(i, tables::Marker::function)) return false;
  return true;
}

// A verb that furthers what it takes, by some row of the changes ("foster", "resolve").
bool Stands::furthers(std::uint32_t word) const {
  return std::any_of(r_.verbs.begin(), r_.verbs.end(), [&](const Found& found) {
    return found.begin == word && r_.tables().changes()[found.index].sign() > 0;
  });
}

// Whether the words from the stand to its object take it along: no verb that no row knows, no adjunct.
bool Stands::leads(const Stand& stand, const Extent& object) const {
  std::uint32_t at = stand.found.end;
  if (at >= object.begin || (stand.found.begin > 0 && r_.is(stand.found.begin - 1, "existential"_words))) return true;
  // "the bill it is considering may bring tariffs": what it takes stands elsewhere.
  if (stand.shape == tables::PhraseShape::verb &&
      (r_.is(at, tables::Marker::modal) || r_.is(at, tables::Marker::be) || r_.is(at, tables::Marker::past_have)))
    return false;
  bool verb_next = stand.shape == tables::PhraseShape::infinitive;
  if (!verb_next && r_.is(at, "infinitive_mark"_words)) {
    verb_next = true;
    ++at;
  }
  return open_way(at, object.begin, verb_next,
                  stand.of_speaker
                      ? stand.shape == tables::PhraseShape::infinitive || stand.shape == tables::PhraseShape::verb
                      : true);
}

bool Stands::open_way(std::uint32_t at, std::uint32_t end, bool verb_next, bool by_adjuncts) const {
  for (; verb_next && at < end; ++at) {
    if (r_.is(at, tables::Marker::light_verb) && !r_.is(at, tables::Marker::be)) break;
    if (r_.is(at, tables::Marker::negative) || r_.is(at, tables::Marker::be) || r_.is(at, tables::Marker::function) ||
        r_.ends(at, "adverb_ending"_words))
      continue;
    if (!furthers(at)) return false;
    break;
  }
  for (std::uint32_t i = at + 1; i < end; ++i) {
    const std::string_view word = r_.written(i, i + 1);
    const bool gerund = r_.ends(i, "gerund_ending"_words);
    // "proposals to decouple subsidies", "ways of softening the tariffs"
    if ((r_.is(i - 1, "infinitive_mark"_words) || (gerund && r_.is(i - 1, tables::Marker::function))) &&
        !r_.is(i, tables::Marker::light_verb) && !r_.is(i, tables::Marker::function) && !known(i) &&
        !r_.words[i].capital && word.size() > 2)
      return false;
    if (by_adjuncts && r_.is(i, tables::Marker::adjunct) && !r_.ends(i + 1, "gerund_ending"_words)) return false;
  }
  return true;
}

// Whether what the words want is the object, or something known to be done to it: the verb after "want to" or "must"
// must be a change, another stand, the row's own word, or one that says nothing by itself.
bool Stands::wants(const Stand& stand, const Extent& object, Reach reach) const {
  const bool of_wish = stand.of_speaker || stand.need;
  if (reach == Reach::forward) return !of_wish || leads(stand, object);
  if (reach == Reach::around || !stand.need || stand.shape != tables::PhraseShape::infinitive) return true;
  // "to settle the tariffs, both sides should give way": another's duty.
  int commas = 0;
  for (std::uint32_t i = object.end; i <= stand.found.begin; ++i)
    commas += (r_.words[i].before & tables::between_comma) != 0 ? 1 : 0;
  if (commas % 2 == 1) return false;
  // "tariffs end the need to": a noun, not what the tariffs must.
  if (is_noun(stand.found.begin)) return false;
  // "how tariffs should be counted": what should become of them is said by a verb that no row knows.
  for (std::uint32_t at = stand.found.end; at < r_.words.size() && at < stand.found.end + 5; ++at) {
    if (r_.is(at, tables::Marker::light_verb) && !r_.is(at, tables::Marker::be)) return true;
    if (r_.is(at, tables::Marker::negative) || r_.is(at, tables::Marker::be) || r_.is(at, tables::Marker::past_have) ||
        r_.is(at, tables::Marker::function) || r_.ends(at, "adverb_ending"_words))
      continue;
    return known(at);
  }
  return true;
}

bool Stands::is_noun(std::uint32_t word) const {
  if (word == 0) return false;
  return r_.is(word - 1, "before_noun"_words);
}

// "the proposed tax", "a planned summit".
bool Stands::attribute(const Stand& stand) const {
  return stand.of_speaker && stand.shape == tables::PhraseShape::verb && stand.found.size() == 1 &&
         stand.found.begin > 0 && r_.ends(stand.found.begin, "participle_ending"_words) && is_noun(stand.found.begin);
}

// A word that some row takes as a change or a stand.
bool Stands::known(std::uint32_t word) const {
  return std::any_of(r_.verbs.begin(), r_.verbs.end(), [&](const Found& found) { return found.begin == word; }) ||
         std::any_of(stands_.begin(), stands_.end(),
                     [&](const Stand& stand) { return stand.found.begin <= word && word < stand.found.end; });
}

// The attitudes that bear on the object, innermost first: each next one governs the one before.
std::vector<const Stand*> Stands::governing(const Extent& extent, const std::vector<FoundChange>& changes,
                                            const Extent& alias) const {
  std::vector<const Stand*> chain = chain_of(extent, changes, alias);
  return chain.empty() || !chain.front()->of_speaker || chain.front()->found.begin > alias.begin
             ? chain_of(extent, changes, {})
             : chain;
}

std::vector<const Stand*> Stands::chain_of(const Extent& extent, const std::vector<FoundChange>& changes,
                                           const Extent& but) const {
  std::vector<const Stand*> chain;
  Extent target = extent;
  for (int depth = 0; depth < 3; ++depth) {
    const Stand* best = nullptr;
    std::uint32_t best_distance = UINT32_MAX;
    for (const Stand& stand : stands_) {
      if (std::find(chain.begin(), chain.end(), &stand) != chain.end()) continue;
      if (stand.found.begin >= but.begin && stand.found.end <= but.end) continue;
      const bool in_change = std::any_of(changes.begin(), changes.end(), [&](const FoundChange& change) {
        return overlaps(stand.found, change.found.begin, change.found.end);
      });
      if (in_change || r_.clauses[r_.clause[stand.found.begin]].kind == ClauseKind::condition) continue;
      if (r_.clauses[r_.clause[stand.found.begin]].question) continue;
      if (depth > 0 && stand.found.end > target.begin) continue;
      const Reach reach = governor_.reaches(stand.found.begin, stand.found.end, target, stand.may_follow);
      if (reach == Reach::none || (stand.object_before && reach == Reach::forward)) continue;
      if (!said_of(stand, target, reach) || !wants(stand, target, reach)) continue;
      std::uint32_t distance = reach == Reach::forward    ? target.begin - stand.found.end
                               : reach == Reach::backward ? stand.found.begin - target.end + 2
                                                          : 0;
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

}  // namespace onrecord::stance
