// Resets all prepared statements, and lets go of the state that was read; asks SQLite whether others wrote.
#include "store/resting.h"

#include <sqlite3.h>

#include "store/connection.h"

namespace onrecord::store {

void rest(const Store& store) noexcept {
  sqlite3* const handle = store.connection().database().getHandle();
  for (sqlite3_stmt* each = sqlite3_next_stmt(handle, nullptr); each != nullptr; each = sqlite3_next_stmt(handle, each))
    sqlite3_reset(each);
  // A store that only reads sees one state for as long as its transaction lasts: the next request begins another.
  if (!store.connection().writable() && sqlite3_get_autocommit(handle) == 0)
    sqlite3_exec(handle, "COMMIT; BEGIN", nullptr, nullptr, nullptr);
}

std::int64_t version_of_data(const Store& store) {
  return store.connection().guarded([&] { return store.connection().number("PRAGMA data_version"); });
}

}  // namespace onrecord::store
