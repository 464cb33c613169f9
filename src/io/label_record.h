// Records of `onrecord label`: statements that others found, one JSON object a line.
#pragma once

#include <string>
#include <string_view>

namespace onrecord::io {

struct LabelRequest {
  std::string id;    // as JSON, quotes included, so that numbers come back as numbers; "null" where there is none
  std::string text;  // what is said
  std::string cue, source, target;  // may be empty
};

// Parses lines; a keeper of the parser's memory.
class LabelRequestParser {
 public:
  LabelRequestParser();
  ~LabelRequestParser();
  // Throws Error(rejected_input): not JSON, no object, "text" missing or no string.
  LabelRequest parse(const std::string& line);

 private:
  struct Parts;
  Parts* parts_;
};

}  // namespace onrecord::io
