// The database holds what the articles say, however they came: again, in another order, in whatever versions.
#include <unistd.h>

#include <filesystem>
#include <map>

#include "generated_articles.h"
#include "io/fields.h"
#include "property.h"
#include "store/ingest.h"
#include "store/verification.h"

using namespace onrecord;
using namespace onrecord::io;
using namespace onrecord::store;
using namespace onrecord::testing;

namespace {

// In memory where the machine has a folder for that: a thousand databases are made here.
struct Folder {
  Folder() {
    const bool memory = ::access("/dev/shm", W_OK) == 0;
    path = std::string(memory ? "/dev/shm" : std::filesystem::temp_directory_path().string()) +
           "/onrecord-properties-XXXXXX";
    if (::mkdtemp(path.data()) == nullptr) throw std::runtime_error("no folder can be made");
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string path;
};

class Desk {
 public:
  Desk() : store_(folder_.path + "/a.db", Access::write), ingest_(store_, {}) {}

  Outcome add(const Document& document) {
    const Analysis analysis = tracker().track(document);
    const Outcome outcome = ingest_.add(document, document_info(document, knowledge()), &analysis);
    ingest_.commit();
    return outcome;
  }
  // All statements that count; without the ids that an edit may leave as they were before it.
  std::string rows(bool with_ids) const {
    const StatementSet set = store_.read();
    const std::vector<Located> located = locate_all(set);
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < set.statements.size(); ++i) {
      Statement statement = set.statements[i];
      if (!with_ids) statement.id = statement.reported_by.empty() ? "" : "reported";
      if (!with_ids) statement.reported_by.clear();
      lines.emplace_back();
      append_statement_json(lines.back(), {statement, set.documents.at(statement.doc_id), located[i], {}});
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines) all += line + '\n';
    return all;
  }
  void require_whole() const {
    std::string problems;
    verify_store(
        store_, [&](const std::string& problem) { problems += problem + '\n'; }, [](auto, auto) {});
    RC_ASSERT(problems.empty());
    std::map<std::string, int> ids;
    for (const Statement& statement : store_.read().statements) RC_ASSERT(++ids[statement.id] == 1);
  }
  std::size_t documents() const { return store_.count_documents(); }

 private:
  Folder folder_;
  Store store_;
  Ingest ingest_;
};

std::vector<Document> some_articles() {
  std::vector<Document> articles;
  const int count = *rc::gen::inRange(1, 5);
  for (int i = 0; i < count; ++i) articles.push_back(article("a" + std::to_string(i), *some_sentences(1, 6)));
  // The same text under two ids is one article's statements, noted twice; which of them has it is a matter of order.
  std::sort(articles.begin(), articles.end(), [](const Document& a, const Document& b) { return a.text < b.text; });
  articles.erase(std::unique(articles.begin(), articles.end(),
                             [](const Document& a, const Document& b) { return a.text == b.text; }),
                 articles.end());
  return articles;
}

}  // namespace

PROPERTY("adding the same articles again changes nothing, and their order does not matter", [] {
  const std::vector<Document> articles = some_articles();
  Desk first, second;
  for (const Document& document : articles) RC_ASSERT(first.add(document) == Outcome::added);
  const std::string rows = first.rows(true);
  for (const Document& document : articles) RC_ASSERT(first.add(document) == Outcome::unchanged);
  RC_ASSERT(first.rows(true) == rows);
  RC_ASSERT(first.documents() == articles.size());
  first.require_whole();

  std::vector<Document> turned = articles;
  for (std::size_t i = turned.size(); i > 1; --i)
    std::swap(turned[i - 1], turned[*rc::gen::inRange<std::size_t>(0, i)]);
  for (const Document& document : turned) second.add(document);
  RC_ASSERT(second.rows(true) == rows);
})

PROPERTY("versions converge: whatever edits led there, the rows are those of the last version", [] {
  const int articles = *rc::gen::inRange(1, 3), edits = *rc::gen::inRange(1, 7);
  std::map<std::string, Sentences> last;
  Desk edited_desk, fresh;
  for (int i = 0; i < articles; ++i) {
    const std::string id = "a" + std::to_string(i);
    last[id] = *some_sentences(1, 6);
    last[id].push_back({"Nothing more was heard from pier " + id + ".", false});  // no two are ever the same text
    edited_desk.add(article(id, last[id]));
  }
  for (int i = 0; i < edits; ++i) {
    const std::string id = "a" + std::to_string(*rc::gen::inRange(0, articles));
    Sentences next = edited(last[id]);
    if (text_of(next).find("pier " + id) == std::string::npos) continue;  // the mark was what was taken out
    last[id] = std::move(next);
    edited_desk.add(article(id, last[id]));
    edited_desk.require_whole();
  }
  for (const auto& [id, sentences] : last) fresh.add(article(id, sentences));
  RC_ASSERT(edited_desk.rows(false) == fresh.rows(false));
  RC_ASSERT(edited_desk.documents() == fresh.documents());
  // And the last ones again change nothing.
  const std::string rows = edited_desk.rows(true);
  for (const auto& [id, sentences] : last) RC_ASSERT(edited_desk.add(article(id, sentences)) == Outcome::unchanged);
  RC_ASSERT(edited_desk.rows(true) == rows);
})
