// Keeps signatures, bands and clusters of near copies.
#include "store/clusters.h"

#include <set>

#include "store/rows.h"

namespace onrecord::store {
namespace {

std::int64_t current_row(Connection& connection, const std::string& doc_id) {
  SQLite::Statement& find =
      connection.prepared("SELECT id FROM document WHERE doc_id = ? AND status != 'replaced' AND status = 'current'");
  find.bind(1, doc_id);
  const std::int64_t row = find.executeStep() ? find.getColumn(0).getInt64() : 0;
  find.reset();
  if (row == 0) throw Error(ErrorKind::database, "no current article " + doc_id, connection.path());
  return row;
}

// Bands are hashes of 64 bits; SQLite's integers have a sign.
std::int64_t stored(std::uint64_t band) {
  return static_cast<std::int64_t>(band);
}

}  // namespace

std::vector<StoredSignature> similar_candidates(const Store& store, std::span<const std::uint64_t> bands) {
  Connection& connection = store.connection();
  return connection.guarded([&] {
    std::map<std::string, StoredSignature> found;
    SQLite::Statement& query = connection.prepared(
        "SELECT d.doc_id, d.cluster_id, g.value FROM band b JOIN document d ON d.id = b.document AND d.status = 'current' JOIN "
        "signature g ON g.document = d.id WHERE b.value = ?");
    for (const std::uint64_t band : bands) {
      query.reset();
      query.bind(1, stored(band));
      while (query.executeStep()) {
        const SQLite::Column value = query.getColumn(2);
        const std::string doc_id = query.getColumn(0).getString();
        found.try_emplace(doc_id, StoredSignature{doc_id, query.getColumn(1).getString(),
                                                  std::string(static_cast<const char*>(value.getBlob()),
                                                              static_cast<std::size_t>(value.getBytes()))});
      }
    }
    query.reset();
    std::vector<StoredSignature> list;
    for (auto& [id, signature] : found) list.push_back(std::move(signature));
    return list;
  });
}

void set_signature(Store& store, const std::string& doc_id, const std::string& value,
                   std::span<const std::uint64_t> bands) {
  Connection& connection = store.connection();
  connection.guarded([&] {
    const std::int64_t row = current_row(connection, doc_id);
    SQLite::Statement& write = connection.prepared("INSERT OR REPLACE INTO signature (document, value) VALUES (?, ?)");
    write.bind(1, row);
    write.bind(2, value.data(), static_cast<int>(value.size()));
    write.exec();
    for (const std::uint64_t band : bands) {
      SQLite::Statement& insert = connection.prepared("INSERT OR IGNORE INTO band (value, document) VALUES (?, ?)");
      insert.bind(1, stored(band));
      insert.bind(2, row);
      insert.exec();
    }
  });
}

void set_cluster(Store& store, const std::string& doc_id, const std::string& cluster_id) {
  Connection& connection = store.connection();
  connection.guarded([&] {
    const std::int64_t row = current_row(connection, doc_id);
    SQLite::Statement& old = connection.prepared("SELECT cluster_id FROM document WHERE id = ?");
    old.bind(1, row);
    old.executeStep();
    const std::string before = old.getColumn(0).getString();
    old.reset();
    SQLite::Statement& join = connection.prepared("UPDATE document SET cluster_id = ? WHERE id = ? OR twin_of = ?");
    join.bind(1, cluster_id);
    join.bind(2, row);
    join.bind(3, row);
    join.exec();
    for (const std::string& cluster : {before, cluster_id}) {
      SQLite::Statement& count = connection.prepared(
          "UPDATE document SET copies = (SELECT count(*) FROM document o WHERE o.cluster_id = ?1 AND o.status = 'current') WHERE "
          "cluster_id = ?1 AND status = 'current'");
      count.bind(1, cluster);
      count.exec();
    }
  });
}

void join_clusters(Store& store, const std::string& doc_id, const std::vector<std::string>& cluster_ids) {
  std::set<std::string> clusters(cluster_ids.begin(), cluster_ids.end());
  if (clusters.empty()) return;
  clusters.insert(doc_id);
  const std::string into = *clusters.begin();
  Connection& connection = store.connection();
  connection.guarded([&] {
    for (const std::string& from : clusters) {
      if (from == into) continue;
      SQLite::Statement& move =
          connection.prepared("UPDATE document SET cluster_id = ? WHERE cluster_id = ? AND status = 'current'");
      move.bind(1, into);
      move.bind(2, from);
      move.exec();
    }
  });
  set_cluster(store, doc_id, into);
}

}  // namespace onrecord::store
