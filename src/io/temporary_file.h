// A file of one's own for what other programs and libraries only take as a file.
#pragma once

#include <string>

#include "onrecord/format.h"

namespace onrecord::io {

// All that is left of a source, in $TMPDIR or /tmp; gone at the end. Throws Error(io), naming the source or the folder.
class TemporaryFile {
 public:
  explicit TemporaryFile(ByteSource& source);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  int descriptor() const { return descriptor_; }
  const std::string& path() const { return path_; }
  // Only the descriptor leads to it from now on: nothing stays behind, whatever ends the program.
  void forget_name();

 private:
  std::string path_;
  int descriptor_ = -1;
};

}  // namespace onrecord::io
