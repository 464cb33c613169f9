// Values: the rows of a query by SQLite's own calls, where millions are read. For the files of this room only.
#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>

#include "store/connection.h"

namespace onrecord::store {

class Values {
 public:
  // The first parameter, if there is one, is bound to `parameter`. Throws SQLite::Exception, as all members do.
  Values(Connection& connection, const char* sql, const std::string& parameter = {});
  ~Values() { sqlite3_finalize(statement_); }
  Values(const Values&) = delete;
  Values& operator=(const Values&) = delete;

  bool next();
  std::int64_t whole(int column) const { return sqlite3_column_int64(statement_, column); }
  double real(int column) const { return sqlite3_column_double(statement_, column); }
  std::string_view text(int column) const;

 private:
  sqlite3* handle_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace onrecord::store
