// Folds words for comparison: case, accents, compatibility forms, zero-width characters and full stops are
// dropped.
#pragma once

#include <string>
#include <string_view>

namespace onrecord::text {

// Replaces `out` by the folded form of `word`: NFC and NFD spellings, "Erdoğan" and "ERDOGAN", "U.S." and
// "US" give the same bytes. Typographic apostrophes and hyphens become "'" and "-". Any bytes are accepted.
void fold_word(std::string_view word, std::string& out);
std::string folded(std::string_view text);  // the same for a whole name; spaces stay

}  // namespace onrecord::text
