// Short walks over heads and children.
#include "syntax/clauses.h"

#include <algorithm>

namespace onrecord::syntax {
namespace {

bool is_one_of(Relation relation, std::initializer_list<Relation> list) {
  return std::find(list.begin(), list.end(), relation) != list.end();
}

constexpr auto active_subjects = {Relation::nsubj, Relation::csubj};
constexpr auto passive_subjects = {Relation::nsubj_pass, Relation::csubj_pass};
constexpr auto outer_subjects = {Relation::nsubj_outer, Relation::csubj_outer};

bool heads_clause(const Tree& tree, int word) {
  const Relation relation = tree.relation_of(word);
  if (is_one_of(relation, {Relation::root, Relation::ccomp, Relation::xcomp, Relation::advcl, Relation::advcl_relcl,
                           Relation::acl, Relation::acl_relcl, Relation::csubj, Relation::csubj_pass,
                           Relation::csubj_outer, Relation::parataxis}))
    return true;
  return relation == Relation::conj && is_predicate(tree, word);
}

Subject own_subject(const Tree& tree, int predicate) {
  if (const int active = child_of(tree, predicate, active_subjects); active >= 0) return {active, false};
  if (const int passive = child_of(tree, predicate, passive_subjects); passive >= 0) return {passive, true};
  return {child_of(tree, predicate, outer_subjects), false};
}

int first_conjunct(const Tree& tree, int word) {
  while (tree.relation_of(word) == Relation::conj) word = tree.head_of(word);
  return word;
}

void add_conjuncts(const Tree& tree, int word, std::vector<int>& out) {
  out.push_back(word);
  for (const int child : tree.children(word))
    if (tree.relation_of(child) == Relation::conj) add_conjuncts(tree, child, out);
}

int depth_of(const Tree& tree, int word) {
  int depth = 0;
  while ((word = tree.head_of(word)) >= 0) ++depth;
  return depth;
}

}  // namespace

int child_of(const Tree& tree, int word, std::initializer_list<Relation> relations) {
  for (const int child : tree.children(word))
    if (is_one_of(tree.relation_of(child), relations)) return child;
  return -1;
}

bool is_predicate(const Tree& tree, int word) {
  return tree.tag_of(word) == Tag::verb || child_of(tree, word, {Relation::cop}) >= 0 ||
         own_subject(tree, word).found();
}

int clause_of(const Tree& tree, int word) {
  while (!heads_clause(tree, word)) word = tree.head_of(word);
  return word;
}

int clause_around(const Tree& tree, int word) {
  const int above = tree.head_of(clause_of(tree, word));
  return above < 0 ? -1 : clause_of(tree, above);
}

Subject subject_of(const Tree& tree, int predicate) {
  for (int at = predicate; at >= 0; at = tree.head_of(at)) {
    if (const Subject own = own_subject(tree, at); own.found()) {
      // What is shared is the word; whether it is done to the subject is the predicate's own affair.
      const bool passive = at == predicate ? own.passive : child_of(tree, predicate, {Relation::aux_pass}) >= 0;
      return {own.word, passive};
    }
    const Relation relation = tree.relation_of(at);
    if (relation == Relation::xcomp) {  // "she asked [him] to go"
      const int object = child_of(tree, tree.head_of(at), {Relation::obj, Relation::iobj});
      if (object >= 0 && object < at) return {object, child_of(tree, predicate, {Relation::aux_pass}) >= 0};
    }
    const bool shares = is_one_of(relation, {Relation::conj, Relation::xcomp}) ||
                        (relation == Relation::advcl && child_of(tree, at, {Relation::mark}) < 0);
    if (!shares) break;
  }
  return {};
}

int object_of(const Tree& tree, int predicate) {
  return child_of(tree, predicate, {Relation::obj});
}

int agent_of(const Tree& tree, int predicate) {
  const Subject subject = subject_of(tree, predicate);
  if (subject.found() && !subject.passive) return subject.word;
  return child_of(tree, predicate, {Relation::obl_agent});
}

int patient_of(const Tree& tree, int predicate) {
  if (const int object = object_of(tree, predicate); object >= 0) return object;
  const Subject subject = subject_of(tree, predicate);
  return subject.passive ? subject.word : -1;
}

int complement_of(const Tree& tree, int predicate) {
  return child_of(tree, predicate, {Relation::ccomp, Relation::xcomp});
}

int antecedent_of(const Tree& tree, int word) {
  for (int at = clause_of(tree, word); at >= 0; at = clause_around(tree, at))
    if (is_one_of(tree.relation_of(first_conjunct(tree, at)), {Relation::acl_relcl}))
      return tree.head_of(first_conjunct(tree, at));
  return -1;
}

void conjuncts_of(const Tree& tree, int word, std::vector<int>& out) {
  out.clear();
  add_conjuncts(tree, first_conjunct(tree, word), out);
  std::sort(out.begin(), out.end());
}

int negation_of(const Tree& tree, int predicate, const std::function<bool(int)>& denies) {
  for (const int child : tree.children(predicate))
    if (is_one_of(tree.relation_of(child), {Relation::advmod, Relation::det, Relation::cc, Relation::aux,
                                            Relation::mark, Relation::discourse}) &&
        denies(child))
      return child;
  for (const int child : tree.children(predicate)) {
    if (!is_one_of(tree.relation_of(child),
                   {Relation::nsubj, Relation::nsubj_pass, Relation::obj, Relation::obl_agent}))
      continue;
    if (denies(child)) return child;
    for (const int determiner : tree.children(child))
      if (is_one_of(tree.relation_of(determiner), {Relation::det, Relation::advmod, Relation::cc_preconj}) &&
          denies(determiner))
        return determiner;
  }
  return -1;
}

void path_between(const Tree& tree, int from, int to, std::vector<int>& out) {
  out.clear();
  std::vector<int> down;
  int depth_from = depth_of(tree, from), depth_to = depth_of(tree, to);
  while (from != to) {
    if (depth_from >= depth_to) {
      out.push_back(from);
      from = tree.head_of(from);
      --depth_from;
    } else {
      down.push_back(to);
      to = tree.head_of(to);
      --depth_to;
    }
  }
  out.push_back(from);
  out.insert(out.end(), down.rbegin(), down.rend());
}

bool holds(const Tree& tree, int above, int word) {
  while (word >= 0 && word != above) word = tree.head_of(word);
  return word == above;
}

Extent extent_of(const Tree& tree, int word) {
  Extent extent{word, word};
  for (const int child : tree.children(word)) {
    const Extent below = extent_of(tree, child);
    extent = {std::min(extent.first, below.first), std::max(extent.last, below.last)};
  }
  return extent;
}

}  // namespace onrecord::syntax
