// StatementColumns: what filters and facets ask of each statement that counts, in memory and newest first: a million
// are counted whole, without a limit, while a reader waits.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/store.h"

namespace onrecord::store {

// Words that occur often, as numbers.
class Names {
 public:
  std::uint32_t number(std::string_view name);
  std::size_t size() const { return names_.size(); }
  const std::string& operator[](std::size_t number) const { return names_[number]; }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

class StatementColumns {
 public:
  explicit StatementColumns(const Store& store);

  // A statement was corrected, coded or taken back. False: it can't be told which row it was; build anew.
  bool refresh(const Store& store, const std::string& statement_id);

  struct Stance {
    std::uint32_t issue, label;
  };
  std::size_t size() const { return rows.size(); }
  std::size_t find(std::int64_t row) const;  // size() where it does not count

  // By said day, the newest first, then by row: the order of Order::newest. All are of one length.
  std::vector<std::int64_t> rows;
  std::vector<std::uint32_t> day_from, day_to;  // yyyymmdd, 0: not known
  std::vector<std::uint32_t> actor, publisher, act, kind, review;
  std::vector<std::uint32_t> stances_at, stance_count;  // in `stances`
  std::vector<Stance> stances;
  Names actors, publishers, acts, kinds, reviews, issues, labels;  // publishers by their ids

 private:
  void place(std::size_t from);
  void remove(std::size_t index);

  // Where each row stands; rows that are far apart, as in a file that somebody made up, are looked up otherwise.
  std::vector<std::uint32_t> near_;
  std::unordered_map<std::int64_t, std::uint32_t> far_;
};

}  // namespace onrecord::store
