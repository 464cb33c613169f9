// Words that a person marked are found again, or said to be gone.
#include "store/anchoring.h"

#include <doctest/doctest.h>

#include "onrecord/error.h"

namespace onrecord::store {

TEST_CASE("anchors survive edits around them") {
  const std::string text = "Caf\u00e9. Velde said the quay is open. The quay is open, she said.";
  const auto at = [&](const std::string& words, std::size_t from = 0) {
    const auto begin = static_cast<std::uint32_t>(text.find(words, from));
    return Span{begin, begin + static_cast<std::uint32_t>(words.size())};
  };
  const AnchoredSpans spans{{at("Velde")}, {at("said")}, {at("the quay is open")}};
  const std::string written = anchor_in_words(spans, text);
  CHECK(written == "6-11|12-16|17-33");
  const auto read = parse_anchor(written, text);
  REQUIRE(read);
  CHECK(read->content == spans.content);
  const AnchoredWords words = unpacked(packed(words_at(text, spans)));
  CHECK(words.content == std::vector<std::string>{"the quay is open"});
  const std::string later = "A new line before.\n" + text;
  const auto found = find_anchor(later, words, spans.content[0].begin);
  REQUIRE(found);
  CHECK(words_at(later, *found).content == words.content);
  CHECK(words_at(later, *found).source == words.source);
  CHECK_FALSE(find_anchor("Velde said the quay is shut.", words, 0));
  const auto without = find_anchor("There the quay is open.", words, 0);
  REQUIRE(without);
  CHECK(without->source.empty());
}

TEST_CASE("what is no anchor") {
  const std::string text = "The quay is open.";
  for (const char* bad : {"", "||", "0-3", "|0-3", "||3-1", "||0-99", "||a-b", "||0-3 2-5", "||0-3x"})
    CHECK_FALSE(parse_anchor(bad, text));
  CHECK(parse_anchor("||0-4", text)->content == Spans{{0, 3}});  // the blank at its end is drawn in
}

TEST_CASE("what a person wrote into a sheet") {
  const std::string text = "We will open, she said, and we will stay open.";
  CHECK(spans_meant(text, "We will open") == Spans{{0, 12}});
  CHECK(spans_meant(text, "We will open ... we will stay open") == Spans{{0, 12}, {28, 45}});
  CHECK(spans_meant(text, "8-12") == Spans{{8, 12}});
  CHECK_THROWS_AS(spans_meant(text, "we shall"), Error);
  CHECK_THROWS_AS(spans_meant(text, "open"), Error);  // twice
  CHECK_THROWS_AS(spans_meant(text, "0-99"), Error);
}

}  // namespace onrecord::store
