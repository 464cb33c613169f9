// Statements that an issue's aliases nearly catch: what an analyst looks at when writing aliases.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tables/stance_tables.h"

namespace onrecord::stance {

struct NearMiss {
  std::string alias;  // as its row has it
  std::string words;  // of the text that are like its own
};

class NearAliases {
 public:
  NearAliases(const tables::StanceTables& tables, std::string_view issue_id);  // `tables` must outlive this

  // The alias of whose words a sentence has the most: all but one of three or more, both of two, in any order, in any
  // form and as verb or noun ("devalued" for "devaluation"), not names alone; nothing where it has the alias itself,
  // which a guard then kept out.
  std::optional<NearMiss> find(std::string_view text) const;

 private:
  struct Alias {
    std::string text;
    std::vector<std::set<std::string>> forms, relatives;  // of each word, without "the", "of" ...
    std::vector<bool> name;                               // by word
  };
  const tables::StanceTables& tables_;
  std::vector<Alias> aliases_;
};

}  // namespace onrecord::stance
