// Opens database files: looks at the header before SQLite may touch it, then brings the schema up to date.
#include "store/connection.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <mutex>
#include <set>
#include <utility>

#include "store/schema.h"

namespace onrecord::store {
namespace {

constexpr std::size_t header_size = 100;
constexpr const char* files_beside[] = {"-wal", "-shm", "-journal"};

std::uint32_t big_endian(const std::array<unsigned char, header_size>& header, std::size_t at) {
  return std::uint32_t{header[at]} << 24 | std::uint32_t{header[at + 1]} << 16 | std::uint32_t{header[at + 2]} << 8 |
         header[at + 3];
}

// A journal beside a file that was empty before: whoever made the database was stopped, and nothing is stored yet.
bool was_being_made(const std::string& path) {
  constexpr std::string_view magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
  constexpr std::size_t pages_before = 16;
  std::FILE* file = std::fopen((path + "-journal").c_str(), "rb");
  if (file == nullptr) return false;
  std::array<unsigned char, header_size> header{};
  const std::size_t size = std::fread(header.data(), 1, header.size(), file);
  std::fclose(file);
  return size >= pages_before + 4 && std::memcmp(header.data(), magic.data(), magic.size()) == 0 &&
         big_endian(header, pages_before) == 0;
}

// Which files this process has open. POSIX locks belong to the process: closing any other descriptor of such a file
// would take the locks from SQLite, and another program would then put the -wal away that is still written to. So a
// file that is open already is not looked into a second time. (As global as the locks are.)
class OpenFiles {
 public:
  static void add(std::uint64_t device, std::uint64_t inode) {
    const std::scoped_lock lock(mutex());
    files().emplace(device, inode);
  }
  static void remove(std::uint64_t device, std::uint64_t inode) {
    const std::scoped_lock lock(mutex());
    if (const auto found = files().find({device, inode}); found != files().end()) files().erase(found);
  }
  static bool contains(std::uint64_t device, std::uint64_t inode) {
    const std::scoped_lock lock(mutex());
    return files().contains({device, inode});
  }

 private:
  static std::mutex& mutex() {
    static std::mutex one;
    return one;
  }
  static std::multiset<std::pair<std::uint64_t, std::uint64_t>>& files() {
    static std::multiset<std::pair<std::uint64_t, std::uint64_t>> all;
    return all;
  }
};

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

Connection::~Connection() {
  prepared_.clear();
  seals_.reset();
  database_.reset();
  if (inode_ != 0) OpenFiles::remove(device_, inode_);
}

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
  if (OpenFiles::contains(status.st_dev, status.st_ino)) return;
  if (status.st_size == 0 || was_being_made(path_)) {
    if (write_) return;
    throw Error(ErrorKind::database, "empty file, not a database (`onrecord add` makes it one)", path_);
  }
  std::FILE* file = std::fopen(path_.c_str(), "rb");
  if (file == nullptr) throw Error(ErrorKind::database, std::strerror(errno), path_);
  std::array<unsigned char, header_size> header{};
  const std::size_t size = std::fread(header.data(), 1, header.size(), file);
  std::fclose(file);
  if (size < header.size() || std::memcmp(header.data(), "SQLite format 3", 16) != 0) {
    // A power failure may leave the first page as rubbish while all of it stands in the -wal, or in the -journal with
    // which the file was made: SQLite will tell.
    for (const char* beside : {"-wal", "-journal"})
      if (::stat((path_ + beside).c_str(), &status) == 0 && status.st_size > 0) return;
    throw Error(ErrorKind::database, "not a database", path_);
  }
  check_application(big_endian(header, 68));
  if (const std::uint32_t version = big_endian(header, 60); version > schema_version())
    throw Error(ErrorKind::database, version_words(version), path_);
}

void Connection::check_application(std::uint32_t id) const {
  if (id == application_id) return;
  throw Error(ErrorKind::database,
              "a database of another program (application id " + std::to_string(id) + ", not onrecord's)", path_);
}

void Connection::open() {
  const int flags = write_ ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READONLY;
  try {
    database_ = std::make_unique<SQLite::Database>(path_, flags, wait_seconds_ * 1000);
    number("SELECT count(*) FROM sqlite_schema");  // the first read finds out whether the file can be used
    // SQLite opens for reading what may not be written, and says so at the first change only.
    if (write_ && sqlite3_db_readonly(database_->getHandle(), "main") == 1)
      throw SQLite::Exception("read-only", SQLITE_READONLY);
  } catch (const SQLite::Exception& error) {
    const int code = error.getErrorCode();
    if (write_ || (code != SQLITE_CANTOPEN && code != SQLITE_READONLY)) throw;
    if (error.getExtendedErrorCode() == SQLITE_READONLY_ROLLBACK)
      roll_back();
    else
      open_immutable();
  }
  prepare_schema();
  struct stat status {};
  if (::stat(path_.c_str(), &status) == 0) {
    device_ = status.st_dev;
    inode_ = status.st_ino;
    OpenFiles::add(device_, inode_);
  }
}

// Another program was stopped in the middle of a change; only who may write can take the half of it back.
void Connection::roll_back() {
  database_.reset();
  SQLite::Database(path_, SQLite::OPEN_READWRITE, wait_seconds_ * 1000).exec("SELECT count(*) FROM sqlite_schema");
  database_ = std::make_unique<SQLite::Database>(path_, SQLite::OPEN_READONLY, wait_seconds_ * 1000);
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
  if (number("SELECT count(*) FROM sqlite_schema") > 0)
    check_application(static_cast<std::uint32_t>(number("PRAGMA application_id")));
  const auto version = static_cast<std::uint32_t>(number("PRAGMA user_version"));
  if (version > schema_version()) throw Error(ErrorKind::database, version_words(version), path_);
  execute("PRAGMA foreign_keys = OFF");  // kept by the store itself, and checked by verify
  execute("PRAGMA cache_size = -32768");
  execute("PRAGMA temp_store = MEMORY");
  if (!write_) {
    if (version < schema_version() && version != 0)
      throw Error(ErrorKind::database,
                  "has schema version " + std::to_string(version) +
                      " of an older onrecord; `onrecord add`, or any other command that writes, upgrades it to " +
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
  seals_ = std::make_unique<Seals>(*database_);
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

bool Connection::is_its_file(std::uint64_t device, std::uint64_t inode) const {
  if (device == device_ && inode == inode_) return true;
  return std::any_of(std::begin(files_beside), std::end(files_beside), [&](const char* end) {
    struct stat status {};
    return ::stat((path_ + end).c_str(), &status) == 0 && device == status.st_dev && inode == status.st_ino;
  });
}

Savepoint::Savepoint(Connection& connection) : connection_(connection) {
  connection_.execute("SAVEPOINT part");
}

// Nothing here may allocate: it may be for lack of memory that the part is taken back.
Savepoint::~Savepoint() {
  if (!open_) return;
  connection_.reset_prepared();  // a statement that is being stepped would hold the part open
  if (sqlite3_exec(connection_.database().getHandle(), "ROLLBACK TO part; RELEASE part", nullptr, nullptr, nullptr) !=
      SQLITE_OK)
    connection_.spoiled = true;  // or SQLite rolled back the whole transaction by itself (disk full)
}

void Savepoint::release() {
  connection_.execute("RELEASE part");
  open_ = false;
}

Transaction::Transaction(Connection& connection) : connection_(connection) {
  open_ = sqlite3_get_autocommit(connection.database().getHandle()) != 0;
  if (!open_) return;
  connection_.guarded([&] { connection_.execute("BEGIN IMMEDIATE"); });
  connection_.spoiled = false;
}

Transaction::~Transaction() {
  if (!open_) return;
  connection_.forget_changes();
  connection_.reset_prepared();
  // It fails where SQLite rolled back by itself (disk full).
  sqlite3_exec(connection_.database().getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  if (!open_) return;
  if (connection_.spoiled)
    throw Error(ErrorKind::io, "a part could not be taken back (memory or disk); what was reported as stored is kept",
                connection_.path());
  connection_.guarded([&] {
    connection_.seal_changes();
    connection_.execute("COMMIT");
  });
  open_ = false;
}

}  // namespace onrecord::store
