// Quotations without a cue: who goes on speaking.
#include <doctest/doctest.h>

#include "extract/leftovers.h"
#include "marked_text.h"
#include "tables/lexicon_reader.h"

using namespace onrecord;
using namespace onrecord::extract;
using namespace onrecord::testing;

namespace {

// One attribution over the whole of `content`, with what is picked up behind it.
std::vector<Attribution> picked(const std::string& text, const std::string& content, StatementKind kind) {
  text::TokenizedText tokens;
  text::tokenize(text, tables::shipped_lexicon(), tokens);
  Attribution first;
  const auto begin = static_cast<std::uint32_t>(text.find(content));
  first.content = {{begin, static_cast<std::uint32_t>(begin + content.size())}};
  first.kind = kind;
  std::vector<Attribution> found{first};
  pick_up_leftovers(tokens, 0.5F, found);
  return found;
}

std::string part(const std::string& text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

}  // namespace

TEST_CASE("a later quotation of the paragraph is the same statement") {
  const std::string text = "\"The boat leaks,\" Lund said. \"It has leaked for two years.\"";
  const auto found = picked(text, "The boat leaks", StatementKind::direct);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].content.size() == 2);
  CHECK(part(text, found[0].content[1]) == "It has leaked for two years");
}

TEST_CASE("a quotation that opens the next paragraph is a new statement of the same speaker") {
  const std::string text = "\"The boat leaks,\" Lund said.\n\n\"It has leaked for two years.\"";
  const auto found = picked(text, "The boat leaks", StatementKind::direct);
  REQUIRE(found.size() == 2);
  CHECK(found[1].continuation);
  CHECK(found[1].continues == 0);
  CHECK(found[1].kind == StatementKind::direct);
  CHECK(found[1].probability == 0.5F);
  CHECK(part(text, found[1].content[0]) == "It has leaked for two years");
}

TEST_CASE("a quotation left open goes on in the next paragraphs") {
  const std::string text =
      "Lund said: \"The boat leaks and leaks.\n\n\"It has leaked for two years.\n\n\"I will sell it soon.\"";
  const auto found = picked(text, "The boat leaks and leaks", StatementKind::direct);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].content.size() == 3);
  CHECK(part(text, found[0].content[2]) == "I will sell it soon");
}

TEST_CASE("after indirect words only a paragraph that is all quotation goes on") {
  CHECK(
      picked("Lund said the boat leaks.\n\n\"It has leaked for two years.\"", "the boat leaks", StatementKind::indirect)
          .size() == 2);
  CHECK(picked("Lund said the boat leaks.\n\n\"It has leaked for two years,\" read a sign on the quay.",
               "the boat leaks", StatementKind::indirect)
            .size() == 1);
}

TEST_CASE("scare quotes and titles are nobody's") {
  const std::string text = "\"The boat leaks,\" Lund said. The \"repair\" was in the \"Old Harbour Book\".";
  const auto found = picked(text, "The boat leaks", StatementKind::direct);
  CHECK(found.size() == 1);
  CHECK(found[0].content.size() == 1);
}

TEST_CASE("a quotation that nobody began stays nobody's") {
  CHECK(picked("The sea was calm.\n\n\"The boat has leaked for two years.\"\n\nLund said so.", "so",
               StatementKind::indirect)
            .size() == 1);
}
