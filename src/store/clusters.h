// Near copies: articles of one wire story get one cluster; found by the bands of their signatures.
#pragma once

#include <map>
#include <set>
#include <string>

#include "store/store.h"
#include "text/near_copies.h"

namespace onrecord::store {

// The near copies among the articles of one transaction and those stored. Clusters are joined and counted together, in
// settle(): one at a time, each article would write all its copies anew.
class CopyGroups {
 public:
  explicit CopyGroups(Store& store) : store_(store) {}

  // Keeps the signature of a current article, and finds its copies. Of the articles that share a band with it, the
  // first hundred are looked at: those that share it with more are copies of these as well.
  void add(const std::string& doc_id, const text::CopySignature& signature);
  // An article's cluster has another number of articles.
  void changed(std::int64_t document_row);
  // Gives clusters that hold copies of one article the smallest of their ids, so that the order in which articles come
  // is nothing. Before an article ceases to be current, since its copies stay together.
  void join();
  // Joins, and counts the articles of all clusters that changed; before the transaction is committed.
  void settle();
  // What was found since settle() was taken back.
  void forget();

 private:
  void unite(const std::string& one, const std::string& other);
  const std::string& smallest(const std::string& cluster) const;  // of those that it is joined with

  Store& store_;
  std::map<std::string, std::string> into_;  // cluster ids: a cluster, and a smaller one that it becomes a part of
  std::set<std::string> changed_;            // cluster ids
};

}  // namespace onrecord::store
