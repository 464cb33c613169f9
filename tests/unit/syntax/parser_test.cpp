// The shipped parser on sentences of our own: who does what, and what must hold for any words.
#include "syntax/parser.h"

#include <doctest/doctest.h>

#include <thread>

#include "onrecord/error.h"
#include "syntax/article_trees.h"
#include "syntax/clauses.h"
#include "tables/embedded.h"
#include "tables/lexicon_reader.h"

using namespace onrecord;
using namespace onrecord::syntax;

namespace {

std::string_view weights() {
  for (const tables::EmbeddedFile& file : tables::embedded_files())
    if (file.name == "parser.onr") return file.bytes;
  return {};
}

const Parser& parser() {
  static const Parser parser(weights(), "parser.onr");
  return parser;
}

struct Parsed {
  text::TokenizedText text;
  Tree tree;

  explicit Parsed(std::string_view sentence) {
    text::tokenize(sentence, tables::shipped_lexicon(), text);
    ParserBuffers buffers;
    parser().parse(text, {0, static_cast<std::uint32_t>(text.tokens.size())}, buffers, tree);
  }
  int at(std::string_view word) const {
    for (std::size_t i = 0; i < text.tokens.size(); ++i)
      if (text.word(i) == word) return static_cast<int>(i);
    return -1;
  }
  std::string word(int index) const { return index < 0 ? "" : std::string(text.word(static_cast<std::size_t>(index))); }
  std::string subject(std::string_view verb) const { return word(subject_of(tree, at(verb)).word); }
  std::string object(std::string_view verb) const { return word(object_of(tree, at(verb))); }
};

std::vector<std::string_view> many(std::size_t count) {
  const std::vector<std::string_view> words = {"the",  "minister", "said", "that", "no",
                                               "vote", ",",        "Lind", "lost", "—"};
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(words[i * i % words.size()]);
  return out;
}

void check_tree(const Tree& tree) {
  int roots = 0;
  for (int i = 0; i < tree.size(); ++i) {
    roots += tree.head_of(i) < 0;
    CHECK((tree.head_of(i) < 0) == (tree.relation_of(i) == Relation::root));
    CHECK(holds(tree, tree.root(), i));
  }
  CHECK(roots == (tree.size() > 0 ? 1 : 0));
}

}  // namespace

TEST_CASE("active and passive clauses") {
  const Parsed active("Elena Marsh signed the new treaty on Thursday.");
  CHECK(active.object("signed") == "treaty");
  CHECK((active.subject("signed") == "Marsh" || active.subject("signed") == "Elena"));
  CHECK(active.word(active.tree.root()) == "signed");
  const Parsed passive("The treaty was rejected by the senate last week.");
  CHECK(subject_of(passive.tree, passive.at("rejected")) == Subject{passive.at("treaty"), true});
  CHECK(passive.word(patient_of(passive.tree, passive.at("rejected"))) == "treaty");
}

TEST_CASE("what is said is the complement of saying") {
  const Parsed said("The spokeswoman said that the government will not support the plan.");
  CHECK(said.word(complement_of(said.tree, said.at("said"))) == "support");
  CHECK(said.subject("support") == "government");
  CHECK(said.word(negation_of(said.tree, said.at("support"), [&](int i) { return said.word(i) == "not"; })) == "not");
  CHECK(said.word(clause_around(said.tree, said.at("plan"))) == "said");
}

TEST_CASE("our own tokens: negations and joined words") {
  const Parsed tokens("She doesn't like the long-awaited report.");
  CHECK(tokens.subject("like") == "She");
  CHECK(tokens.object("like") == "report");
  CHECK(tokens.tree.relation_of(tokens.at("long-awaited")) == Relation::amod);
  CHECK(tokens.tree.tag_of(tokens.at("report")) == Tag::noun);
}

TEST_CASE("conjunctions join like with like") {
  const Parsed joined("Voss and Lind opposed the tax but accepted the ban.");
  std::vector<int> found;
  conjuncts_of(joined.tree, joined.at("Voss"), found);
  CHECK(found == std::vector<int>{joined.at("Voss"), joined.at("Lind")});
  CHECK(joined.subject("accepted") == "Voss");
  CHECK(joined.object("accepted") == "ban");
}

TEST_CASE("any words make a tree with one root") {
  ParserBuffers buffers;
  Tree tree;
  for (const std::size_t count : {0UL, 1UL, 2UL, 7UL, 159UL, 160UL, 161UL, 1000UL}) {
    const auto words = many(count);
    parser().parse(words, buffers, tree);
    CHECK(tree.size() == static_cast<int>(count));
    check_tree(tree);
  }
  const std::vector<std::string_view> broken = {"\xff", "", "\xE2\x80", std::string_view("\0", 1), "漢字", "’"};
  parser().parse(broken, buffers, tree);
  check_tree(tree);
}

TEST_CASE("the same tree whatever was parsed before, and in any thread") {
  const auto words = many(60);
  ParserBuffers fresh;
  Tree alone;
  parser().parse(words, fresh, alone);
  std::vector<Tree> found(4);
  std::vector<std::thread> threads;
  for (std::size_t k = 0; k < found.size(); ++k)
    threads.emplace_back([&, k] {
      ParserBuffers used;
      Tree other;
      for (std::size_t n = 1; n < 40 * (k + 1); n += 7) parser().parse(many(n), used, other);
      parser().parse(words, used, found[k]);
    });
  for (std::thread& thread : threads) thread.join();
  for (const Tree& tree : found) {
    CHECK(tree.head == alone.head);
    CHECK(tree.relation == alone.relation);
    CHECK(tree.tag == alone.tag);
  }
}

TEST_CASE("an article's trees by sentence and by token") {
  text::TokenizedText text;
  text::tokenize("The board met on Monday.\n\nNobody spoke. Voss left early.", tables::shipped_lexicon(), text);
  REQUIRE(text.sentences.size() == 3);
  ArticleTrees trees(parser(), text);
  const std::size_t left = 10;
  REQUIRE(text.word(left) == "left");
  const Place place = trees.of_token(left);
  CHECK(&place.tree == &trees.of_sentence(2));
  CHECK(place.first_token + static_cast<std::uint32_t>(place.word) == left);
  CHECK(place.tree.root() == place.word);
  CHECK(text.word(place.first_token + static_cast<std::uint32_t>(subject_of(place.tree, place.word).word)) == "Voss");
  CHECK(trees.of_sentence(0).size() == 6);
}

TEST_CASE("a tree as CoNLL-U") {
  const Parsed parsed("It rained.");
  const std::vector<std::string_view> words = {"It", "rained", "."};
  CHECK(
      conllu(parsed.tree, words) ==
      "1\tIt\t_\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\trained\t_\tVERB\t_\t_\t0\troot\t_\t_\n3\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_"
      "\t_\n\n");
}

TEST_CASE("weights of another kind are refused") {
  for (const tables::EmbeddedFile& file : tables::embedded_files())
    if (file.name == "tagger.onr") CHECK_THROWS_AS(Parser(file.bytes, "tagger.onr"), Error);
  CHECK_THROWS_AS(Parser(weights().substr(0, 1000), "parser.onr"), Error);
  CHECK(weights().size() < 6'100'000);
}
