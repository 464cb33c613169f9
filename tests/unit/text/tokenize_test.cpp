// Tokens, quotation states, sentences and paragraphs, on sentences of our own.
#include <doctest/doctest.h>

#include <string>

#include "tables/lexicon_reader.h"
#include "text/tokens.h"

using namespace onrecord;
using namespace onrecord::text;

namespace {

std::string joined(std::string_view text) {
  TokenizedText t;
  tokenize(text, tables::shipped_lexicon(), t);
  std::string out;
  for (std::size_t i = 0; i < t.tokens.size(); ++i) {
    if (i) out += '|';
    out += t.word(i);
  }
  return out;
}

// one letter a token: . outside, i inside, ( opening, ) closing
std::string states(std::string_view text) {
  TokenizedText t;
  tokenize(text, tables::shipped_lexicon(), t);
  std::string out;
  for (const Token& token : t.tokens) out += ".i()"[static_cast<int>(token.quote)];
  return out;
}

std::string sentences(std::string_view text) {
  TokenizedText t;
  tokenize(text, tables::shipped_lexicon(), t);
  std::string out;
  for (const TokenRange r : t.sentences) {
    if (!out.empty()) out += " / ";
    out += text.substr(t.tokens[r.begin].begin, t.tokens[r.end - 1].end - t.tokens[r.begin].begin);
  }
  return out;
}

}  // namespace

TEST_CASE("words, numbers, abbreviations, clitics") {
  CHECK(joined("The U.S. envoy, Mr. Oduya, didn't pay 1,250.5 dollars.") ==
        "The|U.S.|envoy|,|Mr.|Oduya|,|did|n't|pay|1,250.5|dollars|.");
  CHECK(joined("Ana's well-known plan--it isn’t new...") == "Ana|'s|well-known|plan|--|it|is|n’t|new|...");
  CHECK(joined("AT&T e-mailed a@b.org; it’ll do") == "AT&T|e-mailed|a|@|b.org|;|it|’ll|do");
  CHECK(joined("Élodie Müller, 東京\u200b") == "Élodie|Müller|,|東京");
  CHECK(joined("") == "");
  CHECK(joined("\xff\xfe"
               "abc\x80") == "\xff|\xfe|abc|\x80");
}

TEST_CASE("quotation marks of every kind") {
  CHECK(states("\"We go,\" she said.") == "(iii)...");
  CHECK(states("“We go,” she said.") == "(iii)...");
  CHECK(states("``We go,'' she said.") == "(iii)...");
  CHECK(states("„Wir gehen“, sagt sie.") == "(ii)....");
  CHECK(states("«We go», she said.") == "(ii)....");
  CHECK(states("'We go,' she said.") == "(iii)...");
  CHECK(states("The workers' plan is Ana's 'own idea'.") == ".......(ii).");
  CHECK(states("“He told me ‘no’ twice.”") == "(iiiiiiii)");
}

TEST_CASE("odd numbers of marks") {
  SUBCASE("a closing mark without an opening one ends a quotation that began a paragraph before") {
    CHECK(states("we shall go,\" she said.") == "iiii)...");
  }
  SUBCASE("an opening mark without a closing one holds to the end of the paragraph, and no further") {
    CHECK(states("She said: \"We shall go.\nHe left.") == "...(iiii...");
    TokenizedText t;
    tokenize("She said: \"We shall go.\nHe left.", tables::shipped_lexicon(), t);
    REQUIRE(t.quotations.size() == 1);
    CHECK(t.quotations[0].open_ended);
  }
  SUBCASE("an opening mark within an open quotation begins a new one") {
    TokenizedText t;
    const std::string text = "\"We go, she said. \"We come back,\" he said.";
    tokenize(text, tables::shipped_lexicon(), t);
    REQUIRE(t.quotations.size() == 2);
    CHECK(t.quotations[0].open_ended);
    CHECK(text.substr(t.quotations[1].span.begin, 15) == "\"We come back,\"");
  }
}

TEST_CASE("the time that heads an entry of a live page is a sentence of its own") {
  CHECK(sentences("14:05 Mayor Bloom left.") == "14:05 / Mayor Bloom left.");
  CHECK(sentences("9.30am: \"No,\" he said.") == "9.30am: / \"No,\" he said.");
  CHECK(sentences("1715 GMT - Mayor Bloom left.") == "1715 GMT - / Mayor Bloom left.");
  CHECK(sentences("10:00 p.m. — Mayor Bloom left.") == "10:00 p.m. — / Mayor Bloom left.");
  for (const char* none :
       {"1987 Was it good?", "10.5 Million saw it.", "3:2 Was it.", "1200 Men marched.", "14:05 was the time."})
    CHECK(sentences(none) == none);
}

TEST_CASE("a dateline is a sentence of its own") {
  CHECK(sentences("KARST, March 3 - Minister Ana Ito left.") == "KARST, March 3 - / Minister Ana Ito left.");
  CHECK(sentences("NEW KARST, Jan. 5 (Maren News) — \"No,\" she said.") ==
        "NEW KARST, Jan. 5 (Maren News) — / \"No,\" she said.");
  CHECK(sentences("KARST -- The mayor left.") == "KARST -- / The mayor left.");
  CHECK(sentences("UNIDO - which pays for it - left.") == "UNIDO - which pays for it - left.");
  CHECK(sentences("The mayor - Ana Ito - left.") == "The mayor - Ana Ito - left.");
  CHECK(sentences("KARST-Ito talks ended.") == "KARST-Ito talks ended.");
}

TEST_CASE("sentences") {
  CHECK(sentences("Mr. Oduya left. The U.S. Treasury stayed. \"Why?\" asked Ana.") ==
        "Mr. Oduya left. / The U.S. Treasury stayed. / \"Why?\" asked Ana.");
  CHECK(sentences("He came from the U.S. He left on Jan. 5 with J. Ito.") ==
        "He came from the U.S. / He left on Jan. 5 with J. Ito.");
  CHECK(sentences("\"It is over.\" She left.\nNew line") == "\"It is over.\" / She left. / New line");
}

TEST_CASE("lookups by byte and token") {
  TokenizedText t;
  tokenize("One two.\n\nThree.", tables::shipped_lexicon(), t);
  CHECK(t.paragraphs.size() == 2);
  CHECK(t.token_at(0) == 0);
  CHECK(t.token_at(3) == 1);
  CHECK(t.token_at(100) == t.tokens.size());
  CHECK(t.paragraph_of(3) == 1);
  CHECK(t.sentence_of(2) == 0);
}
