// What rules ask of a tree: who does what to whom, in which clause, denied or not, and how two words hang together.
#pragma once

#include <functional>
#include <initializer_list>
#include <vector>

#include "syntax/tree.h"

namespace onrecord::syntax {

struct Subject {
  int word = -1;         // -1: none
  bool passive = false;  // the predicate is done to it
  bool found() const { return word >= 0; }
  bool operator==(const Subject&) const = default;
};

// The first child of one of these relations, -1 without.
int child_of(const Tree& tree, int word, std::initializer_list<Relation> relations);

// A verb, or what a copula or a subject makes a predicate ("she is [ready]").
bool is_predicate(const Tree& tree, int word);
// The word itself or the nearest word above it that heads a clause: the predicate of the clause that it stands in.
int clause_of(const Tree& tree, int word);
// The predicate of the clause around the one that `word` stands in; -1 in the sentence's main clause.
int clause_around(const Tree& tree, int word);

// The predicate's own subject; or the one it shares with the predicate it is joined to ("she came and [went]"), that of
// the clause it is left out for ("[asked] about it, she left") or the one that governs it ("she wants to [go]", "she
// asked him to [go]").
Subject subject_of(const Tree& tree, int predicate);
int object_of(const Tree& tree, int predicate);   // "she signed the [pact]"; -1 without
int agent_of(const Tree& tree, int predicate);    // who does it: active subject or "by [her]"
int patient_of(const Tree& tree, int predicate);  // to whom it is done: object or passive subject
// The clause that the predicate takes as its complement ("she said that it [rained]", "she wants to [go]"); -1 without.
int complement_of(const Tree& tree, int predicate);
// The noun that a relative clause around the word tells about ("the [minister] who left"); -1 without.
int antecedent_of(const Tree& tree, int word);

// All that are joined with the word by "and", "or", commas, itself among them, in the order of the sentence.
void conjuncts_of(const Tree& tree, int word, std::vector<int>& out);

// The word that denies the predicate: its own negation or that of a subject or object ("[no] minister came"); -1
// without. Which words deny is the language's affair: `denies` tells.
int negation_of(const Tree& tree, int predicate, const std::function<bool(int)>& denies);

// From `from` up to the first word that holds both, and down to `to`, both ends among them.
void path_between(const Tree& tree, int from, int to, std::vector<int>& out);
bool holds(const Tree& tree, int above, int word);  // `word` is `above` or hangs below it

// First and last word of all that hangs on a word.
struct Extent {
  int first = 0, last = 0;
  bool operator==(const Extent&) const = default;
};
Extent extent_of(const Tree& tree, int word);

}  // namespace onrecord::syntax
