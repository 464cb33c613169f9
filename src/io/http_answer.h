// A stored HTTP answer: whether it is a page, and its body without the transfer's wrapping.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord::io {

struct HttpAnswer {
  std::string body;
  std::string charset;  // of its Content-Type; empty where it names none
};

// Nothing for other than 200, other than HTML, and encodings that we cannot undo (br). `name`: for messages of damaged
// gzip. Throws Error(rejected_input) for those, and for what expands too much.
std::optional<HttpAnswer> html_answer(std::string_view bytes, std::string_view name);

}  // namespace onrecord::io
