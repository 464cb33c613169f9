// An output file that is there whole or not at all: written under a temporary name, synced, renamed.
#pragma once

#include <string>
#include <string_view>

namespace onrecord::io {

// Every member throws Error(io) with the path and the system's words ("No space left on device").
class OutputFile {
 public:
  explicit OutputFile(std::string path);  // "" or "-": standard output, where nothing can be taken back
  ~OutputFile();                          // without commit(): the file that was there before stays
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);
  void flush();  // what was written so far, to the reader of a pipe
  void commit();
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::string temporary_;  // empty for standard output and devices
  std::string buffer_;
  int descriptor_ = -1;
  bool committed_ = false;
};

// Makes the folder and those above it. Throws Error(io).
void make_folder(const std::string& path);

}  // namespace onrecord::io
