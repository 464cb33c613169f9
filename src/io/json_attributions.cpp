// Spans of JSON attributions, checked against the text and turned from code points into bytes.
#include "io/json_attributions.h"

#include <simdjson.h>

#include <algorithm>

#include "onrecord/error.h"
#include "text/code_points.h"

namespace onrecord::io {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

[[noreturn]] void refuse(std::string_view key, std::size_t number, const std::string& what) {
  throw Error(ErrorKind::rejected_input,
              "attribution " + std::to_string(number) + ": \"" + std::string(key) + "\" " + what);
}

// The spans under `key`, ascending and disjoint; none where it is missing or null.
Spans read_spans(object attribution, std::string_view key, std::size_t number) {
  Spans out;
  element value;
  if (attribution.at_key(key).get(value) != simdjson::SUCCESS || value.is_null()) return out;
  array list;
  if (value.get(list) != simdjson::SUCCESS) refuse(key, number, "is not a list of [start,end]");
  for (const element each : list) {
    array pair;
    std::uint64_t begin = 0, end = 0;
    if (each.get(pair) != simdjson::SUCCESS || pair.size() != 2 || pair.at(0).get(begin) != simdjson::SUCCESS ||
        pair.at(1).get(end) != simdjson::SUCCESS || begin > end || end > UINT32_MAX)
      refuse(key, number, "is not a list of [start,end]");
    if (begin < end) out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  std::sort(out.begin(), out.end(), [](Span a, Span b) { return a.begin < b.begin; });
  for (std::size_t i = 1; i < out.size(); ++i)
    if (out[i].begin < out[i - 1].end) refuse(key, number, "has spans that overlap");
  return out;
}

}  // namespace

struct JsonAttributionsParser::Inner {
  JsonArticleParser articles;
  simdjson::dom::parser parser;
};

JsonAttributionsParser::JsonAttributionsParser() : inner_(std::make_unique<Inner>()) {}
JsonAttributionsParser::~JsonAttributionsParser() = default;

AttributedArticle JsonAttributionsParser::parse(std::string& json) {
  AttributedArticle out;
  out.article = inner_->articles.parse(json);
  json.reserve(json.size() + simdjson::SIMDJSON_PADDING);
  element root, value;
  if (inner_->parser.parse(json.data(), json.size(), false).get(root) != simdjson::SUCCESS)
    throw Error(ErrorKind::rejected_input, "not valid JSON");
  if (root.at_key("attributions").get(value) != simdjson::SUCCESS)
    throw Error(ErrorKind::rejected_input, "\"attributions\" is missing");
  array list;
  if (value.get(list) != simdjson::SUCCESS) throw Error(ErrorKind::rejected_input, "\"attributions\" is not a list");
  std::size_t number = 0;
  for (const element each : list) {
    object attribution;
    ++number;
    if (each.get(attribution) != simdjson::SUCCESS)
      throw Error(ErrorKind::rejected_input, "attribution " + std::to_string(number) + " is not an object");
    out.attributions.push_back({read_spans(attribution, "source", number), read_spans(attribution, "cue", number),
                                read_spans(attribution, "content", number)});
  }
  return out;
}

std::vector<GivenSpans> in_bytes(const std::vector<GivenSpans>& given, std::string_view text) {
  const text::CodePoints points(text);
  const std::uint32_t length = points.at_byte(static_cast<std::uint32_t>(text.size()));
  std::vector<GivenSpans> out = given;
  for (std::size_t i = 0; i < out.size(); ++i)
    for (Spans* spans : {&out[i].source, &out[i].cue, &out[i].content})
      for (Span& span : *spans) {
        if (span.end > length)
          throw Error(ErrorKind::rejected_input, "attribution " + std::to_string(i + 1) +
                                                     ": a span ends outside the text: " + std::to_string(span.end) +
                                                     " of " + std::to_string(length) + " characters");
        span = {points.byte_of(span.begin), points.byte_of(span.end)};
      }
  return out;
}

}  // namespace onrecord::io
