// Bytes of an article to clean text; the order of the questions is: byte order mark, binary, UTF-8,
// windows-1252.
#include "io/decode.h"

#include <algorithm>
#include <array>

#include "onrecord/error.h"

namespace onrecord::io {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t looked_at = 8192;  // bytes from which binary files and UTF-16 are told

// 0x80..0x9F of windows-1252; 0 where it has no character.
constexpr std::array<char16_t, 32> windows_1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

// A well-formed sequence at `at`, or the bytes of an ill-formed one (its maximal part, as Unicode
// recommends).
struct Sequence {
  std::size_t length = 1;
  bool valid = false;
};

Sequence sequence_at(std::string_view bytes, std::size_t at) noexcept {
  const unsigned char lead = byte_at(bytes, at);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const std::size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // The second byte's range excludes overlong forms, surrogates and what lies beyond U+10FFFF.
  unsigned char low = 0x80, high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  for (std::size_t i = 1; i < wanted; ++i) {
    if (at + i >= bytes.size()) return {i, false};
    const unsigned char next = byte_at(bytes, at + i);
    if (next < low || next > high) return {i, false};
    low = 0x80;
    high = 0xBF;
  }
  return {wanted, true};
}

bool ascii_letter(std::string_view bytes, std::size_t at) {
  return at < bytes.size() && ((bytes[at] | 0x20) >= 'a') && ((bytes[at] | 0x20) <= 'z');
}

// A lone high byte that windows-1252 text would have there: curly quotes, dashes, the euro; a letter beside a
// letter.
bool typical_of_windows_1252(std::string_view bytes, std::size_t at) {
  const unsigned char byte = byte_at(bytes, at);
  if (byte >= 0x91 && byte <= 0x97) return true;
  if (byte == 0x80 || byte == 0x85) return true;
  const bool letter = byte >= 0xC0 && byte != 0xD7 && byte != 0xF7 && byte != 0xFF;
  return letter && (ascii_letter(bytes, at + 1) || (at > 0 && ascii_letter(bytes, at - 1)));
}

struct Census {
  std::size_t multi_byte = 0, invalid = 0, typical = 0;
};

Census count_sequences(std::string_view bytes) {
  Census census;
  for (std::size_t at = 0; at < bytes.size();) {
    const Sequence sequence = sequence_at(bytes, at);
    if (sequence.valid) {
      census.multi_byte += sequence.length > 1;
    } else {
      ++census.invalid;
      census.typical += sequence.length == 1 && typical_of_windows_1252(bytes, at);
    }
    at += sequence.length;
  }
  return census;
}

bool is_windows_1252(const Census& census) {
  return census.typical > 4 * census.multi_byte && 2 * census.typical > census.invalid;
}

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

std::string replace_invalid(std::string_view bytes, std::size_t& replaced) {
  std::string out;
  out.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const Sequence sequence = sequence_at(bytes, at);
    if (sequence.valid) {
      out.append(bytes.substr(at, sequence.length));
    } else {
      out.append(replacement);
      replaced += sequence.length;
    }
    at += sequence.length;
  }
  return out;
}

bool starts_with_binary_mark(std::string_view bytes) {
  constexpr std::array<std::string_view, 9> marks{"\x89PNG\r\n",
                                                  "\xFF\xD8\xFF",
                                                  "GIF87a",
                                                  "GIF89a",
                                                  "\x7F"
                                                  "ELF",
                                                  "BM\x00",
                                                  "RIFF",
                                                  "OggS",
                                                  "\xD0\xCF\x11\xE0"};
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return bytes.starts_with(mark); });
}

// UTF-16 without a byte order mark: western text has a NUL as every second byte.
bool looks_like_utf16(std::string_view head) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == 0;
  const std::size_t half = head.size() / 2;
  return half >= 4 && std::max(zeros[0], zeros[1]) * 10 >= half * 7 && std::min(zeros[0], zeros[1]) * 10 < half;
}

void refuse_binary(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, looked_at);
  if (starts_with_binary_mark(head)) throw Error(ErrorKind::rejected_input, "not text (a binary file)");
  if (looks_like_utf16(head))
    throw Error(ErrorKind::rejected_input, "looks like UTF-16 without a byte order mark; convert it to UTF-8");
  std::size_t controls = 0;
  for (const char c : head) {
    const unsigned char byte = static_cast<unsigned char>(c);
    controls += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B;
  }
  if (controls >= 8 && controls * 20 > head.size())
    throw Error(ErrorKind::rejected_input, "not text (" + plural(controls, "control character", "control characters") +
                                               " in its first " + plural(head.size(), "byte)", "bytes)"));
}

// Length of a line end at `at` in valid UTF-8, 0 where there is none.
std::size_t line_end_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\r') return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
  if (c == '\n' || c == '\v' || c == '\f') return 1;
  if (c == '\xC2') return text[at + 1] == '\x85' ? 2 : 0;
  if (c == '\xE2') return text[at + 1] == '\x80' && (text[at + 2] == '\xA8' || text[at + 2] == '\xA9') ? 3 : 0;
  return 0;
}

std::size_t control_at(std::string_view text, std::size_t at) {
  const unsigned char byte = byte_at(text, at);
  if (byte < 0x20) return byte != '\t';
  if (byte == 0x7F) return 1;
  return byte == 0xC2 && byte_at(text, at + 1) < 0xA0 ? 2 : 0;
}

bool is_clean(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const unsigned char byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F || byte == 0xC2 || byte == 0xE2;
  });
}

// Newlines and control characters of valid UTF-8; returns the number of control characters.
std::size_t normalise(std::string& text) {
  if (is_clean(text)) return 0;
  std::string out;
  out.reserve(text.size());
  std::size_t controls = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t end = line_end_at(text, at)) {
      out += '\n';
      at += end;
    } else if (const std::size_t control = control_at(text, at)) {
      out += replacement;
      ++controls;
      at += control;
    } else {
      out += text[at++];
    }
  }
  text = std::move(out);
  return controls;
}

}  // namespace

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&](char32_t value) { out += static_cast<char>(value); };
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000)) code_point = 0xFFFD;
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
  }
  put(0x80 | (code_point & 0x3F));
}

bool is_valid_utf8(std::string_view bytes) noexcept {
  for (std::size_t at = 0; at < bytes.size();) {
    const Sequence sequence = sequence_at(bytes, at);
    if (!sequence.valid) return false;
    at += sequence.length;
  }
  return true;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const unsigned char byte = byte_at(bytes, at);
    if (byte >= 0x80 && byte < 0xA0)
      append_utf8(out, windows_1252[byte - 0x80U] != 0 ? windows_1252[byte - 0x80U] : char32_t{0xFFFD});
    else
      append_utf8(out, byte);
  }
  return out;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t at) {
    const char32_t first = byte_at(bytes, at), second = byte_at(bytes, at + 1);
    return big_endian ? first << 8 | second : second << 8 | first;
  };
  std::string out;
  out.reserve(bytes.size());
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    const char32_t high = unit(at);
    if (high >= 0xD800 && high < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        append_utf8(out, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
        at += 2;
        continue;
      }
    }
    append_utf8(out, high);
  }
  if (at < bytes.size()) out += replacement;
  return out;
}

bool is_blank(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char byte = byte_at(text, at);
    if (byte <= 0x20) {
      ++at;
      continue;
    }
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\xC2\xA0"))
      at += 2;
    else if (rest.starts_with("\xE2\x80\x8B") || rest.starts_with("\xE3\x80\x80") || rest.starts_with("\xEF\xBB\xBF"))
      at += 3;
    else
      return false;
  }
  return true;
}

std::size_t clean_text(std::string& text) {
  std::size_t replaced = 0;
  if (!is_valid_utf8(text)) text = replace_invalid(text, replaced);
  return replaced + normalise(text);
}

std::vector<std::string> repair_utf8(std::string& bytes) {
  const Census census = count_sequences(bytes);
  if (census.invalid == 0) return {};
  if (is_windows_1252(census)) {
    bytes = from_windows_1252(bytes);
    return {"decoded as windows-1252"};
  }
  std::size_t replaced = 0;
  bytes = replace_invalid(bytes, replaced);
  return {plural(replaced, "invalid byte replaced", "invalid bytes replaced")};
}

DecodedText decode_text(std::string_view bytes) {
  DecodedText result;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const bool big_endian = bytes.starts_with("\xFE\xFF");
    result.text = from_utf16(bytes.substr(2), big_endian);
    result.notices.push_back(big_endian ? "converted from UTF-16BE" : "converted from UTF-16LE");
  } else {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    refuse_binary(bytes);
    result.text = bytes;
    result.notices = repair_utf8(result.text);
  }
  if (const std::size_t controls = normalise(result.text))
    result.notices.push_back("control characters replaced by U+FFFD: " + std::to_string(controls));
  if (is_blank(result.text)) throw Error(ErrorKind::rejected_input, "empty document");
  return result;
}

}  // namespace onrecord::io
