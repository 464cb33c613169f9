// Byte sources by read(2): no memory mapping, since a file may shrink while it is read.
#include "io/sources.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "io/decode.h"

namespace onrecord::io {
namespace {

constexpr std::size_t piece = std::size_t{256} << 10;

std::size_t read_descriptor(int descriptor, char* buffer, std::size_t size, const std::string& name) {
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) throw Error(ErrorKind::io, std::strerror(errno), name);
  }
}

std::size_t give(std::string_view bytes, std::size_t& given, char* buffer, std::size_t size) {
  const std::size_t count = std::min(size, bytes.size() - given);
  std::memcpy(buffer, bytes.data() + given, count);
  given += count;
  return count;
}

// A whole object on the first line: enough to know JSONL by. Whoever writes a line and waits for its answer must not
// be waited for.
bool is_json_line(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t end = head.find('\n');
  if (end == std::string_view::npos || head.front() != '{') return false;
  std::string_view line = head.substr(0, end);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  return line.size() > 1 && line.back() == '}';
}

}  // namespace

FileSource::FileSource(const std::string& path) : name_(path), descriptor_(-1) {
  struct stat status {};
  // Asked before opening: opening a FIFO would wait for a writer.
  if (::stat(path.c_str(), &status) != 0)
    throw Error(errno == ELOOP ? ErrorKind::rejected_input : ErrorKind::io,
                errno == ELOOP ? "symbolic links in a loop" : std::strerror(errno), path);
  if (!S_ISREG(status.st_mode)) throw Error(ErrorKind::io, "not a regular file", path);
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor_ < 0) throw Error(ErrorKind::io, std::strerror(errno), path);
}

FileSource::~FileSource() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::size_t FileSource::read(char* buffer, std::size_t size) {
  return read_descriptor(descriptor_, buffer, size, name_);
}

std::size_t StdinSource::read(char* buffer, std::size_t size) {
  return read_descriptor(0, buffer, size, name_);
}

std::size_t MemorySource::read(char* buffer, std::size_t size) {
  const std::size_t count = std::min(size, bytes_.size());
  std::memcpy(buffer, bytes_.data(), count);
  bytes_.remove_prefix(count);
  return count;
}

PeekedSource::PeekedSource(ByteSource& inner, std::size_t looked_at) : inner_(inner), head_(looked_at, '\0') {
  std::size_t filled = 0;
  while (filled < head_.size() && !is_json_line(std::string_view(head_).substr(0, filled))) {
    try {
      const std::size_t got = inner_.read(head_.data() + filled, head_.size() - filled);
      if (got == 0) break;
      filled += got;
    } catch (const Error&) {
      if (filled == 0) throw;
      damage_ = std::current_exception();
      break;
    }
  }
  head_.resize(filled);
}

std::size_t PeekedSource::read(char* buffer, std::size_t size) {
  if (given_ < head_.size()) return give(head_, given_, buffer, size);
  if (damage_) std::rethrow_exception(damage_);
  return inner_.read(buffer, size);
}

bool Utf16Source::fill() {
  const std::size_t kept = raw_.size();
  raw_.resize(kept + piece);
  const std::size_t got = inner_.read(raw_.data() + kept, piece);
  raw_.resize(kept + got);
  if (!begun_ && raw_.size() >= 2) {
    begun_ = true;
    big_endian_ = raw_.starts_with("\xFE\xFF");
    raw_.erase(0, 2);
  }
  std::size_t whole = got == 0 ? raw_.size() : raw_.size() & ~std::size_t{1};
  // A high surrogate at the end waits for its other half.
  if (got != 0 && whole >= 2) {
    const unsigned char high = static_cast<unsigned char>(raw_[whole - (big_endian_ ? 2 : 1)]);
    if (high >= 0xD8 && high < 0xDC) whole -= 2;
  }
  ready_ = from_utf16(std::string_view(raw_).substr(0, whole), big_endian_);
  given_ = 0;
  raw_.erase(0, whole);
  return got != 0 || !ready_.empty();
}

std::size_t Utf16Source::read(char* buffer, std::size_t size) {
  while (given_ == ready_.size())
    if (!fill()) return 0;
  return give(ready_, given_, buffer, size);
}

std::string size_in_words(std::uint64_t bytes) {
  if (bytes >= 1024 && bytes % (std::uint64_t{1} << 20) == 0) return std::to_string(bytes >> 20) + " MiB";
  if (bytes >= 1024 && bytes % 1024 == 0) return std::to_string(bytes >> 10) + " KiB";
  return std::to_string(bytes) + " bytes";
}

std::string read_all(ByteSource& source, std::uint64_t limit) {
  std::string bytes;
  for (;;) {
    const std::size_t kept = bytes.size();
    bytes.resize(kept + piece);
    const std::size_t got = source.read(bytes.data() + kept, piece);
    bytes.resize(kept + got);
    if (bytes.size() > limit)
      throw Error(ErrorKind::rejected_input, "larger than " + size_in_words(limit) + " (--max-doc sets the limit)",
                  source.name());
    if (got == 0) return bytes;
  }
}

bool LineReader::fill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + piece);
  const std::size_t got = source_.read(buffer_.data() + kept, piece);
  buffer_.resize(kept + got);
  return got != 0;
}

bool LineReader::next(std::string& line) {
  line.clear();
  too_long_ = false;
  std::size_t searched = at_;
  for (;;) {
    const std::size_t end = buffer_.find('\n', searched);
    const std::size_t length = (end == std::string::npos ? buffer_.size() : end) - at_;
    if (length > longest_) too_long_ = true;
    if (end != std::string::npos) {
      if (!too_long_) line.assign(buffer_, at_, length);
      at_ = end + 1;
      has_line_end_ = true;
      break;
    }
    if (too_long_) at_ = buffer_.size();  // drop what was read of it
    searched = buffer_.size() - at_;      // fill() moves what is left to the front
    if (fill()) continue;
    if (buffer_.empty() && !too_long_) return false;
    if (!too_long_) line = buffer_;
    at_ = buffer_.size();
    has_line_end_ = false;
    break;
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  ++number_;
  return true;
}

}  // namespace onrecord::io
