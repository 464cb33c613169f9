// Questions to trees that are written by hand, so that only the questions are tested.
#include "syntax/clauses.h"

#include <doctest/doctest.h>

#include "syntax/written_tree.h"

using namespace onrecord::syntax;
using onrecord::testing::WrittenTree;

namespace {

// "The minister , who signed the pact , did not say that it was rejected by Voss and wants to leave ."
const WrittenTree& minister() {
  static const WrittenTree tree(R"(
The DET 2 det
minister NOUN 11 nsubj
, PUNCT 5 punct
who PRON 5 nsubj
signed VERB 2 acl:relcl
the DET 7 det
pact NOUN 5 obj
, PUNCT 2 punct
did AUX 11 aux
not PART 11 advmod
say VERB 0 root
that SCONJ 15 mark
it PRON 15 nsubj:pass
was AUX 15 aux:pass
rejected VERB 11 ccomp
by ADP 17 case
Voss PROPN 15 obl:agent
and CCONJ 19 cc
wants VERB 11 conj
to PART 21 mark
leave VERB 19 xcomp
. PUNCT 11 punct)");
  return tree;
}

std::vector<std::string> names(const WrittenTree& tree, const std::vector<int>& words) {
  std::vector<std::string> out;
  for (const int word : words) out.push_back(tree.word(word));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("children come in the order of the sentence") {
  const WrittenTree& t = minister();
  const auto children = t.tree.children(t.at("signed"));
  CHECK(names(t, {children.begin(), children.end()}) == Words{",", "who", "pact"});
  CHECK(t.tree.children(t.at("The")).empty());
  CHECK(t.word(t.tree.root()) == "say");
}

TEST_CASE("subjects: own, passive, shared by conjunction, of an infinitive") {
  const WrittenTree& t = minister();
  CHECK(subject_of(t.tree, t.at("say")) == Subject{t.at("minister"), false});
  CHECK(subject_of(t.tree, t.at("rejected")) == Subject{t.at("it"), true});
  CHECK(subject_of(t.tree, t.at("wants")) == Subject{t.at("minister"), false});
  CHECK(subject_of(t.tree, t.at("leave")) == Subject{t.at("minister"), false});
  CHECK(subject_of(t.tree, t.at("signed")) == Subject{t.at("who"), false});
}

TEST_CASE("an infinitive behind an object has the object as its subject; a participle clause has the main subject") {
  const WrittenTree t(R"(
Pressed VERB 6 advcl
hard ADV 1 advmod
, PUNCT 1 punct
the DET 5 det
board NOUN 6 nsubj
asked VERB 0 root
him PRON 6 obj
to PART 9 mark
resign VERB 6 xcomp)");
  CHECK(subject_of(t.tree, t.at("resign")) == Subject{t.at("him"), false});
  CHECK(subject_of(t.tree, t.at("Pressed")).word == t.at("board"));
  const WrittenTree marked(R"(
She PRON 2 nsubj
left VERB 0 root
before SCONJ 4 mark
speaking VERB 2 advcl
and CCONJ 6 cc
raining VERB 4 conj)");
  CHECK_FALSE(subject_of(marked.tree, marked.at("speaking")).found());  // its mark says: a clause of its own
}

TEST_CASE("who does it and to whom it is done, in active and passive") {
  const WrittenTree& t = minister();
  CHECK(t.word(agent_of(t.tree, t.at("rejected"))) == "Voss");
  CHECK(t.word(patient_of(t.tree, t.at("rejected"))) == "it");
  CHECK(t.word(agent_of(t.tree, t.at("signed"))) == "who");
  CHECK(t.word(patient_of(t.tree, t.at("signed"))) == "pact");
  CHECK(t.word(object_of(t.tree, t.at("signed"))) == "pact");
  CHECK(object_of(t.tree, t.at("rejected")) == -1);
  CHECK(patient_of(t.tree, t.at("leave")) == -1);
}

TEST_CASE("complement clauses, and the clause around a word") {
  const WrittenTree& t = minister();
  CHECK(t.word(complement_of(t.tree, t.at("say"))) == "rejected");
  CHECK(t.word(complement_of(t.tree, t.at("wants"))) == "leave");
  CHECK(complement_of(t.tree, t.at("signed")) == -1);
  CHECK(t.word(clause_of(t.tree, t.at("Voss"))) == "rejected");
  CHECK(t.word(clause_of(t.tree, t.at("the"))) == "signed");
  CHECK(t.word(clause_of(t.tree, t.at("wants"))) == "wants");
  CHECK(t.word(clause_around(t.tree, t.at("Voss"))) == "say");
  CHECK(t.word(clause_around(t.tree, t.at("pact"))) == "say");
  CHECK(clause_around(t.tree, t.at("not")) == -1);
  CHECK(t.word(antecedent_of(t.tree, t.at("pact"))) == "minister");
  CHECK(antecedent_of(t.tree, t.at("Voss")) == -1);
}

TEST_CASE("a noun with a copula is a predicate, a joined noun is none") {
  const WrittenTree t(R"(
Taxes NOUN 7 nsubj
and CCONJ 3 cc
tariffs NOUN 1 conj
are AUX 7 cop
a DET 7 det
grave ADJ 7 amod
mistake NOUN 0 root)");
  CHECK(is_predicate(t.tree, t.at("mistake")));
  CHECK_FALSE(is_predicate(t.tree, t.at("tariffs")));
  CHECK(t.word(clause_of(t.tree, t.at("tariffs"))) == "mistake");
}

TEST_CASE("conjuncts of any of them are all of them") {
  const WrittenTree t(R"(
Marsh PROPN 6 nsubj
, PUNCT 3 punct
Voss PROPN 1 conj
and CCONJ 5 cc
Lind PROPN 1 conj
agreed VERB 0 root)");
  std::vector<int> found;
  for (const char* from : {"Marsh", "Voss", "Lind"}) {
    conjuncts_of(t.tree, t.at(from), found);
    CHECK(names(t, found) == Words{"Marsh", "Voss", "Lind"});
  }
  conjuncts_of(t.tree, t.at("agreed"), found);
  CHECK(names(t, found) == Words{"agreed"});
}

TEST_CASE("negation of the predicate itself and by its subject, not of another clause") {
  const WrittenTree& t = minister();
  const auto not_word = [&](int i) { return t.word(i) == "not"; };
  CHECK(t.word(negation_of(t.tree, t.at("say"), not_word)) == "not");
  CHECK(negation_of(t.tree, t.at("rejected"), not_word) == -1);
  CHECK(negation_of(t.tree, t.at("wants"), not_word) == -1);
  const WrittenTree none(R"(
No DET 2 det
minister NOUN 3 nsubj
objected VERB 0 root)");
  CHECK(negation_of(none.tree, none.at("objected"), [&](int i) { return none.word(i) == "No"; }) == 0);
}

TEST_CASE("paths run over the first word that holds both") {
  const WrittenTree& t = minister();
  std::vector<int> path;
  path_between(t.tree, t.at("pact"), t.at("Voss"), path);
  CHECK(names(t, path) == Words{"pact", "signed", "minister", "say", "rejected", "Voss"});
  path_between(t.tree, t.at("Voss"), t.at("say"), path);
  CHECK(names(t, path) == Words{"Voss", "rejected", "say"});
  path_between(t.tree, t.at("Voss"), t.at("Voss"), path);
  CHECK(names(t, path) == Words{"Voss"});
}

TEST_CASE("what hangs on a word") {
  const WrittenTree& t = minister();
  CHECK(holds(t.tree, t.at("signed"), t.at("pact")));
  CHECK(holds(t.tree, t.at("signed"), t.at("signed")));
  CHECK_FALSE(holds(t.tree, t.at("signed"), t.at("say")));
  CHECK(extent_of(t.tree, t.at("minister")) == Extent{0, 7});
  CHECK(extent_of(t.tree, t.at("not")) == Extent{t.at("not"), t.at("not")});
}
