// Statements that an issue's aliases nearly catch: what an analyst looks at when writing aliases.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tables/stance_tables.h"

namespace onrecord::stance {

struct NearMiss {
  std::string alias;  // as its row has it
  std::string words;  // of the text that resemble it
};

class NearAliases {
 public:
  NearAliases(const tables::StanceTables& tables, std::string_view issue_id);  // `tables` must outlive this

  // The alias that most of a sentence's words resemble: all but one word of three or more, both of two, in any order
  // and form, not names alone; nothing where none does.
  std::optional<NearMiss> find(std::string_view text) const;

 private:
  struct Alias {
    std::string text;
    std::vector<std::string> words;  // without "the", "of" ...
    std::vector<bool> name;          // by word
  };
  const tables::StanceTables& tables_;
  std::vector<Alias> aliases_;
};

}  // namespace onrecord::stance
