// Ids of persons as they once were, with a country or sector ("kroll.ada.gov"), and as they are now ("kroll.ada").
#pragma once

#include <string>
#include <unordered_set>

#include "store/connection.h"

namespace onrecord::store {

// An id that nobody bears any more, where somebody bears the name alone: that one. Any other as it is.
std::string id_of_now(Connection& connection, const std::string& id);

// In statements, mentions, merges, splits and corrections the name alone stands for each former id that is not of
// `kept` (the tables' own). A name stays as it is where one article holds it under two ids, or people merged its ids
// into different persons. Gives how many ids moved. In the caller's transaction.
std::size_t move_former_ids(Connection& connection, const std::unordered_set<std::string>& kept);

}  // namespace onrecord::store
