// Keeps signatures and bands, and finds, joins and counts the clusters of near copies.
#include "store/clusters.h"

#include "store/rows.h"

namespace onrecord::store {
namespace {

constexpr std::int64_t most_of_a_band = 100;

// Bands are hashes of 64 bits; SQLite's integers have a sign.
std::int64_t stored(std::uint64_t band) {
  return static_cast<std::int64_t>(band);
}

void set_signature(Connection& connection, std::int64_t row, const text::CopySignature& signature) {
  const std::string bytes = text::to_bytes(signature);
  SQLite::Statement& write = connection.prepared("INSERT OR REPLACE INTO signature (document, value) VALUES (?, ?)");
  write.bind(1, row);
  write.bind(2, bytes.data(), static_cast<int>(bytes.size()));
  write.exec();
  for (const std::uint64_t band : text::copy_bands(signature)) {
    SQLite::Statement& insert = connection.prepared("INSERT OR IGNORE INTO band (value, document) VALUES (?, ?)");
    insert.bind(1, stored(band));
    insert.bind(2, row);
    insert.exec();
  }
}

// The clusters with copies of a current article.
std::set<std::string> clusters_of_copies(Connection& connection, std::int64_t row,
                                         const text::CopySignature& signature) {
  std::set<std::string> clusters;
  std::set<std::int64_t> seen{row};
  SQLite::Statement& query = connection.prepared(
      "SELECT d.id, d.cluster_id, g.value FROM band b JOIN document d ON d.id = b.document AND d.status = 'current' JOIN signature g ON "
      "g.document = d.id WHERE b.value = ? ORDER BY b.document LIMIT ?");
  for (const std::uint64_t band : text::copy_bands(signature)) {
    query.reset();
    query.bind(1, stored(band));
    query.bind(2, most_of_a_band);
    while (query.executeStep()) {
      if (!seen.insert(query.getColumn(0).getInt64()).second) continue;
      const std::string cluster = query.getColumn(1).getString();
      if (clusters.contains(cluster)) continue;
      const auto other = text::copy_signature_of_bytes(query.getColumn(2).getString());
      if (other && text::are_copies(signature, *other)) clusters.insert(cluster);
    }
  }
  query.reset();
  return clusters;
}

}  // namespace

void CopyGroups::add(const std::string& doc_id, const text::CopySignature& signature) {
  if (!text::has_copies(signature)) return;
  Connection& connection = store_.connection();
  connection.guarded([&] {
    SQLite::Statement& find =
        connection.prepared("SELECT id, cluster_id FROM document WHERE doc_id = ? AND status = 'current'");
    find.bind(1, doc_id);
    if (!find.executeStep()) throw Error(ErrorKind::database, "no current article " + doc_id, connection.path());
    const std::int64_t row = find.getColumn(0).getInt64();
    const std::string own = find.getColumn(1).getString();
    find.reset();
    const std::set<std::string> clusters = clusters_of_copies(connection, row, signature);
    set_signature(connection, row, signature);
    for (const std::string& each : clusters) unite(own, each);
  });
}

const std::string& CopyGroups::smallest(const std::string& cluster) const {
  const std::string* at = &cluster;
  for (auto found = into_.find(*at); found != into_.end(); found = into_.find(*at)) at = &found->second;
  return *at;
}

void CopyGroups::unite(const std::string& one, const std::string& other) {
  const std::string a = smallest(one), b = smallest(other);
  if (a == b) return;
  into_[std::max(a, b)] = std::min(a, b);
}

void CopyGroups::changed(std::int64_t document_row) {
  SQLite::Statement& find = store_.connection().prepared("SELECT cluster_id FROM document WHERE id = ?");
  find.bind(1, document_row);
  if (find.executeStep()) changed_.insert(find.getColumn(0).getString());
  find.reset();
}

void CopyGroups::join() {
  if (into_.empty()) return;
  Connection& connection = store_.connection();
  connection.guarded([&] {
    for (const auto& [from, next] : into_) {
      const std::string& into = smallest(next);
      SQLite::Statement& move =
          connection.prepared("UPDATE document SET cluster_id = ? WHERE cluster_id = ? AND status = 'current'");
      move.bind(1, into);
      move.bind(2, from);
      move.exec();
      changed_.insert(into);
    }
  });
  into_.clear();
}

void CopyGroups::settle() {
  join();
  Connection& connection = store_.connection();
  connection.guarded([&] {
    for (const std::string& cluster : changed_) {
      SQLite::Statement& count = connection.prepared(
          "WITH n (n) AS (SELECT count(*) FROM document WHERE cluster_id = ?1 AND status = 'current') UPDATE document SET copies = "
          "(SELECT n FROM n) WHERE cluster_id = ?1 AND status = 'current' AND copies != (SELECT n FROM n)");
      count.bind(1, cluster);
      count.exec();
    }
  });
  changed_.clear();
}

void CopyGroups::forget() {
  into_.clear();
  changed_.clear();
}

}  // namespace onrecord::store
