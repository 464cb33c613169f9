// Sign-up lines, captions and labels of links are nobody's statements; what stands beside them is.
#include "extract/site_furniture.h"

#include <doctest/doctest.h>

#include "support/shipped_table.h"
#include "tables/lexicon_reader.h"

namespace onrecord::extract {
namespace {

const tables::Furniture& furniture() {
  static const tables::Furniture shipped(testing::shipped_table("furniture.tsv"));
  return shipped;
}

// One attribution with these words as its source (may be empty) and cue, and all behind the cue as its content.
struct Kept {
  std::size_t left_out;
  std::string source;
};

Kept after(const std::string& text, const std::string& source, const std::string& cue) {
  text::TokenizedText tokens;
  text::tokenize(text, tables::shipped_lexicon(), tokens);
  Attribution attribution;
  const auto at = [&](const std::string& words) {
    const auto begin = static_cast<std::uint32_t>(text.find(words));
    return Span{begin, begin + static_cast<std::uint32_t>(words.size())};
  };
  if (!source.empty()) attribution.source = {at(source)};
  attribution.cue = {at(cue)};
  attribution.content = {{at(cue).end + 1, static_cast<std::uint32_t>(text.size())}};
  std::vector<Attribution> all{attribution};
  const std::size_t left = leave_site_furniture(tokens, furniture(), all);
  if (all.empty() || all[0].source.empty()) return {left, ""};
  const Span kept = all[0].source.front();
  return {left, text.substr(kept.begin, kept.end - kept.begin)};
}

TEST_CASE("site furniture") {
  CHECK(after("Anna Berg said no.\nBy signing up, you agree to our terms.", "you", "agree").left_out == 1);
  CHECK(after("News of the port, delivered to your inbox by those you trust and like.", "you", "trust").left_out == 1);
  CHECK(after("Jon Lund announces a strike at the gate. (Photo: Ada Pell, Port Post)", "Jon Lund", "announces")
            .left_out == 1);
  CHECK(after("Read more about the port: nobody is safe", "", "Read more").left_out == 1);
}

TEST_CASE("what stands beside site furniture stays") {
  CHECK(after("(Photo: Ada Pell, Port Post) The mayor says tolls fall.", "mayor", "says").left_out == 0);
  CHECK(after("By signing the pact, Lund agreed to a toll.", "Lund", "agreed").left_out == 0);
  CHECK(after("SEE ALSO: Lund insists that tolls fall", "Lund", "insists").left_out == 0);
  CHECK(after("Anna Berg said she would sign up for it.", "Anna Berg", "said").left_out == 0);
}

TEST_CASE("a label is no part of a source") {
  const Kept kept = after("Play Video 0:58 Anna Berg says tolls fall", "0:58 Anna Berg", "says");
  CHECK(kept.left_out == 0);
  CHECK(kept.source == "Anna Berg");
  CHECK(after("( WATCH: Anna Berg: we will not pay)", "WATCH: Anna Berg", ": we").source == "Anna Berg");
  CHECK(after("( Also on POLITICO: Berg calls out the pope)", "Berg", "calls").left_out == 0);
  CHECK(after("( Also on POLITICO: Figures leave much unsaid)", "POLITICO", ": Figures").left_out == 1);
}

TEST_CASE("those who held or went on stay in step") {
  const std::string text = "Read more\nAnna Berg said Jon Lund said no.";
  text::TokenizedText tokens;
  text::tokenize(text, tables::shipped_lexicon(), tokens);
  std::vector<Attribution> all(3);
  all[0].cue = {{0, 9}};
  all[0].content = {{0, 9}};
  all[1].cue = {{20, 24}};
  all[1].content = {{25, 41}};
  all[2].cue = {{34, 38}};
  all[2].content = {{39, 41}};
  all[2].holder = 1;
  CHECK(leave_site_furniture(tokens, furniture(), all) == 1);
  REQUIRE(all.size() == 2);
  CHECK(all[1].holder == 0);
}

}  // namespace
}  // namespace onrecord::extract
