// CSV after RFC 4180, lenient where spreadsheets are: any line end, quotation marks inside unquoted cells.
#include "io/csv_records.h"

#include <array>

#include "io/sources.h"

namespace onrecord::io {
namespace {

constexpr std::size_t piece = std::size_t{64} << 10;

}  // namespace

char csv_separator(std::string_view header) {
  constexpr std::array<char, 4> known{',', '\t', ';', '|'};
  std::array<std::size_t, 4> counts{};
  bool quoted = false;
  for (const char c : header) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    for (std::size_t i = 0; i < known.size(); ++i) counts[i] += !quoted && c == known[i] ? 1 : 0;
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < known.size(); ++i)
    if (counts[i] > counts[best]) best = i;
  return known[best];
}

CsvRecords::CsvRecords(ByteSource& source, std::size_t longest) : source_(source), longest_(longest) {}

bool CsvRecords::fill() {
  if (ended_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + piece);
  const std::size_t got = source_.read(buffer_.data() + kept, piece);
  buffer_.resize(kept + got);
  ended_ = got == 0;
  return got != 0;
}

int CsvRecords::peek() {
  if (at_ == buffer_.size() && !fill()) return -1;
  return static_cast<unsigned char>(buffer_[at_]);
}

int CsvRecords::get() {
  const int c = peek();
  if (c >= 0) ++at_;
  if (c == '\n') ++line_;
  return c;
}

void CsvRecords::begin() {
  while (buffer_.size() < piece && fill()) {
  }
  if (buffer_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  const std::string_view head = std::string_view(buffer_).substr(at_);
  if (head.size() > 5 && (head.starts_with("sep=") || head.starts_with("SEP="))) {
    separator_ = head[4];
    for (int c = get(); c >= 0 && c != '\n';) c = get();
    return;
  }
  separator_ = csv_separator(head);
}

bool CsvRecords::next(std::vector<std::string>& cells) {
  if (separator_ == 0) begin();
  cells.clear();
  record_line_ = line_;
  if (peek() < 0) return false;
  std::string cell;
  std::size_t size = 0;
  bool quoted = false, was_quoted = false;
  for (;;) {
    const int c = get();
    if (++size > longest_)
      throw Error(ErrorKind::rejected_input, "a record longer than " + size_in_words(longest_), source_.name(),
                  record_line_);
    if (c < 0) {
      if (quoted)
        throw Error(ErrorKind::rejected_input, "a quotation mark that is never closed", source_.name(), record_line_);
      break;
    }
    if (quoted) {
      if (c != '"') {
        cell += static_cast<char>(c);
      } else if (peek() == '"') {
        cell += '"';
        get();
      } else {
        quoted = false;
      }
    } else if (c == '"' && cell.empty() && !was_quoted) {
      quoted = was_quoted = true;
    } else if (c == static_cast<unsigned char>(separator_)) {
      cells.push_back(std::move(cell));
      cell.clear();
      was_quoted = false;
    } else if (c == '\n') {
      break;
    } else if (c == '\r') {
      if (peek() == '\n')
        get();
      else
        ++line_;
      break;
    } else {
      cell += static_cast<char>(c);
    }
  }
  cells.push_back(std::move(cell));
  return true;
}

}  // namespace onrecord::io
