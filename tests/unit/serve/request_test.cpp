// Targets and bodies taken apart.
#include "serve/request.h"

#include <doctest/doctest.h>

namespace onrecord::serve {
namespace {

std::string field_of(const std::string& body, void (*take)(const Fields&)) {
  try {
    const JsonValue value = parse_body(body);
    take(Fields(value, ""));
  } catch (const BadField& bad) {
    return bad.field;
  }
  return "";
}

}  // namespace

TEST_CASE("targets") {
  const auto request = parse_target("/api/search?q=a+b%20%C3%A9&who=x&who=y&empty=");
  REQUIRE(request);
  CHECK(request->path == "/api/search");
  CHECK(request->text("q") == "a b \u00e9");
  CHECK(request->list("who") == std::vector<std::string>{"x", "y"});
  CHECK(request->list("empty").empty());
  for (const char* bad :
       {"", "x", "//host", "/a//b", "/../x", "/%2e%2e/x", "/%00", "/%f", "/%zz", "/a?b=%ff", "http://x/"})
    CHECK_FALSE(parse_target(bad));
}

TEST_CASE("fields of a body") {
  CHECK(field_of("{", [](const Fields&) {}) == "body");
  CHECK(field_of("[]", [](const Fields&) {}) == "body");
  CHECK(field_of(R"({"a":1})", [](const Fields& f) { static_cast<void>(f.text("a")); }) == "a");
  CHECK(field_of(R"({"a":"b"})", [](const Fields& f) { static_cast<void>(f.integer("a", 0, 0, 9)); }) == "a");
  CHECK(field_of(R"({"a":1.5})", [](const Fields& f) { static_cast<void>(f.integer("a", 0, 0, 9)); }) == "a");
  CHECK(field_of(R"({"a":[{"b":1}]})", [](const Fields& f) { static_cast<void>(f.objects("a", 9)[0].text("b")); }) ==
        "a[0].b");
  CHECK(field_of(R"({"a":"x\u0000"})", [](const Fields& f) { static_cast<void>(f.text("a")); }) == "a");
  const JsonValue value = parse_body(R"({"s":[[1,2],[4,9]],"n":null,"l":["a"]})");
  const Fields fields(value, "");
  CHECK(fields.spans("s") == Spans{{1, 2}, {4, 9}});
  CHECK_FALSE(fields.has("n"));
  CHECK(fields.texts("l") == std::vector<std::string>{"a"});
  for (const char* bad :
       {R"({"s":[[2,1]]})", R"({"s":[[1,3],[2,4]]})", R"({"s":[[1]]})", R"({"s":7})", R"({"s":[[-1,2]]})"})
    CHECK(field_of(bad, [](const Fields& f) { static_cast<void>(f.spans("s")); }) == "s");
}

}  // namespace onrecord::serve
