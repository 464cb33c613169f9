// Folds words for comparison: case, accents, compatibility forms, zero-width characters and full stops are
// dropped.
#include "text/fold.h"

#include <utf8proc.h>

#include <cstdlib>

namespace onrecord::text {
namespace {

// Letters that no decomposition takes apart, as the press spells them without accents.
void append_plain(utf8proc_int32_t c, std::string& out) {
  switch (c) {
    case 0xF8:
    case 0xD8:
      out += 'o';
      return;  // ø
    case 0x142:
    case 0x141:
      out += 'l';
      return;  // ł
    case 0x111:
    case 0x110:
    case 0xF0:
      out += 'd';
      return;
    case 0x131:
      out += 'i';
      return;  // dotless i
    case 0xE6:
    case 0xC6:
      out += "ae";
      return;
    case 0x153:
    case 0x152:
      out += "oe";
      return;
    case 0xFE:
    case 0xDE:
      out += "th";
      return;
    case 0x2018:
    case 0x2019:
    case 0x2BC:
    case 0x2BB:
    case 0x60:
      out += '\'';
      return;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
      out += '-';
      return;
    default:
      break;
  }
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t size = utf8proc_encode_char(c, bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

void fold_unicode(std::string_view word, std::string& out) {
  constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK |
                                                          UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  utf8proc_int32_t inside[64];
  std::string_view rest = word;
  while (!rest.empty()) {
    utf8proc_int32_t c = 0;
    const utf8proc_ssize_t used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                                                   static_cast<utf8proc_ssize_t>(rest.size()), &c);
    if (used <= 0) {  // a broken byte stands for itself
      out += rest.front();
      rest.remove_prefix(1);
      continue;
    }
    rest.remove_prefix(static_cast<std::size_t>(used));
    if (c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF || c == 0xAD || c == '.') continue;
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(c, inside, 64, options, &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < 64; ++i) append_plain(inside[i], out);
  }
}

}  // namespace

void fold_word(std::string_view word, std::string& out) {
  out.clear();
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      out.clear();
      fold_unicode(word, out);
      return;
    }
    if (c == '.') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '`' ? '\'' : c;
  }
}

std::string folded(std::string_view text) {
  std::string out;
  fold_word(text, out);
  return out;
}

}  // namespace onrecord::text
