// Wraps the default VFS and its files; shared memory and locks go straight through.
#include "shim_vfs.h"

#include <sqlite3.h>

#include <utility>

namespace onrecord::testing {
namespace {

Watch the_watch;
sqlite3_vfs* system_vfs = nullptr;

int tell(const FileChange& change) {
  return the_watch ? the_watch(change) : SQLITE_OK;
}

struct ShimFile {
  sqlite3_file base;  // first: SQLite knows the file by it
  const char* path;   // SQLite keeps it as long as the file is open
  sqlite3_file* inner() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

ShimFile& shim(sqlite3_file* file) {
  return *reinterpret_cast<ShimFile*>(file);
}
sqlite3_file* inner(sqlite3_file* file) {
  return shim(file).inner();
}
const sqlite3_io_methods& of(sqlite3_file* file) {
  return *inner(file)->pMethods;
}

int close(sqlite3_file* file) {
  return of(file).xClose(inner(file));
}
int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
  if (const int refused = tell({FileChange::read, shim(file).path, at, {}})) return refused;
  return of(file).xRead(inner(file), bytes, size, at);
}
int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  const std::string_view all(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
  if (const int refused = tell({FileChange::write, shim(file).path, at, all})) {
    of(file).xWrite(inner(file), bytes, size / 2, at);  // a failed write may have got halfway
    return refused;
  }
  return of(file).xWrite(inner(file), bytes, size, at);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (const int refused = tell({FileChange::truncate, shim(file).path, size, {}})) return refused;
  return of(file).xTruncate(inner(file), size);
}
int sync(sqlite3_file* file, int flags) {
  if (const int refused = tell({FileChange::sync, shim(file).path, 0, {}})) return refused;
  return of(file).xSync(inner(file), flags);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return of(file).xFileSize(inner(file), size);
}
int lock(sqlite3_file* file, int level) {
  return of(file).xLock(inner(file), level);
}
int unlock(sqlite3_file* file, int level) {
  return of(file).xUnlock(inner(file), level);
}
int check_reserved(sqlite3_file* file, int* reserved) {
  return of(file).xCheckReservedLock(inner(file), reserved);
}
int control(sqlite3_file* file, int operation, void* argument) {
  return of(file).xFileControl(inner(file), operation, argument);
}
int sector_size(sqlite3_file* file) {
  return of(file).xSectorSize(inner(file));
}
int characteristics(sqlite3_file* file) {
  return of(file).xDeviceCharacteristics(inner(file));
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return of(file).xShmMap(inner(file), page, size, extend, memory);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return of(file).xShmLock(inner(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) {
  of(file).xShmBarrier(inner(file));
}
int shm_unmap(sqlite3_file* file, int remove) {
  return of(file).xShmUnmap(inner(file), remove);
}

// Version 2: without memory mapping, every change comes by write().
constexpr sqlite3_io_methods methods = {
    2,         close,          read,    write,       truncate,        sync,    file_size, lock,
    unlock,    check_reserved, control, sector_size, characteristics, shm_map, shm_lock,  shm_barrier,
    shm_unmap, nullptr,        nullptr};

int open(sqlite3_vfs*, sqlite3_filename path, sqlite3_file* file, int flags, int* out_flags) {
  ShimFile& made = shim(file);
  made.base.pMethods = nullptr;
  int exists = 0;
  if (path != nullptr) system_vfs->xAccess(system_vfs, path, SQLITE_ACCESS_EXISTS, &exists);
  const int result = system_vfs->xOpen(system_vfs, path, made.inner(), flags, out_flags);
  if (result != SQLITE_OK) return result;
  made.path = path != nullptr ? path : "";
  made.base.pMethods = &methods;
  if (exists == 0 && (flags & SQLITE_OPEN_CREATE) != 0) tell({FileChange::create, made.path, 0, {}});
  return SQLITE_OK;
}

int remove(sqlite3_vfs*, const char* path, int sync_folder) {
  if (const int refused = tell({FileChange::remove, path, sync_folder, {}})) return refused;
  return system_vfs->xDelete(system_vfs, path, sync_folder);
}

}  // namespace

void install_shim() {
  static sqlite3_vfs made;
  system_vfs = sqlite3_vfs_find(nullptr);
  made = *system_vfs;  // what is not wrapped is the system's own, which asks for nothing of its sqlite3_vfs
  made.zName = "shim";
  made.szOsFile = static_cast<int>(sizeof(ShimFile)) + system_vfs->szOsFile;
  made.xOpen = open;
  made.xDelete = remove;
  sqlite3_vfs_register(&made, 1);
}

void set_watch(Watch watch) {
  the_watch = std::move(watch);
}

}  // namespace onrecord::testing
