// The views that dashboards and other programs read: names and columns as in records.md and SCHEMA.md.
#pragma once

namespace SQLite {
class Database;
}

namespace onrecord::store {

void make_views(SQLite::Database& database);

}  // namespace onrecord::store
