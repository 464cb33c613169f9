// Reads the records of `onrecord label` by simdjson.
#include "io/label_record.h"

#include <simdjson.h>

#include "io/cell.h"
#include "io/decode.h"
#include "onrecord/error.h"

namespace onrecord::io {

struct LabelRequestParser::Parts {
  simdjson::dom::parser parser;
};

LabelRequestParser::LabelRequestParser() : parts_(new Parts) {}
LabelRequestParser::~LabelRequestParser() {
  delete parts_;
}

LabelRequest LabelRequestParser::parse(const std::string& line) {
  const auto refuse = [](const std::string& why) { throw Error(ErrorKind::rejected_input, why); };
  std::string whole = line;
  repair_utf8(whole);
  simdjson::dom::element root;
  simdjson::dom::object object;
  if (const auto error = parts_->parser.parse(whole).get(root); error != simdjson::SUCCESS)
    refuse(std::string("not JSON: ") + simdjson::error_message(error));
  if (root.get(object) != simdjson::SUCCESS) refuse("not a JSON object");
  LabelRequest request;
  request.id = "null";
  bool has_text = false;
  for (const auto& [key, value] : object) {
    if (key == "id") {
      request.id = simdjson::minify(value);
      continue;
    }
    std::string* field = key == "text"     ? &request.text
                         : key == "cue"    ? &request.cue
                         : key == "source" ? &request.source
                         : key == "target" ? &request.target
                                           : nullptr;
    if (field == nullptr || (value.is_null() && key != "text")) continue;
    std::string_view string;
    if (value.get(string) != simdjson::SUCCESS) refuse('"' + std::string(key) + "\" is not a string");
    *field = string;
    has_text |= key == "text";
  }
  if (!has_text) refuse("\"text\" is missing");
  return request;
}

}  // namespace onrecord::io
