// Shared by the unpacking sources: what went in, what came out, and when that is a bomb.
#pragma once

#include "io/sources.h"
#include "io/unpack.h"

namespace onrecord::io {

class UnpackBounds {
 public:
  void went_in(std::uint64_t bytes) { in_ += bytes; }
  void came_out(std::uint64_t bytes, const std::string& name) {
    out_ += bytes;
    if (out_ > bomb_floor && out_ / bomb_ratio > in_)
      throw Error(
          ErrorKind::rejected_input,
          "expands beyond " + std::to_string(bomb_ratio) + " times its size; stopped at " + size_in_words(bomb_floor),
          name);
  }

 private:
  std::uint64_t in_ = 0, out_ = 0;
};

std::unique_ptr<ByteSource> gzip_source(ByteSource& inner, std::function<void(const std::string&)> notice);

}  // namespace onrecord::io
