// The style sheet of the HTML report: one colour scale, light and dark, screen and paper.
#pragma once

#include <string_view>

namespace onrecord::report {

extern const std::string_view page_style;

}  // namespace onrecord::report
