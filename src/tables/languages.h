// Languages: tells by the commonest words of languages (languages.tsv) that a text is not in English.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tables/tsv.h"

namespace onrecord::tables {

class Languages {
 public:
  // From the tables named languages. Throws Error(table) with file and line.
  explicit Languages(const std::vector<Table>& tables);

  // "German"; empty where the text is in English, or where neither its words nor `given` (the language that the input
  // names, as "de-AT") tell. Clear words win over `given`.
  std::string other_than_english(std::string_view text, std::string_view given) const;

 private:
  struct Language {
    std::string code, name;
  };
  std::string name_of(std::string_view given) const;

  std::vector<Language> languages_;
  std::unordered_map<std::string, std::vector<std::size_t>> words_;  // to places in languages_
  std::size_t english_ = SIZE_MAX;
};

}  // namespace onrecord::tables
