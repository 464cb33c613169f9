// How well a name as typed fits one that is known: the best there is are the candidates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::text {

// Best first. A class ("Marsh's voters") is nobody who is called Marsh: it is meant only where no one else is.
enum class Called { by_id, in_full, by_words, by_beginnings, by_role, as_class, not_at_all };

class CalledAs {
 public:
  explicit CalledAs(std::string_view typed);
  // `form` is folded(); `is_name` false: a role, or the words of articles.
  Called fit(std::string_view id, std::string_view form, bool is_name, bool is_class) const;

 private:
  std::string typed_, folded_;
  std::vector<std::string> words_;
};

}  // namespace onrecord::text
