// Schema: a list of steps, each of which brings a database from one version to the next.
#pragma once

#include <cstdint>

namespace SQLite {
class Database;
}

namespace onrecord::store {

inline constexpr std::uint32_t application_id = 0x6F6E7263;  // "onrc"

std::uint32_t schema_version();
// Runs the steps after `from` (0: an empty file) and makes views and seals anew; within the caller's transaction.
void apply_schema(SQLite::Database& database, std::uint32_t from);
// The same up to a version, for tests of upgrades.
void apply_schema_until(SQLite::Database& database, std::uint32_t from, std::uint32_t until);

}  // namespace onrecord::store
