// The one exception type: what is wrong, in which file and line, and the exit code it leads to.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace onrecord {

// Values are the program's exit codes. Article text is never an error: only tables, records, options, files and
// databases can be wrong.
enum class ErrorKind {
  rejected_input = 1,  // a document or record was refused; others go on
  usage = 2,           // command line or option value
  table = 3,           // a table, weights or configuration file
  database = 4,        // locked, corrupt, read-only, of another kind or version
  io = 5,              // missing, unreadable, unwritable, disk full
};

class Error : public std::runtime_error {
 public:
  // `line` is 1-based, 0 where there is none; what() reads "file:line: message", without the parts that are empty.
  Error(ErrorKind kind, std::string message, std::string_view file = {}, std::size_t line = 0);

  ErrorKind kind() const noexcept { return kind_; }
  int exit_code() const noexcept { return static_cast<int>(kind_); }
  const std::string& file() const noexcept { return file_; }
  std::size_t line() const noexcept { return line_; }
  const std::string& message() const noexcept { return message_; }  // without file and line
  // Hash of the refused record's bytes, where there is one: its name in an output that knows no line numbers.
  const std::string& input_hash() const noexcept { return input_hash_; }
  void set_input_hash(std::string hash) { input_hash_ = std::move(hash); }

 private:
  ErrorKind kind_;
  std::string message_;
  std::string file_;
  std::size_t line_;
  std::string input_hash_;
};

struct Document;
// An article that the program could not take because of a fault of the program itself: refused, so that others go on,
// with the request to report it.
Error bug_in_article(const Document& document, std::string_view what, std::string_view reason);

}  // namespace onrecord
