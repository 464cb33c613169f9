// What the words of a source are: its head, the determiner before it, the names in it.
#pragma once

#include <vector>

#include "resolve/article.h"

namespace onrecord::resolve {

enum class Determiner : std::uint8_t { none, definite, indefinite, possessive_pronoun, possessive_noun };

// The first noun phrase of a source.
struct SourceHead {
  Words phrase;            // with its determiner and labels, up to the first preposition, comma or "who"
  std::uint32_t head = 0;  // its last word
  int mention = -1;        // of the head word, where it belongs to one
  Determiner determiner = Determiner::none;
  int possessor = -1;    // mention before 's
  bool counted = false;  // "one", "several", "two", "some"
};

SourceHead head_of(const Article& article, Words words);
// Words of the source that name the same person as its nominal head: "His father, Mohamed Elhassan"; -1:
// none.
int name_beside(const Article& article, const SourceHead& head, Words source);
// "Groups | such as [the Weavers' Guild]", "experts like [Ada Pell and Jon Lund]"; empty: no examples are told.
Words examples_of(const Article& article, const SourceHead& head, Words source);
// The verb of a passive cue ("Lund was [told]"); 0: none. Who tells it: "by [clerks]"; empty: nobody.
std::uint32_t passive_verb(const Article& article, Words cue);
Words teller(const Article& article, std::uint32_t verb);
// "some rope makers", for a lone "some" behind a sentence about rope makers; empty: none.
std::string part_of_class_before(const Article& article, const SourceHead& head);
bool is_pronoun(const Article& article, std::uint32_t word);  // "Them", "MY"
bool ends_noun_phrase(const Article& article, std::uint32_t i, std::uint32_t begin);

// A nominal source ("the mayor", "a senior official", "the statement").
Answer resolve_nominal(Article& article, const Source& source, const SourceHead& head);
// A document ("the report", "her letter"): whoever speaks through it.
Answer resolve_document(Article& article, const Source& source, const SourceHead& head);
// he, she, they, it, who, I ...
Answer resolve_pronoun(Article& article, const Source& source, std::uint32_t at);
// The entity behind a possessive pronoun ("his lawyer"); -1: nobody.
int possessor_of(Article& article, const Source& source, std::uint32_t at);
// A new unnamed speaker of the article.
int unnamed_entity(Article& article, const SourceHead& head);
int nameless_document(Article& article, Words words);

}  // namespace onrecord::resolve
