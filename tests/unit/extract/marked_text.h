// Sentences with marks, as tests write and read them: [source] {cue} <content>.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "domain/attribution.h"
#include "extract/tagger.h"
#include "text/tokens.h"

namespace onrecord::testing {

// Text without marks, tokenized, with one Tagged for each marked version of it. All versions must be the same text.
struct Marked {
  explicit Marked(const std::vector<std::string>& versions);
  std::string text;
  text::TokenizedText tokens;
  std::vector<extract::Tagged> tagged;
};

// The marks put back; second parts of cues in { } too.
std::string marked(const text::TokenizedText& text, const extract::Tagged& tagged);
std::string marked(const Marked& all);  // those that are left, one a line

// What the whole extractor finds, a line a statement: "source | cue | content // content", in order of text.
std::string statements(std::string_view text);
std::vector<Attribution> attributions(std::string_view text);

}  // namespace onrecord::testing
