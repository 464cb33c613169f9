// Plain text of a fixed width (news archives' downloads, e-mail): there a line's end is no paragraph's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord::text {

// The text with each line end that only wraps a paragraph made a space ("\r\n" two), so that all offsets stay; nothing
// where the text is not wrapped. A line end wraps where the next line's first word would not have fitted on its line.
std::optional<std::string> without_line_wraps(std::string_view text);

// A text as the tracker reads it: flowing where it is wrapped. The text must outlive this.
class FlowingText {
 public:
  explicit FlowingText(std::string_view text) : flat_(without_line_wraps(text)), text_(text) {}

  std::string_view view() const { return flat_ ? std::string_view(*flat_) : text_; }

 private:
  std::optional<std::string> flat_;
  std::string_view text_;
};

}  // namespace onrecord::text
