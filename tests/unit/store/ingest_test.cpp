// Articles in: new, unchanged, copies, new versions, withdrawn; what comes back is what went in.
#include <doctest/doctest.h>

#include <algorithm>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/connection.h"
#include "store/corrections.h"
#include "store/succession.h"
#include "store/support_store.h"
#include "store/verification.h"

using namespace onrecord;
using namespace onrecord::store;
using namespace onrecord::testing;

namespace {

const std::string first_text =
    "Marta Velde said \"the ferry must sail\" on Tuesday. \"The harbour is deep enough\", she said.";
const std::vector<Said> first_said{{"the ferry must sail", "velde.marta", "FERRY", 1.0},
                                   {"The harbour is deep enough", "velde.marta"}};

std::vector<std::string> problems(const Store& store) {
  std::vector<std::string> found;
  verify_store(
      store, [&](const std::string& problem) { found.push_back(problem); }, [](std::size_t, std::size_t) {});
  return found;
}

}  // namespace

TEST_CASE("a statement comes back as it was") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  const Document document = article("a1", first_text);
  CHECK(add(store, document, first_said) == Outcome::added);
  const std::vector<Statement> wanted = analysis(document, first_said).statements;
  const StatementSet set = store.read({}, {.traces = true});
  REQUIRE(set.statements.size() == 2);
  const Statement& s = set.statements[0];
  CHECK(s.id == wanted[0].id);
  CHECK(s.content == wanted[0].content);
  CHECK(s.text == wanted[0].text);
  CHECK(s.speaker.name == "Marta Velde");
  CHECK(s.said.date == Date{2025, 3, 4});
  REQUIRE(s.speaker.trace.size() == 1);
  CHECK(s.speaker.trace[0].effect == "the\tname\nin \\ full");
  CHECK(s.speaker.trace[0].matched == wanted[0].content[0]);
  REQUIRE(s.stances.size() == 1);
  CHECK(s.stances[0].label == StanceKind::support);
  CHECK(s.stances[0].rule_ids == std::vector<std::string>{"RULE-1", "R"});
  CHECK(s.stances[0].trace.size() == 1);
  CHECK(set.documents.at("a1").publisher == "Harbour Post");
  CHECK(set.text_of("a1") == first_text);
  CHECK(problems(store).empty());
}

TEST_CASE("adding the same article again changes nothing, also from another program") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  CHECK(add(store, article("a1", first_text), first_said) == Outcome::added);
  CHECK(add(store, article("a1", first_text), first_said) == Outcome::unchanged);
  Store other(folder.file("a.db"), Access::write);
  CHECK(add(other, article("a1", first_text), first_said) == Outcome::unchanged);
  CHECK(store.count_statements() == 2);
}

TEST_CASE("the same text under another address is a copy, whose statements count once") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  Document one = article("", first_text), two = article("", first_text);
  one.url = "https://one.example/story";
  two.url = "https://two.example/story";
  two.publisher = "Ledger";
  CHECK(add(store, one, first_said) == Outcome::added);
  CHECK(add(store, two, first_said) == Outcome::copy);
  CHECK(add(store, two, first_said) == Outcome::unchanged);
  const StatementSet set = store.read();
  CHECK(set.statements.size() == 2);
  CHECK(store.count_documents() == 2);
  CHECK(set.documents.at(one.doc_id).copies == 2);
  CHECK(set.documents.at(one.doc_id).twins == std::vector<std::string>{"Ledger"});
  CHECK(problems(store).empty());

  SUBCASE("when the first is withdrawn, the copy holds the statements") {
    one.withdrawn = true;
    CHECK(add(store, one, {}) == Outcome::withdrawn);
    const StatementSet left = store.read();
    REQUIRE(left.statements.size() == 2);
    CHECK(left.documents.begin()->second.publisher == "Ledger");
    CHECK(problems(store).empty());
  }
}

TEST_CASE("a new version takes the old one's place; statements whose words stayed keep their ids") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  Document old = article("", first_text);
  old.url = "https://one.example/story";
  CHECK(add(store, old, first_said) == Outcome::added);
  const std::string kept = analysis(old, first_said).statements[0].id,
                    gone = analysis(old, first_said).statements[1].id;
  Document now = article("", "An update. " + first_text.substr(0, 50) + " \"We will wait\", she added.");
  now.url = old.url;
  CHECK(add(store, now, {{"the ferry must sail", "velde.marta", "FERRY", 1.0}, {"We will wait", "velde.marta"}}) ==
        Outcome::replaced);
  const StatementSet set = store.read();
  REQUIRE(set.statements.size() == 2);
  CHECK(set.statements[0].id == kept);
  CHECK(set.statements[0].doc_id == now.doc_id);
  CHECK(store.read({.words = {"harbour deep"}}).statements.empty());
  const std::vector<Store::Found> found = store.find(gone, 2);  // not lost: the old version has it
  REQUIRE(found.size() == 1);
  CHECK(found[0].document_status == "replaced");
  CHECK(problems(store).empty());
}

TEST_CASE("an older version changes nothing, a withdrawn article's statements leave") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  Document document = article("urn:1", first_text);
  document.version = "10";
  CHECK(add(store, document, first_said) == Outcome::added);
  Document older = article("urn:1", "Nothing was said.");
  older.version = "9";
  CHECK(add(store, older, {}) == Outcome::older);
  document.withdrawn = true;
  CHECK(add(store, document, {}) == Outcome::withdrawn);
  CHECK(store.read().statements.empty());
  CHECK(store.read({}, {.withdrawn = true}).statements.size() == 2);
  document.withdrawn = false;
  CHECK(add(store, document, first_said) == Outcome::unchanged);  // only a newer version brings it back
  document.version = "11";
  CHECK(add(store, document, first_said) == Outcome::replaced);
  CHECK(store.read().statements.size() == 2);
  CHECK(problems(store).empty());
}

TEST_CASE("without commit nothing is stored; without text the quotations are") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  const Document document = article("a1", first_text);
  {
    Ingest ingest(store, {});
    const Analysis found = analysis(document, first_said);
    CHECK(ingest.add(document, info(document), &found) == Outcome::added);
  }
  CHECK(store.count_documents() == 0);
  CHECK(add(store, document, first_said, {.keep_text = false}) == Outcome::added);
  CHECK(store.text_of("a1").empty());
  CHECK(store.read().statements[0].text == "the ferry must sail");
  CHECK(problems(store).empty());
}

TEST_CASE("verification finds a changed letter in a text and in a quotation") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  {
    Store store(path, Access::write);
    add(store, article("a1", first_text), first_said);
  }
  std::string bytes;
  {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    char piece[4096];
    for (std::size_t size; (size = std::fread(piece, 1, sizeof piece, file)) > 0;) bytes.append(piece, size);
    std::fclose(file);
  }
  const std::size_t at = bytes.find("deep enough\", she said.");
  REQUIRE(at != std::string::npos);
  bytes[at] = 'k';
  std::FILE* file = std::fopen(path.c_str(), "wb");
  std::fwrite(bytes.data(), 1, bytes.size(), file);
  std::fclose(file);
  const Store store(path, Access::read);
  const std::vector<std::string> found = problems(store);
  REQUIRE(found.size() >= 1);
  CHECK(found[0].find("document a1") != std::string::npos);
  CHECK(found[0].find("hash") != std::string::npos);
}

TEST_CASE("three statements on one span of words have three ids") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  CHECK(add(store, article("a1", "\"yes\", said the three."),
            {{"yes", "velde.marta"}, {"yes", "okaro.ilan"}, {"yes", "sunde"}}) == Outcome::added);
  const StatementSet set = store.read();
  REQUIRE(set.statements.size() == 3);
  CHECK(set.statements[0].id != set.statements[1].id);
  CHECK(set.statements[1].id != set.statements[2].id);
  CHECK(problems(store).empty());
}

TEST_CASE("words that stay keep their id over versions, whoever is found to have said them; they come back with it") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  const std::string one = "\"we will wait\", she said.", two = "Nobody spoke.",
                    three = "News. \"we will wait\", he said.";
  CHECK(add(store, article("a1", one), {{"we will wait", "velde.marta"}}) == Outcome::added);
  const std::string id = store.read().statements.at(0).id;
  CHECK(add(store, article("a1", three), {{"we will wait", "okaro.ilan"}}) == Outcome::replaced);
  CHECK(store.read().statements.at(0).id == id);
  CHECK(add(store, article("a1", two), {}) == Outcome::replaced);
  CHECK(store.read().statements.empty());
  CHECK(add(store, article("a1", one), {{"we will wait", "velde.marta"}}) == Outcome::replaced);
  CHECK(store.read().statements.at(0).id == id);
  CHECK(problems(store).empty());
}

TEST_CASE("an edit of the words is told: which id took whose place, and what was decided of the old words") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  const std::string before = "\"the quay is ready for June\", she said.",
                    after = "\"the quay is ready for July\", she said.";
  CHECK(add(store, article("a1", before), {{"the quay is ready for June"}}) == Outcome::added);
  const std::string old_id = store.read().statements.at(0).id;
  Correction decided;
  decided.statement_id = old_id;
  decided.field = "act";
  decided.value = "OFFER";
  decided.made_by = "Ada Lind";
  CHECK(apply_corrections(store, {decided}) == 1);
  CHECK(add(store, article("a1", after), {{"the quay is ready for July"}}) == Outcome::replaced);
  const std::string new_id = store.read().statements.at(0).id;
  CHECK(new_id != old_id);
  const std::vector<Succession> told = successions(store);
  REQUIRE(told.size() == 1);
  CHECK(told[0].before == old_id);
  CHECK(told[0].now == new_id);
  CHECK(told[0].why == "edited");
  CHECK(told[0].words_before == "the quay is ready for June");
  CHECK(told[0].open_decisions == 1);
  CHECK(former_ids(store, new_id) == old_id);
  CHECK(successors(store, old_id.substr(0, 8)) == std::vector{new_id});
}

TEST_CASE("an article whose twin goes on under another text leaves it the statements under the twin's own ids") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  Document one = article("one", first_text), two = article("two", first_text);
  CHECK(add(store, one, first_said) == Outcome::added);
  CHECK(add(store, two, first_said) == Outcome::copy);
  const std::string id = store.read().statements.at(0).id;
  Correction decided;
  decided.statement_id = id;
  decided.field = "act";
  decided.value = "OFFER";
  decided.made_by = "Ada Lind";
  CHECK(apply_corrections(store, {decided}) == 1);
  one.text = "Corrected. " + first_text;
  CHECK(add(store, one, first_said) == Outcome::replaced);
  const StatementSet set = store.read();
  REQUIRE(set.statements.size() == 4);
  int kept = 0, offers = 0;
  for (const Statement& each : set.statements) {
    if (each.id == id) {
      ++kept;
      CHECK(each.doc_id == "one");
    }
    if (each.act == Act::offer) ++offers;  // decided of these words: in both
  }
  CHECK(kept == 1);
  CHECK(offers == 2);
  CHECK(problems(store).empty());
}

TEST_CASE("who reported a statement is known under the twin's ids, too") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  const auto add_reported = [&](const Document& document) {
    Analysis found = analysis(document, first_said);
    found.statements.at(1).reported_by = found.statements.at(0).id;
    Ingest ingest(store, {});
    ingest.add(document, info(document), &found);
    ingest.commit();
  };
  Document one = article("one", first_text);
  const Document two = article("two", first_text);
  add_reported(one);
  add_reported(two);
  one.text = "Corrected. " + first_text;
  add_reported(one);
  int reported = 0;
  const StatementSet set = store.read();
  for (const Statement& each : set.statements)
    if (!each.reported_by.empty()) {
      ++reported;
      const auto holder = std::find_if(set.statements.begin(), set.statements.end(),
                                       [&](const Statement& other) { return other.id == each.reported_by; });
      REQUIRE(holder != set.statements.end());
      CHECK(holder->doc_id == each.doc_id);
    }
  CHECK(reported == 2);
  CHECK(problems(store).empty());
}

TEST_CASE("an article that cannot be stored is left out whole, and the next one is stored") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  {
    SQLite::Database(folder.file("a.db"), SQLite::OPEN_READWRITE)
        .exec(
            "CREATE TRIGGER fault BEFORE INSERT ON statement WHEN NEW.text = 'no' BEGIN SELECT RAISE(ABORT, 'a fault'); END");
  }
  Ingest ingest(store, {});
  const Document bad = article("bad", "\"yes\" and \"no\""), good = article("good", "\"yes\" and \"yes\"");
  const Analysis found = analysis(bad, {{"yes"}, {"no"}}), other = analysis(good, {{"yes"}});
  std::string words;
  try {
    ingest.add(bad, info(bad), &found);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::rejected_input);
    words = error.message();
  }
  CHECK(words.find("\"bad\"") != std::string::npos);
  CHECK(words.find("please report") != std::string::npos);
  CHECK(words.find("a fault") != std::string::npos);
  CHECK(ingest.add(good, info(good), &other) == Outcome::added);
  ingest.commit();
  CHECK(store.count_documents() == 1);
  CHECK(store.count_statements() == 1);
}

TEST_CASE("a disk that is full in the middle of an article leaves nothing of it, even if the run goes on") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  const Document small = article("a1", first_text);
  std::string text;
  std::vector<Said> said;
  for (int i = 0; i < 400; ++i) {
    said.push_back({"pier number " + std::to_string(i) + " must stay where it has been", "velde.marta", "FERRY", 1.0});
    text += "\"" + said.back().words + "\", she said. ";
  }
  const Document large = article("a2", text);
  Connection& connection = store.connection();
  const auto may_grow_by = [&](std::int64_t pages) {
    connection.number("PRAGMA max_page_count = " + std::to_string(connection.number("PRAGMA page_count") + pages));
  };
  Ingest ingest(store, {});
  const auto add_to_it = [&](const Document& document, const std::vector<Said>& words) {
    const Analysis found = analysis(document, words);
    return ingest.add(document, info(document), &found);
  };
  CHECK(add_to_it(small, first_said) == Outcome::added);
  may_grow_by(20);
  CHECK_THROWS_WITH_AS(add_to_it(large, said), doctest::Contains("disk full"), Error);
  may_grow_by(2000);
  // As a run does that wants to keep what came before: it gives all again that was not committed.
  CHECK(add_to_it(small, first_said) == Outcome::added);
  ingest.commit();
  CHECK(problems(store).empty());
  CHECK(store.count_documents() == 1);
  CHECK(store.count_statements() == 2);
  CHECK(add_to_it(large, said) == Outcome::added);
  ingest.commit();
  CHECK(store.count_statements() == 402);
  CHECK(problems(store).empty());
}

TEST_CASE("equal words in several articles are good: each article numbers its own") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  const std::string text = "\"we will wait\", she said. \"we will wait\", she said again.";
  for (const char* id : {"a1", "a2"}) {
    const Document document = article(id, std::string(id) + ' ' + text);
    Analysis found = analysis(document, {{"we will wait"}, {"we will wait"}});
    found.statements[1].content = {{static_cast<std::uint32_t>(document.text.rfind("we will wait")),
                                    static_cast<std::uint32_t>(document.text.rfind("we will wait") + 12)}};
    Ingest ingest(store, {});
    CHECK(ingest.add(document, info(document), &found) == Outcome::added);
    ingest.commit();
  }
  CHECK(store.count_statements() == 4);
  CHECK(problems(store).empty());
}

TEST_CASE("equal words that come twice in two articles are verified by each article's own numbers") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  for (const char* id : {"a1", "a2"})
    CHECK(add(store, article(id, std::string(id) + ": \"yes\", she said. \"yes\", he said."), {{"yes"}, {"yes"}}) ==
          Outcome::added);
  CHECK(problems(store).empty());
}
