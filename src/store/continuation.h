// Which statement of an article's last version each statement of the new one continues, and under which id.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "onrecord/statement.h"

namespace onrecord::store {

// A statement of the last version, in order.
struct Former {
  std::int64_t row = 0;
  std::string id, text, source_text;
  Spans content;
  bool by_hand = false;  // coded by a person
};

struct Continuation {
  static constexpr int none = -1;
  std::vector<int> former;       // of each new statement: the index of the one that it continues, or none
  std::vector<std::string> ids;  // of each new statement; no two are equal
};

// Equal words are the same statement: said by equal source words first, then in their order. `same_text`: the same
// article analysed anew, where only the same place is the same statement. `reserved`: ids that new statements must not
// take. Linear in the number of statements.
Continuation continued(const std::string& article, const std::vector<Former>& formers,
                       const std::vector<Statement>& statements, bool same_text, const std::set<std::string>& reserved);

// Statements whose words were edited: pairs (former, new) of those that neither continue nor are continued, near each
// other in order and at least half of whose words are shared (Dice over distinct words); the most alike first.
struct Edited {
  std::size_t former, statement;
};
std::vector<Edited> edited(const std::vector<Former>& formers, const std::vector<Statement>& statements,
                           const Continuation& continuation);

}  // namespace onrecord::store
