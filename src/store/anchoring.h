// Anchors: words that a person marked, found again in a text that may have been edited around them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/statement.h"

namespace onrecord::store {

// The words of each part of an attribution, a string a span.
struct AnchoredWords {
  std::vector<std::string> source, cue, content;
};
struct AnchoredSpans {  // bytes
  Spans source, cue, content;
};

// As they stand in the text; all spans inside it.
AnchoredWords words_at(std::string_view text, const AnchoredSpans& spans);
// One string and back, to be kept in a column.
std::string packed(const AnchoredWords& words);
AnchoredWords unpacked(std::string_view packed);

// Where the words stand, nearest to the byte given: the content's parts in their order, cue and source nearest to it.
// Nothing where the content's words are gone; a cue or source that is gone is empty.
std::optional<AnchoredSpans> find_anchor(std::string_view text, const AnchoredWords& words, std::size_t near);

// "source|cue|content", each "12-40 52-60", counted in code points, as records give them. Nothing where it is not
// written so, or the content is empty, or spans are not ascending and disjoint inside the text. Ends at white space are
// drawn in.
std::optional<AnchoredSpans> parse_anchor(std::string_view value, std::string_view text);
std::string anchor_in_words(const AnchoredSpans& spans, std::string_view text);

// What a person wrote into a sheet: words of the text, parts joined by " ... ", or places in code points ("12-40
// 52-60"). Throws Error(rejected_input): they do not stand in the text, or several times.
Spans spans_meant(std::string_view text, std::string_view written);

}  // namespace onrecord::store
