// The two doors: a Reader gives Documents, a Writer takes records. These are the only virtual classes.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/document.h"
#include "onrecord/error.h"
#include "onrecord/statement_set.h"

namespace onrecord {

// Bytes of one file, archive member or stream, read in pieces so that memory does not grow with the file.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to `size` bytes into `buffer`; 0 at the end. Throws Error(io).
  virtual std::size_t read(char* buffer, std::size_t size) = 0;
  virtual const std::string& name() const = 0;  // as given; made safe for a terminal by whoever prints it
};

// What a reader tells beside the documents: one line each, for stderr.
struct ReadEvents {
  std::function<void(Document&&)> document;
  std::function<void(const Error&)> rejected;      // a record refused; others go on
  std::function<void(const std::string&)> notice;  // "decoded as windows-1252"
};

class Reader {
 public:
  virtual ~Reader() = default;
  virtual void read(ByteSource& source, const ReadEvents& events) = 0;
};

class Writer {
 public:
  virtual ~Writer() = default;
  virtual void write(const StatementSet& set) = 0;  // Throws Error(io)
};

}  // namespace onrecord
