// Facets: how the statements that match a query divide by speaker, issue, label, act, month, outlet and review.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/store.h"

namespace onrecord::store {

struct FacetValue {
  std::string value, name;  // an actor's id and name; else the same
  std::size_t count = 0;
};

struct Facets {
  std::size_t counted = 0;                                // statements, the newest first
  bool more = false;                                      // others match that were not counted
  std::map<std::string, std::vector<FacetValue>> values;  // most frequent first; months newest first
};

// Counts the newest `most` that match; each facet gets its `top` most frequent values.
Facets count_facets(const Store& store, const Query& query, const ReadParts& parts, std::size_t most, std::size_t top);

}  // namespace onrecord::store
