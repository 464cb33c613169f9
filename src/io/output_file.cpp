// Output files by write(2); what is not a regular file (a device, a pipe) is written in place.
#include "io/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "onrecord/error.h"

namespace onrecord::io {
namespace {

constexpr std::size_t piece = std::size_t{1} << 16;
constexpr const char* open_files = "/proc/self/fd/";

[[noreturn]] void fail(const std::string& path, int number) {
  throw Error(ErrorKind::io, std::strerror(number), path);
}

bool is_special(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return false;
  if (S_ISDIR(status.st_mode)) fail(path, EISDIR);
  return !S_ISREG(status.st_mode);
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

bool has_no_name(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && status.st_nlink == 0;
}

void give_name(int descriptor, const std::string& name, const std::string& path) {
  ::unlink(name.c_str());  // of a dead process with our number
  const std::string open_file = std::string(open_files) + std::to_string(descriptor);
  if (::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0) fail(path, errno);
}

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  if (path_.empty() || path_ == "-") {
    path_ = "standard output";
    descriptor_ = STDOUT_FILENO;
    return;
  }
  if (is_special(path_)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    temporary_ = path_ + ".part." + std::to_string(::getpid());
    // Without a name until it is whole: then not even kill -9 leaves a part of it. Not all file systems can do that.
    if (::access(open_files, X_OK) == 0)
      descriptor_ = ::open(folder_of(path_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    if (descriptor_ < 0) descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  }
  if (descriptor_ < 0) fail(path_, errno);
}

OutputFile::~OutputFile() {
  if (!committed_ && !temporary_.empty() && !has_no_name(descriptor_)) ::unlink(temporary_.c_str());
  if (descriptor_ >= 0 && descriptor_ != STDOUT_FILENO) ::close(descriptor_);
}

void OutputFile::flush() {
  for (std::size_t done = 0; done < buffer_.size();) {
    const ssize_t count = ::write(descriptor_, buffer_.data() + done, buffer_.size() - done);
    if (count >= 0)
      done += static_cast<std::size_t>(count);
    else if (errno != EINTR)
      fail(path_, errno);
  }
  buffer_.clear();
}

void OutputFile::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= piece) flush();
}

void OutputFile::commit() {
  flush();
  if (!temporary_.empty()) {
    if (::fsync(descriptor_) != 0) fail(path_, errno);
    if (has_no_name(descriptor_)) give_name(descriptor_, temporary_, path_);
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0) fail(path_, errno);
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, errno);
  }
  committed_ = true;
}

void make_folder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) fail(path, error.value());
  if (!std::filesystem::is_directory(path, error)) fail(path, ENOTDIR);
}

}  // namespace onrecord::io
