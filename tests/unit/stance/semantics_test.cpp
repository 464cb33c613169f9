// The semantics of stance.md, ten points each with sentences of ours: act, label and position, and why.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "stance/label.h"
#include "tables/embedded.h"
#include "tables/stance_tables.h"

using namespace onrecord;
using namespace onrecord::stance;

namespace {

constexpr std::string_view issues =
    "id\tpole\talias\tpolarity\tkind\n"
    "TOLL\tthe bridge toll should stay\ttoll\t+1\tmeasure\n"
    "TREATY\tthe river treaty should be signed and kept\ttreaty\t+1\tagreement\n"
    "SUMMIT\tAldia and Borduria should hold a summit\tsummit\t+1\tevent\n"
    "SUMMIT\tAldia and Borduria should hold a summit\tmeet Borduria's president\t+1\tevent\n"
    "BORDER\tthe border question is open\tborder question\t+1\tstate\n"
    "BORDER\tthe border question is open\tthe border question has been settled\t-1\n"
    "OUTPUT\toil output should rise\toutput\t+1\tquantity\n"
    "TIES\tties with Borduria should grow\ttrade with Borduria\t+1\trelation\n"
    "TIES\tties with Borduria should grow\tarms trade\t-1\trelation\n";

const tables::StanceTables& shipped() {
  static const tables::StanceTables made([] {
    std::vector<tables::Table> all;
    for (const tables::EmbeddedFile& file : tables::embedded_files())
      if (file.name.ends_with(".tsv")) all.push_back(tables::Table::parse(std::string(file.name), file.bytes));
    all.push_back(tables::Table::parse("issues.tsv", issues));
    return all;
  }());
  return made;
}

constexpr double none = -9, mixed = 9;

struct Case {
  const char* cue;
  const char* said;
  const char* issue;
  double position;       // none: no position is taken
  const char* act = "";  // empty: not looked at
};

const StanceLabel* on(const LabelResult& result, const std::string& issue) {
  for (const StanceLabel& label : result.stances)
    if (label.issue_id == issue) return &label;
  return nullptr;
}

// Lays "The minister CUE SAID." out and labels it.
LabelResult label(const Case& each, std::string& text) {
  text = "The minister ";
  LabelInput input;
  input.source = {{0, 12}};
  const auto part = [&](std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += words;
    return Span{begin, static_cast<std::uint32_t>(text.size())};
  };
  input.cue = {part(each.cue)};
  text += ' ';
  input.content = {part(each.said)};
  input.text = text;
  return Labeller(shipped()).label({&input, 1}).front();
}

void check(std::initializer_list<Case> cases) {
  for (const Case& each : cases) {
    std::string text;
    const LabelResult result = label(each, text);
    CAPTURE(text);
    if (*each.act != '\0') CHECK(std::string(name(result.act)) == each.act);
    const StanceLabel* stance = on(result, each.issue);
    if (each.position == none) {
      CHECK((stance == nullptr || !stance->position));
    } else if (stance == nullptr || !stance->position) {
      FAIL_CHECK("no position: " << (stance == nullptr ? "not named" : stance->abstain_reason));
    } else if (each.position == mixed) {
      CHECK(stance->label == StanceKind::mixed);
    } else {
      CHECK(*stance->position == doctest::Approx(each.position).epsilon(0.001));
    }
    // Whatever is said shows why: rows and words, or the reason of the abstention.
    for (const StanceLabel& shown : result.stances) {
      CHECK_FALSE(shown.trace.empty());
      CHECK(shown.abstain_reason.empty() == shown.position.has_value());
      if (shown.position) CHECK_FALSE(shown.rule_ids.empty());
      for (const TraceStep& step : shown.trace) {
        CHECK_FALSE(step.rule.empty());
        CHECK_FALSE(step.effect.empty());
        CHECK(step.matched.end <= text.size());
      }
    }
    CHECK_FALSE(result.trace.empty());
  }
}

}  // namespace

TEST_CASE("1: the governing predicate beats its complement") {
  check({{"said", "we are exploring ways to meet Borduria's president", "SUMMIT", 0.4, "AGREE"},
         {"said", "the cabinet refuses to sign the treaty", "TREATY", -1, "REJECT"},
         {"said", "she was asked to consider signing the treaty", "TREATY", none},
         {"said", "the party wants a debate on whether to lift the toll", "TOLL", none},
         {"said", "they want to know more about the treaty", "TREATY", none},
         {"said", "the delegates failed to agree on the toll", "TOLL", none}});
}

TEST_CASE("2: what stands in a condition or a purpose never sets the act") {
  check({{"said", "the council will sign the treaty if the fishermen agree", "TREATY", 0.5, "OFFER"},
         {"warned", "that if the treaty is broken, we will close the port", "TREATY", 0.5, "THREATEN"},
         {"said", "it would be a mistake if the toll were lifted", "TOLL", 0.5, "ASSESS"},
         {"said", "if the toll is lifted, that would be a mistake", "TOLL", 0.5, "ASSESS"},
         {"said", "if the toll is lifted, the city will lose its ferries", "TOLL", none},
         {"said", "the envoys met in order to save the treaty", "TREATY", none}});
  std::string text;
  const LabelResult result = label({"said", "we will sign the treaty if the fishermen agree", "TREATY", 0}, text);
  REQUIRE(on(result, "TREATY") != nullptr);
  CHECK(on(result, "TREATY")->conditional);
  CHECK(on(result, "TREATY")->condition_text == "if the fishermen agree");
}

TEST_CASE("3: a claim under a rejecting predicate is its target, and flips") {
  check(
      {{"rejected", "the claim that the border question has been settled", "BORDER", 1, "REJECT"},
       {"denied", "that the border question has been settled", "BORDER", 1, "REJECT"},
       {"said", "the argument that the border question has been settled is wholly unacceptable", "BORDER", 1, "REJECT"},
       {"dismissed", "suggestions that the treaty was a mistake", "TREATY", 0.5, "REJECT"},
       {"said", "the border question has been settled", "BORDER", -0.8}});
}

TEST_CASE("4: paired negations cancel and are capped") {
  check({{"said", "there is no reason not to sign the treaty", "TREATY", 0.5},
         {"said", "we do not oppose the toll", "TOLL", 0.5},
         {"said", "the toll is not unreasonable", "TOLL", 0.5, "ASSESS"},
         {"said", "we cannot refuse to sign the treaty", "TREATY", 0.5}});
}

TEST_CASE("5: exceptions and negations stop at the clause's edge") {
  check({{"said", "all trade is welcome, except the arms trade", "TIES", 0.5},
         {"said", "we support every levy, but not the bridge toll", "TOLL", -0.5},
         {"said", "we do not want war, we want the treaty", "TREATY", 0.9},
         {"said", "they never liked the ferry, but they support the toll", "TOLL", 0.9, "SUPPORT"}});
}

Spans spans_in(const std::string& text, std::string_view words) {
  const auto at = static_cast<std::uint32_t>(text.find(words));
  return {{at, at + static_cast<std::uint32_t>(words.size())}};
}

TEST_CASE("6: an echo takes the position of the statement before it; a relay none") {
  const std::string text =
      "We want to keep the toll, Hale said. That was echoed by Voss. Voss said that Reed had said that the toll must go.";
  const auto spans = [&](std::string_view words) { return spans_in(text, words); };
  std::vector<LabelInput> inputs(4);
  for (LabelInput& input : inputs) input.text = text;
  inputs[0].source = spans("Hale");
  inputs[0].cue = spans("said");
  inputs[0].content = spans("We want to keep the toll");
  inputs[1].source = spans("Voss");
  inputs[1].cue = spans("was echoed by");
  inputs[1].content = spans("That");
  const auto outer = static_cast<std::uint32_t>(text.find("that Reed")),
             inner = static_cast<std::uint32_t>(text.find("that the toll must go"));
  const auto end = static_cast<std::uint32_t>(text.size()) - 1;
  inputs[2].source = {{outer - 10, outer - 6}};
  inputs[2].cue = {{outer - 5, outer - 1}};
  inputs[2].content = {{outer, end}};
  inputs[3].source = {{outer + 5, outer + 9}};
  inputs[3].cue = {{inner - 9, inner - 1}};
  inputs[3].content = {{inner, end}};
  inputs[3].holder = 2;
  const std::vector<LabelResult> results = Labeller(shipped()).label(inputs);
  REQUIRE(on(results[0], "TOLL") != nullptr);
  CHECK(results[1].act == Act::echo);
  REQUIRE(on(results[1], "TOLL") != nullptr);
  CHECK(on(results[1], "TOLL")->position == on(results[0], "TOLL")->position);
  CHECK(on(results[1], "TOLL")->trace.front().rule == "echo");
  CHECK(results[2].act == Act::relay);
  CHECK((on(results[2], "TOLL") == nullptr || !on(results[2], "TOLL")->position));
}

TEST_CASE("6: an echo of what was passed on takes the position of who said it") {
  const std::string text =
      "The toll must go before the winter, Reed had said, according to Voss. That was echoed by Munro.";
  const auto spans = [&](std::string_view words) { return spans_in(text, words); };
  std::vector<LabelInput> inputs(3);
  for (LabelInput& input : inputs) input.text = text;
  inputs[0].source = spans("Reed");
  inputs[0].cue = spans("had said");
  inputs[0].content = spans("The toll must go before the winter");
  inputs[0].holder = 1;
  inputs[1].source = spans("Voss");
  inputs[1].cue = spans("according to");
  inputs[1].content = spans("The toll must go before the winter, Reed had said");
  inputs[2].source = spans("Munro");
  inputs[2].cue = spans("was echoed by");
  inputs[2].content = spans("That");
  const std::vector<LabelResult> results = Labeller(shipped()).label(inputs);
  REQUIRE(on(results[0], "TOLL") != nullptr);
  REQUIRE(on(results[0], "TOLL")->position);
  CHECK(results[1].act == Act::relay);
  CHECK(results[2].act == Act::echo);
  REQUIRE(on(results[2], "TOLL") != nullptr);
  CHECK(on(results[2], "TOLL")->position == on(results[0], "TOLL")->position);
}

TEST_CASE("7: who withholds takes no side") {
  check({{"declined", "to say whether he supports the toll", "TOLL", 0, "WITHHOLD"},
         {"said", "he could not say whether the summit would take place", "SUMMIT", 0, "WITHHOLD"},
         {"would not comment on", "the treaty", "TREATY", 0, "WITHHOLD"},
         {"refused", "to be drawn on the toll", "TOLL", 0, "WITHHOLD"},
         {"said", "it was too early to say if output should rise", "OUTPUT", 0, "WITHHOLD"}});
}

TEST_CASE("8: hedges and conditions cap, boosters strengthen, an evaluation of effects is capped") {
  check({{"said", "perhaps the toll should be kept", "TOLL", 0.5},
         {"said", "we would probably back the treaty", "TREATY", 0.5},
         {"said", "we strongly support the treaty", "TREATY", 1, "SUPPORT"},
         {"said", "a higher toll would be harmful", "TOLL", -0.5, "ASSESS"},
         {"said", "the treaty, if kept, would be good for the ports", "TREATY", 0.5, "ASSESS"}});
}

TEST_CASE("9: however begins a segment") {
  check({{"said", "we support the toll in principle. However, we oppose the toll at this hour", "TOLL", mixed},
         {"said", "the treaty is a good thing, but we cannot accept the treaty in this form", "TREATY", mixed},
         {"said", "we welcome the treaty. However, the toll must be lifted", "TOLL", -1}});
}

TEST_CASE("10: who wins, and what only looks like a modifier") {
  check({{"said", "there is no doubt that the treaty must be kept", "TREATY", 1},
         {"said", "not only do we support the treaty, we will sign it", "TREATY", 0.9},
         {"said", "we are determined to continue close cooperation to keep the treaty", "TREATY", 1},
         {"said", "we want to lift the toll", "TOLL", -1},
         {"said", "we want to lift output", "OUTPUT", 1},
         {"said", "output must be cut", "OUTPUT", -1},
         {"said", "we oppose lifting the toll", "TOLL", 1},
         {"urged", "the council to drop the toll", "TOLL", -0.9, "REQUEST"}});
}

TEST_CASE("whose wish it is, and what is no wish at all") {
  check({{"said", "Borduria wants to lift the toll", "TOLL", none},
         {"said", "drivers want to lift the toll", "TOLL", none},
         {"said", "the proposed toll brings in little", "TOLL", none},
         {"said", "the toll will likely be lifted next year", "TOLL", none},
         {"asked", "will the toll be lifted?", "TOLL", none},
         {"said", "the union is tired of the toll", "TOLL", -0.7},
         {"said", "we would not welcome the toll", "TOLL", -0.9},
         {"threatened", "to lift the toll", "TOLL", -0.5, "THREATEN"},
         {"announced", "a new toll for lorries", "TOLL", 0.75, "ANNOUNCE"},
         {"said", "rather than embark on a costly toll, we will wait", "TOLL", -0.4},
         {"said", "how the toll should be counted is another matter", "TOLL", none}});
}

TEST_CASE("what should be done to it, and what should not") {
  check({{"said", "the toll should never have been approved", "TOLL", -0.9},
         {"said", "the toll must not be approved", "TOLL", -1},
         {"said", "the toll should be approved", "TOLL", 0.9},
         {"said", "the toll should not be photographed", "TOLL", none},
         {"said", "we want the toll lifted", "TOLL", -0.9},
         {"said", "he would like to see the toll scrapped", "TOLL", -0.8},
         {"said", "we want the treaty ratified", "TREATY", 0.9},
         {"said", "we are not opposed to the toll", "TOLL", 0.4},
         {"said", "those who oppose the toll are few", "TOLL", none}});
}
