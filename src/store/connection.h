// Connection: one open database file; what SQLite says becomes Error here. For the files of this room only.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/error.h"
#include "store/seals.h"

namespace onrecord::store {

// What was written could not be stored (a constraint, a size, a type): a bug, but nothing is wrong with file, disk or
// lock.
class RowError : public Error {
 public:
  using Error::Error;
};

class Connection {
 public:
  // For writing, the file is made where there is none. Throws Error(database): not a database, of another program, of a
  // newer version, locked, read-only, a missing folder.
  Connection(const std::string& path, bool write, int wait_seconds);
  ~Connection();

  SQLite::Database& database() { return *database_; }
  const std::string& path() const { return path_; }
  bool is_its_file(std::uint64_t device, std::uint64_t inode) const;  // its -wal and -shm are
  bool writable() const { return write_; }
  const std::vector<std::string>& notices() const { return notices_; }

  // A statement prepared once and kept; reset and without bindings.
  SQLite::Statement& prepared(const std::string& sql);
  void reset_prepared() noexcept;
  void execute(const std::string& sql);
  std::int64_t number(const std::string& sql);

  // SQLite's exception as an Error with this file.
  Error translated(const SQLite::Exception& error) const;
  // Runs something and translates what it throws. Throws RowError where SQLite says something of what was written.
  template <typename Work>
  auto guarded(Work work) -> decltype(work()) {
    try {
      return work();
    } catch (const SQLite::Exception& error) {
      raise(error);
    }
  }
  [[noreturn]] void raise(const SQLite::Exception& error) const;
  // What was changed since the last commit is sealed, or forgotten with it. (An upgrade seals by itself.)
  void seal_changes() {
    if (seals_) seals_->write();
  }
  void forget_changes() {
    if (seals_) seals_->forget();
  }
  // A part of the transaction could neither be done nor taken back: none of it may be committed.
  bool spoiled = false;
  // Throws Error(database) where the file was deleted or replaced behind our back.
  void check_still_there() const;

 private:
  void check_header() const;
  void check_application(std::uint32_t id) const;
  void open();
  void open_immutable();
  void roll_back();
  void prepare_schema();

  std::string path_;
  bool write_;
  int wait_seconds_;
  std::uint64_t device_ = 0, inode_ = 0;
  std::unique_ptr<SQLite::Database> database_;
  std::unique_ptr<Seals> seals_;
  std::map<std::string, std::unique_ptr<SQLite::Statement>> prepared_;
  std::vector<std::string> notices_;
};

// A part of a transaction that can be taken back alone.
class Savepoint {
 public:
  explicit Savepoint(Connection& connection);
  ~Savepoint();  // without release(): nothing of the part was done
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  void release();

 private:
  Connection& connection_;
  bool open_ = true;
};

// BEGIN IMMEDIATE ... COMMIT: with deferred transactions, two writers that both read first fail each other.
class Transaction {
 public:
  explicit Transaction(Connection& connection);  // waits for another writer; Throws Error(database) "locked"
  ~Transaction();                                // without commit(): nothing was changed
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;  // false within another transaction, which alone commits
};

}  // namespace onrecord::store
