// A deed is a less likely attribution than words said, whatever the tagger thinks; and the way back.
#include "tables/news_probability.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tables/embedded.h"

namespace onrecord::tables {
namespace {

const StanceTables& shipped() {
  static const StanceTables all([] {
    std::vector<Table> tables;
    for (const EmbeddedFile& file : embedded_files())
      if (file.name.ends_with(".tsv")) tables.push_back(Table::parse(std::string(file.name), file.bytes));
    return tables;
  }());
  return all;
}

double news(const std::string& cue, double tagged, StatementKind kind = StatementKind::indirect,
            std::size_t content = 80) {
  return probability_in_news(shipped(), {cue, kind, content}, tagged);
}

bool has(const std::string& cue, const std::string& piece) {
  const std::vector<std::string> pieces = pieces_of(shipped(), {cue, StatementKind::indirect, 80});
  return std::find(pieces.begin(), pieces.end(), piece) != pieces.end();
}

TEST_CASE("deeds are less likely than words") {
  CHECK(news("said", 0.6) > news("slapped", 0.6));
  CHECK(news("slapped", 0.6) < 0.5);
  CHECK(news("was slapped", 0.6) < news("slapped", 0.6));
  CHECK(news("said", 0.6, StatementKind::direct) > news("said", 0.6));
  CHECK(news("said", 0.6) > news("said", 0.6, StatementKind::indirect, 10));
  CHECK(probability_in_news(shipped(), {"said", StatementKind::indirect, 80, false}, 0.6) < news("said", 0.6));
}

TEST_CASE("the class of a cue is that of its telling word") {
  for (const char* cue : {"said", "has said", "also said", "Says"}) CHECK_MESSAGE(has(cue, "cue:say"), cue);
  CHECK(has("were worried about", "cue:feel"));
  for (const char* cue : {"argued", "is arguing", "argues"}) CHECK_MESSAGE(has(cue, "cue:think"), cue);
  for (const char* cue : {"agreed", "denied", "denies", "criticizing"}) CHECK_MESSAGE(has(cue, "cue:say"), cue);
  CHECK(has("unveiled", "cue:do"));
  CHECK(has("slapped", "cue:unknown"));
  CHECK(has("will repair", "cue:unknown"));  // "be willing" makes a cue of no "will"
  CHECK(has("made lunch", "cue:unknown"));   // nor "make clear" of "made"
  CHECK_FALSE(has("has been saying", "long cue"));
  CHECK(has("said with a smile", "long cue"));
}

TEST_CASE("what the tagger is sure of stays likely, and more of it is more") {
  CHECK(news("said", 0.97) > 0.9);
  CHECK(news("said", 0.8) > news("said", 0.7));
  CHECK(news("said", 1) == 1);
  CHECK(news("", 0.5) == 0.5);
  CHECK(news("said", 0.999999) < 1);  // 1 is a person's
}

TEST_CASE("the tagger's own probability comes back") {
  for (const double tagged : {0.03, 0.4, 0.6, 0.95, 0.999})
    for (const char* cue : {"said", "slapped", "was slapped with", "would", ""}) {
      const SayingShape shape{cue, StatementKind::mixed, 30};
      CHECK(probability_as_tagged(shipped(), shape, probability_in_news(shipped(), shape, tagged)) ==
            doctest::Approx(tagged).epsilon(1e-3));
    }
}

TEST_CASE("without the model both are what they are given") {
  const StanceTables none{std::vector<Table>{}};
  const SayingShape shape{"slapped", StatementKind::indirect, 80};
  CHECK(probability_in_news(none, shape, 0.6) == 0.6);
  CHECK(probability_as_tagged(none, shape, 0.6) == 0.6);
}

}  // namespace
}  // namespace onrecord::tables
