// Text made safe for one line of a terminal: messages name files and options that anybody may have written.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// No byte below 0x20, no 0x7F, no C1 control, no bidirectional override; newlines and tabs shown as well.
std::string safe_line(std::string_view text);

}  // namespace onrecord
