// Keeps signatures and bands, and finds, joins and counts the clusters of near copies.
#include "store/clusters.h"

#include "store/rows.h"

namespace onrecord::store {
namespace {

// Bands are hashes of 64 bits; SQLite's integers have a sign.
std::int64_t stored(std::uint64_t band) {
  return static_cast<std::int64_t>(band);
}

std::vector<std::int64_t> stored_bands(const text::CopySignature& signature) {
  std::vector<std::int64_t> bands;
  for (const std::uint64_t band : text::copy_bands(signature)) bands.push_back(stored(band));
  return bands;
}

void set_signature(Connection& connection, std::int64_t row, const text::CopySignature& signature,
                   const std::vector<std::int64_t>& bands) {
  const std::string bytes = text::to_bytes(signature);
  SQLite::Statement& write = connection.prepared("INSERT OR REPLACE INTO signature (document, value) VALUES (?, ?)");
  write.bind(1, row);
  write.bind(2, bytes.data(), static_cast<int>(bytes.size()));
  write.exec();
  for (const std::int64_t band : bands) {
    SQLite::Statement& insert = connection.prepared("INSERT OR IGNORE INTO band (value, document) VALUES (?, ?)");
    insert.bind(1, band);
    insert.bind(2, row);
    insert.exec();
  }
}

}  // namespace

// The clusters with copies of a current article.
std::set<std::string> CopyGroups::of_copies(std::int64_t row, const text::CopySignature& signature) {
  Connection& connection = store_.connection();
  std::set<std::string> clusters;
  const auto is_copy = [&](const SQLite::Column& cluster, const SQLite::Column& bytes) {
    const auto other = text::copy_signature_of_bytes(bytes.getString());
    if (!other || !text::are_copies(signature, *other)) return false;
    clusters.insert(cluster.getString());
    return true;
  };
  const auto one_of_many = [&](std::int64_t other) {
    if (other == row) return false;
    SQLite::Statement& find = connection.prepared(
        "SELECT d.cluster_id, g.value FROM document d JOIN signature g ON g.document = d.id WHERE d.id = ? AND d.status = 'current'");
    find.bind(1, other);
    const bool found = find.executeStep() && is_copy(find.getColumn(0), find.getColumn(1));
    find.reset();
    return found;
  };
  std::set<std::int64_t> seen{row};
  crowds_.begin();
  for (const std::int64_t band : stored_bands(signature)) {
    if (crowds_.each(band, one_of_many)) continue;
    SQLite::Statement& few = connection.prepared(
        "SELECT d.id, d.cluster_id, g.value FROM band b JOIN document d ON d.id = b.document AND d.status = 'current' JOIN signature g ON "
        "g.document = d.id WHERE b.value = ? ORDER BY b.document LIMIT ?");
    few.bind(1, band);
    few.bind(2, Crowds::many + 1);
    std::int64_t number = 0;
    for (; few.executeStep() && number <= Crowds::many; ++number)
      if (seen.insert(few.getColumn(0).getInt64()).second && !clusters.contains(few.getColumn(1).getString()))
        is_copy(few.getColumn(1), few.getColumn(2));
    few.reset();
    if (number <= Crowds::many) continue;
    crowds_.gather(band);
    crowds_.each(band, one_of_many);
  }
  return clusters;
}

void CopyGroups::add(const std::string& doc_id, const text::CopySignature& signature) {
  if (!text::has_copies(signature)) return;
  Connection& connection = store_.connection();
  connection.guarded([&] {
    // Without "not replaced", which is the index's own condition, SQLite would look through all articles.
    SQLite::Statement& find = connection.prepared(
        "SELECT id, cluster_id FROM document WHERE doc_id = ? AND status != 'replaced' AND status = 'current'");
    find.bind(1, doc_id);
    if (!find.executeStep()) throw Error(ErrorKind::database, "no current article " + doc_id, connection.path());
    const std::int64_t row = find.getColumn(0).getInt64();
    const std::string own = find.getColumn(1).getString();
    find.reset();
    if (!begun_) crowds_.forget_if_others_wrote();
    begun_ = true;
    const std::set<std::string> clusters = of_copies(row, signature);
    const std::vector<std::int64_t> bands = stored_bands(signature);
    set_signature(connection, row, signature, bands);
    crowds_.add(row, own, bands);
    for (const std::string& each : clusters) found_.emplace_back(own, each);
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

std::string CopyGroups::cluster_of(std::int64_t document_row) {
  SQLite::Statement& find = store_.connection().prepared("SELECT cluster_id FROM document WHERE id = ?");
  find.bind(1, document_row);
  std::string cluster = find.executeStep() ? find.getColumn(0).getString() : std::string();
  find.reset();
  return cluster;
}

void CopyGroups::same(std::int64_t document_row, std::int64_t other_row) {
  const std::string one = cluster_of(document_row), other = cluster_of(other_row);
  found_.emplace_back(one, other);
  changed_.insert(one);
}

void CopyGroups::left(std::int64_t document_row) {
  const std::string cluster = cluster_of(document_row);
  changed_.insert(cluster);
  Connection& connection = store_.connection();
  SQLite::Statement& next = connection.prepared(
      "SELECT coalesce(min(doc_id), ?1) FROM document WHERE cluster_id = ?1 AND status = 'current' AND "
      "(SELECT doc_id FROM document WHERE id = ?2) = ?1");
  next.bind(1, cluster);
  next.bind(2, document_row);
  next.executeStep();
  const std::string name = next.getColumn(0).getString();
  next.reset();
  if (name == cluster) return;
  rename(cluster, name);
}

void CopyGroups::rename(const std::string& cluster, const std::string& name) {
  SQLite::Statement& move =
      store_.connection().prepared("UPDATE document SET cluster_id = ? WHERE cluster_id = ? AND status = 'current'");
  move.bind(1, name);
  move.bind(2, cluster);
  move.exec();
  crowds_.join(cluster, name);
  changed_.insert(name);
}

void CopyGroups::join() {
  if (into_.empty()) return;
  store_.connection().guarded([&] {
    for (const auto& [from, next] : into_) rename(from, smallest(next));
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
  begun_ = false;
}

void CopyGroups::keep() {
  for (const auto& [one, other] : found_) unite(one, other);
  found_.clear();
}

void CopyGroups::drop() {
  found_.clear();
  crowds_.forget();
}

void CopyGroups::forget() {
  found_.clear();
  crowds_.forget();
  begun_ = false;
  into_.clear();
  changed_.clear();
}

}  // namespace onrecord::store
