// Reading: one statement's words with their zones, clauses and everything the tables found in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stance/label.h"
#include "tables/stance_tables.h"

namespace onrecord::stance {

using text::operator""_words;

enum class Zone : std::uint8_t { outside, source, cue, content };

enum class ClauseKind : std::uint8_t { main, complement, condition, reason, relative };
struct Clause {
  std::uint32_t begin = 0, end = 0;  // words
  ClauseKind kind = ClauseKind::main;
  int parent = -1;          // the clause that it depends on or is joined to
  bool after_turn = false;  // opened by "however", "but": the later segment
  bool question = false;
};

// A match of a table row: words [begin, end), row `index` of the list that `use` names.
struct Found {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t index = 0;
  std::uint32_t size() const { return end - begin; }
};

// How a thing is spoken of: by its name, by its head noun ("the bill"), by a pronoun.
enum class Naming : std::uint8_t { named, head, pronoun };
struct Mention {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t alias = 0;
  Naming naming = Naming::named;
};
// Of an issue's aliases that overlap, the longest; a clause alias goes before a noun of the same words. By place.
std::vector<Mention> longest_of_issue(std::vector<Mention> mentions, const std::vector<tables::IssueAlias>& aliases);

// Memory of one thread, reused from statement to statement.
struct ReadingMemory {
  tables::PatternMatcher::Scratch scratch;
  std::vector<tables::PatternHit> hits, guards;
  std::vector<bool> silent;  // by alias: does not count in this article (alias_guards.h); empty: all count
  std::vector<tables::PlaceHolder> issues, actors;
};

class Reading {
 public:
  // Reads one statement; `hidden` are parts of its content that other statements within it hold.
  void read(const tables::StanceTables& tables, const LabelInput& input, const Spans& hidden, ReadingMemory& memory);

  const tables::StanceTables& tables() const { return *tables_; }
  std::string_view text;
  std::string_view country;  // the speaker's
  std::vector<tables::ScannedWord> words;
  std::vector<Zone> zones;            // by word
  std::vector<std::uint32_t> clause;  // by word
  std::vector<Clause> clauses;
  std::vector<Found> rules, attitudes, modifiers, cues, verbs, nouns, connotations;  // by begin, longer first
  std::vector<Mention> mentions;
  std::vector<Mention> references;  // words that stand for an issue: filled by the labeller (refer.h)
  bool free = false;                // no cue is known: the whole text is read as cue and content

  bool is(std::size_t word, tables::Marker marker) const { return tables_->is(words[word].id, marker); }
  bool is(std::size_t word, text::WordClass of) const { return tables_->is(words[word].id, of); }
  bool ends(std::size_t word, text::WordClass of) const {
    return tables_->lexicon().ends(text.substr(words[word].begin, words[word].end - words[word].begin), of);
  }
  // Whether an entry of the class ends right before the word.
  bool led_by(std::size_t word, text::WordClass of) const;
  bool in_content(const Found& found) const { return free || zones[found.begin] == Zone::content; }
  bool in_cue(const Found& found) const;
  Span span(std::uint32_t begin, std::uint32_t end) const { return {words[begin].begin, words[end - 1].end}; }
  std::string_view written(std::uint32_t begin, std::uint32_t end) const {
    return text.substr(words[begin].begin, words[end - 1].end - words[begin].begin);
  }
  // A modifier of this kind holds the words, and more than them: "without doubt" holds "doubt".
  bool held_in(const Found& found, tables::ModifierKind kind) const;
  // A clause that says what is so or wanted, not on which condition or why: main, or a complement of such a one.
  bool asserted(std::uint32_t clause_number) const;
  std::uint32_t content_begin() const { return content_begin_; }  // first word of the content
  std::uint32_t cue_begin() const { return cue_begin_; }          // first word of the cue; words.size() without
  std::uint32_t cue_end() const { return cue_end_; }

 private:
  void scan(const LabelInput& input, const Spans& hidden);
  void find(ReadingMemory& memory);
  void find_mentions(ReadingMemory& memory);
  void find_actors(ReadingMemory& memory) const;
  void drop_forbidden(ReadingMemory& memory);
  void keep_longest_modifiers();
  void drop_seeming_changes();
  void split_clauses();
  bool opens_clause(std::uint32_t word, ClauseKind& kind) const;

  const tables::StanceTables* tables_ = nullptr;
  std::uint32_t content_begin_ = 0, cue_begin_ = 0, cue_end_ = 0;
};

}  // namespace onrecord::stance
