// gzip by zlib: every member, its checksum, and what lies behind the last one. (libarchive checks no checksum.)
#include <zlib.h>

#include <algorithm>
#include <cstring>

#include "io/unpack_bounds.h"

namespace onrecord::io {
namespace {

constexpr std::size_t piece = std::size_t{256} << 10;

class GzipSource : public ByteSource {
 public:
  GzipSource(ByteSource& inner, std::function<void(const std::string&)> notice)
      : inner_(inner), notice_(std::move(notice)), in_(piece) {
    if (::inflateInit2(&stream_, 15 + 16) != Z_OK) throw std::bad_alloc();
  }
  ~GzipSource() override { ::inflateEnd(&stream_); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  const std::string& name() const override { return inner_.name(); }

  std::size_t read(char* buffer, std::size_t size) override {
    if (ended_ || size == 0) return 0;
    stream_.next_out = reinterpret_cast<Bytef*>(buffer);
    stream_.avail_out = static_cast<uInt>(std::min(size, piece));
    const uInt wanted = stream_.avail_out;
    while (stream_.avail_out == wanted && !ended_) step(wanted);
    const std::size_t given = wanted - stream_.avail_out;
    bounds_.came_out(given, name());
    return given;
  }

 private:
  void refill() {
    const std::size_t got = inner_.read(in_.data(), in_.size());
    bounds_.went_in(got);
    stream_.next_in = reinterpret_cast<Bytef*>(in_.data());
    stream_.avail_in = static_cast<uInt>(got);
  }

  [[noreturn]] void fail(const std::string& why) { throw Error(ErrorKind::rejected_input, "gzip: " + why, name()); }

  void step(uInt wanted) {
    if (stream_.avail_in == 0) {
      refill();
      if (stream_.avail_in == 0) {
        ended_ = true;
        if (in_member_) fail("ends early");
        return;
      }
    }
    if (!in_member_ && !next_member()) return;
    const int result = ::inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      in_member_ = false;
      ++members_;
      ::inflateReset(&stream_);
      return;
    }
    if (result == Z_OK || (result == Z_BUF_ERROR && stream_.avail_in == 0)) return;
    // What came before the damage is given first; the next call meets it again.
    if (stream_.avail_out != wanted) return;
    ended_ = true;
    fail(stream_.msg != nullptr && std::strstr(stream_.msg, "incorrect data check") != nullptr ? "wrong checksum"
                                                                                               : "damaged");
  }

  // Whether another member begins here; what else lies there is passed over.
  bool next_member() {
    if (members_ == 0 || (stream_.next_in[0] == 0x1F && (stream_.avail_in < 2 || stream_.next_in[1] == 0x8B))) {
      in_member_ = true;
      return true;
    }
    std::uint64_t trailing = 0;
    bool zeros = true;
    while (stream_.avail_in > 0) {
      zeros = zeros && std::all_of(stream_.next_in, stream_.next_in + stream_.avail_in, [](Bytef b) { return b == 0; });
      trailing += stream_.avail_in;
      refill();
    }
    if (notice_ && !zeros)  // zeros are the padding of tapes
      notice_(name() + ": gzip: " + std::to_string(trailing) + " trailing bytes passed over");
    ended_ = true;
    return false;
  }

  ByteSource& inner_;
  std::function<void(const std::string&)> notice_;
  std::vector<char> in_;
  z_stream stream_{};
  UnpackBounds bounds_;
  std::uint64_t members_ = 0;
  bool in_member_ = false;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> gzip_source(ByteSource& inner, std::function<void(const std::string&)> notice) {
  return std::make_unique<GzipSource>(inner, std::move(notice));
}

}  // namespace onrecord::io
