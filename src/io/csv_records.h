// Records of CSV as they stream by: quoted newlines, CRLF, a byte order mark, a "sep=" line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/format.h"

namespace onrecord::io {

// The separator that a header line uses: comma, tab, semicolon or bar, whichever stands most often outside of quotes.
char csv_separator(std::string_view header);

class CsvRecords {
 public:
  // `longest`: bytes of one record.
  explicit CsvRecords(ByteSource& source, std::size_t longest = std::size_t{64} << 20);
  // False at the end. A "sep=" line at the beginning is taken and not given. Throws Error(rejected_input) with the
  // line where a record is too long or a quotation mark stays open to the end.
  bool next(std::vector<std::string>& cells);
  std::size_t line() const { return record_line_; }  // where the last record began, from 1
  char separator() const { return separator_; }

 private:
  int get();
  int peek();
  bool fill();
  void begin();

  ByteSource& source_;
  std::size_t longest_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t line_ = 1, record_line_ = 1;
  char separator_ = 0;
  bool ended_ = false;
};

}  // namespace onrecord::io
