// Text of others without what a terminal would obey, for doors whose offsets were counted elsewhere.
#pragma once

#include <string>
#include <string_view>

namespace onrecord::text {

// Each control character but \n and \t, and each broken byte, becomes U+FFFD, a carriage return a blank: as many
// characters as before, so that offsets which others counted in them still hold.
std::string without_controls(std::string_view text);

}  // namespace onrecord::text
