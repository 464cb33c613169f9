// Runs of printable ASCII are taken whole; the rest goes through utf8proc.
#include "text/without_controls.h"

#include <utf8proc.h>

namespace onrecord::text {

std::string without_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    while (at + length < text.size() && text[at + length] >= ' ' && text[at + length] < 0x7F) ++length;
    out += text.substr(at, length);
    at += length;
    if (at == text.size()) break;
    utf8proc_int32_t point = -1;
    const utf8proc_ssize_t used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                                   static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    length = used > 0 ? static_cast<std::size_t>(used) : 1;
    const bool broken =
        used <= 0 || (point < 0x20 && point != '\n' && point != '\t') || (point >= 0x7F && point < 0xA0);
    if (!broken)
      out += text.substr(at, length);
    else
      out += point == '\r' ? " " : "\xEF\xBF\xBD";
    at += length;
  }
  return out;
}

}  // namespace onrecord::text
