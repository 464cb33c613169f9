// What people said is taken back to the byte; statements coded by hand and new borders live and leave by corrections.
#include <doctest/doctest.h>

#include "store/coded_statements.h"
#include "store/corrections.h"
#include "store/samples.h"
#include "store/support_store.h"
#include "store/verification.h"

using namespace onrecord;
using namespace onrecord::store;
using namespace onrecord::testing;

namespace {

const std::string article_text =
    "Velde said \"the ferry must sail\". Hale said \"the ferry is old\". The harbour wants a new quay.";

struct Filled {
  Filled() : store(folder.file("a.db"), Access::write) {
    Analysis found = analysis(document, said);
    for (Statement& s : found.statements) {  // with the words that its source and cue stand for
      s.source = {span_of("Velde")};
      s.cue = {span_of("said")};
      s.cue_text = "said";
      ids.push_back(s.id);
    }
    Ingest ingest(store, {});
    ingest.add(document, info(document), &found);
    ingest.commit();
  }
  // All that a read gives of a statement, as text.
  std::string state(std::size_t index) const {
    const Store::Found found = store.find(ids[index], 1).at(0);
    const Statement& s = found.statement;
    std::string all = s.text + '|' + s.source_text + '|' + s.cue_text + '|' + s.speaker.actor_id + '|' +
                      s.speaker.name + '|' + to_string(s.said.date) + std::string(name(s.said.precision)) +
                      to_string(s.said.earliest) + to_string(s.said.latest) + std::string(name(s.said.method)) + '|' +
                      std::string(name(s.act)) + '|' + found.review_status;
    for (const StanceLabel& stance : s.stances)
      all += '|' + stance.issue_id + std::string(name(stance.label)) +
             (stance.position ? std::to_string(*stance.position) : "") + (stance.conditional ? "if" : "") +
             std::string(name(stance.confidence)) + (stance.rule_ids.empty() ? "" : stance.rule_ids[0]);
    return all;
  }
  static Span span_of(const std::string& words) {
    const auto begin = static_cast<std::uint32_t>(article_text.find(words));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }
  void sound() const {
    CHECK(verify_store(
              store, [](const std::string& problem) { MESSAGE(problem); }, [](std::size_t, std::size_t) {})
              .problems == 0);
  }
  std::vector<Said> said{{"the ferry must sail", "velde.marta", "FERRY", 1.0},
                         {"the ferry is old", "hale", "FERRY", -0.5}};
  Folder folder;
  Store store;
  Document document = article("a1", article_text);
  std::vector<std::string> ids;
};

Correction correction(const std::string& id, const std::string& field, const std::string& value, const std::string& by,
                      const std::string& issue = {}) {
  Correction c;
  c.statement_id = id;
  c.field = field;
  c.issue_id = issue;
  c.value = value;
  c.made_by = by;
  c.made_on = "2025-05-01";
  return c;
}

Statement missed(const Document& document, const std::string& words) {
  return analysis(document, {{words, "harbour"}}).statements[0];
}

}  // namespace

TEST_CASE("each correction is taken back, the last first") {
  Filled filled;
  const std::string id = filled.ids[0];
  std::vector<std::string> states{filled.state(0)};
  for (const Correction& c :
       {correction(id, "status", "accepted", "anna"), correction(id, "label", "oppose", "anna", "FERRY"),
        correction(id, "label", "sceptical", "anna", "FERRY"), correction(id, "label", "support", "anna", "QUAY"),
        correction(id, "date", "2024", "anna"), correction(id, "act", "REJECT", "anna"),
        correction(id, "actor", "hale", "anna"), correction(id, "borders", "||16-31", "anna"),
        correction(id, "status", "rejected", "anna")}) {
    CHECK(apply_corrections(filled.store, {c}) == 1);
    CHECK(apply_corrections(filled.store, {c}) == 0);
    filled.sound();
    states.push_back(filled.state(0));
    CHECK(states.back() != states[states.size() - 2]);
  }
  for (std::size_t i = states.size() - 1; i-- > 0;) {
    REQUIRE(take_back_last(filled.store, "anna"));
    CHECK(filled.state(0) == states[i]);
    filled.sound();
  }
  CHECK_FALSE(take_back_last(filled.store, "anna"));
  CHECK_FALSE(take_back_last(filled.store, "bo"));
}

TEST_CASE("machine takes any correction back, and is taken back itself") {
  Filled filled;
  const std::string id = filled.ids[1], before = filled.state(1);
  apply_corrections(filled.store, {correction(id, "label", "support", "anna", "FERRY")});
  const std::string corrected = filled.state(1);
  apply_corrections(filled.store, {correction(id, "label", "machine", "bo", "FERRY")});
  CHECK(filled.state(1) == before);
  take_back_last(filled.store, "bo");
  CHECK(filled.state(1) == corrected);
  CHECK(apply_corrections(filled.store, {correction(id, "act", "machine", "bo")}) ==
        0);  // there is nothing to take back
}

TEST_CASE("two people's opinions stand beside each other") {
  Filled filled;
  const std::string id = filled.ids[0];
  apply_corrections(filled.store, {correction(id, "act", "REJECT", "anna")});
  CHECK(apply_corrections(filled.store, {correction(id, "act", "REJECT", "bo")}) == 1);  // the same: a second opinion
  CHECK(apply_corrections(filled.store, {correction(id, "act", "REJECT", "bo")}) == 0);
  CHECK(stored_opinions(filled.store).size() == 2);
  take_back_last(filled.store, "anna");
  CHECK(filled.store.find(id, 1).at(0).statement.act == Act::reject);  // bo's opinion still stands
  take_back_last(filled.store, "bo");
  CHECK(filled.store.find(id, 1).at(0).statement.act != Act::reject);
  CHECK(stored_opinions(filled.store).empty());
  filled.sound();
}

TEST_CASE("a statement coded by hand") {
  Filled filled;
  const Document document = document_on_record(filled.store, "a1");
  CHECK(document.text == article_text);
  const std::string id = add_coded_statement(filled.store, document, missed(document, "The harbour wants a new quay"),
                                             {"anna", "2025-05-01"})
                             .id;
  const auto found = [&] { return filled.store.find(id, 1); };
  CHECK(found().at(0).review_status == "coded");
  CHECK_THROWS_AS(add_coded_statement(filled.store, document, missed(document, "the ferry is old"), {"anna", ""}),
                  Error);
  CHECK_FALSE(
      add_coded_statement(filled.store, document, missed(document, "The harbour wants a new quay"), {"bo", ""}).is_new);
  filled.sound();
  SUBCASE("a new analysis leaves it, and does not find it twice") {
    Ingest ingest(filled.store, {.keep_text = true, .again = true});
    const Analysis again = analysis(document, {{"the ferry must sail"}, {"The harbour wants a new quay", "harbour"}});
    ingest.add(document, info(document), &again);
    ingest.commit();
    CHECK(filled.store.count_statements() == 2);
    CHECK(found().at(0).review_status == "coded");
  }
  SUBCASE("a new version keeps it where its words are") {
    const Document later = article("a1", "A first line.\n" + article_text);
    add(filled.store, later, {{"the ferry must sail"}});
    CHECK(found().at(0).review_status == "coded");
    CHECK(found().at(0).document_status == "current");
    CHECK(found().at(0).statement.content[0].begin == article_text.find("The harbour") + 14);
    filled.sound();
    add(filled.store, article("a1", "Only this is left: \"the ferry must sail\"."), {{"the ferry must sail"}});
    CHECK(found().at(0).document_status == "replaced");
  }
  SUBCASE("corrected and rejected as any other") {
    apply_corrections(filled.store,
                      {correction(id, "act", "REQUEST", "anna"), correction(id, "borders", "||68-80", "anna")});
    CHECK(found().at(0).review_status == "coded");
    CHECK(found().at(0).statement.text == article_text.substr(68, 12));
    filled.sound();
    apply_corrections(filled.store, {correction(id, "status", "rejected", "bo")});
    CHECK(filled.store.count_statements() == 2);
  }
  SUBCASE("taken back") {
    take_back_last(filled.store, "anna");
    CHECK(found().empty());
  }
  filled.sound();
}

TEST_CASE("a blind sample is drawn once, without statements coded by hand") {
  Filled filled;
  const Document document = document_on_record(filled.store, "a1");
  add_coded_statement(filled.store, document, missed(document, "The harbour wants a new quay"), {"anna", ""});
  const Sample sample = draw_sample(filled.store, "", 10, 5, {"anna", "2025-05-01"});
  CHECK(sample.drawn_from == 2);
  CHECK(sample.statements.size() == 2);
  CHECK(draw_sample(filled.store, "FERRY", 1, 5, {"anna", ""}).drawn_from == 2);
  CHECK(stored_samples(filled.store).size() == 2);
  const Sample stored = stored_samples(filled.store)[1];  // newest first
  CHECK(stored.statements == sample.statements);
  CHECK(stored.drawn_from == 2);
  CHECK(stored.made_by == "anna");
  CHECK(stored.made_on == "2025-05-01");
  CHECK(stored_samples(filled.store)[0].issue_id == "FERRY");
}
