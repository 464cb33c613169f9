// Selection: which of StatementColumns' statements a query wants: what matches() says, without reading a row.
#pragma once

#include <cstdint>
#include <vector>

#include "store/statement_columns.h"

namespace onrecord::store {

class Selection {
 public:
  // `query.when` is anchored; what a page cannot ask for (ids, negated fields) is not known here. Words are found by
  // the full text index, which differs from matches() in letters younger than its Unicode only.
  Selection(const Store& store, const StatementColumns& columns, const Query& query, const ReadParts& parts);

  bool has(std::size_t index) const;
  bool wants_issue(std::uint32_t issue) const { return issues_.has(issue); }

 private:
  // Some of the numbers of names, or of statements.
  struct Some {
    bool asked = false;
    std::vector<bool> flags = {};
    bool has(std::size_t number) const { return !asked || flags[number]; }
  };
  template <typename T, typename Word>
  static Some some(const Names& names, const std::vector<T>& values, Word word);

  bool has_stance(std::size_t index) const;
  void look_for_words(Connection& connection, const Query& query);
  void look_for_probability(Connection& connection, double least);

  const StatementColumns& columns_;
  bool dated_ = false;
  std::uint32_t from_ = 0, to_ = UINT32_MAX;
  Some actors_, publishers_, acts_, kinds_, reviews_, issues_, labels_;  // by number of a name
  Some words_, probable_;                                                // by index of a statement
};

}  // namespace onrecord::store
