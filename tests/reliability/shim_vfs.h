// A SQLite VFS over the system's own: tells every change of a file before it is made, and may refuse it.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace onrecord::testing {

struct FileChange {
  enum Kind : std::uint8_t { write, truncate, sync, create, remove, read } kind;
  std::string_view path;
  std::int64_t at = 0;  // where a write begins; the new size of a truncated file
  std::string_view bytes = {};
};

// What to do with a change: 0 makes it, a result code of SQLite is given back instead of it.
using Watch = std::function<int(const FileChange&)>;

// From now on all files that SQLite opens go through the shim.
void install_shim();
// Who is told; an empty one lets everything pass.
void set_watch(Watch watch);

}  // namespace onrecord::testing
