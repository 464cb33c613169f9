// Lexicon: words, words behind each other and endings, each of the classes that a table gives them.
#include "text/lexicon.h"

#include <doctest/doctest.h>

namespace onrecord::text {
namespace {

constexpr WordClass first = static_cast<WordClass>(0), second = static_cast<WordClass>(1);

struct Marked {
  Marked(const Lexicon& lexicon, std::string_view words) { tokenize(words, lexicon, text); }
  TokenizedText text;
};

}  // namespace

TEST_CASE("a word is of each of its classes, as it is spelled and no other way") {
  Lexicon lexicon;
  lexicon.add("said", first);
  lexicon.add("said", second);
  lexicon.add("Marsh", second);
  const Marked all(lexicon, "Marsh said Said so");
  CHECK(is(all.text, 1, first));
  CHECK(is(all.text, 1, second));
  CHECK(is(all.text, 0, second));
  CHECK_FALSE(is(all.text, 0, first));
  CHECK_FALSE(is(all.text, 2, first));
  CHECK_FALSE(is(all.text, 3, first));
  CHECK_FALSE(is(all.text, 4, first));
  CHECK(lexicon.is("said", first));
  CHECK_FALSE(lexicon.is("", first));
}

TEST_CASE("the longest entry that begins at a token counts") {
  Lexicon lexicon;
  for (const char* entry : {"on", "on condition", "on condition of anonymity"}) lexicon.add(entry, first);
  const Marked all(lexicon, "She spoke on condition of silence, on condition of anonymity, on");
  CHECK(length_of(all.text, 2, first) == 2);
  CHECK(length_of(all.text, 7, first) == 4);
  CHECK(length_of(all.text, 12, first) == 1);
  CHECK(length_of(all.text, 13, first) == 0);
  CHECK(length_of(all.text, 2, second) == 0);
}

TEST_CASE("an ending is not a word") {
  Lexicon lexicon;
  lexicon.add("-ly", first);
  lexicon.add("-", second);
  CHECK(lexicon.ends("badly", first));
  CHECK_FALSE(lexicon.ends("ly", first));
  CHECK_FALSE(lexicon.ends("badly", second));
  CHECK_FALSE(lexicon.is("-ly", first));
  CHECK(lexicon.is("-", second));
}

}  // namespace onrecord::text
