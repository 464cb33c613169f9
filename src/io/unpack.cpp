// zip, tar, zstd, xz and bzip2 by libarchive, one layer at a time: left to itself it unpacks gzip in gzip in gzip.
#include "io/unpack.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cerrno>
#include <exception>
#include <utility>

#include "io/unpack_bounds.h"

namespace onrecord::io {
namespace {

constexpr std::size_t piece = std::size_t{256} << 10;

struct Mark {
  std::string_view bytes;
  std::size_t at;
  Packing packing;
};
constexpr std::array marks{Mark{"\x1F\x8B", 0, Packing::gzip},
                           Mark{"\x28\xB5\x2F\xFD", 0, Packing::zstd},
                           Mark{std::string_view("\xFD\x37zXZ\0", 6), 0, Packing::xz},
                           Mark{"BZh", 0, Packing::bzip2},
                           Mark{"PK\x03\x04", 0, Packing::zip},
                           Mark{"PK\x05\x06", 0, Packing::zip},
                           Mark{"ustar", 257, Packing::tar}};

// An archive handle over a ByteSource. libarchive's frames are C: exceptions of the source wait in `thrown_`.
class Handle {
 public:
  explicit Handle(ByteSource& source) : source_(source), archive_(::archive_read_new()), buffer_(piece) {
    if (archive_ == nullptr) throw std::bad_alloc();
  }
  ~Handle() { ::archive_read_free(archive_); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  archive* get() { return archive_; }
  void open() { check(::archive_read_open(archive_, this, nullptr, give, nullptr)); }

  // Anything worse than a warning is thrown, as the source's own exception where it has one.
  void check(la_ssize_t result) {
    if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
    if (result >= ARCHIVE_WARN) return;
    const char* why = ::archive_error_string(archive_);
    throw Error(ErrorKind::rejected_input, "damaged archive: " + std::string(why != nullptr ? why : "unreadable"),
                source_.name());
  }
  UnpackBounds& bounds() { return bounds_; }

 private:
  static la_ssize_t give(archive*, void* self, const void** buffer) {
    Handle& handle = *static_cast<Handle*>(self);
    try {
      const std::size_t got = handle.source_.read(handle.buffer_.data(), handle.buffer_.size());
      handle.bounds_.went_in(got);
      *buffer = handle.buffer_.data();
      return static_cast<la_ssize_t>(got);
    } catch (...) {
      handle.thrown_ = std::current_exception();
      ::archive_set_error(handle.archive_, EIO, "unreadable");
      return -1;
    }
  }

  ByteSource& source_;
  archive* archive_;
  std::vector<char> buffer_;
  std::exception_ptr thrown_;
  UnpackBounds bounds_;
};

// The data of the entry at which the handle stands.
class EntrySource : public ByteSource {
 public:
  EntrySource(Handle& handle, std::string name) : handle_(handle), name_(std::move(name)) {}
  const std::string& name() const override { return name_; }
  std::size_t read(char* buffer, std::size_t size) override {
    const la_ssize_t got = ::archive_read_data(handle_.get(), buffer, size);
    handle_.check(got);
    if (got <= 0) return 0;
    handle_.bounds().came_out(static_cast<std::uint64_t>(got), name_);
    return static_cast<std::size_t>(got);
  }

 private:
  Handle& handle_;
  std::string name_;
};

class ExpandedSource : public ByteSource {
 public:
  ExpandedSource(Packing packing, ByteSource& inner) : handle_(inner), data_(handle_, inner.name()), packing_(packing) {
    const int filter = packing == Packing::zstd ? ARCHIVE_FILTER_ZSTD
                       : packing == Packing::xz ? ARCHIVE_FILTER_XZ
                                                : ARCHIVE_FILTER_BZIP2;
    handle_.check(::archive_read_append_filter(handle_.get(), filter));
    handle_.check(::archive_read_support_format_raw(handle_.get()));
    handle_.open();
    archive_entry* entry = nullptr;
    const int result = ::archive_read_next_header(handle_.get(), &entry);
    ended_ = result == ARCHIVE_EOF;
    if (!ended_) handle_.check(result);
  }
  const std::string& name() const override { return data_.name(); }
  std::size_t read(char* buffer, std::size_t size) override try {
    return ended_ ? 0 : data_.read(buffer, size);
  } catch (const Error& error) {
    if (error.message().starts_with("damaged archive"))
      throw Error(ErrorKind::rejected_input, std::string(io::name(packing_)) + ": ends early or is damaged", name());
    throw;
  }

 private:
  Handle handle_;
  EntrySource data_;
  Packing packing_;
  bool ended_ = false;
};

bool is_hidden(std::string_view path) {
  return path.find("__MACOSX/") != std::string_view::npos || path.substr(path.find_last_of('/') + 1).starts_with('.');
}

}  // namespace

std::string_view name(Packing packing) noexcept {
  constexpr std::array<std::string_view, 7> names{"none", "gzip", "zstd", "xz", "bzip2", "zip", "tar"};
  return names[static_cast<std::size_t>(packing)];
}

Packing packing_of(std::string_view head) {
  for (const Mark& mark : marks)
    if (head.size() > mark.at && head.substr(mark.at).starts_with(mark.bytes)) return mark.packing;
  return Packing::none;
}

bool is_compression(Packing packing) noexcept {
  return packing != Packing::none && packing != Packing::zip && packing != Packing::tar;
}

std::unique_ptr<ByteSource> unpacked(Packing packing, ByteSource& inner,
                                     std::function<void(const std::string&)> notice) {
  if (packing == Packing::gzip) return gzip_source(inner, std::move(notice));
  return std::make_unique<ExpandedSource>(packing, inner);
}

void each_member(ByteSource& archive, const std::function<void(ByteSource&)>& member) {
  Handle handle(archive);
  handle.check(::archive_read_append_filter(handle.get(), ARCHIVE_FILTER_NONE));
  handle.check(::archive_read_support_format_zip(handle.get()));
  handle.check(::archive_read_support_format_tar(handle.get()));
  handle.open();
  for (std::size_t number = 1;; ++number) {
    archive_entry* entry = nullptr;
    const int result = ::archive_read_next_header(handle.get(), &entry);
    if (result == ARCHIVE_EOF) return;
    handle.check(result);
    if (::archive_entry_filetype(entry) != AE_IFREG) continue;
    const char* path = ::archive_entry_pathname_utf8(entry);
    if (path == nullptr) path = ::archive_entry_pathname(entry);
    const std::string inside = path != nullptr ? path : "member " + std::to_string(number);
    if (is_hidden(inside)) continue;
    EntrySource data(handle, archive.name() + '/' + inside);
    member(data);
  }
}

}  // namespace onrecord::io
