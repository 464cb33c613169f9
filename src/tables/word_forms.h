// Word forms of English: inflections of verbs and nouns, regular ones by rule, irregular ones from tables.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::tables {

class WordForms {
 public:
  // `form` is an irregular form of `base` ("bought" of "buy"); both single words.
  void add_irregular(std::string_view base, std::string_view form);

  // The base and all forms a verb may have, doubled consonants both ways; a form that nobody writes does no harm.
  std::vector<std::string> of_verb(std::string_view base) const;
  // Singular and plural of a noun given in either.
  std::vector<std::string> of_noun(std::string_view noun) const;
  // All forms of a word given in any form ("improving": improve, improves, improved ...).
  std::vector<std::string> of_any(std::string_view word) const;
  // The word, and what it may be a form of ("improving": improv, improve), whether there is such a word or not.
  std::vector<std::string> bases_of(std::string_view word) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> forms_;  // base -> irregular forms
  std::map<std::string, std::vector<std::string>, std::less<>> bases_;  // irregular form -> bases
};

}  // namespace onrecord::tables
