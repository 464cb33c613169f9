// Articles with the spans of attributions that others found: what `onrecord resolve` reads.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "io/json_article.h"
#include "onrecord/tracker.h"

namespace onrecord::io {

struct AttributedArticle {
  JsonArticle article;
  std::vector<GivenSpans> attributions;  // in code points of the text as it stands in the JSON; ascending and disjoint
};

// {"doc_id","text","date", ..., "attributions": [{"source","cue","content"}]}; each of the three is null or a list of
// [start,end] in code points of the text. Keeps its memory between objects; one a thread.
class JsonAttributionsParser {
 public:
  JsonAttributionsParser();
  ~JsonAttributionsParser();

  // Throws Error(rejected_input), without file and line, for what JsonArticleParser refuses and for spans that are
  // none.
  AttributedArticle parse(std::string& json);

 private:
  struct Inner;
  std::unique_ptr<Inner> inner_;
};

// From code points of `text` to its bytes. Throws Error(rejected_input) for a span outside the text.
std::vector<GivenSpans> in_bytes(const std::vector<GivenSpans>& given, std::string_view text);

}  // namespace onrecord::io
