// Builds and walks the automaton of patterns.
#include "tables/matcher.h"

#include <algorithm>

namespace onrecord::tables {
namespace {

constexpr std::size_t widest_front =
    12;  // paths of one pattern that are kept apart before they are joined: more cost loading, fewer cost matching
constexpr std::size_t most_states = 512;  // beginnings alive at one word: a bound for hostile tables
constexpr std::uint8_t wall = between_sentences | between_colon | between_line;

std::uint64_t key_of(std::uint32_t node, WordId word) {
  return std::uint64_t{node} << 32 | word;
}
std::uint64_t mix(std::uint64_t key) {
  key *= 0x9E3779B97F4A7C15ULL;
  return key ^ (key >> 29);
}

}  // namespace

PatternMatcher::PatternMatcher() : slots_(1U << 16), extras_(1) {
  new_node();
}

std::uint32_t PatternMatcher::new_node() {
  hits_of_.emplace_back();
  extra_of_.push_back(0);
  return static_cast<std::uint32_t>(hits_of_.size() - 1);
}

std::size_t PatternMatcher::slot_of(std::uint64_t key) const {
  std::size_t slot = mix(key) & (slots_.size() - 1);
  while (slots_[slot].key != UINT64_MAX && slots_[slot].key != key) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

void PatternMatcher::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& each : old)
    if (each.key != UINT64_MAX) slots_[slot_of(each.key)] = each;
}

std::uint32_t PatternMatcher::child(std::uint32_t node, WordId word) {
  if (node == 0) {
    if (root_child_.size() <= word) root_child_.resize(std::max<std::size_t>(word + 1, root_child_.size() * 2));
    if (root_child_[word] == 0) root_child_[word] = new_node();
    return root_child_[word];
  }
  const std::uint64_t key = key_of(node, word);
  const std::size_t slot = slot_of(key);
  if (slots_[slot].key == key) return slots_[slot].child;
  const std::uint32_t made = new_node();
  slots_[slot] = {key, made};
  if (++edges_ * 2 > slots_.size()) grow();
  return made;
}

PatternMatcher::Extra& PatternMatcher::extra(std::uint32_t node) {
  if (extra_of_[node] == 0) {
    extra_of_[node] = static_cast<std::uint32_t>(extras_.size());
    extras_.emplace_back();
  }
  return extras_[extra_of_[node]];
}

// Many paths go on alike: one node stands for what follows them all.
std::vector<std::uint32_t> PatternMatcher::joined(std::vector<std::uint32_t> nodes) {
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  if (nodes.size() <= widest_front) return nodes;
  const auto [found, fresh] = joins_.try_emplace(nodes, 0);
  if (fresh) {
    found->second = new_node();
    for (const std::uint32_t node : nodes) extra(node).joins.push_back(found->second);
  }
  return {found->second};
}

std::vector<std::uint32_t> PatternMatcher::step(const std::vector<std::uint32_t>& from, const PatternPart& part) {
  std::vector<std::uint32_t> to;
  for (const std::uint32_t node : from) switch (part.kind) {
      case PatternPart::Kind::words:
        for (const WordChain& chain : part.choices) {
          std::uint32_t at = node;
          for (const WordId word : chain) at = child(at, word);
          to.push_back(at);
        }
        break;
      case PatternPart::Kind::gap: {
        Extra& more = extra(node);
        const auto same = std::find_if(more.gaps.begin(), more.gaps.end(), [&](const GapEdge& edge) {
          return edge.words == part.gap && edge.loose == part.loose;
        });
        if (same != more.gaps.end()) {
          to.push_back(same->target);
        } else {
          const std::uint32_t target = new_node();
          extra(node).gaps.push_back({target, part.gap, part.loose});
          to.push_back(target);
        }
        break;
      }
      case PatternPart::Kind::issue:
      case PatternPart::Kind::actor: {
        const bool issue = part.kind == PatternPart::Kind::issue;
        std::uint32_t target = issue ? extra(node).issue : extra(node).actor;
        if (target == 0) {
          target = new_node();
          (issue ? extra(node).issue : extra(node).actor) = target;
        }
        to.push_back(target);
        break;
      }
    }
  return joined(std::move(to));
}

void PatternMatcher::add(const Pattern& pattern, std::uint32_t number) {
  std::vector<std::uint32_t> front{0};
  for (const PatternPart& part : pattern.parts) front = step(front, part);
  for (const std::uint32_t node : front)
    if (node != 0 && std::find(hits_of_[node].begin(), hits_of_[node].end(), number) == hits_of_[node].end())
      hits_of_[node].push_back(number);
}

void PatternMatcher::compile(std::size_t vocabulary_size, const std::vector<bool>& function_words,
                             const std::vector<bool>& negatives) {
  function_words_ = function_words;
  function_words_.resize(vocabulary_size);
  negatives_ = negatives;
  negatives_.resize(vocabulary_size);
  root_child_.resize(vocabulary_size);
  joins_.clear();
}

std::uint32_t PatternMatcher::find(std::uint32_t node, WordId word) const {
  const Slot& slot = slots_[slot_of(key_of(node, word))];
  return slot.key == UINT64_MAX ? 0 : slot.child;
}

// At a node after the word before `word_end`: its hits, and the states that lead on from it.
void PatternMatcher::arrive(const State& state, std::uint32_t word_end, Scratch& scratch, std::vector<PatternHit>& hits,
                            std::span<const PlaceHolder> issues, std::span<const PlaceHolder> actors) const {
  for (const std::uint32_t pattern : hits_of_[state.node]) hits.push_back({pattern, state.start, word_end});
  if (scratch.next.size() < most_states) scratch.next.push_back({state.node, state.start, -1, false});
  if (extra_of_[state.node] == 0) return;
  const Extra& more = extras_[extra_of_[state.node]];
  for (const GapEdge& edge : more.gaps)
    if (scratch.next.size() < most_states) {
      scratch.next.push_back({edge.target, state.start, edge.words, edge.loose});
      // A placeholder may stand right after the gap's beginning or some words on.
      if (extra_of_[edge.target] == 0) continue;
      const Extra& behind = extras_[extra_of_[edge.target]];
      const auto jump = [&](std::uint32_t target, std::span<const PlaceHolder> places) {
        if (target == 0) return;
        for (const PlaceHolder& place : places)
          if (place.begin >= word_end && place.begin <= word_end + edge.words)
            scratch.later.push_back({place.end, {target, state.start, -1, false}});
      };
      jump(behind.issue, issues);
      jump(behind.actor, actors);
    }
  const auto jump = [&](std::uint32_t target, std::span<const PlaceHolder> places) {
    if (target == 0) return;
    for (const PlaceHolder& place : places)
      if (place.begin == word_end) scratch.later.push_back({place.end, {target, state.start, -1, false}});
  };
  jump(more.issue, issues);
  jump(more.actor, actors);
  for (const std::uint32_t join : more.joins)
    arrive({join, state.start, -1, false}, word_end, scratch, hits, issues, actors);
}

void PatternMatcher::match(std::span<const ScannedWord> words, std::span<const PlaceHolder> issues,
                           std::span<const PlaceHolder> actors, Scratch& scratch, std::vector<PatternHit>& hits) const {
  scratch.now.clear();
  scratch.later.clear();
  const bool starts_with_place = extra_of_[0] != 0;
  for (std::uint32_t i = 0; i <= words.size(); ++i) {
    scratch.next.clear();
    // Placeholders that end here.
    for (std::size_t k = 0; k < scratch.later.size(); ++k)
      if (scratch.later[k].first == i) {
        const State state = scratch.later[k].second;
        std::swap(scratch.now, scratch.next);
        arrive(state, i, scratch, hits, issues, actors);
        std::swap(scratch.now, scratch.next);
      }
    std::erase_if(scratch.later, [&](const auto& entry) { return entry.first <= i; });
    if (i == words.size()) break;
    const ScannedWord& word = words[i];
    if (word.before & wall) {
      scratch.now.clear();
      scratch.later.clear();
    }
    if (starts_with_place) {
      const Extra& root = extras_[extra_of_[0]];
      for (const PlaceHolder& place : issues)
        if (root.issue != 0 && place.begin == i) scratch.later.push_back({place.end, {root.issue, i, -1, false}});
      for (const PlaceHolder& place : actors)
        if (root.actor != 0 && place.begin == i) scratch.later.push_back({place.end, {root.actor, i, -1, false}});
    }
    const bool comma = (word.before & between_comma) != 0;
    const int cost = word.id != 0 && function_words_[word.id] ? 1 : 2;
    const bool negates = word.id != 0 && negatives_[word.id];
    for (const State& state : scratch.now) {
      const bool in_gap = state.gap >= 0;
      if (word.id != 0 && !(comma && (!in_gap || state.loose)))
        if (const std::uint32_t target = find(state.node, word.id); target != 0)
          arrive({target, state.start, -1, false}, i + 1, scratch, hits, issues, actors);
      const int left = state.gap - (state.loose ? cost : 1);
      if (in_gap && left >= 0 && !(comma && state.loose) && !(negates && !state.loose) &&
          scratch.next.size() < most_states)
        scratch.next.push_back({state.node, state.start, left, state.loose});
    }
    if (word.id != 0 && word.id < root_child_.size() && root_child_[word.id] != 0)
      arrive({root_child_[word.id], i, -1, false}, i + 1, scratch, hits, issues, actors);
    std::swap(scratch.now, scratch.next);
  }
}

}  // namespace onrecord::tables
