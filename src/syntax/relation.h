// Parts of speech and relations of Universal Dependencies (universaldependencies.org), as closed lists.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace onrecord::syntax {

// In the order of the weights file; train/treebank.py has the same two lists.
enum class Tag : std::uint8_t {
  adjective,
  adposition,
  adverb,
  auxiliary,
  coordinator,
  determiner,
  interjection,
  noun,
  number,
  particle,
  pronoun,
  proper_noun,
  punctuation,
  subordinator,
  symbol,
  verb,
  other,
};
constexpr std::size_t tag_count = 17;

enum class Relation : std::uint8_t {
  acl,          // "the plan [to leave]"
  acl_relcl,    // "the man [who left]"
  advcl,        // "he left [because it rained]"
  advcl_relcl,  // "he left, [which was rude]"
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,  // "[of] the house"
  cc,
  cc_preconj,
  ccomp,  // "he said [it rained]"
  compound,
  compound_prt,  // "give [up]"
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,  // "[President] Mora"
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,     // "it was built [by Voss]"
  obl_unmarked,  // "he left [Monday]"
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp,  // "he wants [to leave]"
};
constexpr std::size_t relation_count = 51;

std::string_view name_of(Tag tag);            // "NOUN"
std::string_view name_of(Relation relation);  // "nsubj:pass"
std::optional<Tag> tag_of(std::string_view name);
std::optional<Relation> relation_of(std::string_view name);

}  // namespace onrecord::syntax
