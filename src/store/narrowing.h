// Narrowing: a query as SQL that gives at least what matches() accepts, in order, by the index that leaves least.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "onrecord/query.h"
#include "store/rows.h"
#include "store/store.h"

namespace onrecord::store {

using SqlValue = std::variant<std::int64_t, double, std::string>;

struct Narrowed {
  std::string sql;  // selects statement_columns first
  std::vector<SqlValue> values;
};

// `query.when` is anchored; no order: whatever is quickest for all that match. Asks the indexes how much each filter
// leaves (at most a few thousand rows of each).
Narrowed narrow(Connection& connection, const Query& query, std::optional<Order> order, const ReadParts& parts);

void bind_values(SQLite::Statement& statement, const std::vector<SqlValue>& values);

}  // namespace onrecord::store
