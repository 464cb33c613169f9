// HTML under construction: format strings are ours, every string put into them is escaped, always.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace onrecord::report {

// & < > " ' as entities; control and bidirectional override characters by their number, so that no quotation can
// reorder or hide its surroundings.
std::string html_escaped(std::string_view text);

// The address where it is http or https, else nothing: javascript: and data: are shown, never linked.
std::string_view safe_link(std::string_view url);

class Markup {
 public:
  // "<td class=\"{}\">{}</td>": attribute values stand in double quotes.
  template <typename... Args>
  Markup& put(
      fmt::format_string<std::conditional_t<std::is_convertible_v<const Args&, std::string_view>, std::string, Args>...>
          format,
      const Args&... args) {
    fmt::format_to(std::back_inserter(bytes_), format, shown(args)...);
    return *this;
  }
  Markup& text(std::string_view text) {
    bytes_ += html_escaped(text);
    return *this;
  }
  // As it is: for the style sheet only, which is ours.
  Markup& trusted(std::string_view ours) {
    bytes_ += ours;
    return *this;
  }

  std::size_t size() const { return bytes_.size(); }
  std::string take() { return std::move(bytes_); }

 private:
  template <typename Arg>
  static auto shown(const Arg& arg) {
    if constexpr (std::is_convertible_v<const Arg&, std::string_view>)
      return html_escaped(arg);
    else
      return arg;
  }

  std::string bytes_;
};

}  // namespace onrecord::report
