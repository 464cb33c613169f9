// Speech that the layout gives a speaker.
#include <doctest/doctest.h>

#include "extract/turns.h"
#include "marked_text.h"
#include "tables/lexicon_reader.h"

using namespace onrecord;
using namespace onrecord::extract;
using namespace onrecord::testing;

namespace {

// What is heard where the tagger found nothing, "source | content // content" a line.
std::string heard(const std::string& text) {
  text::TokenizedText tokens;
  text::tokenize(text, tables::shipped_lexicon(), tokens);
  std::vector<Attribution> found;
  hear_turns(tokens, found);
  std::string out;
  for (const Attribution& a : found) {
    if (!out.empty()) out += '\n';
    out += text.substr(a.source[0].begin, a.source[0].end - a.source[0].begin) + " |";
    for (std::size_t i = 0; i < a.content.size(); ++i)
      out += (i ? " // " : " ") + text.substr(a.content[i].begin, a.content[i].end - a.content[i].begin);
  }
  return out;
}

}  // namespace

TEST_CASE("interviews: answers are statements, questions are not") {
  CHECK(heard("Q: Does the boat leak?\nA: It leaks every spring.\nQ: Will you sell it?\nA: I will not sell it.\n") ==
        "A | It leaks every spring\nA | I will not sell it");
  CHECK(
      heard(
          "Q. Does the boat leak?\n\nA. It leaks every spring.\n\nQ. Will you sell it?\n\nA. I will not sell it.\n") ==
      "A | It leaks every spring\nA | I will not sell it");
}

TEST_CASE("interviews: both names of a debate speak") {
  CHECK(
      heard(
          "LUND: The boat leaks badly.\nVARN: It does not leak.\nLUND: You have not seen it.\nVARN: I have seen it.\n") ==
      "LUND | The boat leaks badly\nVARN | It does not leak\nLUND | You have not seen it\nVARN | I have seen it");
}

TEST_CASE("labels that take no turns are no speakers") {
  CHECK(heard("Correction: An earlier version named the wrong boat.\n\nThe boat leaks.\n") == "");
  CHECK(heard("Where: The old harbour of Varn.\nWhen: Every day at ten o'clock.\n") == "");
  CHECK(heard("The fleet: boats, barges and one ferry.\nThe crew: ten men.\n") == "");
}

TEST_CASE("headlines: a name that the article mentions") {
  CHECK(heard("Lund: The boat must go\n\nVARN, May 2 - The captain, Edda Lund, spoke on the quay.\n") ==
        "Lund | The boat must go");
  CHECK(heard("Breaking: The boat must go\n\nVARN, May 2 - The captain, Edda Lund, spoke on the quay.\n") == "");
}

TEST_CASE("posts") {
  CHECK(heard("@EddaLund: The boat leaks. Again! #boat\n") == "@EddaLund | The boat leaks. Again! #boat");
}

TEST_CASE("quoted blocks") {
  CHECK(heard("Lund wrote in her log:\n\n> The boat leaks.\n> It will sink.\n\nNobody answered.\n") ==
        "Lund | The boat leaks // It will sink");
  CHECK(heard("In her log the captain wrote:\n\n\"The boat leaks. It will sink.\"\n\nNobody answered.\n") ==
        "the captain | The boat leaks. It will sink");
  CHECK(heard("In her log Edda Lund wrote:\n\n\"The boat leaks. It will sink.\"\n\nNobody answered.\n") ==
        "Edda Lund | The boat leaks. It will sink");
}

TEST_CASE("lists") {
  CHECK(heard("Lund said:\n\n- the boat leaks;\n- the sails are torn.\n") ==
        "Lund | the boat leaks // the sails are torn");
  CHECK(heard("Lund made two promises:\n1. The boat will be mended.\n2. The sails will be new.\n") ==
        "Lund | The boat will be mended // The sails will be new");
  CHECK(heard("Lund bought:\n- a boat;\n- two sails.\n") == "");
}

TEST_CASE("a name under a quotation") {
  CHECK(heard("\"The boat must go.\" - Edda Lund, captain\n") == "Edda Lund | The boat must go");
  CHECK(heard("\"The boat must go.\" - and it went\n") == "");
}
