// Any bytes through the reader that their first bytes choose: documents come out whole, or an Error; never anything
// else.
#include <string_view>

#include "fuzz.h"
#include "io/sources.h"
#include "onrecord/format.h"

namespace {

bool sound(const onrecord::Document& document) {
  // Readers give UTF-8 with LF as the only line end and without control characters.
  for (const char byte : document.text) {
    const auto code = static_cast<unsigned char>(byte);
    if ((code < 0x20 && byte != '\n' && byte != '\t') || code == 0x7F || code >= 0xF8) return false;
  }
  return !document.text.empty() && !document.doc_id.empty();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  onrecord::ReadOptions options;
  options.max_document = 1 << 20;
  onrecord::ReadEvents events;
  events.document = [](onrecord::Document&& document) { require(sound(document), "a document is clean UTF-8 text"); };
  events.rejected = [](const onrecord::Error& error) { require(!error.message().empty(), "a refusal says why"); };
  events.notice = [](const std::string&) {};
  try {
    onrecord::io::MemorySource source(input, "fuzz");
    const std::string_view format = onrecord::recognise_format(input.substr(0, 65536), "fuzz");
    onrecord::make_reader(format.empty() ? "text" : format, options)->read(source, events);
  } catch (const onrecord::Error& error) {
    require(!error.message().empty(), "an error says why");
  }
  return 0;
}
