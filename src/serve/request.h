// Request: what a route's handler is asked: parameters of the address and fields of the JSON body, checked as they are
// taken.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/date.h"
#include "onrecord/statement.h"

namespace onrecord::serve {

// Answered with 400 and the field's name.
struct BadField {
  std::string field, message;
};
// Answered with this status and message: 404, 409, 503.
struct Refused {
  int status;
  std::string message;
  std::string more = {};  // JSON members to stand beside "error": "\"now\":{...}"
};

// A value of a JSON body.
struct JsonValue {
  enum class Kind : std::uint8_t { null, boolean, number, text, list, object } kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string text;
  std::vector<JsonValue> list;
  std::map<std::string, JsonValue, std::less<>> object;
};

// An object of the body; the names of its fields in messages begin with `path` ("corrections[2].").
class Fields {
 public:
  Fields(const JsonValue& value, std::string path);
  bool has(std::string_view name) const;                                     // and is not null
  std::string text(std::string_view name, std::size_t most = 10'000) const;  // empty where there is none
  std::string needed(std::string_view name, std::size_t most = 10'000) const;
  std::int64_t integer(std::string_view name, std::int64_t fallback, std::int64_t least, std::int64_t most) const;
  bool flag(std::string_view name) const;
  std::vector<std::string> texts(std::string_view name) const;
  Spans spans(std::string_view name) const;  // [[12,40],[52,60]], ascending and disjoint
  std::vector<Fields> objects(std::string_view name, std::size_t most) const;
  Fields object(std::string_view name) const;
  std::vector<std::string> names() const;

 private:
  const JsonValue* find(std::string_view name) const;
  const JsonValue& value_;
  std::string path_;
};

struct Request {
  std::string method, path;
  std::map<std::string, std::vector<std::string>, std::less<>> parameters;
  JsonValue body;

  bool has(std::string_view name) const { return parameters.contains(name); }
  std::string text(std::string_view name) const;    // the first; empty where there is none
  std::string needed(std::string_view name) const;  // Throws BadField
  std::vector<std::string> list(std::string_view name) const;
  std::int64_t integer(std::string_view name, std::int64_t fallback, std::int64_t least, std::int64_t most) const;
  double number(std::string_view name, double fallback, double least, double most) const;
  Fields fields() const { return Fields(body, ""); }
};

// The path and the parameters of a request's target; nothing where it is no plain path of this server ("//x", "%00",
// broken escapes).
std::optional<Request> parse_target(std::string_view target);
// Throws BadField: not JSON, nested too deep, no object.
JsonValue parse_body(const std::string& bytes);

}  // namespace onrecord::serve
