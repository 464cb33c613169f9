// Near copies: signatures of texts with their bands for candidates, and the clusters found.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "store/store.h"

namespace onrecord::store {

struct StoredSignature {
  std::string doc_id;
  std::string cluster_id;
  std::string value;  // the bytes given
};

// Current articles that share a band, by doc_id.
std::vector<StoredSignature> similar_candidates(const Store& store, std::span<const std::uint64_t> bands);
// Keeps an article's signature and its bands; within the transaction of an Ingest if one is open.
void set_signature(Store& store, const std::string& doc_id, const std::string& value,
                   std::span<const std::uint64_t> bands);
// Puts an article into a cluster (another article's cluster_id, or its own doc_id) and counts both clusters' copies
// anew.
void set_cluster(Store& store, const std::string& doc_id, const std::string& cluster_id);
// Makes one cluster of an article and the clusters that hold copies of it, under the smallest of their ids, so that the
// order in which articles come is nothing.
void join_clusters(Store& store, const std::string& doc_id, const std::vector<std::string>& cluster_ids);

}  // namespace onrecord::store
