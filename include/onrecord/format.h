// The two doors: a Reader gives Documents, a Writer takes records. These (and ByteSource) are the only
// virtual classes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/document.h"
#include "onrecord/error.h"
#include "onrecord/statement_set.h"

namespace onrecord {

// Gives the articles of a study of Discourse Network Analyzer, an SQLite file at `path`, and says how many statements
// its coders marked. Throws Error(rejected_input) for a file that is none.
using StudyReader = std::function<std::size_t(const std::string& path, const std::function<void(Document&&)>& article)>;

// Bytes of one file, archive member or stream, read in pieces so that memory does not grow with the file.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to `size` bytes into `buffer`; 0 at the end. Throws Error (io, or rejected_input for a damaged
  // archive).
  virtual std::size_t read(char* buffer, std::size_t size) = 0;
  virtual const std::string& name() const = 0;  // as given; made safe for a terminal by whoever prints it
};

// What reading tells: one call each, in the order of the input. A callback may throw to end the run.
struct ReadEvents {
  std::function<void(Document&&)> document;
  std::function<void(const Error&)> rejected;      // a file or record refused (its kind is the exit code); others go on
  std::function<void(const std::string&)> notice;  // "a.txt: decoded as windows-1252": taken, but worth a line
};

struct ReadOptions {
  std::string format;     // --format: a name of formats(); empty: recognised by content
  Date date;              // --date: of articles that carry none
  bool us_dates = false;  // --us-dates: 3/4/2024 is the fourth of March
  Date today;  // a later published date gets a notice; invalid: no such notice (the clock is never asked here)
  std::uint64_t max_document = std::uint64_t{64} << 20;  // --max-doc: bytes of one document
  std::map<std::string, std::string> columns;            // --map text=Body,published=Date: our key -> column's header
  StudyReader study;                                     // not set: databases are refused (the readers know no SQLite)
};

class Reader {
 public:
  virtual ~Reader() = default;
  // Throws Error where the source fails as a whole; a bad record goes to events.rejected.
  virtual void read(ByteSource& source, const ReadEvents& events) = 0;
};

struct FormatInfo {
  std::string_view name;         // "jsonl": what --format takes
  std::string_view description;  // one line for the help
};
// All formats that can be read, in the order in which they are tried.
const std::vector<FormatInfo>& formats();
// Throws Error(usage) for a name that formats() does not hold, with the names it does.
std::unique_ptr<Reader> make_reader(std::string_view format, const ReadOptions& options);
// The format of a file by its first bytes; its name only decides where they leave it open.
std::string_view recognise_format(std::string_view head, std::string_view file_name);

// Reads files, folders (sorted, without hidden files), archives and "-" (standard input), in the order given.
// What goes wrong with one of them goes to events.rejected, and the others go on. Throws Error(usage) for an
// unknown format.
void read_paths(const std::vector<std::string>& paths, const ReadOptions& options, const ReadEvents& events);

class Writer {
 public:
  virtual ~Writer() = default;
  virtual void write(const StatementSet& set) = 0;  // Throws Error(io)
};

}  // namespace onrecord
