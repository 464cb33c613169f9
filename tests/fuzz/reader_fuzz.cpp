// Any bytes through the reader of one format, which FUZZ_TARGET names: articles come out whole and the same twice, or
// an Error that says why.
#include <cstdlib>
#include <string>
#include <string_view>

#include "io/sources.h"
#include "onrecord/format.h"
#include "packing.h"
#include "sound.h"

using namespace onrecord;
using namespace onrecord::io;

namespace {

std::string_view format() {
  static const char* const named = std::getenv("FUZZ_TARGET");
  require(named != nullptr, "FUZZ_TARGET names a format");
  return named;
}

// What a reader says, in one string: its articles, refusals and notices.
std::string told(std::string_view input) {
  std::string all;
  ReadOptions options;
  options.max_document = 1 << 20;
  ReadEvents events;
  events.document = [&](Document&& document) {
    require_sound(document);
    all += document.doc_id + '\x1f' + document.title + '\x1f' + document.text + '\x1f' + document.publisher +
           to_string(document.published_at) + '\n';
  };
  events.rejected = [&](const Error& error) {
    require(!error.message().empty(), "a refusal says why");
    require(!error.file().empty(), "a refusal says where");
    all += error.message() + '\n';
  };
  events.notice = [&](const std::string& notice) {
    require(!notice.empty(), "a notice says something");
    all += notice + '\n';
  };
  try {
    MemorySource source(input, "fuzz");
    make_reader(format(), options)->read(source, events);
  } catch (const Error& error) {
    require(!error.message().empty(), "an error says why");
    require(error.kind() == ErrorKind::rejected_input, "bytes are a bad input, never another fault");
    all += error.message();
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  // A Word document's text lies in a zip archive, which few changes of bytes would leave whole: bytes that are no
  // archive are taken for the document inside of one.
  const std::string packed =
      format() == "docx" && !input.starts_with("PK") ? zip_of("word/document.xml", input) : std::string(input);
  require(told(packed) == told(packed), "the same bytes give the same articles");
  return 0;
}
