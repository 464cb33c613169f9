// Byte sources: a file, standard input, bytes in memory, and one whose first bytes were looked at.
#pragma once

#include <exception>
#include <string>
#include <string_view>

#include "onrecord/format.h"

namespace onrecord::io {

// A regular file. Throws Error(io): "No such file or directory", "Permission denied", "not a regular file".
class FileSource : public ByteSource {
 public:
  explicit FileSource(const std::string& path);
  ~FileSource() override;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  std::size_t read(char* buffer, std::size_t size) override;
  const std::string& name() const override { return name_; }

 private:
  std::string name_;
  int descriptor_;
};

class StdinSource : public ByteSource {
 public:
  std::size_t read(char* buffer, std::size_t size) override;
  const std::string& name() const override { return name_; }

 private:
  std::string name_ = "-";
};

class MemorySource : public ByteSource {
 public:
  MemorySource(std::string_view bytes, std::string name) : bytes_(bytes), name_(std::move(name)) {}
  std::size_t read(char* buffer, std::size_t size) override;
  const std::string& name() const override { return name_; }

 private:
  std::string_view bytes_;
  std::string name_;
};

// Holds the first bytes of another source, so that its format can be told, and then gives them again. Damage found on
// the way is thrown only where the bytes before it were given.
class PeekedSource : public ByteSource {
 public:
  explicit PeekedSource(ByteSource& inner, std::size_t looked_at = std::size_t{64} << 10);
  std::string_view head() const { return head_; }
  std::size_t read(char* buffer, std::size_t size) override;
  const std::string& name() const override { return inner_.name(); }

 private:
  ByteSource& inner_;
  std::string head_;
  std::size_t given_ = 0;
  std::exception_ptr damage_;
};

// UTF-16 with a byte order mark to UTF-8 as it streams by; the mark itself must still be in `inner`.
class Utf16Source : public ByteSource {
 public:
  explicit Utf16Source(ByteSource& inner) : inner_(inner) {}
  std::size_t read(char* buffer, std::size_t size) override;
  const std::string& name() const override { return inner_.name(); }

 private:
  bool fill();

  ByteSource& inner_;
  std::string raw_;  // bytes that do not yet make a whole character
  std::string ready_;
  std::size_t given_ = 0;
  bool begun_ = false;
  bool big_endian_ = false;
};

// All that is left, at most `limit` bytes. Throws Error(rejected_input) "larger than 64 MiB" beyond.
std::string read_all(ByteSource& source, std::uint64_t limit);
std::string size_in_words(std::uint64_t bytes);  // "64 MiB", "1500 bytes"

// Lines of a stream, with a bound on their length.
class LineReader {
 public:
  LineReader(ByteSource& source, std::size_t longest) : source_(source), longest_(longest) {}
  // False at the end. `line` has no line end (LF, CRLF).
  bool next(std::string& line);
  bool too_long() const { return too_long_; }          // the last line was longer: it was skipped
  bool has_line_end() const { return has_line_end_; }  // false for a last line without newline
  std::size_t number() const { return number_; }       // of the last line, from 1

 private:
  bool fill();

  ByteSource& source_;
  std::size_t longest_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t number_ = 0;
  bool too_long_ = false;
  bool has_line_end_ = false;
};

}  // namespace onrecord::io
