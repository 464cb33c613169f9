// What every reader does last with a document: clean it, date it, name it, and hand it on.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/format.h"

namespace onrecord::io {

// Where a document stands in its input.
struct Place {
  std::string_view file;
  std::size_t line = 0;         // 1-based; 0 for a whole file
  std::size_t record = 0;       // 1-based, for formats without lines; 0: none
  std::string input_hash = {};  // of the record's bytes; empty: of the text
};

// "a.jsonl:12", "a.warc: record 3" as prefix of notices.
std::string to_string(const Place& place);
// An error at that place.
Error rejected_at(const Place& place, const std::string& message);

// Cleans title and other fields, and the text; sets the date (the written one, else --date, the dateline, the
// file name) and the id (the text's hash where the input gave none), then calls events.document. What cannot
// be taken (empty, too large, impossible date) goes to events.rejected.
void deliver(Document&& document, std::string_view written_date, const Place& place, const ReadOptions& options,
             const ReadEvents& events);

}  // namespace onrecord::io
