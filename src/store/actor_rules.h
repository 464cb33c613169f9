// Merges and splits of actors as they apply to each statement.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"

namespace onrecord::store {

struct ActorName {
  std::string id, name, kind;
  bool operator==(const ActorName&) const = default;
};

// What of a statement splits look at.
struct SpeakerFacts {
  std::string_view statement_id, doc_id, publisher, speaker_text;
};

class ActorRules {
 public:
  explicit ActorRules(Connection& connection);
  bool empty() const { return merges_.empty() && splits_.empty(); }
  // The machine's actor after splits and merges.
  ActorName apply(ActorName machine, const SpeakerFacts& facts) const;
  // Whether somebody's merges lead from one to the other.
  bool leads_to(const std::string& from, const std::string& into) const;

 private:
  struct SplitRow {
    std::string criterion, value;
    ActorName into;
  };
  std::map<std::string, ActorName, std::less<>> merges_;
  std::map<std::string, std::vector<SplitRow>, std::less<>> splits_;
};

// Puts the right actor (correction of the statement, else rules) on the rows that `where` selects (a condition on
// statement s), and counts the forms of all actors concerned anew. Gives how many rows changed.
std::size_t refresh_actors(Connection& connection, const std::string& where, const std::vector<std::string>& values);

// Whether any statement has, or had, this actor by its id.
bool actor_is_known(Connection& connection, const std::string& id);

// Counts forms of a statement in (sign 1) or out (sign -1).
struct FormFacts {
  std::string_view actor_id, name, speaker_text, method, role, country, speaks_for;
};
void count_forms(Connection& connection, const FormFacts& facts, int sign);

}  // namespace onrecord::store
