// The pattern language and its automaton: what a pattern matches, what it refuses, and that many patterns are one walk.
#include <doctest/doctest.h>

#include <algorithm>

#include "tables/matcher.h"
#include "tables/pattern.h"
#include "tables/word_scan.h"

using namespace onrecord;
using namespace onrecord::tables;

namespace {

struct Bench {
  WordSets sets{{"@be", {"is", "was", "were"}}, {"@talks", {"talks", "peace negotiations"}}};
  WordForms forms;
  Vocabulary words;
  PatternMatcher matcher;

  Bench() { forms.add_irregular("break", "broke"); }
  void add(std::string_view pattern, std::uint32_t number) {
    matcher.add(parse_pattern(pattern, sets, forms, words), number);
  }
  // "text matched" of each hit of pattern `number`.
  std::vector<std::string> find(std::string_view text, std::uint32_t number = 0, std::vector<PlaceHolder> places = {}) {
    if (!compiled) {
      const WordId no = words.find("not");
      std::vector<bool> negatives(words.size());
      if (no != 0) negatives[no] = true;
      matcher.compile(words.size(), {}, negatives);
    }
    compiled = true;
    std::vector<ScannedWord> scanned;
    scan_words(text, 0, static_cast<std::uint32_t>(text.size()), words, scanned);
    PatternMatcher::Scratch scratch;
    std::vector<PatternHit> hits;
    matcher.match(scanned, places, places, scratch, hits);
    std::vector<std::string> found;
    for (const PatternHit& hit : hits)
      if (hit.pattern == number)
        found.emplace_back(text.substr(scanned[hit.begin].begin, scanned[hit.end - 1].end - scanned[hit.begin].begin));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }
  bool compiled = false;
};

using Found = std::vector<std::string>;
Found find(std::string_view pattern, std::string_view text) {
  Bench bench;
  bench.add(pattern, 0);
  return bench.find(text);
}
std::string fault(std::string_view pattern) {
  Bench bench;
  try {
    bench.add(pattern, 0);
  } catch (const PatternFault& fault) {
    return std::to_string(fault.column) + ": " + fault.message;
  }
  return "";
}

}  // namespace

TEST_CASE("words, forms, alternatives and sets") {
  CHECK(find("rule out", "They RULE OUT a truce") == Found{"RULE OUT"});
  CHECK(find("break~ off", "It broke off, breaks off and is breaking off ties") ==
        Found{"breaking off", "breaks off", "broke off"});
  CHECK(find("{hail~|greet~ warmly} the deal", "She hailed the deal; he greeted warmly the deal") ==
        Found{"greeted warmly the deal", "hailed the deal"});
  CHECK(find("@talks @be", "The peace negotiations were long, the talks is") ==
        Found{"peace negotiations were", "talks is"});
  CHECK(find("stop~ {the|} war", "stop war, stopped the war") == Found{"stop war", "stopped the war"});
}

TEST_CASE("gaps reach so many words, over commas, never over a sentence") {
  CHECK(find("neither *2 nor", "neither he nor she") == Found{"neither he nor"});
  CHECK(find("neither *2 nor", "neither the old nor") == Found{"neither the old nor"});
  CHECK(find("neither *2 nor", "neither of the old nor").empty());
  CHECK(find("neither *2 nor", "neither nor") == Found{"neither nor"});
  CHECK(find("neither *2 nor", "neither, alas, nor") == Found{"neither, alas, nor"});
  CHECK(find("neither *2 nor", "neither. Alas nor").empty());
  CHECK(find("rule out", "as a rule, out of hand").empty());
}

TEST_CASE("a gap does not step over a negation") {
  const auto twice = [](std::string_view text) {
    Bench bench;
    bench.words.intern("not");
    bench.add("we *3 support", 0);
    bench.add("do not *1 support", 1);
    return std::pair(bench.find(text, 0), bench.find(text, 1));
  };
  CHECK(twice("we fully support it") == std::pair(Found{"we fully support"}, Found{}));
  CHECK(twice("we do not support it") == std::pair(Found{}, Found{"do not support"}));
}

TEST_CASE("contractions, hyphens, possessives and dotted names are words of their own") {
  CHECK(find("n't", "They don't") == Found{"n't"});
  CHECK(find("can n't", "can\u2019t") == Found{"can\u2019t"});
  CHECK(find("do n't", "do n't") == Found{"do n't"});
  CHECK(find("will n't", "They won't") == Found{"won't"});
  CHECK(find("cease-fire", "a cease fire") == Found{"cease fire"});
  CHECK(find("us", "The U.S. told US and us") == Found{"us"});
  CHECK(find("Kim 's", "Kim's sister") == Found{"Kim's"});
}

TEST_CASE("placeholders match where an issue or actor was found") {
  Bench bench;
  bench.add("no *1 <issue> now", 0);
  CHECK(bench.find("no lasting river treaty now", 0, {{2, 4}}) == Found{"no lasting river treaty now"});
  CHECK(bench.find("no lasting river treaty now", 0, {{3, 4}}).empty());
}

TEST_CASE("sets of sets that multiply are refused") {
  WordSets sets{{"@s7", {"word"}}};
  for (int i = 0; i < 7; ++i)
    sets["@s" + std::to_string(i)] = std::vector<std::string>(60, "@s" + std::to_string(i + 1));
  const WordForms forms;
  Vocabulary words;
  CHECK_THROWS_AS(parse_pattern("say @s0", sets, forms, words), PatternFault);
  CHECK(parse_pattern("say @s6", sets, forms, words).parts.size() == 2);
}

TEST_CASE("faults name the character") {
  CHECK(fault("*2 word") == "1: a gap at the pattern's end");
  CHECK(fault("say~ @nowhere") == "6: undefined set @nowhere");
  CHECK(fault("say {a|b") == "5: '{' without '}'");
  CHECK(fault("say }") == "5: '}' without its opening");
  CHECK(fault("say *x it") == "5: '*' needs a number of words: *3");
  CHECK(fault("<thing> is") == "1: unknown placeholder <thing>; there are <issue> and <actor>");
  CHECK(fault("<issue>") == "1: a pattern needs one literal word");
  CHECK(fault("") == "1: empty pattern: it matches empty text");
  CHECK(fault("{|}").find("matches empty") == std::string::npos);  // no literal word comes first
  CHECK(fault("{a|}") == "1: the pattern matches empty text");
}

TEST_CASE("a pattern of very many paths matches as a plain one does") {
  Bench bench;
  std::string wide = "{a";
  for (char c = 'b'; c <= 'z'; ++c) wide.append("|").append(1, c);
  wide += "}";
  bench.add(wide + " " + wide + " " + wide + " end", 0);
  bench.add(wide + " " + wide + " stop", 1);
  CHECK(bench.find("q w e end") == Found{"q w e end"});
  CHECK(bench.find("q w stop", 1) == Found{"q w stop"});
  CHECK(bench.find("q w end").empty());
  CHECK(bench.matcher.nodes() < 10000);
}

TEST_CASE("word forms") {
  const WordForms forms;
  const auto has = [](const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  for (const std::string_view form : {"denied", "denies", "denying"}) CHECK(has(forms.of_verb("deny"), form));
  for (const std::string_view form : {"urged", "urges", "urging"}) CHECK(has(forms.of_verb("urge"), form));
  CHECK(has(forms.of_verb("ban"), "banned"));
  CHECK(has(forms.of_noun("currency"), "currencies"));
  CHECK(has(forms.of_noun("currencies"), "currency"));
  CHECK(has(forms.of_any("improving"), "improved"));
  CHECK(has(forms.of_any("talks"), "talk"));
}
