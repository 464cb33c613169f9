// A first actors.tsv from what was found: names written twice made one, doubles joined.
#pragma once

#include <string>
#include <vector>

#include "store/stored_actors.h"

namespace onrecord::cli {

struct SuggestedActor {
  std::string id, name, role, country;  // the id that most of the statements have: whoever knows it knows the row
  std::vector<std::string> aliases;     // names of those joined into it
  std::size_t statements = 0;
  std::size_t named_so = 0;  // of them, by this very name
};

// Persons, governments and bodies, most statements first. A surname alone is joined to the one full name that ends with
// it, a name to the one that it is a part of.
std::vector<SuggestedActor> suggested_actors(const std::vector<store::StoredActor>& found);
// As a table that the analyst goes through.
std::string suggested_table(const std::vector<SuggestedActor>& actors);

}  // namespace onrecord::cli
