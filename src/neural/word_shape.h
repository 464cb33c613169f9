// What a word looks like: small letters, affixes, capitals.
#pragma once

#include <string>
#include <string_view>

namespace onrecord::neural {

// Lower case by code points, into `out`.
void lower_case(std::string_view word, std::string& out);
// 1 capitals, 2 Capitalised, 3 small, 4 begins with a digit, 5 other, 6 mixed after a capital.
int word_shape(std::string_view word);
// The first and the last three code points.
std::string_view prefix_of(std::string_view word);
std::string_view suffix_of(std::string_view word);

}  // namespace onrecord::neural
