// HTTP as crawlers store it: status, headers, a body that may be chunked and gzipped.
#include "io/http_answer.h"

#include <charconv>

#include "io/sources.h"
#include "io/unpack.h"
#include "text/small_letters.h"

namespace onrecord::io {
namespace {

constexpr std::uint64_t largest_page = std::uint64_t{64} << 20;

// What was cut off ends the body; what comes so far is kept.
std::string without_chunks(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    std::size_t size = 0;
    const auto [stop, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), size, 16);
    if (error != std::errc() || size == 0) break;
    const std::size_t line_end = bytes.find('\n');
    if (line_end == std::string_view::npos) break;
    bytes.remove_prefix(line_end + 1);
    out += bytes.substr(0, size);
    bytes.remove_prefix(std::min(bytes.size(), size));
    if (bytes.starts_with("\r\n")) bytes.remove_prefix(2);
  }
  return out;
}

}  // namespace

std::optional<HttpAnswer> html_answer(std::string_view bytes, std::string_view name) {
  std::size_t line_end = bytes.find('\n');
  const std::string_view status = bytes.substr(0, line_end);
  const std::size_t blank = status.find(' ');
  if (!status.starts_with("HTTP/") || blank == std::string_view::npos || status.substr(blank + 1, 3) != "200")
    return std::nullopt;
  std::string type, transfer, encoding;
  while (line_end != std::string_view::npos) {
    bytes.remove_prefix(line_end + 1);
    line_end = bytes.find('\n');
    std::string_view line = bytes.substr(0, line_end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = text::in_small_letters(line.substr(0, colon));
    std::string value = text::in_small_letters(line.substr(colon + 1));
    value.erase(0, value.find_first_not_of(" \t"));
    if (key == "content-type")
      type = std::move(value);
    else if (key == "transfer-encoding")
      transfer = std::move(value);
    else if (key == "content-encoding")
      encoding = std::move(value);
  }
  if (line_end != std::string_view::npos)
    bytes.remove_prefix(line_end + 1);
  else
    bytes = {};
  if (!type.starts_with("text/html") && !type.starts_with("application/xhtml")) return std::nullopt;
  HttpAnswer answer;
  if (const std::size_t at = type.find("charset="); at != std::string::npos)
    for (const char c : type.substr(at + 8)) {
      if (c == ';' || c == ' ') break;
      if (c != '"') answer.charset += c;
    }
  // Some crawlers store the body as it was sent, some what they made of it, with the same headers.
  const bool chunked = transfer.find("chunked") != std::string::npos;
  std::string plain;
  if (chunked) plain = without_chunks(bytes);
  answer.body = plain.empty() ? std::string(bytes) : std::move(plain);
  if (packing_of(answer.body) == Packing::gzip) {
    MemorySource packed(answer.body, std::string(name));
    answer.body = read_all(*unpacked(Packing::gzip, packed, {}), largest_page);
  } else if (encoding == "br" || encoding == "deflate" || encoding == "zstd") {
    if (answer.body.find('<') == std::string::npos || answer.body.find('\0') != std::string::npos) return std::nullopt;
  }
  return answer;
}

}  // namespace onrecord::io
