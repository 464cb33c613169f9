// Error: composes "file:line: message".
#include "onrecord/error.h"

namespace onrecord {
namespace {

std::string compose(const std::string& message, std::string_view file, std::size_t line) {
  std::string text(file);
  if (line != 0) text += (text.empty() ? "line " : ":") + std::to_string(line);
  if (!text.empty()) text += ": ";
  return text + message;
}

}  // namespace

Error::Error(ErrorKind kind, std::string message, std::string_view file, std::size_t line)
    : std::runtime_error(compose(message, file, line)),
      kind_(kind),
      message_(std::move(message)),
      file_(file),
      line_(line) {}

}  // namespace onrecord
