// Scans a statement, runs the automaton over it, and tells its clauses apart.
#include "stance/reading.h"

#include <algorithm>

#include "stance/alias_guards.h"

namespace onrecord::stance {
namespace {

bool holds(const Spans& spans, const tables::ScannedWord& word) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](const Span& span) { return word.begin >= span.begin && word.begin < span.end; });
}

void widen(const Spans& spans, Span& region) {
  for (const Span& span : spans) {
    region.begin = std::min(region.begin, span.begin);
    region.end = std::max(region.end, span.end);
  }
}

void sort_found(std::vector<Found>& list) {
  std::sort(list.begin(), list.end(), [](const Found& a, const Found& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end > b.end;
    return a.index < b.index;
  });
  list.erase(std::unique(list.begin(), list.end(),
                         [](const Found& a, const Found& b) {
                           return a.begin == b.begin && a.end == b.end && a.index == b.index;
                         }),
             list.end());
}

}  // namespace

void Reading::read(const tables::StanceTables& tables, const LabelInput& input, const Spans& hidden,
                   ReadingMemory& memory) {
  tables_ = &tables;
  text = input.text;
  country = input.country;
  for (auto* list : {&rules, &attitudes, &modifiers, &cues, &verbs, &nouns, &connotations}) list->clear();
  mentions.clear();
  references.clear();
  clauses.clear();
  scan(input, hidden);
  find_mentions(memory);
  find_actors(memory);
  find(memory);
  keep_longest_modifiers();
  drop_seeming_changes();
  split_clauses();
}

void Reading::scan(const LabelInput& input, const Spans& hidden) {
  Span region{UINT32_MAX, 0};
  widen(input.content, region);
  widen(input.cue, region);
  // A source far away in the sentence is of no use to the labels.
  for (const Span& span : input.source)
    if (region.begin == UINT32_MAX || (span.end + 300 > region.begin && span.begin < region.end + 300))
      widen({span}, region);
  words.clear();
  if (region.begin < region.end) {
    // The mark right after the last word tells whether it asks.
    tables::scan_words(text, region.begin, region.end, tables_->words(), words);
  }
  free = input.cue.empty();
  zones.assign(words.size(), Zone::outside);
  content_begin_ = cue_begin_ = static_cast<std::uint32_t>(words.size());
  cue_end_ = 0;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    Zone& zone = zones[i];
    if (holds(input.cue, words[i]))
      zone = Zone::cue;
    else if (holds(input.content, words[i]))
      zone = holds(hidden, words[i]) ? Zone::outside : Zone::content;
    else if (holds(input.source, words[i]))
      zone = Zone::source;
    if (zone == Zone::content) content_begin_ = std::min(content_begin_, i);
    if (zone == Zone::cue) {
      cue_begin_ = std::min(cue_begin_, i);
      cue_end_ = i + 1;
    }
  }
}

bool Reading::in_cue(const Found& found) const {
  if (free) return zones[found.begin] == Zone::content;
  for (std::uint32_t i = found.begin; i < found.end; ++i)
    if (zones[i] == Zone::cue) return true;
  return false;
}

std::vector<Mention> longest_of_issue(std::vector<Mention> mentions, const std::vector<tables::IssueAlias>& aliases) {
  std::sort(mentions.begin(), mentions.end(), [&](const Mention& a, const Mention& b) {
    const tables::IssueAlias &left = aliases[a.alias], &right = aliases[b.alias];
    if (left.issue != right.issue) return left.issue < right.issue;
    if (left.words != right.words) return left.words > right.words;
    const std::uint32_t size_a = a.end - a.begin, size_b = b.end - b.begin;
    if (size_a != size_b) return size_a < size_b;
    if (a.begin != b.begin) return a.begin < b.begin;
    return a.alias < b.alias;
  });
  std::vector<Mention> kept;
  for (const Mention& each : mentions) {
    const bool covered = std::any_of(kept.begin(), kept.end(), [&](const Mention& other) {
      return aliases[other.alias].issue == aliases[each.alias].issue && each.begin < other.end &&
             other.begin < each.end;
    });
    if (!covered) kept.push_back(each);
  }
  std::sort(kept.begin(), kept.end(), [](const Mention& a, const Mention& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.alias < b.alias;
  });
  return kept;
}

void Reading::find_mentions(ReadingMemory& memory) {
  memory.hits.clear();
  tables_->alias_matcher().match(words, {}, {}, memory.scratch, memory.hits);
  const auto& aliases = tables_->aliases();
  for (const tables::PatternHit& hit : memory.hits)
    if (zones[hit.begin] == Zone::content || (zones[hit.begin] == Zone::cue && hit.end > cue_end_))
      mentions.push_back({hit.begin, hit.end, hit.pattern});
  keep_counting(*tables_, words, memory, mentions);
  mentions = longest_of_issue(std::move(mentions), aliases);
  memory.issues.clear();
  for (const Mention& each : mentions) memory.issues.push_back({each.begin, each.end});
}

// Names and pronouns, as the pattern <actor> takes them.
void Reading::find_actors(ReadingMemory& memory) const {
  memory.actors.clear();
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (is(i, tables::Marker::subject)) {
      memory.actors.push_back({i, i + 1});
      continue;
    }
    const bool article = is(i, tables::Marker::function) && i + 1 < words.size() && words[i + 1].capital;
    std::uint32_t end = article ? i + 1 : i;
    while (end < words.size() && end < i + 6 && words[end].capital &&
           (end == i ||
            (words[end].before & (tables::between_sentences | tables::between_comma | tables::between_colon)) == 0))
      memory.actors.push_back({i, ++end});
  }
}

void Reading::find(ReadingMemory& memory) {
  memory.hits.clear();
  tables_->matcher().match(words, memory.issues, memory.actors, memory.scratch, memory.hits);
  for (const tables::PatternHit& hit : memory.hits) {
    const tables::PatternOwner& owner = tables_->owner(hit.pattern);
    const Found found{hit.begin, hit.end, owner.index};
    switch (owner.use) {
      case tables::PatternUse::rule:
        rules.push_back(found);
        break;
      case tables::PatternUse::attitude:
        attitudes.push_back(found);
        break;
      case tables::PatternUse::modifier:
        modifiers.push_back(found);
        break;
      case tables::PatternUse::cue:
        cues.push_back(found);
        break;
      case tables::PatternUse::change_verb:
        verbs.push_back(found);
        break;
      case tables::PatternUse::change_noun:
        nouns.push_back(found);
        break;
      case tables::PatternUse::connotation:
        connotations.push_back(found);
        break;
      default:
        break;
    }
  }
  for (auto* list : {&rules, &attitudes, &modifiers, &cues, &verbs, &nouns, &connotations}) sort_found(*list);
  drop_forbidden(memory);
}

// A rule whose `unless` stands in the same sentence does not fire.
void Reading::drop_forbidden(ReadingMemory& memory) {
  const auto one_sentence = [&](std::uint32_t a, std::uint32_t b) {
    for (std::uint32_t i = std::min(a, b) + 1; i <= std::max(a, b) && i < words.size(); ++i)
      if (words[i].before & tables::between_sentences) return false;
    return true;
  };
  std::erase_if(rules, [&](const Found& rule) {
    const int unless = tables_->rules()[rule.index].unless;
    return unless >= 0 && std::any_of(memory.hits.begin(), memory.hits.end(), [&](const tables::PatternHit& hit) {
             return hit.pattern == static_cast<std::uint32_t>(unless) && one_sentence(hit.begin, rule.begin);
           });
  });
}

// "not only", "no doubt": what only looks like a modifier silences those within it; of two that overlap the longer
// one counts.
void Reading::keep_longest_modifiers() {
  std::vector<Found> kept;
  std::vector<Found> by_size = modifiers;
  std::stable_sort(by_size.begin(), by_size.end(), [&](const Found& a, const Found& b) {
    if (a.size() != b.size()) return a.size() > b.size();
    const bool pseudo_a = tables_->modifiers()[a.index].kind == tables::ModifierKind::pseudo;
    const bool pseudo_b = tables_->modifiers()[b.index].kind == tables::ModifierKind::pseudo;
    return pseudo_a && !pseudo_b;
  });
  for (const Found& each : by_size) {
    const bool covered = std::any_of(
        kept.begin(), kept.end(), [&](const Found& other) { return each.begin < other.end && other.begin < each.end; });
    if (!covered) kept.push_back(each);
  }
  std::sort(kept.begin(), kept.end(), [](const Found& a, const Found& b) { return a.begin < b.begin; });
  modifiers = std::move(kept);
}

bool Reading::held_in(const Found& found, tables::ModifierKind kind) const {
  return std::any_of(modifiers.begin(), modifiers.end(), [&](const Found& each) {
    return each.begin <= found.begin && found.end <= each.end && each.size() > found.size() &&
           tables_->modifiers()[each.index].kind == kind;
  });
}

// "close cooperation" closes nothing.
void Reading::drop_seeming_changes() {
  std::erase_if(verbs, [&](const Found& verb) { return held_in(verb, tables::ModifierKind::pseudo); });
}

bool Reading::opens_clause(std::uint32_t i, ClauseKind& kind) const {
  const std::uint8_t before = words[i].before;
  const bool comma = (before & tables::between_comma) != 0;
  const bool hard = (before & (tables::between_sentences | tables::between_colon | tables::between_line |
                               tables::between_dash | tables::between_bracket)) != 0;
  kind = ClauseKind::main;
  if (is(i, tables::Marker::condition)) {
    // "should" and "once" open a condition only at a clause's start.
    const bool modal = is(i, tables::Marker::modal);
    if (!modal || hard || i == content_begin_) {
      kind = ClauseKind::condition;
      return true;
    }
  }
  if (is(i, tables::Marker::reason) && i + 1 < words.size() && i > content_begin_) {
    kind = ClauseKind::reason;
    return true;
  }
  if (is(i, tables::Marker::relative)) {
    kind = ClauseKind::relative;
    return true;
  }
  if (is(i, tables::Marker::complement)) {
    // ", that is not the valley," stands aside like a relative clause.
    if (i > 0 && is(i, "complementizer"_words) && is(i - 1, "ground_noun"_words)) {
      kind = ClauseKind::reason;
      return true;
    }
    kind = comma && is(i, "complementizer"_words) ? ClauseKind::relative : ClauseKind::complement;
    return true;
  }
  // "for violating the pact": a reason, not the thing itself
  if (i + 1 < words.size() && is(i, "reason_preposition"_words)) {
    const tables::ScannedWord& next = words[i + 1];
    if (next.end - next.begin > 5 && ends(i + 1, "gerund_ending"_words)) {
      kind = ClauseKind::reason;
      return true;
    }
  }
  if (hard) return true;
  if (is(i, tables::Marker::coordinator) && i + 1 < words.size()) {
    const bool verb_follows =
        is(i + 1, tables::Marker::subject) || is(i + 1, tables::Marker::modal) || is(i + 1, tables::Marker::be);
    if (verb_follows || (comma && is(i, "contrast"_words))) return true;
  }
  return comma && is(i, tables::Marker::subject);
}

bool Reading::led_by(std::size_t word, text::WordClass of) const {
  if (word > 0 && is(word - 1, of)) return true;
  const std::vector<std::vector<std::string>>& phrases = tables_->lexicon().phrases(of);
  return std::any_of(phrases.begin(), phrases.end(), [&](const std::vector<std::string>& phrase) {
    if (phrase.size() > word) return false;
    for (std::size_t i = 0; i < phrase.size(); ++i)
      if (tables_->words().spelling(words[word - phrase.size() + i].id) != phrase[i]) return false;
    return true;
  });
}

void Reading::split_clauses() {
  clause.assign(words.size(), 0);
  std::vector<std::uint8_t> turns(words.size() + 1), stops(words.size() + 1);
  for (const Found& found : modifiers) {
    const tables::Modifier& modifier = tables_->modifiers()[found.index];
    if (modifier.effect == "segment") turns[found.begin] = 1;
    if (modifier.kind == tables::ModifierKind::condition && modifier.direction == tables::Direction::forward &&
        found.begin < words.size())
      stops[found.begin] = 1;
    if (modifier.kind == tables::ModifierKind::exception) stops[found.begin] = 2;
  }
  Clause now;
  now.parent = -1;
  const auto close = [&](std::uint32_t end) {
    now.end = end;
    if (now.end > now.begin) clauses.push_back(now);
  };
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    ClauseKind kind = ClauseKind::main;
    bool opens = i == 0 || opens_clause(i, kind);
    // "If it falls, that would be a mistake": the main clause, not a relative one.
    if (opens && kind == ClauseKind::relative && i + 1 < words.size() && is(i, "complementizer"_words) &&
        (now.kind == ClauseKind::condition || now.kind == ClauseKind::reason) &&
        (is(i + 1, tables::Marker::modal) || is(i + 1, tables::Marker::be)))
      kind = ClauseKind::main;
    // Words of another zone are no part of the clause.
    if (i > 0 && zones[i] != zones[i - 1] && (zones[i] == Zone::outside || zones[i - 1] == Zone::outside)) opens = true;
    if (stops[i] == 1) {
      opens = true;
      kind = ClauseKind::condition;
    } else if (stops[i] == 2) {
      opens = true;
      kind = ClauseKind::relative;
    }
    // After the comma that ends a leading condition or reason the main clause begins.
    if (!opens && (words[i].before & tables::between_comma) != 0 &&
        (now.kind == ClauseKind::condition || now.kind == ClauseKind::reason || now.kind == ClauseKind::relative)) {
      opens = true;
      kind = ClauseKind::main;
    }
    if (opens && i > 0) {
      const bool new_sentence = (words[i].before & tables::between_sentences) != 0;
      const int parent = static_cast<int>(clauses.size());
      const bool turned = now.after_turn;
      close(i);
      now = Clause{};
      now.begin = i;
      now.kind = kind;
      now.after_turn = turned;
      now.parent = new_sentence || static_cast<std::size_t>(parent) >= clauses.size() ? -1 : parent;
      if (words[i].before & tables::between_question)
        for (std::size_t k = clauses.size(); k-- > 0;) {
          clauses[k].question = true;
          if (words[clauses[k].begin].before & tables::between_sentences) break;
        }
    } else if (i == 0) {
      now.begin = 0;
      now.kind = kind == ClauseKind::complement || kind == ClauseKind::relative ? ClauseKind::main : kind;
      if (stops[0] == 1) now.kind = ClauseKind::condition;
    }
    if (turns[i]) {
      if (now.begin == i || (i > 0 && (words[i].before & (tables::between_comma | tables::between_sentences)) != 0))
        now.after_turn = i > content_begin_;
    }
    clause[i] = static_cast<std::uint32_t>(clauses.size());
  }
  close(static_cast<std::uint32_t>(words.size()));
  // The text's own question mark after the last word.
  if (!clauses.empty() && !words.empty()) {
    std::size_t after = words.back().end;
    while (after < text.size() && (text[after] == '"' || text[after] == '\'')) ++after;
    if (after < text.size() && text[after] == '?')
      for (std::size_t k = clauses.size(); k-- > 0;) {
        clauses[k].question = true;
        if (words[clauses[k].begin].before & tables::between_sentences) break;
      }
  }
}

bool Reading::asserted(std::uint32_t number) const {
  for (int at = static_cast<int>(number); at >= 0;) {
    const Clause& each = clauses[static_cast<std::size_t>(at)];
    if (each.kind == ClauseKind::condition || each.kind == ClauseKind::reason || each.kind == ClauseKind::relative)
      return false;
    if (each.kind == ClauseKind::main) return true;
    at = each.parent;
  }
  return true;
}

}  // namespace onrecord::stance
