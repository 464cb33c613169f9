// Facets: how the statements that match a query divide by speaker, issue, label, act, month, outlet and review.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/statement_columns.h"

namespace onrecord::store {

struct FacetValue {
  std::string value, name;  // an actor's id and name; else the same
  std::size_t count = 0;
};

struct Facets {
  std::size_t counted = 0;                                // statements: all that match
  std::map<std::string, std::vector<FacetValue>> values;  // most frequent first; months newest first
};

// Counts all that match; each facet gets its `top` most frequent values (months: newest).
Facets count_facets(const Store& store, const StatementColumns& columns, const Query& query, const ReadParts& parts,
                    std::size_t top);

// The statements from `offset` on, as Store::page gives them, found by their columns. `order`: newest or oldest.
StatementSet page_by_columns(const Store& store, const StatementColumns& columns, const Query& query, Order order,
                             std::size_t offset, std::size_t limit, bool* more, const ReadParts& parts);

}  // namespace onrecord::store
