// What is weighed: what "it" and "the bill" stand for, and positions taken or taken back by weights.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "onrecord/error.h"
#include "stance/label.h"
#include "tables/embedded.h"
#include "tables/stance_tables.h"

using namespace onrecord;
using namespace onrecord::stance;

namespace {

const char* const issue =
    "id\tpole\talias\tpolarity\tkind\n"
    "TOLL\tthe harbour toll should stay\tharbour toll bill\t+1\tmeasure\n"
    "TOLL\tthe harbour toll should stay\ttoll\t+1\tmeasure\n"
    "TOLL\tthe harbour toll should stay\tferry boycott\t-1\tevent\n"
    "FERRY\tthe ferry should run\tferry\t+1\tevent\n";

// "dreadful" points against what is spoken of; whatever points enough is a position.
const char* const weights =
    "model\tpiece\tweight\n"
    "toward\tw:dreadful\t-2\n"
    "toward\tn:dreadful\t2\n"
    "side\ttoward\t3\n"
    "side\tspeaker's rules\t2\n"
    "takes\tbias\t1\n"
    "again\town\t1\n"
    "again\tothers\t1\n"
    "right\ttakes\t1\n"
    "right\tside\t1\n"
    "bound\thigh\t5\n"
    "bound\tmedium\t4.5\n"
    "bound\trule\t-1\n"
    "bound\tweighed\t1.5\n";

// The shipped tables without their weights, with the issue and these weights.
tables::StanceTables tables_with(const std::string& own_weights, const std::string& own_cues = "") {
  std::vector<tables::Table> all;
  for (const tables::EmbeddedFile& file : tables::embedded_files())
    if (file.name.ends_with(".tsv") && file.name != "weights.tsv")
      all.push_back(tables::Table::parse(std::string(file.name), file.bytes, true));
  if (!own_cues.empty()) all.push_back(tables::Table::parse("mine.tsv", own_cues));
  all.push_back(tables::Table::parse("issues.tsv", issue));
  all.push_back(tables::Table::parse("weights.tsv", own_weights));
  return tables::StanceTables(all);
}

struct Said {
  std::string source, cue, content;
};

Spans spans_of(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  REQUIRE(at != std::string::npos);
  return {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())}};
}

std::vector<LabelResult> labels(const std::string& text, const std::vector<Said>& said,
                                const char* own_weights = weights, bool in_article = true,
                                const std::string& title = "", const std::string& own_cues = "") {
  const tables::StanceTables tables = tables_with(own_weights, own_cues);
  std::vector<LabelInput> inputs;
  for (const Said& each : said) {
    LabelInput input;
    input.text = text;
    input.title = title;
    input.speaker = each.source;
    input.source = spans_of(text, each.source);
    input.cue = spans_of(text, each.cue);
    input.content = spans_of(text, each.content);
    input.in_article = in_article;
    inputs.push_back(input);
  }
  return Labeller(tables).label(inputs);
}

double position(const LabelResult& result) {
  return result.stances.empty() || !result.stances.front().position ? 0 : *result.stances.front().position;
}

std::string told(const LabelResult& result) {
  std::string all;
  for (const StanceLabel& label : result.stances)
    for (const TraceStep& step : label.trace) all += step.rule + "=" + step.effect + "; ";
  return all;
}

}  // namespace

TEST_CASE("a judgement of what the sentence before named is a position on it") {
  const auto results =
      labels("Aldia debates the toll. \"It is dreadful,\" Lind said.", {{"Lind", "said", "It is dreadful"}});
  CHECK(position(results[0]) == -0.5);
  CHECK(results[0].stances[0].rule_ids == std::vector<std::string>{"weights"});
  CHECK(told(results[0]).find("issues:toll=about it (near), object +1") != std::string::npos);
  CHECK(told(results[0]).find("weights:side=toward -2") != std::string::npos);
  CHECK(results[0].stances[0].confidence == Confidence::low);
}

TEST_CASE("what is judged gives the sign: against the boycott is for the toll") {
  const auto results =
      labels("Aldia debates the ferry boycott. \"It is dreadful,\" Lind said.", {{"Lind", "said", "It is dreadful"}});
  CHECK(position(results[0]) == 0.5);
}

TEST_CASE("a negation turns what a word points to") {
  const auto results =
      labels("Aldia debates the toll. \"It is not dreadful,\" Lind said.", {{"Lind", "said", "It is not dreadful"}});
  CHECK(position(results[0]) == 0.5);
}

TEST_CASE("the head of an alias is known by its article") {
  const std::string text = "The harbour toll bill passed. Snow fell. It was cold. \"The bill is dreadful,\" Lind said.";
  const auto results = labels(text, {{"Lind", "said", "The bill is dreadful"}});
  CHECK(position(results[0]) == -0.5);
  CHECK(told(results[0]).find("issues:harbour toll bill=about it (head)") != std::string::npos);
}

TEST_CASE("no position: words alone, an article that never names the issue, too little that speaks for one") {
  const std::string text = "Aldia debates the toll. \"It is dreadful,\" Lind said.";
  CHECK(position(labels(text, {{"Lind", "said", "It is dreadful"}}, weights, false)[0]) == 0);
  CHECK(labels("Aldia debates the snow. \"It is dreadful,\" Lind said.", {{"Lind", "said", "It is dreadful"}})[0]
            .stances.empty());
  CHECK(position(labels("Aldia debates the toll. \"It is blue,\" Lind said.", {{"Lind", "said", "It is blue"}})[0]) ==
        0);
}

TEST_CASE("a title names the issue for all that is said under it") {
  const auto results = labels("Aldia's parliament met. \"It is dreadful,\" Lind said.",
                              {{"Lind", "said", "It is dreadful"}}, weights, true, "Toll passes");
  CHECK(position(results[0]) == -0.5);
  CHECK(told(results[0]).find("(title)") != std::string::npos);
}

TEST_CASE("a rule's position is kept, and taken back where too little speaks for it") {
  const std::string text = "\"We want the toll,\" Lind said.";
  CHECK(position(labels(text, {{"Lind", "said", "We want the toll"}})[0]) > 0);
  const std::string sure = std::string(weights) + "takes\trule\t9\n";
  CHECK(labels(text, {{"Lind", "said", "We want the toll"}})[0].stances[0].confidence == Confidence::low);
  CHECK(labels(text, {{"Lind", "said", "We want the toll"}}, sure.c_str())[0].stances[0].confidence ==
        Confidence::high);
  const std::string strict = std::string(weights) + "takes\trule\t-9\n";
  const auto results = labels(text, {{"Lind", "said", "We want the toll"}}, strict.c_str());
  REQUIRE(results[0].stances.size() == 1);
  CHECK_FALSE(results[0].stances[0].position);
  CHECK(results[0].stances[0].abstain_reason == "too little speaks for it");
  CHECK(told(results[0]).find("below the bound") != std::string::npos);
}

TEST_CASE("a speaker's other statements of the article speak for his side, another's do not") {
  const std::string text =
      "\"We oppose the toll,\" Lind said. \"They met in June,\" she added. \"Boats came late,\" Okoro told them.";
  const auto results = labels(text, {{"Lind", "said", "We oppose the toll"}, {"Okoro", "told", "Boats came late"}});
  CHECK(position(results[0]) < 0);
  CHECK(position(results[1]) == 0);
  std::vector<Said> same{{"Lind", "said", "We oppose the toll"}, {"Lind", "added", "They met in June"}};
  CHECK(position(labels(text, same)[1]) == -0.5);
}

TEST_CASE("a position that weights take is held without reserve where its words say so") {
  const std::string text =
      "Aldia debates the toll. \"It is dreadful,\" Lind said. \"Perhaps it is dreadful,\" Berg said.";
  const std::string graded = std::string(weights) + "strong\tw:dreadful\t4\nstrong\tw:perhaps\t-8\n";
  const auto results =
      labels(text, {{"Lind", "said", "It is dreadful"}, {"Berg", "said", "Perhaps it is dreadful"}}, graded.c_str());
  CHECK(position(results[0]) == -0.8);
  CHECK(results[0].stances[0].label == StanceKind::oppose);
  CHECK(told(results[0]).find("weights:strong=held without reserve +2, w:dreadful +2") != std::string::npos);
  CHECK(position(results[1]) == -0.5);
  CHECK(results[1].stances[0].label == StanceKind::sceptical);
  CHECK(told(results[1]).find("weights:strong=held with reserve -2, w:perhaps -4") != std::string::npos);
}

TEST_CASE("how strongly it is held hangs on the side and on how much speaks for a position; a rule's own size stays") {
  const std::string text = "Aldia debates the toll. \"It is dreadful,\" Lind said.";
  const std::vector<Said> said{{"Lind", "said", "It is dreadful"}};
  CHECK(position(labels(text, said, (std::string(weights) + "strong\tagainst\t1\n").c_str())[0]) == -0.8);
  CHECK(position(labels(text, said, (std::string(weights) + "strong\tenough\t1\n").c_str())[0]) == -0.8);
  CHECK(position(labels(text, said, (std::string(weights) + "strong\tagainst\t1\nstrong\tenough\t-9\n").c_str())[0]) ==
        -0.5);
  const std::string by_rule = "\"We want the toll,\" Lind said.";
  const std::vector<Said> wish{{"Lind", "said", "We want the toll"}};
  CHECK(position(labels(by_rule, wish, (std::string(weights) + "strong\tbias\t-9\n").c_str())[0]) ==
        position(labels(by_rule, wish)[0]));
}

TEST_CASE("without a table of weights the rules alone decide") {
  const auto results = labels("Aldia debates the toll. \"It is dreadful,\" Lind said.",
                              {{"Lind", "said", "It is dreadful"}}, "model\tpiece\tweight\n");
  CHECK(position(results[0]) == 0);
}

TEST_CASE("a row of weights can be replaced") {
  std::string replaced = weights;
  const tables::StanceTables before = tables_with(replaced);
  CHECK(before.weight("bound", "weighed") == 1.5);
  CHECK(before.weight("bound", "nothing") == 0);
  CHECK(before.weight("nothing", "weighed") == 0);
  CHECK_THROWS(tables_with(replaced + "bound\tweighed\tmuch\n"));
  CHECK_THROWS(tables_with(replaced + "bound\tweighed\t2\n"));  // twice
}

namespace {

Act act_of(const std::string& content, const std::string& cue, const std::string& more, bool in_article = true,
           const std::string& own_cues = "") {
  const std::string text = "Lind " + cue + " " + content + ".";
  return labels(text, {{"Lind", cue, content}}, (weights + more).c_str(), in_article, "", own_cues)[0].act;
}

const char* const blame = "act:ACCUSE\tw:harbourmaster\t2\nact\trule\t0.5\n";

}  // namespace

TEST_CASE("words make an act where they outweigh the rows', and the trace names them") {
  CHECK(act_of("the harbourmaster sold the pier", "said", "") == Act::state);
  CHECK(act_of("the harbourmaster sold the pier", "said", blame) == Act::accuse);
  CHECK(act_of("the pier is sold", "said", blame) == Act::state);
  const auto results =
      labels("Lind said the harbourmaster sold the pier.", {{"Lind", "said", "the harbourmaster sold the pier"}},
             (std::string(weights) + blame).c_str());
  CHECK(results[0].trace.back().rule == "weights:act");
  CHECK(results[0].trace.back().effect == "ACCUSE, not STATE: w:harbourmaster +1");
}

TEST_CASE("the rows' act goes ahead by its own weight, and for words alone it stands") {
  const std::string ahead = "act:ACCUSE\tw:harbourmaster\t2\nact\trule\t1.5\n";
  CHECK(act_of("the harbourmaster sold the pier", "said", ahead) == Act::state);
  CHECK(act_of("the harbourmaster sold the pier", "said", blame, false) == Act::state);
}

TEST_CASE("an act that a shipped row says goes ahead by its own weight; one that an analyst's row says stands") {
  const std::string other = "act:SUPPORT\tw:harbourmaster\t2\n";
  CHECK(act_of("the harbourmaster of theft", "accused", other) == Act::support);
  CHECK(act_of("the harbourmaster of theft", "accused", other + "act\trow\t1.5\n") == Act::accuse);
  CHECK(act_of("the harbourmaster of theft", "accused", other + "act:ACCUSE\trow says ACCUSE\t3\n") == Act::accuse);
  const std::string mine = "lemma\tforms\tclass\tattitude\tact\nharrumph\tharrumphed\tsay\t\tREJECT\n";
  CHECK(act_of("the harbourmaster sold the pier", "harrumphed", other) == Act::support);
  CHECK(act_of("the harbourmaster sold the pier", "harrumphed", other, true, mine) == Act::reject);
}

TEST_CASE("what is said under one issue's name is no position on each other issue of the article") {
  const std::string text = "Aldia debates the ferry. Aldia debates the toll. \"It is dreadful,\" Lind said.";
  const auto results = labels(text, {{"Lind", "said", "It is dreadful"}});
  REQUIRE(results[0].stances.size() == 1);
  CHECK(results[0].stances[0].issue_id == "TOLL");
  const auto closer =
      labels("Aldia debates the toll. Snow fell. Aldia debates the ferry. \"It is dreadful,\" Lind said of the ferry.",
             {{"Lind", "said", "It is dreadful"}});
  REQUIRE(closer[0].stances.size() == 1);
  CHECK(closer[0].stances[0].issue_id == "FERRY");
}

TEST_CASE("what is withheld stays so, and weights alone never withhold") {
  CHECK(act_of("to comment on the harbourmaster", "declined", blame) == Act::withhold);
  CHECK(act_of("the harbourmaster sold the pier", "said", "act:WITHHOLD\tw:harbourmaster\t9\n") == Act::state);
}

TEST_CASE("the weights of an act that is none are a fault with file and column") {
  CHECK_THROWS_WITH_AS(tables_with("model\tpiece\tweight\nact:SING\tw:loud\t1\n"), doctest::Contains("act:SING"),
                       Error);
}
