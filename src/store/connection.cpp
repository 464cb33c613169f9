// Opens database files: looks at the header before SQLite may touch it, then brings the schema up to date.
#include "store/connection.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "store/schema.h"

namespace onrecord::store {
namespace {

constexpr std::size_t header_size = 100;

std::uint32_t big_endian(const std::array<unsigned char, header_size>& header, std::size_t at) {
  return std::uint32_t{header[at]} << 24 | std::uint32_t{header[at + 1]} << 16 | std::uint32_t{header[at + 2]} << 8 |
         header[at + 3];
}

std::string version_words(std::uint32_t version) {
  return "the database has schema version " + std::to_string(version) + ", newer than version " +
         std::to_string(schema_version()) + " of this program; use a newer onrecord";
}

}  // namespace

Connection::Connection(const std::string& path, bool write, int wait_seconds)
    : path_(path), write_(write), wait_seconds_(wait_seconds) {
  check_header();
  guarded([&] { open(); });
}

Connection::~Connection() = default;

void Connection::check_header() const {
  struct stat status {};
  if (::stat(path_.c_str(), &status) != 0) {
    if (errno == ENOENT && write_) {
      const std::size_t slash = path_.rfind('/');
      const std::string folder = slash == std::string::npos ? "." : slash == 0 ? "/" : path_.substr(0, slash);
      if (::stat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) return;
      throw Error(ErrorKind::database, "the folder of the database does not exist", path_);
    }
    throw Error(ErrorKind::database,
                std::string(std::strerror(errno)) + (errno == ENOENT ? " (`onrecord add` makes a database)" : ""),
                path_);
  }
  if (S_ISDIR(status.st_mode)) throw Error(ErrorKind::database, "is a folder, not a database", path_);
  if (!S_ISREG(status.st_mode)) throw Error(ErrorKind::database, "not a regular file", path_);
  if (status.st_size == 0) {
    if (write_) return;
    throw Error(ErrorKind::database, "empty file, not a database (`onrecord add` makes it one)", path_);
  }
  std::FILE* file = std::fopen(path_.c_str(), "rb");
  if (file == nullptr) throw Error(ErrorKind::database, std::strerror(errno), path_);
  std::array<unsigned char, header_size> header{};
  const std::size_t size = std::fread(header.data(), 1, header.size(), file);
  std::fclose(file);
  if (size < header.size() || std::memcmp(header.data(), "SQLite format 3", 16) != 0)
    throw Error(ErrorKind::database, "not a database", path_);
  if (const std::uint32_t id = big_endian(header, 68); id != application_id)
    throw Error(ErrorKind::database,
                "a database of another program (application id " + std::to_string(id) + ", not onrecord's)", path_);
  if (const std::uint32_t version = big_endian(header, 60); version > schema_version())
    throw Error(ErrorKind::database, version_words(version), path_);
}

void Connection::open() {
  const int flags = write_ ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READONLY;
  try {
    database_ = std::make_unique<SQLite::Database>(path_, flags, wait_seconds_ * 1000);
    number("SELECT count(*) FROM sqlite_schema");  // the first read finds out whether the file can be used
  } catch (const SQLite::Exception& error) {
    const int code = error.getErrorCode();
    if (write_ || (code != SQLITE_CANTOPEN && code != SQLITE_READONLY)) throw;
    open_immutable();
  }
  prepare_schema();
  struct stat status {};
  if (::stat(path_.c_str(), &status) == 0) {
    device_ = status.st_dev;
    inode_ = status.st_ino;
  }
}

// A file in WAL mode needs its -shm beside it, which a folder without write permission refuses. Without a -wal there is
// nothing that we could miss, and the file can be read as it is.
void Connection::open_immutable() {
  struct stat status {};
  if (::stat((path_ + "-wal").c_str(), &status) == 0 && status.st_size > 0)
    throw Error(
        ErrorKind::database,
        "cannot be read here: its folder is read-only and changes wait in the -wal file beside it; open it once "
        "where it can be written, or publish a copy made by `sqlite3 FILE \"VACUUM INTO 'copy.db'\"`",
        path_);
  prepared_.clear();
  database_.reset();
  std::string uri = "file:";
  for (const char c : path_) {
    if (c == '?' || c == '#' || c == '%') {
      constexpr std::string_view digits = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', digits[byte >> 4], digits[byte & 15]};
    } else {
      uri += c;
    }
  }
  database_ = std::make_unique<SQLite::Database>(uri + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI);
}

void Connection::prepare_schema() {
  const auto version = static_cast<std::uint32_t>(number("PRAGMA user_version"));
  if (version > schema_version()) throw Error(ErrorKind::database, version_words(version), path_);
  execute("PRAGMA foreign_keys = OFF");  // kept by the store itself, and checked by verify
  execute("PRAGMA cache_size = -32768");
  execute("PRAGMA temp_store = MEMORY");
  if (!write_) {
    if (version < schema_version() && version != 0)
      throw Error(ErrorKind::database,
                  "has schema version " + std::to_string(version) +
                      " of an older onrecord; any command that writes (`onrecord "
                      "add` without a file) upgrades it to " +
                      std::to_string(schema_version()),
                  path_);
    if (version == 0) throw Error(ErrorKind::database, "not a database of onrecord: it has no schema", path_);
    return;
  }
  if (version < schema_version()) {
    Transaction transaction(*this);
    const auto found =
        static_cast<std::uint32_t>(number("PRAGMA user_version"));  // another program may have been first
    apply_schema(*database_, found);
    transaction.commit();
    if (found != 0 && found < schema_version())
      notices_.push_back(path_ + ": upgraded from schema version " + std::to_string(found) + " to " +
                         std::to_string(schema_version()));
  }
  // WAL with FULL: NORMAL lost acknowledged articles in simulated power failures, FULL none.
  number("SELECT 1");
  SQLite::Statement mode(*database_, "PRAGMA journal_mode = WAL");
  mode.executeStep();
  execute("PRAGMA synchronous = FULL");
  execute("PRAGMA journal_size_limit = 67108864");
}

SQLite::Statement& Connection::prepared(const std::string& sql) {
  std::unique_ptr<SQLite::Statement>& statement = prepared_[sql];
  if (!statement) statement = std::make_unique<SQLite::Statement>(*database_, sql);
  statement->tryReset();
  statement->clearBindings();
  return *statement;
}

void Connection::reset_prepared() noexcept {
  for (const auto& [sql, statement] : prepared_)
    if (statement) statement->tryReset();
}

void Connection::execute(const std::string& sql) {
  database_->exec(sql);
}

std::int64_t Connection::number(const std::string& sql) {
  SQLite::Statement statement(*database_, sql);
  return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

void Connection::raise(const SQLite::Exception& error) const {
  switch (error.getErrorCode()) {
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
    case SQLITE_MISUSE:
    case SQLITE_ERROR:
      throw RowError(ErrorKind::database, error.what(), path_);
    default:
      throw translated(error);
  }
}

Error Connection::translated(const SQLite::Exception& error) const {
  switch (error.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error(ErrorKind::database,
                   "locked by another program (waited " + std::to_string(wait_seconds_) + " seconds; --wait is longer)",
                   path_);
    case SQLITE_CORRUPT:
      return Error(
          ErrorKind::database,
          "malformed: the file is damaged; `onrecord verify` tells what is left, and `sqlite3 FILE .recover` saves it",
          path_);
    case SQLITE_NOTADB:
      return Error(ErrorKind::database, "not a database", path_);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return Error(ErrorKind::database, "read-only: it can be queried, but nothing can be added", path_);
    case SQLITE_CANTOPEN:
      return Error(ErrorKind::database, "cannot be opened (permission of the file and its folder?)", path_);
    case SQLITE_FULL:
      return Error(ErrorKind::io, "disk full: what was reported as stored is kept", path_);
    case SQLITE_IOERR:
      return Error(ErrorKind::io,
                   std::string("cannot write or read (disk full?): ") + error.getErrorStr() +
                       "; what was reported as stored is kept",
                   path_);
    case SQLITE_NOMEM:
      return Error(ErrorKind::io, "out of memory", path_);
    default:
      return Error(ErrorKind::database, error.what(), path_);
  }
}

void Connection::check_still_there() const {
  struct stat status {};
  if (::stat(path_.c_str(), &status) != 0 || status.st_dev != device_ || status.st_ino != inode_)
    throw Error(ErrorKind::database, "was deleted or replaced while it was in use", path_);
}

Savepoint::Savepoint(Connection& connection) : connection_(connection) {
  connection_.execute("SAVEPOINT part");
}

Savepoint::~Savepoint() {
  if (!open_) return;
  try {
    connection_.reset_prepared();  // a statement that is being stepped would hold the part open
    connection_.execute("ROLLBACK TO part");
    connection_.execute("RELEASE part");
  } catch (const SQLite::Exception&) {  // SQLite rolled back the whole transaction by itself (disk full)
  }
}

void Savepoint::release() {
  connection_.execute("RELEASE part");
  open_ = false;
}

Transaction::Transaction(Connection& connection) : connection_(connection) {
  connection_.guarded([&] { connection_.execute("BEGIN IMMEDIATE"); });
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    connection_.execute("ROLLBACK");
  } catch (const SQLite::Exception&) {  // SQLite rolled back by itself (disk full)
  }
}

void Transaction::commit() {
  connection_.guarded([&] { connection_.execute("COMMIT"); });
  open_ = false;
}

}  // namespace onrecord::store
