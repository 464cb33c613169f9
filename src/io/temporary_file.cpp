// A temporary file, filled as its source streams by.
#include "io/temporary_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace onrecord::io {
namespace {

void write_all(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) throw Error(ErrorKind::io, std::strerror(errno), path);
    bytes.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
  }
}

}  // namespace

TemporaryFile::TemporaryFile(ByteSource& source) {
  const char* folder = std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe): read only
  path_ = std::string(folder != nullptr && *folder != 0 ? folder : "/tmp") + "/onrecord_XXXXXX";
  descriptor_ = ::mkostemp(path_.data(), O_CLOEXEC);
  if (descriptor_ < 0) throw Error(ErrorKind::io, std::strerror(errno), path_);
  try {
    std::array<char, 1 << 16> buffer;
    while (const std::size_t count = source.read(buffer.data(), buffer.size()))
      write_all(descriptor_, {buffer.data(), count}, path_);
  } catch (...) {
    ::close(descriptor_);
    forget_name();
    throw;
  }
}

TemporaryFile::~TemporaryFile() {
  ::close(descriptor_);
  forget_name();
}

void TemporaryFile::forget_name() {
  if (!path_.empty()) ::unlink(path_.c_str());
  path_.clear();
}

}  // namespace onrecord::io
