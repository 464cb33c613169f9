// Offsets give back the words, in bytes, code points and UTF-16 units; checked against decoders of this file's own.
#include "generated_articles.h"
#include "io/located.h"
#include "property.h"
#include "text/code_points.h"
#include "text/utf16_units.h"

using namespace onrecord;
using namespace onrecord::io;
using namespace onrecord::text;
using namespace onrecord::testing;

namespace {

// Of valid UTF-8.
std::u32string decoded(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) point = (point << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    out += point;
    at += length;
  }
  return out;
}

std::u16string units(std::u32string_view points) {
  std::u16string out;
  for (const char32_t point : points) {
    if (point >= 0x10000) out += static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10));
    out += static_cast<char16_t>(point < 0x10000 ? point : 0xDC00 + ((point - 0x10000) & 0x3FF));
  }
  return out;
}

template <typename Text>
Text joined(const Text& text, const Spans& spans, const Text& between) {
  Text out;
  for (const Span& span : spans) {
    RC_ASSERT(span.begin < span.end && span.end <= text.size());
    out += (out.empty() ? Text() : between) + text.substr(span.begin, span.end - span.begin);
  }
  return out;
}

// Text of characters of every length.
rc::Gen<std::string> any_text() {
  return rc::gen::exec([] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "a", "said ", "é", "ß", "“", "”", "中", "—", "🚢", "𝔄", "\n\n", "x. ", std::string(130, 'b')));
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    return text;
  });
}

}  // namespace

PROPERTY("the offsets of a statement give back its words in bytes, code points and UTF-16 units", [] {
  const Document document = article("quay", *some_sentences(1, 8));
  const std::u32string points = decoded(document.text);
  const std::u16string wide = units(points);
  const CodePoints places(document.text);
  std::size_t statements = 0;
  for (const Statement& statement : tracker().track(document).statements) {
    ++statements;
    RC_ASSERT(joined(document.text, statement.content, std::string(" ... ")) == statement.text);
    const Located located = locate(statement, document.text, places);
    RC_ASSERT(joined(points, located.content, std::u32string(U" ... ")) == decoded(statement.text));
    std::set<std::uint32_t> wanted;
    for (const Span& span : statement.content) wanted.insert({span.begin, span.end});
    const auto in_units = utf16_of_bytes(document.text, wanted);
    Spans spans;
    for (const Span& span : statement.content) spans.push_back({in_units.at(span.begin), in_units.at(span.end)});
    RC_ASSERT(joined(wide, spans, std::u16string(u" ... ")) == units(decoded(statement.text)));
    RC_ASSERT(document.text.find(located.before +
                                 document.text.substr(statement.content[0].begin,
                                                      statement.content[0].end - statement.content[0].begin) +
                                 located.after) != std::string::npos ||
              statement.content.size() > 1);
  }
  RC_CLASSIFY(statements > 0, "with statements");
})

PROPERTY("code points and bytes of a text find each other", [] {
  const std::string text = *any_text();
  const std::u32string points = decoded(text);
  const CodePoints places(text);
  std::uint32_t byte = 0;
  for (std::uint32_t at = 0; at <= points.size(); ++at) {
    RC_ASSERT(places.byte_of(at) == byte);
    RC_ASSERT(places.at_byte(byte) == at);
    if (at < points.size()) byte += points[at] < 0x80 ? 1 : points[at] < 0x800 ? 2 : points[at] < 0x10000 ? 3 : 4;
  }
  RC_ASSERT(byte == text.size());
})

PROPERTY("UTF-16 units and bytes of a text find each other", [] {
  const std::string text = *any_text();
  std::set<std::uint32_t> bytes;
  for (std::uint32_t at = 0; at <= text.size(); ++at)
    if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) bytes.insert(at);
  const auto in_units = utf16_of_bytes(text, bytes);
  std::set<std::uint32_t> wanted;
  for (const std::uint32_t byte : bytes) {
    RC_ASSERT(in_units.at(byte) == units(decoded(std::string_view(text).substr(0, byte))).size());
    wanted.insert(in_units.at(byte));
  }
  const auto back = bytes_of_utf16(text, wanted);
  for (const std::uint32_t byte : bytes) RC_ASSERT(back.at(in_units.at(byte)) == byte);
})
