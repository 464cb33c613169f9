// Near copies: articles of one wire story get one cluster; found by the bands of their signatures.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/crowds.h"
#include "store/store.h"
#include "text/near_copies.h"

namespace onrecord::store {

// The near copies among the articles of one transaction and those stored. Clusters are joined and counted together, in
// settle(): one at a time, each article would write all its copies anew.
class CopyGroups {
 public:
  explicit CopyGroups(Store& store) : store_(store), crowds_(store.connection()) {}

  // Keeps the signature of a current article, and finds its copies.
  void add(const std::string& doc_id, const text::CopySignature& signature);
  // An article has the very text of another.
  void same(std::int64_t document_row, std::int64_t other_row);
  // An article is no longer current. The cluster that had its name gets the next one: a later version may be another
  // story.
  void left(std::int64_t document_row);
  // Gives clusters that hold copies of one article the smallest of their ids, so that the order in which articles come
  // is nothing. Before an article ceases to be current, since its copies stay together.
  void join();
  // Joins, and counts the articles of all clusters that changed; before the transaction is committed.
  void settle();
  // What was found since settle() was taken back.
  void forget();
  // What was found of the last article counts, or was taken back with it.
  void keep();
  void drop();

 private:
  std::set<std::string> of_copies(std::int64_t row, const text::CopySignature& signature);
  std::string cluster_of(std::int64_t document_row);
  void rename(const std::string& cluster, const std::string& name);
  void unite(const std::string& one, const std::string& other);
  const std::string& smallest(const std::string& cluster) const;  // of those that it is joined with

  Store& store_;
  Crowds crowds_;
  bool begun_ = false;                                      // a transaction: others write between two only
  std::vector<std::pair<std::string, std::string>> found_;  // pairs of clusters, of the last article
  std::map<std::string, std::string> into_;  // cluster ids: a cluster, and a smaller one that it becomes a part of
  std::set<std::string> changed_;            // cluster ids
};

}  // namespace onrecord::store
