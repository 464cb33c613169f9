// The nearest of some names, for "did you mean".
#pragma once

#include <string_view>
#include <vector>

namespace onrecord::text {

// Empty where none is near.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& names);

}  // namespace onrecord::text
