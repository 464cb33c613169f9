// Lines that are wrapped flow together, byte for byte; lines that are paragraphs, verses or lists stay.
#include "text/line_wraps.h"

#include <doctest/doctest.h>

using onrecord::text::without_line_wraps;

TEST_CASE("a wrapped paragraph becomes one line, and paragraphs stay apart") {
  const std::string wrapped =
      "The quay was shut on Monday after a storm, said Foreign Minister Anna\n"
      "Berg, who visited the port. \"We will open it again,\" Ms. Berg told\n"
      "reporters in Oslo.\n"
      "\n"
      "Ferries stayed in the harbour, and nobody knew for how long they would\n"
      "have to wait there.\n";
  const auto flat = without_line_wraps(wrapped);
  REQUIRE(flat);
  CHECK(flat->size() == wrapped.size());
  CHECK(*flat ==
        "The quay was shut on Monday after a storm, said Foreign Minister Anna "
        "Berg, who visited the port. \"We will open it again,\" Ms. Berg told "
        "reporters in Oslo.\n"
        "\n"
        "Ferries stayed in the harbour, and nobody knew for how long they would "
        "have to wait there.\n");
}

TEST_CASE("a short line ends a paragraph, and so does an indent") {
  const auto flat = without_line_wraps(
      "The quay was shut on Monday after a storm, and the minister said that\n"
      "it would open soon.\n"
      "Ferries stayed in the harbour, and nobody knew for how long they would\n"
      "have to wait there, for nobody had told them when the storm would pass\n"
      "  She went home before the evening, as those who had met her told later\n"
      "on.\n");
  REQUIRE(flat);
  CHECK(*flat ==
        "The quay was shut on Monday after a storm, and the minister said that "
        "it would open soon.\n"
        "Ferries stayed in the harbour, and nobody knew for how long they would "
        "have to wait there, for nobody had told them when the storm would pass\n"
        "  She went home before the evening, as those who had met her told later "
        "on.\n");
}

TEST_CASE("ends of two bytes and letters of several") {
  const auto flat = without_line_wraps(
      "Der Kai war nach dem Sturm für drei Tage geschlossen, sagte die \r\n"
      "ministerin, und niemand wußte, wie lange es noch dauern würde.\r\n");
  REQUIRE(flat);
  CHECK(*flat ==
        "Der Kai war nach dem Sturm für drei Tage geschlossen, sagte die   "
        "ministerin, und niemand wußte, wie lange es noch dauern würde.\r\n");
}

TEST_CASE("what is not wrapped stays as it is") {
  for (const char* text : {
           "",
           "\n\n",
           "One line alone, which is long enough to be a line of prose in a letter.",
           // a paragraph a line
           "The quay was shut on Monday after a storm.\nFerries stayed in the harbour, and nobody knew for how long.\n"
           "She went home before the evening.\n",
           // one of them longer than any wrapped line
           "The quay was shut on Monday after a storm, and the minister said that it would open soon, as soon as the "
           "wind had gone and the waves were lower again.\nwhich she hoped\n",
           // verses and lists
           "share\nlisten\nprint\nread the whole article on our pages, as ever free\nnext\n",
           "The sea was up, the quay was wet,\nThe boats lay in a row, and yet\nNobody sailed, for nobody knew\n"
           "Whether the harbour master would, too\n",
       })
    CHECK_FALSE(without_line_wraps(text));
}
