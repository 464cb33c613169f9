// Articles of invented sentences for the properties: who says what in all the ways that the analysis knows, with
// characters of one to four bytes, and the edits that newsrooms make.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "onrecord/tracker.h"

namespace onrecord::testing {

// Sentences, each with whether a paragraph ends behind it.
struct Sentence {
  std::string words;
  bool ends_paragraph = false;
  bool operator==(const Sentence&) const = default;
};
using Sentences = std::vector<Sentence>;

std::string text_of(const Sentences& sentences);
void showValue(const Sentences& sentences, std::ostream& out);

rc::Gen<Sentence> a_sentence();
rc::Gen<Sentences> some_sentences(int least, int most);
// One edit: a sentence put in, taken out, moved or doubled; a word changed.
Sentences edited(Sentences sentences);  // draws: for use inside of a property

Document article(const std::string& doc_id, const Sentences& sentences);
// Loaded once.
const Knowledge& knowledge();
const Tracker& tracker();
// The records of an article as `extract --with text,dates,mentions` prints them.
std::string record_of(const Document& document);

}  // namespace onrecord::testing
