// Scope of modifiers (after ConText): by direction, within their clause.
#include "stance/modify.h"

#include <algorithm>

namespace onrecord::stance {

void Modifying::negations(std::uint32_t after, std::uint32_t word, std::uint32_t skip_begin, std::uint32_t skip_end,
                          Bearing& bearing) const {
  for (std::uint32_t k = 0; k < r_.modifiers.size(); ++k) {
    const Found& found = r_.modifiers[k];
    const tables::Modifier& modifier = r_.tables().modifiers()[found.index];
    if (modifier.kind != tables::ModifierKind::negation || taken(found, skip_begin, skip_end)) continue;
    if (r_.zones[found.begin] == Zone::outside || r_.zones[found.begin] == Zone::source) continue;
    const bool before = found.begin >= after && found.end <= word && word - found.end < 12;
    const bool behind =
        modifier.direction != tables::Direction::forward && found.begin > word && found.begin - word < 12;
    if ((!before && !behind) || !reaches(found, modifier, word, word + 1)) continue;
    const std::uint32_t own = r_.clause[found.begin],
                        other = r_.clause[std::min<std::size_t>(word, r_.words.size() - 1)];
    // "do not believe that it should": the negation of a believing verb reaches its complement.
    const bool raised = own + 1 == other && r_.clauses[other].kind == ClauseKind::complement;
    if (own != other && !raised) continue;
    ++bearing.negations;
    bearing.modifiers.push_back(k);
  }
}

bool Modifying::same_sentence(std::uint32_t a, std::uint32_t b) const {
  for (std::uint32_t i = std::min(a, b) + 1; i <= std::max(a, b); ++i)
    if (r_.words[i].before & (tables::between_sentences | tables::between_line)) return false;
  return true;
}

void Modifying::colour(std::uint32_t begin, std::uint32_t end, std::uint32_t skip_begin, std::uint32_t skip_end,
                       Bearing& bearing) const {
  const std::uint32_t first = r_.clause[begin], last = r_.clause[end - 1];
  for (std::uint32_t k = 0; k < r_.modifiers.size(); ++k) {
    const Found& found = r_.modifiers[k];
    const tables::Modifier& modifier = r_.tables().modifiers()[found.index];
    // A hedge in a gap of the words is none of them: "would [probably] back".
    const bool in_gap =
        found.begin > skip_begin && found.end < skip_end &&
        (modifier.kind == tables::ModifierKind::hedge || modifier.kind == tables::ModifierKind::booster);
    if (taken(found, skip_begin, skip_end) && !in_gap) continue;
    if (r_.zones[found.begin] == Zone::outside || r_.zones[found.begin] == Zone::source) continue;
    // A word of the alias itself colours nothing ("kind of talks").
    if (std::any_of(r_.mentions.begin(), r_.mentions.end(),
                    [&](const Mention& mention) { return mention.begin <= found.begin && found.end <= mention.end; }))
      continue;
    const std::uint32_t own = r_.clause[found.begin];
    if (modifier.kind == tables::ModifierKind::hedge || modifier.kind == tables::ModifierKind::booster) {
      const bool near_enough = modifier.sentence ? same_sentence(found.begin, begin) : own >= first && own <= last;
      if (!near_enough || !reaches(found, modifier, begin, end)) continue;
      // A hedge colours what comes after it, or the words right around it.
      if (found.begin >= end + 2 || (modifier.kind == tables::ModifierKind::booster && found.end + 4 < begin)) continue;
      if (modifier.kind == tables::ModifierKind::hedge)
        bearing.cap = std::min(bearing.cap, modifier.number);
      else
        bearing.boost = std::max(bearing.boost, modifier.number);
      bearing.modifiers.push_back(k);
    } else if (modifier.kind == tables::ModifierKind::condition && modifier.effect == "conditional") {
      // A condition of the same sentence bears on its main clause.
      if (!same_sentence(found.begin, begin) ||
          (own >= first && own <= last && modifier.direction == tables::Direction::forward &&
           r_.clauses[own].kind != ClauseKind::condition))
        continue;
      bearing.conditional = true;
      if (bearing.condition_text.empty()) {
        const Clause& clause = r_.clauses[own];
        const std::uint32_t stop = std::max(clause.end, found.end);
        bearing.condition_text = std::string(r_.written(found.begin, stop));
      }
      bearing.modifiers.push_back(k);
    }
  }
}

}  // namespace onrecord::stance
