// One JSON object to a Document: our own keys and the presets of news-please, fundus and GDELT's quotation
// graph.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "onrecord/document.h"

namespace onrecord::io {

struct JsonArticle {
  Document document;         // text and fields as they stand in the JSON: not cleaned, no id made up
  std::string written_date;  // as it stands; see parse_metadata_date()
};

// Keeps its memory between objects; one a thread.
class JsonArticleParser {
 public:
  // `keys`: our key -> the key that holds it, with dots into objects (--map text=body.content); empty: the usual ones.
  explicit JsonArticleParser(std::map<std::string, std::string> keys = {});
  ~JsonArticleParser();

  // Where a key stands twice, the first one wins. Throws Error(rejected_input), without file and line: "not
  // valid JSON ...", "one object per line", ""text" is a number, not a string", ""text" is missing". `json`
  // is one object; it may be given room (simdjson reads a little beyond its end, so it is grown and shrunk
  // again).
  JsonArticle parse(std::string& json);

 private:
  struct Inner;
  std::unique_ptr<Inner> inner_;
};

}  // namespace onrecord::io
