// The whole extractor, with the shipped weights, on every way to report speech.
#include <doctest/doctest.h>

#include "marked_text.h"

using namespace onrecord;
using namespace onrecord::extract;
using namespace onrecord::testing;

TEST_CASE("quotations that go on") {
  CHECK(statements("\"The harbour is full,\" Mayor Ines Tarrow said, \"and nobody has told the ferries.\"") ==
        "Mayor Ines Tarrow | said | The harbour is full // and nobody has told the ferries");
  CHECK(
      statements(
          "\"The harbour is full,\" Mayor Ines Tarrow said. \"Nobody has told the ferries. We will close the gates.\"") ==
      "Mayor Ines Tarrow | said | The harbour is full // Nobody has told the ferries. We will close the gates");
}

TEST_CASE("quotations of several paragraphs") {
  const std::string text =
      "Mayor Ines Tarrow said: \"The harbour is full and the ferries are late.\n\n\"We have asked them to wait outside.\n\n\"They have not answered.\"";
  const auto found = attributions(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].content.size() == 3);
  CHECK(
      statements(
          "\"The harbour is full,\" Mayor Ines Tarrow told the council.\n\n\"We have asked the ferries to wait outside.\"\n\nThe council then went home.") ==
      "Mayor Ines Tarrow | told | The harbour is full\n |  | We have asked the ferries to wait outside");
}

TEST_CASE("quotations within quotations") {
  CHECK(statements("\"My father told me, 'Never trust a ferry,' and I never have,\" Tarrow said.") ==
        "Tarrow | said | My father told me, 'Never trust a ferry,' and I never have");
}

TEST_CASE("who reports whom") {
  const auto found = attributions("According to the Lindau Post, Governor Amos Pell said the bridge was unsafe.");
  REQUIRE(found.size() == 2);
  CHECK(found[1].holder == 0);
}

TEST_CASE("several sources, contents in parts") {
  CHECK(statements("Tarrow and Pell said in a joint statement that the bridge would be closed.") ==
        "Tarrow and Pell | said | that the bridge would be closed");
  CHECK(statements("The bridge, Governor Amos Pell said, will be closed until spring.") ==
        "Governor Amos Pell | said | The bridge // will be closed until spring");
}

TEST_CASE("passives without a source") {
  CHECK(statements("It is feared that ten people drowned.") == " | is feared | that ten people drowned");
  CHECK(statements("It was reported that two ferries had collided.") ==
        " | was reported | that two ferries had collided");
}

TEST_CASE("headlines") {
  CHECK(statements("Bridge must close, Pell says\n\nLINDAU, May 2 - The bridge was shut on Friday.") ==
        "Pell | says | Bridge must close");
  CHECK(statements("Pell: Bridge must close\n\nLINDAU, May 2 - Governor Amos Pell shut the bridge on Friday.") ==
        "Pell | : | Bridge must close");
}

TEST_CASE("letters, communiques, posts") {
  CHECK(
      statements(
          "The ministry issued a statement on Friday. \"We regret the closure of the bridge,\" the statement read.") ==
      "the statement | read | We regret the closure of the bridge");
  CHECK(statements("\"The parties agree to share the harbour,\" reads the communique.") ==
        "the communique | reads | The parties agree to share the harbour");
  CHECK(statements("In a letter to the governor, Tarrow wrote that the bridge was not safe.") ==
        "Tarrow | wrote | that the bridge was not safe");
  CHECK(statements("Ines Tarrow (@InesTarrow) tweeted: \"The harbour is full. Nobody has told the ferries!\"") ==
        "Ines Tarrow (@InesTarrow) | tweeted: | The harbour is full. Nobody has told the ferries!");
}

TEST_CASE("quotation marks of every kind") {
  for (const auto* text :
       {"\"The bridge is old,\" Pell said.", "“The bridge is old,” Pell said.", "``The bridge is old,'' Pell said.",
        "«The bridge is old», Pell said.", "„The bridge is old“, Pell said.", "'The bridge is old,' Pell said.",
        "‘The bridge is old,’ Pell said.", "「The bridge is old」, Pell said."}) {
    CAPTURE(text);
    CHECK(statements(text) == "Pell | said | The bridge is old");
  }
}

TEST_CASE("an odd quotation mark spoils its own paragraph at most") {
  CHECK(statements("\"The bridge is old, Pell said. \"It must go.\"\n\nTarrow said the harbour was full.") ==
        "Pell | said | The bridge is old // It must go\nTarrow | said | the harbour was full");
}

TEST_CASE("apposition, clauses, dates beside the source") {
  CHECK(statements("According to the harbour's manager, Jonas Veld, the ferries were late on Friday.") ==
        "the harbour's manager, Jonas Veld | According to | the ferries were late on Friday");
  CHECK(statements("A senior official, who asked not to be named, said the bridge was not safe.") ==
        "A senior official, who asked not to be named | said | the bridge was not safe");
  CHECK(statements("Pell said on Friday that the bridge was unsafe.") == "Pell | said | that the bridge was unsafe");
}
