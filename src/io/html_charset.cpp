// Character sets of pages: what they say of themselves is often wrong, so valid UTF-8 wins.
#include <iconv.h>

#include <algorithm>
#include <cerrno>

#include "io/decode.h"
#include "io/html_page.h"
#include "text/small_letters.h"

namespace onrecord::io {
namespace {

constexpr std::size_t looked_at = 4096;  // bytes in which a page must name its charset (the standard says 1024)

// "charset=..." of a meta element.
std::string declared_charset(std::string_view bytes) {
  const std::string head = text::in_small_letters(bytes.substr(0, looked_at));
  const std::size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  std::size_t begin = at + 8;
  while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' ')) ++begin;
  std::size_t end = begin;
  while (end < head.size() && (std::isalnum(static_cast<unsigned char>(head[end])) != 0 || head[end] == '-' ||
                               head[end] == '_' || head[end] == ':'))
    ++end;
  return head.substr(begin, end - begin);
}

bool is_latin1(std::string_view charset) {  // browsers read all of these as windows-1252
  return charset.empty() || charset == "iso-8859-1" || charset == "latin1" || charset == "latin-1" ||
         charset == "us-ascii" || charset == "ascii" || charset == "windows-1252" || charset == "cp1252" ||
         charset == "utf-8" || charset == "utf8";
}

// Empty where the system does not know the charset.
std::string convert(std::string_view bytes, const std::string& charset, std::size_t& replaced) {
  const iconv_t converter = ::iconv_open("UTF-8", charset.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return {};
  std::string out;
  std::vector<char> buffer(std::size_t{64} << 10);
  std::string copy(bytes);  // iconv takes char*, though it does not write
  char* in = copy.data();
  std::size_t left = copy.size();
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t result = ::iconv(converter, &in, &left, &to, &room);
    out.append(buffer.data(), buffer.size() - room);
    if (result != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    out += "\xEF\xBF\xBD";
    ++replaced;
    ++in;
    --left;
  }
  ::iconv_close(converter);
  return out;
}

}  // namespace

std::string html_to_utf8(std::string_view bytes, std::string_view header_charset, std::vector<std::string>& notices) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return from_utf16(bytes.substr(2), bytes.starts_with("\xFE\xFF"));
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string charset = text::in_small_letters(header_charset);
  if (charset.empty()) charset = declared_charset(bytes);
  if (is_valid_utf8(bytes)) {
    const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
    // ISO-2022 writes with escapes in plain ASCII.
    if (!charset.starts_with("iso-2022")) {
      if (!ascii && !charset.empty() && charset != "utf-8" && charset != "utf8")
        notices.push_back("the charset it names, " + charset + ", is wrong: read as UTF-8");
      return std::string(bytes);
    }
  }
  if (!is_latin1(charset)) {
    std::size_t replaced = 0;
    std::string out = convert(bytes, charset, replaced);
    if (!out.empty()) {
      if (replaced != 0) notices.push_back(std::to_string(replaced) + " bytes that are not " + charset + " replaced");
      return out;
    }
    notices.push_back("charset " + charset + " is not known: read as windows-1252");
    return from_windows_1252(bytes);
  }
  std::string out(bytes);
  for (std::string& notice : repair_utf8(out)) notices.push_back(std::move(notice));
  return out;
}

}  // namespace onrecord::io
