// Seals: a hash of each thing that is stored, so that verify sees what was altered behind the store's back.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

struct sqlite3_context;
struct sqlite3_value;

namespace onrecord::store {

// Lives as long as a connection that writes. From then on it notes which things this connection changes: by temporary
// triggers, which other programs never see, and of the full text's own tables by SQLite's hook, since FTS5 cannot bear
// triggers on them.
class Seals {
 public:
  explicit Seals(SQLite::Database& database);
  ~Seals();
  Seals(const Seals&) = delete;
  Seals& operator=(const Seals&) = delete;

  // Seals what was changed as it is now; within the transaction that changed it.
  void write();
  // What was changed is as it was before.
  void forget() {
    touched_.clear();
    incomplete_ = false;
  }

  struct Thing {
    int kind;
    std::int64_t number;  // of a row; 0 where it has a name
    std::string name;
    bool operator<(const Thing& other) const {
      return std::tie(kind, number, name) < std::tie(other.kind, other.number, other.name);
    }
  };

 private:
  static void touch(sqlite3_context* context, int count, sqlite3_value** values);
  static void hook(void* self, int operation, const char* database, const char* table, long long row);

  SQLite::Database& database_;
  std::set<Thing> touched_;
  bool incomplete_ = false;  // there was no memory for one of them
};

// Seals all things anew, after their columns have changed.
void seal_all(SQLite::Database& database);

// Calls with each thing that is not as it was sealed ("article a12 was altered"), and may go on after damaged pages:
// `attempt` runs one part and reports what it throws.
void check_seals(SQLite::Database& database, const std::function<void(const std::string&)>& problem,
                 const std::function<void(const std::string& what, const std::function<void()>& part)>& attempt);

}  // namespace onrecord::store
