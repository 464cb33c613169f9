// One automaton for all patterns: a trie of words with gaps, walked once over a text.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "tables/pattern.h"
#include "tables/word_scan.h"

namespace onrecord::tables {

// A match: words [begin, end) of the scanned text, by the pattern's number.
struct PatternHit {
  std::uint32_t pattern = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Where placeholders stand in a text: at word `begin` one ends before word `end`.
struct PlaceHolder {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Patterns share their beginnings, so the work at a word depends on how many beginnings fit there, not on how many
// patterns there are. No match crosses the end of a sentence; only a gap crosses a comma.
class PatternMatcher {
 public:
  PatternMatcher();
  void add(const Pattern& pattern, std::uint32_t number);
  // Builds the look-up; add() must not be called after it. A rule's gap never steps over one of `negatives`: what
  // "we *2 support" says is not said by "we do not support". The gaps of an issue's words may.
  void compile(std::size_t vocabulary_size, const std::vector<bool>& function_words,
               const std::vector<bool>& negatives);

  // Reused memory of one thread.
  struct State {
    std::uint32_t node, start;
    int gap;  // words that may still be passed over; negative: none
    bool loose;
  };
  struct Scratch {
    std::vector<State> now, next;
    std::vector<std::pair<std::uint32_t, State>> later;  // after a placeholder: at which word to go on
  };
  // Appends the hits by their end, then start. `issues` and `actors` are ascending by begin.
  void match(std::span<const ScannedWord> words, std::span<const PlaceHolder> issues,
             std::span<const PlaceHolder> actors, Scratch& scratch, std::vector<PatternHit>& hits) const;

  std::size_t nodes() const { return hits_of_.size(); }

 private:
  struct GapEdge {
    std::uint32_t target;
    std::uint8_t words;
    bool loose;
  };
  struct Extra {  // what only few nodes have
    std::vector<GapEdge> gaps;
    std::vector<std::uint32_t> joins;  // nodes that are reached together with this one
    std::uint32_t issue = 0, actor = 0;
  };
  struct Slot {
    std::uint64_t key = UINT64_MAX;
    std::uint32_t child = 0;
  };

  std::uint32_t new_node();
  std::uint32_t child(std::uint32_t node, WordId word);
  Extra& extra(std::uint32_t node);
  std::vector<std::uint32_t> step(const std::vector<std::uint32_t>& from, const PatternPart& part);
  std::vector<std::uint32_t> joined(std::vector<std::uint32_t> nodes);
  std::uint32_t find(std::uint32_t node, WordId word) const;
  void arrive(const State& state, std::uint32_t word_end, Scratch& scratch, std::vector<PatternHit>& hits,
              std::span<const PlaceHolder> issues, std::span<const PlaceHolder> actors) const;

  std::size_t slot_of(std::uint64_t key) const;
  void grow();

  std::map<std::vector<std::uint32_t>, std::uint32_t> joins_;  // while building
  std::vector<Slot> slots_;                                    // a power of two of them, at most half full
  std::size_t edges_ = 0;
  std::vector<std::uint32_t> root_child_;            // by word
  std::vector<std::vector<std::uint32_t>> hits_of_;  // patterns that end at a node
  std::vector<std::uint32_t> extra_of_;              // 0: none
  std::vector<Extra> extras_;
  std::vector<bool> function_words_, negatives_;
};

}  // namespace onrecord::tables
