// Marked texts for the tests of actors: [[source]] {{cue}} <<content>> are taken out and become attributions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/attribution.h"
#include "onrecord/statement.h"
#include "onrecord/tracker.h"

namespace onrecord::resolve {

struct MarkedArticle {
  std::string text;  // without the marks
  std::vector<Attribution> attributions;
};

// Each [[source]] begins an attribution, to which the {{cue}} and <<content>> behind it belong; a content that stands
// before the source is the next attribution's. Without marks for them, the cue is the word behind the source and the
// content the rest of the sentence. [[]] is an attribution whose source is not in the text.
MarkedArticle marked(std::string_view text);

// Speakers of all sources, by the shipped tables and `overlay` (an actors.tsv as text; empty: none).
std::vector<Speaker> speakers(std::string_view marked_text, std::string_view date = "2024-02-16",
                              std::string_view overlay = {}, std::vector<ActorMention>* mentions = nullptr);
// Of the last one.
Speaker speaker(std::string_view marked_text, std::string_view date = "2024-02-16", std::string_view overlay = {});

// No name that could be somebody's: unnamed, a class, or unknown.
bool is_unnamed(const Speaker& speaker);

}  // namespace onrecord::resolve
