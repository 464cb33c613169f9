// Compares names word by word.
#include "text/called.h"

#include <algorithm>

#include "domain/full_text.h"
#include "text/fold.h"

namespace onrecord::text {

CalledAs::CalledAs(std::string_view typed) : typed_(typed), folded_(folded(typed)), words_(search_words(folded_)) {}

Called CalledAs::fit(std::string_view id, std::string_view form, bool is_name, bool is_class) const {
  if (id == typed_ && !id.empty()) return Called::by_id;
  if (words_.empty()) return Called::not_at_all;
  if (is_name && form == folded_) return Called::in_full;
  const std::vector<std::string> own = search_words(form);
  bool whole = true;
  for (const std::string& word : words_) {
    if (std::find(own.begin(), own.end(), word) != own.end()) continue;
    whole = false;
    if (std::none_of(own.begin(), own.end(), [&](const std::string& each) { return each.starts_with(word); }))
      return Called::not_at_all;
  }
  if (is_class) return Called::as_class;
  return !is_name ? Called::by_role : whole ? Called::by_words : Called::by_beginnings;
}

}  // namespace onrecord::text
