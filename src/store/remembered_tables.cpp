// Reads and writes the table tables_folder.
#include "store/remembered_tables.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "store/connection.h"
#include "store/store.h"

namespace onrecord::store {

std::vector<TablesFolder> remembered_tables(const Store& store) {
  return store.connection().guarded([&] {
    std::vector<TablesFolder> folders;
    SQLite::Statement query(store.connection().database(),
                            "SELECT path, fingerprint FROM tables_folder ORDER BY place");
    while (query.executeStep()) folders.push_back({query.getColumn(0).getString(), query.getColumn(1).getString()});
    return folders;
  });
}

void remember_tables(Store& store, const std::vector<TablesFolder>& folders) {
  const std::vector<TablesFolder> before = remembered_tables(store);
  if (std::equal(before.begin(), before.end(), folders.begin(), folders.end(),
                 [](const TablesFolder& a, const TablesFolder& b) {
                   return a.path == b.path && a.fingerprint == b.fingerprint;
                 }))
    return;
  store.together([&] {
    Connection& connection = store.connection();
    connection.execute("DELETE FROM tables_folder");
    for (std::size_t i = 0; i < folders.size(); ++i) {
      SQLite::Statement& insert =
          connection.prepared("INSERT INTO tables_folder (place, path, fingerprint) VALUES (?, ?, ?)");
      insert.bind(1, static_cast<std::int64_t>(i));
      insert.bind(2, folders[i].path);
      insert.bind(3, folders[i].fingerprint);
      insert.exec();
    }
  });
}

}  // namespace onrecord::store
