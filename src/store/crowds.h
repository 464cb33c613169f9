// Crowds: bands that very many articles share, kept in memory, so that copies of one story cost no more each than few.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/connection.h"

namespace onrecord::store {

// An article that shares a band with five thousand copies of one story need be compared with one of them only: which
// are in one cluster already is known here without reading them. (With the first hundred alone, which clusters arise
// would hang on the order in which articles come.)
class Crowds {
 public:
  explicit Crowds(Connection& connection) : connection_(connection) {}

  static constexpr std::int64_t many = 100;  // fewer are read anew each time

  // The next article is asked about: each of a crowd is shown once to it.
  void begin() { ++round_; }
  // Calls on_article(row) for the articles of a band, in the order of their rows, until it has said yes to one of each
  // cluster. False, and nothing called, where the band is no crowd yet.
  bool each(std::int64_t band, const std::function<bool(std::int64_t row)>& on_article);
  // Many articles share this band.
  void gather(std::int64_t band);
  void add(std::int64_t row, const std::string& cluster, const std::vector<std::int64_t>& bands);
  // The articles of a cluster became those of another, or have a new name.
  void join(const std::string& cluster, const std::string& into);
  void forget();
  // What other programs committed makes all of it worthless; at the first article of a transaction.
  void forget_if_others_wrote();

 private:
  using Place = std::uint32_t;  // of an article
  struct Article {
    std::int64_t row;
    Place with;           // another of its cluster, or itself: the one for which all stand
    std::uint32_t shown;  // the last round in which it was shown,
    std::uint32_t found;  // or one of its cluster was said yes to
  };
  Place first_of(Place place);
  Place place_of(std::int64_t row, const std::string& cluster);
  void unite(Place one, Place other);

  Connection& connection_;
  std::vector<Article> articles_;
  std::unordered_map<std::int64_t, Place> by_row_;
  std::unordered_map<std::string, Place> by_cluster_;  // one of the articles
  std::unordered_map<std::int64_t, std::vector<Place>> crowds_;
  std::uint32_t round_ = 0;
  std::int64_t data_version_ = -1;
};

}  // namespace onrecord::store
