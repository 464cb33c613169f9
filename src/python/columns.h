// Tables of records as Python columns: a dictionary of lists, one a column, with its type and meaning.
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <string>
#include <vector>

#include "onrecord/statement_set.h"

namespace onrecord::python {

// Statements with all that their tables need; what every question is answered with.
class Records {
 public:
  explicit Records(StatementSet set);

  // {"statement_id": [...], ...}; an empty cell is None, a date "2024-02-16", spans lists of (begin, end) code points.
  // Throws Error(usage) for a table that is none, Error(database) for words that their article does not hold.
  pybind11::dict columns(const std::string& table) const;
  // (name, type, meaning) of each column.
  pybind11::list describe(const std::string& table) const;
  std::size_t size() const { return set_->statements.size(); }
  const StatementSet& set() const { return *set_; }

 private:
  std::shared_ptr<const StatementSet> set_;
};

}  // namespace onrecord::python
