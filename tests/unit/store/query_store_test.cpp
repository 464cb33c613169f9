// Queries: whatever the index chosen, the store gives exactly what matches() accepts.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <utf8proc.h>

#include <algorithm>
#include <map>

#include "domain/full_text.h"
#include "store/stored_actors.h"
#include "store/support_filled.h"

using namespace onrecord;
using namespace onrecord::store;
using namespace onrecord::testing;

TEST_CASE("the store gives what matches() accepts, for queries of all shapes") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  fill(store);
  const StatementSet all = store.read();
  REQUIRE(all.statements.size() == 600);
  std::mt19937 random(3);
  const auto maybe = [&](std::uint32_t in) { return random() % in == 0; };
  std::size_t found_something = 0;
  for (int round = 0; round < 400; ++round) {
    Query query = some_query(random, "okaro.ilan", "rare gazette");
    query.negate_who = maybe(6);
    query.negate_words = maybe(6);
    query.negate_when = maybe(6);
    query.negate_issues = maybe(6);
    query.negate_labels = maybe(6);
    query.negate_publishers = maybe(6);
    query.negate_acts = maybe(6);
    Query meant = query;
    if (meant.when) meant.when = anchored(*meant.when, store.newest_article());
    std::set<std::string> wanted;
    for (const Statement& s : all.statements)
      if (matches(meant, s, all.documents.at(s.doc_id))) wanted.insert(s.id);
    CHECK(ids_of(store.read(query)) == wanted);
    ReadParts walking;
    walking.sorted_at_most = 20;
    CHECK(ids_of(store.read(query, walking)) == wanted);
    found_something += wanted.empty() ? 0 : 1;

    bool more = false;
    const StatementSet page = store.page(query, Order::newest, 5, &more, maybe(2) ? walking : ReadParts());
    CHECK(page.statements.size() == std::min<std::size_t>(5, wanted.size()));
    CHECK(more == (wanted.size() > 5));
    const auto last_day = [&](const Statement& s) { return said_period(s.said, {}).second; };
    for (std::size_t i = 1; i < page.statements.size(); ++i)
      CHECK(last_day(page.statements[i - 1]) >= last_day(page.statements[i]));
  }
  CHECK(found_something > 100);
}

TEST_CASE("words in memory are those of FTS5: every character of the lower planes, some of the rest") {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec("CREATE VIRTUAL TABLE quotes USING fts5 (text, tokenize = \"unicode61 remove_diacritics 2\")");
  database.exec("CREATE VIRTUAL TABLE words USING fts5vocab (quotes, instance)");
  SQLite::Statement fill(database, "INSERT INTO quotes (rowid, text) VALUES (?, ?)");
  std::map<std::int64_t, std::vector<std::string>> ours, theirs;
  for (utf8proc_int32_t point = 1; point < 0x110000; point += point < 0x3000 || (point & ~0xFFF) == 0x1F000 ? 1 : 61) {
    if (!utf8proc_codepoint_valid(point)) continue;
    utf8proc_uint8_t bytes[4];
    const auto size = static_cast<std::size_t>(utf8proc_encode_char(point, bytes));
    const std::string text = "a" + std::string(reinterpret_cast<const char*>(bytes), size) + "b";
    ours[point] = search_words(text);
    fill.bind(1, point);
    fill.bind(2, text);
    fill.exec();
    fill.reset();
  }
  for (SQLite::Statement rows(database, "SELECT doc, term FROM words ORDER BY doc, \"offset\""); rows.executeStep();)
    theirs[rows.getColumn(0).getInt64()].push_back(rows.getColumn(1).getString());
  CHECK(ours.size() == theirs.size());
  std::string unlike;
  for (const auto& [point, words] : ours)
    if (words != theirs[point]) unlike += " " + std::to_string(point);
  CHECK(unlike.empty());
}

TEST_CASE("a search in memory and one in the database find the same words, whatever their script") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  // A face without a blank; a vowel sign of Devanagari; points of Hebrew; Greek and Cyrillic accents; a new currency
  // sign.
  const std::vector<Said> said = {{"The harbour\U0001F914 is shut"},
                                  {"हिन्दी at the quay"},
                                  {"שָׁלוֹם at the quay"},
                                  {"Καλημέρα, Чайка"},
                                  {"It costs \u20BA500 a day"}};
  std::string text;
  for (const Said& each : said) text += each.words + ". ";
  add(store, article("a1", text), said);
  const StatementSet all = store.read();
  REQUIRE(all.statements.size() == said.size());
  for (const char* typed : {"harbour", "harbour*", "हिन्दी", "हिन्द*", "שלום", "שָׁלוֹם", "καλημέρα", "καλημερα", "чаика",
                            "Чайка", "500", "\u20BA500", "\u20BA*"}) {
    const Query query{.words = {typed}};
    std::set<std::string> wanted;
    for (const Statement& s : all.statements)
      if (matches(query, s, all.documents.at(s.doc_id))) wanted.insert(s.id);
    CHECK_MESSAGE(ids_of(store.read(query)) == wanted, typed);
  }
}

TEST_CASE("what a user types never reaches FTS5 raw") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  add(store, article("a1", "She said \"don't AND won't\"; he said \"x-y NEAR a:b\"."),
      {{"don't AND won't"}, {"x-y NEAR a:b"}});
  for (const char* typed :
       {"\"", "(", "*", "AND", "-x", "a:b", "x-y", "don't", "'; DROP TABLE statement --", "NEAR(", "^a", "{x}", "a*b*"})
    CHECK_NOTHROW(store.read({.words = {typed}}));
  CHECK_NOTHROW(store.read({.words = {std::string(5000, '(')}}));
  CHECK(store.read({.words = {"don't"}}).statements.size() == 1);
  CHECK(store.read({.words = {"AND"}}).statements.size() == 1);
  CHECK(store.read({.words = {"x-y"}}).statements.size() == 1);
  CHECK(store.read({.words = {"and wont"}}).statements.empty());
  CHECK(store.count_statements() == 2);
}

TEST_CASE("actors are suggested by beginnings of their words, and a sign of LIKE is a letter like others") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  fill(store);
  const auto ids = [&](const std::string& typed, std::size_t limit = 10) {
    std::vector<std::string> found;
    for (const StoredActor& each : suggest_actors(store, typed, limit)) found.push_back(each.actor_id);
    return found;
  };
  CHECK(ids("Mart") == std::vector<std::string>{"velde.marta"});
  CHECK(ids("okaro") == std::vector<std::string>{"okaro.ilan"});
  CHECK(ids("arta").empty());
  CHECK(ids("").size() == 4);
  CHECK(ids("", 2).size() == 2);
  for (const char* sign : {"%", "_", "\\", "mart_", "m%"}) CHECK(ids(sign).empty());
}
