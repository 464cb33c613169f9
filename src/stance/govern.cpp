// Government without a parser: a verb reaches its object over its noun phrase, a predicate its subject.
#include "stance/govern.h"

#include <algorithm>

namespace onrecord::stance {
namespace {

constexpr std::uint32_t reach_of_verb = 6;       // words between a change verb and its object
constexpr std::uint32_t reach_of_noun = 9;       // "a further large fall in the value of the dollar"
constexpr std::uint32_t reach_of_phrase = 8;     // "tariffs [on steel and coal from abroad] will be"
constexpr std::uint32_t reach_of_predicate = 9;  // words between an attitude and what it is toward
constexpr std::uint32_t reach_of_subject = 10;   // "X, which ..., would be harmful"
constexpr std::uint8_t hard_border = tables::between_sentences | tables::between_colon | tables::between_line;

}  // namespace

// Only determiners, adjectives, nouns and prepositions stand between: no clause border, comma or other verb.
bool Governor::noun_phrase(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t i = from; i < to; ++i) {
    if (r_.words[i].before & (hard_border | tables::between_comma | tables::between_dash)) return false;
    if (r_.is(i, tables::Marker::relative) || r_.is(i, tables::Marker::condition) || r_.is(i, tables::Marker::reason) ||
        r_.is(i, tables::Marker::complement) || r_.is(i, tables::Marker::modal) || r_.is(i, tables::Marker::past_have))
      return false;
  }
  return to >= r_.words.size() ||
         (r_.words[to].before & (hard_border | tables::between_comma | tables::between_dash)) == 0;
}

bool Governor::change_before(const Extent& object, std::uint8_t kinds, FoundChange& change) const {
  bool found_one = false;
  std::uint32_t best = 0;
  const auto& rows = r_.tables().changes();
  const auto look = [&](const std::vector<Found>& list, bool noun, std::uint32_t reach) {
    for (const Found& found : list) {
      if (found.end > object.begin || found.end + reach < object.begin) continue;
      if (!rows[found.index].fits(kinds) || r_.zones[found.begin] == Zone::outside ||
          r_.zones[found.begin] == Zone::source)
        continue;
      if (!noun_phrase(found.end, object.begin)) continue;
      if (noun) {
        // "the lifting of sanctions", "a fall in the dollar"
        bool preposition = false;
        for (std::uint32_t i = found.end; i < object.begin; ++i) {
          preposition = preposition || r_.is(i, "object_preposition"_words);
        }
        if (!preposition) continue;
      } else {
        // "stop-gap quotas", "cut-price steel"
        if (found.end < r_.words.size() && r_.words[found.end].hyphen) continue;
        // The object must follow as such: not "cut because of", not by "by the accord".
        if (found.end < object.begin && r_.is(found.end, "leads_off_object"_words)) continue;
      }
      // The nearest wins; at the same end the longer one ("adhere to"), then the noun.
      const std::uint32_t score = found.end * 64 + std::min<std::uint32_t>(found.size(), 30) * 2 + (noun ? 1 : 0);
      if (!found_one || score > best) {
        found_one = true;
        best = score;
        change = {found, noun, false};
      }
    }
  };
  look(r_.verbs, false, reach_of_verb);
  look(r_.nouns, true, reach_of_noun);
  return found_one;
}

// "the dollar's fall", "tariff cuts"
bool Governor::noun_after(const Extent& object, std::uint8_t kinds, FoundChange& change) const {
  const auto& rows = r_.tables().changes();
  for (const Found& found : r_.nouns) {
    if (found.begin < object.end || found.begin > object.end + 3) continue;
    if (!rows[found.index].fits(kinds)) continue;
    bool plain = (r_.words[found.begin].before & (hard_border | tables::between_comma)) == 0;
    for (std::uint32_t i = object.end; i < found.begin && plain; ++i) {
      // between them only "'s" and an adjective
      plain = r_.is(i, "possessive_mark"_words) || (!r_.is(i, tables::Marker::function) && i > object.end);
      if (r_.words[i].before & (hard_border | tables::between_comma)) plain = false;
    }
    if (!plain) continue;
    change = {found, true, true};
    return true;
  }
  return false;
}

// Past "on steel from abroad" to the auxiliary that follows.
std::uint32_t Governor::past_phrase(std::uint32_t from, std::uint32_t to) const {
  if (from >= to || !r_.is(from, "object_preposition"_words)) return from;
  for (std::uint32_t i = from + 1; i < to && i < from + reach_of_phrase; ++i) {
    if (r_.words[i].before & (hard_border | tables::between_comma | tables::between_dash)) return from;
    if (r_.is(i, tables::Marker::relative) || r_.is(i, tables::Marker::complement) ||
        r_.is(i, tables::Marker::condition) || r_.is(i, tables::Marker::reason))
      return from;
    if (r_.is(i, tables::Marker::be) || r_.is(i, tables::Marker::modal) || r_.is(i, tables::Marker::past_have))
      return i;
  }
  return from;
}

// "wants the sanctions lifted", "to see the old duties removed": a wish before the object makes the verb behind it a
// participle.
bool Governor::wanted_done(const Extent& object) const {
  constexpr std::uint32_t attributes = 3;
  for (std::uint32_t back = 1; back <= attributes + 1 && back <= object.begin; ++back) {
    const std::uint32_t at = object.begin - back;
    if (r_.words[at + 1].before != 0) return false;
    if (r_.is(at, tables::Marker::wish)) return true;
  }
  return false;
}

// "sanctions be lifted", "the dollar has fallen"
bool Governor::verb_after(const Extent& object, std::uint8_t kinds, FoundChange& change) const {
  const auto& rows = r_.tables().changes();
  for (const Found& found : r_.verbs) {
    if (found.begin < object.end || found.begin > past_phrase(object.end, found.begin) + 6) continue;
    const tables::ChangeRow& row = rows[found.index];
    if (!row.fits(kinds)) continue;
    bool passive = found.begin == object.end && wanted_done(object), plain = true;
    for (std::uint32_t i = past_phrase(object.end, found.begin); i < found.begin && plain; ++i) {
      if (r_.words[i].before & (hard_border | tables::between_comma)) plain = false;
      if (r_.is(i, tables::Marker::be)) passive = true;
      const bool auxiliary = r_.is(i, tables::Marker::be) || r_.is(i, tables::Marker::modal) ||
                             r_.is(i, tables::Marker::past_have) || r_.is(i, tables::Marker::negative);
      if (!auxiliary && !r_.is(i, "before_verb"_words) && !r_.ends(i, "adverb_ending"_words)) plain = false;
    }
    if (!plain || (r_.words[found.begin].before & (hard_border | tables::between_comma))) continue;
    // Actively, a quantity moves and an event begins or ends; a measure or an accord is only acted upon.
    const bool intransitive =
        (kinds & (tables::kind_quantity | tables::kind_event | tables::kind_relation | tables::kind_state)) != 0 &&
        row.change != tables::ChangeClass::prevent && row.change != tables::ChangeClass::break_;
    if (!passive) {
      if (!intransitive) continue;
      // "talks would end the war": the object of the verb is another
      if (found.end < r_.words.size() && r_.words[found.end].before == 0 && r_.is(found.end, "object_opener"_words))
        continue;
    }
    change = {found, false, true};
    return true;
  }
  return false;
}

bool Governor::change_of(const Extent& object, std::uint8_t kinds, FoundChange& change) const {
  return noun_after(object, kinds, change) || change_before(object, kinds, change) || verb_after(object, kinds, change);
}

bool Governor::connected(std::uint32_t from, std::uint32_t to) const {
  // Every clause that begins on the way must be a complement of what is before it.
  for (std::uint32_t i = from + 1; i <= to && i < r_.words.size(); ++i) {
    if (r_.words[i].before & hard_border) return false;
    if (r_.clause[i] == r_.clause[i - 1]) continue;
    if (r_.clauses[r_.clause[i]].kind != ClauseKind::complement) return false;
  }
  return true;
}

Reach Governor::reaches(std::uint32_t begin, std::uint32_t end, const Extent& object, bool may_follow) const {
  if (end <= object.begin) {
    if (object.begin - end > reach_of_predicate) return Reach::none;
    // What the attitude's own words hold is no border ("wants a price for").
    return connected(end - 1, object.begin) ? Reach::forward : Reach::none;
  }
  if (begin >= object.end) {
    if (!may_follow || begin - object.end > reach_of_subject) return Reach::none;
    // The predicate of a subject: no other clause between them but a relative one that has ended.
    const std::uint32_t at = r_.clause[object.end - 1];
    const std::uint32_t own = r_.clause[begin];
    if (at == own) return Reach::backward;
    for (std::uint32_t i = object.end; i <= begin; ++i)
      if (r_.words[i].before & hard_border) return Reach::none;
    if (own < at + 2) return Reach::none;
    for (std::uint32_t between = at + 1; between < own; ++between)
      if (r_.clauses[between].kind == ClauseKind::main || r_.clauses[between].kind == ClauseKind::reason)
        return Reach::none;
    if (own == at + 2 && r_.clauses[at + 1].kind == ClauseKind::relative) return Reach::backward;
    // "talks that they hold, that are not secret, are welcome": the clause goes on with its verb.
    const std::uint32_t verb = r_.clauses[own].begin;
    return r_.is(verb, tables::Marker::be) || r_.is(verb, tables::Marker::modal) ||
                   r_.is(verb, tables::Marker::past_have)
               ? Reach::backward
               : Reach::none;
  }
  return may_follow && begin >= object.begin && end <= object.end ? Reach::around : Reach::none;
}

}  // namespace onrecord::stance
