// The writers' makers, one a format; writers.cpp lists them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/format.h"

namespace onrecord::io {

struct WriteOptions {
  std::string path;          // a file ("" or "-": standard output), or a folder for formats of several files
  bool excel = false;        // CSV for spreadsheets: byte order mark, formulas guarded
  std::string created = {};  // annotations: the day on which they are made; empty: not said
  std::string issue = {};    // gold: the issue whose label is the statement's; empty: its first one's
  bool all_sure = false;     // gold: coded by people throughout, nothing of the machine's
};

struct WriterInfo {
  std::string_view name;  // what --to takes
  std::string_view description;
  bool folder = false;  // writes several files
};

// All formats that statements can be written in. A writer checks every quotation against its text before it opens any
// file: Error(database) leaves everything as it was; so does Error(io) until all files are complete.
const std::vector<WriterInfo>& writer_formats();
// Throws Error(usage) for a name that writer_formats() does not hold.
std::unique_ptr<Writer> make_writer(std::string_view format, const WriteOptions& options);

std::unique_ptr<Writer> make_annotation_writer(const WriteOptions& options);
std::unique_ptr<Writer> make_csv_writer(const WriteOptions& options);
std::unique_ptr<Writer> make_gexf_writer(const WriteOptions& options);
std::unique_ptr<Writer> make_gold_writer(const WriteOptions& options);
std::unique_ptr<Writer> make_graphml_writer(const WriteOptions& options);
std::unique_ptr<Writer> make_lines_writer(const WriteOptions& options);
std::unique_ptr<Writer> make_timelinejs_writer(const WriteOptions& options);

}  // namespace onrecord::io
