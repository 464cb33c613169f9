// Any article through the whole analysis: spans lie in the text, in order, on whole characters; words are the text's
// own.
#include <string>

#include "fuzz.h"
#include "io/sources.h"
#include "onrecord/format.h"
#include "onrecord/tables.h"
#include "onrecord/tracker.h"

namespace {

bool at_character(const std::string& text, std::uint32_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void check_spans(const std::string& text, const onrecord::Spans& spans) {
  std::uint32_t last = 0;
  for (const onrecord::Span& span : spans) {
    require(span.begin < span.end && span.end <= text.size(), "a span lies in the text");
    require(span.begin >= last, "spans are in order");
    require(at_character(text, span.begin) && at_character(text, span.end), "spans cut no character");
    last = span.end;
  }
}

void check(const onrecord::Document& document, const onrecord::Analysis& analysis) {
  for (const onrecord::Statement& statement : analysis.statements) {
    for (const auto* spans : {&statement.source, &statement.cue, &statement.content})
      check_spans(document.text, *spans);
    require(!statement.content.empty(), "a statement has content");
    std::string words;
    for (const onrecord::Span& span : statement.content)
      words += (words.empty() ? "" : " ... ") + document.text.substr(span.begin, span.end - span.begin);
    require(words == statement.text, "a quotation is the text at its offsets");
    require(statement.probability >= 0 && statement.probability <= 1, "a probability lies in [0, 1]");
    require(!statement.said.earliest.valid() || !statement.said.latest.valid() ||
                statement.said.earliest <= statement.said.latest,
            "the bounds of a date are in order");
    for (const onrecord::StanceLabel& stance : statement.stances)
      require(!stance.position || (*stance.position >= -1 && *stance.position <= 1), "a position lies in [-1, 1]");
  }
  for (const onrecord::TimeExpression& time : analysis.times) check_spans(document.text, {time.span});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const onrecord::Tracker tracker(onrecord::Knowledge::load());
  onrecord::ReadOptions options;
  options.max_document = 1 << 16;
  onrecord::ReadEvents events;
  events.document = [](onrecord::Document&& document) { check(document, tracker.track(document)); };
  events.rejected = [](const onrecord::Error&) {};
  events.notice = [](const std::string&) {};
  try {
    onrecord::io::MemorySource source({reinterpret_cast<const char*>(bytes), size}, "fuzz.txt");
    onrecord::make_reader("text", options)->read(source, events);
  } catch (const onrecord::Error&) {
  }
  return 0;
}
