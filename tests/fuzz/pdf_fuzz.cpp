// What pdftotext might describe of a page: paragraphs and a title come out, or nothing.
#include <algorithm>
#include <string>

#include "fuzz.h"
#include "io/pdf_layout.h"

using namespace onrecord;
using namespace onrecord::io;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(bytes), size);
  PdfLayout layout;
  for (std::size_t at = 0; at < input.size();) {
    const std::size_t end = std::min(input.find("</page>", at), input.size());
    layout.page(input.substr(at, end + 7 - at));
    at = end + 7;
  }
  require(layout.text().size() <= 2 * input.size() + 16, "a text is no longer than its description");
  require(layout.title().size() <= 200, "a title is short");
  return 0;
}
