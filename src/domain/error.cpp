// Error: composes "file:line: message".
#include "onrecord/error.h"

#include "onrecord/document.h"

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

Error bug_in_article(const Document& document, std::string_view what, std::string_view reason) {
  std::string message = "article \"" + document.doc_id + "\" ";
  message.append(what).append(" (").append(reason).append(
      "): a bug of onrecord; please report it with the article's id");
  return Error(ErrorKind::rejected_input, std::move(message), document.origin);
}

}  // namespace onrecord
