// When and where something was said leaves the words said; what is said of a day keeps it.
#include "extract/reporters_words.h"

#include <doctest/doctest.h>

#include "support/shipped_table.h"
#include "tables/lexicon_reader.h"

namespace onrecord::extract {
namespace {

const tables::TimeWords& time_words() {
  static const tables::TimeWords shipped(testing::shipped_table("time_words.tsv"));
  return shipped;
}

// What is left of the content that begins with `first` and ends before the last full stop.
std::string left_of(const std::string& text, const std::string& cue, const std::string& first) {
  text::TokenizedText tokens;
  text::tokenize(text, tables::shipped_lexicon(), tokens);
  Attribution own;
  const auto at = static_cast<std::uint32_t>(text.find(cue));
  own.cue = {{at, at + static_cast<std::uint32_t>(cue.size())}};
  own.content = {{static_cast<std::uint32_t>(text.find(first)), static_cast<std::uint32_t>(text.rfind('.'))}};
  std::vector<Attribution> all{own};
  leave_reporters_words(tokens, time_words(), all);
  return text.substr(all[0].content[0].begin, all[0].content[0].end - all[0].content[0].begin);
}

TEST_CASE("when it was said") {
  CHECK(left_of("Pell threatened in January to leave the port.", "threatened", "January") == "to leave the port");
  CHECK(left_of("Pell threatened in March 2012 to leave the port.", "threatened", "March") == "to leave the port");
  CHECK(left_of("Pell claimed Thursday rebels already hold the port.", "claimed", "Thursday") ==
        "rebels already hold the port");
  CHECK(left_of("Pell rejected the demands Sunday.", "rejected", "the demands") == "the demands");
}

TEST_CASE("where it was said") {
  CHECK(left_of("Pell said on \"Harbour News\" she did not know the man.", "said", "\"Harbour") ==
        "she did not know the man");
  CHECK(left_of("Pell voiced in the September debate some mild support for it.", "voiced in the", "September") ==
        "some mild support for it");
}

TEST_CASE("days of what is said stay") {
  CHECK(left_of("Pell said Thursday would be a bad day.", "said", "Thursday") == "Thursday would be a bad day");
  CHECK(left_of("Pell said Thursday's talks had failed badly.", "said", "Thursday") ==
        "Thursday's talks had failed badly");
  CHECK(left_of("Pell said January sales fell by half.", "said", "January") == "January sales fell by half");
  CHECK(left_of("Pell rejected that talks failed on Sunday.", "rejected", "that") == "that talks failed on Sunday");
}

}  // namespace
}  // namespace onrecord::extract
