// The names, in the order of the enumerations.
#include "syntax/relation.h"

#include <algorithm>
#include <array>

namespace onrecord::syntax {
namespace {

constexpr std::array<std::string_view, tag_count> tags = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                          "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                          "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, relation_count> relations = {
    "acl",        "acl:relcl", "advcl",       "advcl:relcl",   "advmod",   "amod",        "appos",        "aux",
    "aux:pass",   "case",      "cc",          "cc:preconj",    "ccomp",    "compound",    "compound:prt", "conj",
    "cop",        "csubj",     "csubj:outer", "csubj:pass",    "dep",      "det",         "det:predet",   "discourse",
    "dislocated", "expl",      "fixed",       "flat",          "goeswith", "iobj",        "list",         "mark",
    "nmod",       "nmod:desc", "nmod:poss",   "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass",   "nummod",
    "obj",        "obl",       "obl:agent",   "obl:unmarked",  "orphan",   "parataxis",   "punct",        "reparandum",
    "root",       "vocative",  "xcomp"};

template <typename Value, std::size_t count>
std::optional<Value> find(const std::array<std::string_view, count>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

}  // namespace

std::string_view name_of(Tag tag) {
  return tags[static_cast<std::size_t>(tag)];
}
std::string_view name_of(Relation relation) {
  return relations[static_cast<std::size_t>(relation)];
}
std::optional<Tag> tag_of(std::string_view name) {
  return find<Tag>(tags, name);
}
std::optional<Relation> relation_of(std::string_view name) {
  return find<Relation>(relations, name);
}

}  // namespace onrecord::syntax
