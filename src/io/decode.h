// Bytes of an article to clean text: UTF-8, LF newlines, no control characters; says what it changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::io {

struct DecodedText {
  std::string text;                  // valid UTF-8, of the characters below U+0020 only \n and \t
  std::vector<std::string> notices;  // "decoded as windows-1252", "1 invalid byte replaced"
};

// Takes a byte order mark off (UTF-8, UTF-16LE, UTF-16BE), decodes windows-1252 where the bytes can hardly be
// UTF-8, replaces what is left invalid by U+FFFD, control characters too; CRLF, CR, NEL, VT, FF, U+2028 and
// U+2029 become LF. Throws Error(rejected_input): "looks like UTF-16", "not text", "empty document"; without
// file and line.
DecodedText decode_text(std::string_view bytes);

// Makes `bytes` valid UTF-8 (windows-1252 decoded, else U+FFFD) and says how; changes nothing else.
std::vector<std::string> repair_utf8(std::string& bytes);

// For text that came out of another format as UTF-8 (JSON strings, XML): newlines and control characters as
// above, no guessing, no throwing. Returns how many characters were replaced.
std::size_t clean_text(std::string& text);

bool is_valid_utf8(std::string_view bytes) noexcept;
std::string from_windows_1252(std::string_view bytes);
std::string from_utf16(std::string_view bytes, bool big_endian);
// Appends the code point in UTF-8; U+FFFD for surrogates and what lies beyond U+10FFFF.
void append_utf8(std::string& out, char32_t code_point);
bool is_blank(std::string_view text) noexcept;  // only white space, also U+00A0, U+200B, U+3000, U+FEFF

}  // namespace onrecord::io
