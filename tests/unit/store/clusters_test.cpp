// Near copies of one story share a cluster, whatever the order, the transactions and the versions in which they come.
#include <doctest/doctest.h>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>

#include "store/connection.h"
#include "store/support_store.h"
#include "store/verification.h"
#include "text/near_copies.h"

using namespace onrecord;
using namespace onrecord::store;
using namespace onrecord::testing;

namespace {

// Eighty words of our own; each number makes another text of the same story, another story makes other words.
std::string copy_text(int number, const std::string& story = "pier") {
  std::string text = "Velde said \"the ferry must sail\".";
  for (int word = 0; word < 80; ++word)
    text += " " + (word == number % 80 ? "edited" + std::to_string(number) : story + std::to_string(word));
  return text;
}

std::string name_of(int number) {
  char name[16];
  std::snprintf(name, sizeof name, "a%04d", number);
  return name;
}

void add_copy(Ingest& ingest, const std::string& doc_id, const std::string& text, const std::string& version = {}) {
  Document document = article(doc_id, text);
  document.version = version;
  const Analysis found = analysis(document, {{"the ferry must sail"}});
  const text::CopySignature signature = text::copy_signature(text);
  ingest.add(document, info(document), &found, &signature);
}

// Every article with its cluster, its number of copies and its status.
std::string clusters_in(const Store& store) {
  std::string rows;
  SQLite::Statement query(
      store.connection().database(),
      "SELECT doc_id || ' ' || version || ' ' || status || ' in ' || cluster_id || ' of ' || copies FROM document ORDER BY 1");
  while (query.executeStep()) rows += query.getColumn(0).getString() + "\n";
  return rows;
}

std::size_t problems_of(Store& store) {
  return verify_store(
             store, [](const std::string& problem) { MESSAGE(problem); }, [](std::size_t, std::size_t) {})
      .problems;
}

}  // namespace

TEST_CASE("near copies share a cluster and are counted, in any order and in transactions of any size") {
  std::vector<std::string> found;
  for (const bool backwards : {false, true})
    for (const int at_once : {1, 7, 1000}) {
      const Folder folder;
      Store store(folder.file("a.db"), Access::write);
      Ingest ingest(store, {});
      for (int i = 0; i < 30; ++i) {
        const int number = backwards ? 29 - i : i;
        add_copy(ingest, name_of(number), copy_text(number, number % 10 == 3 ? "quay" : "pier"));
        if (i % at_once == at_once - 1) ingest.commit();
      }
      ingest.commit();
      found.push_back(clusters_in(store));
      CHECK(problems_of(store) == 0);
    }
  CHECK(found[0].find("a0000  current in a0000 of 27\n") == 0);
  CHECK(found[0].find("a0013  current in a0003 of 3\n") != std::string::npos);
  for (const std::string& each : found) CHECK(each == found[0]);
}

TEST_CASE("versions and withdrawals within a transaction leave the clusters of one after the other") {
  std::vector<std::string> found;
  for (const bool at_once : {false, true}) {
    const Folder folder;
    Store store(folder.file("a.db"), Access::write);
    Ingest ingest(store, {});
    const auto end = [&] {
      if (!at_once) ingest.commit();
    };
    for (int number : {5, 2, 8}) {
      add_copy(ingest, name_of(number), copy_text(number), "1");
      end();
    }
    add_copy(ingest, name_of(5), copy_text(5, "quay"), "2");  // another story now
    end();
    add_copy(ingest, name_of(1), copy_text(1, "quay"), "1");
    end();
    Document gone = article(name_of(8), copy_text(8));
    gone.withdrawn = true;
    ingest.add(gone, info(gone), nullptr);
    ingest.commit();
    found.push_back(clusters_in(store));
    CHECK(problems_of(store) == 0);
  }
  CHECK(found[0] ==
        "a0001 1 current in a0001 of 2\na0002 1 current in a0002 of 1\na0005 1 replaced in a0002 of 3\n"
        "a0005 2 current in a0001 of 2\na0008 1 withdrawn in a0002 of 2\n");
  CHECK(found[1] == found[0]);
}

TEST_CASE("copies find each other in a crowd, in whatever order they come") {
  // Two copies whose signatures agree in two of three places of each band, and in one band wholly, which they share
  // with a crowd of strangers: reports made of one form, say.
  constexpr int crowd = 110;
  const auto signature = [](int number) {
    text::CopySignature made;
    made.shingles = 100;
    const bool copy = number < 2;
    for (std::size_t place = 0; place < made.least.size(); ++place) {
      const bool common = place < text::CopySignature::rows || (copy && place % text::CopySignature::rows != 0);
      made.least[place] = static_cast<std::uint32_t>(place + (common ? 0 : 1000 * (number + 1)));
    }
    return made;
  };
  REQUIRE(text::are_copies(signature(0), signature(1)));
  REQUIRE(!text::are_copies(signature(1), signature(2)));
  std::vector<int> order;
  for (int number = 0; number < crowd + 2; ++number) order.push_back(number);
  std::vector<std::string> found;
  for (int turn = 0; turn < 4; ++turn) {
    const std::size_t at_once = turn % 2 == 0 ? 40 : 1000;
    const Folder folder;
    Store store(folder.file("a.db"), Access::write);
    Ingest ingest(store, {});
    for (std::size_t i = 0; i < order.size(); ++i) {
      const int number = order[i];
      const Document document = article(name_of(number), "Report " + std::to_string(number) + ": the ferry must sail");
      const Analysis said = analysis(document, {{"the ferry must sail"}});
      const text::CopySignature its = signature(number);
      ingest.add(document, info(document), &said, &its);
      if (i % at_once == at_once - 1) ingest.commit();
    }
    ingest.commit();
    found.push_back(clusters_in(store));
    if (turn % 2 == 0)
      std::reverse(order.begin(), order.end());
    else
      std::rotate(order.begin(), order.begin() + 50, order.end());
  }
  CHECK(found[0].starts_with(
      "a0000  current in a0000 of 2\na0001  current in a0000 of 2\na0002  current in a0002 of 1\n"));
  for (const std::string& each : found) CHECK(each == found[0]);
}

TEST_CASE("another story under an old id leaves the cluster that was named after it") {
  const Folder folder;
  Store store(folder.file("a.db"), Access::write);
  Ingest ingest(store, {});
  for (int number : {1, 2, 3}) add_copy(ingest, name_of(number), copy_text(number), "1");
  ingest.commit();
  add_copy(ingest, name_of(1), copy_text(1, "quay"), "2");
  ingest.commit();
  CHECK(clusters_in(store) ==
        "a0001 1 replaced in a0001 of 3\na0001 2 current in a0001 of 1\na0002 1 current in a0002 of 2\n"
        "a0003 1 current in a0002 of 2\n");
  add_copy(ingest, name_of(1), copy_text(9), "3");  // and comes back
  ingest.commit();
  CHECK(clusters_in(store).find("a0001 3 current in a0001 of 3\na0002 1 current in a0001 of 3\n") != std::string::npos);
  Document gone = article(name_of(1), copy_text(9));
  gone.withdrawn = true;
  ingest.add(gone, info(gone), nullptr);
  ingest.commit();
  CHECK(clusters_in(store).find("a0002 1 current in a0002 of 2\n") != std::string::npos);
  CHECK(problems_of(store) == 0);
}

TEST_CASE("the same text under two ids: one cluster, named after the smaller") {
  std::vector<std::string> found;
  for (const bool backwards : {false, true}) {
    const Folder folder;
    Store store(folder.file("a.db"), Access::write);
    Ingest ingest(store, {});
    std::vector<std::pair<int, int>> articles = {{1, 7}, {2, 7}, {3, 8}};  // ids, texts
    if (backwards) std::reverse(articles.begin(), articles.end());
    for (const auto& [id, text] : articles) add_copy(ingest, name_of(id), copy_text(text), "1");
    ingest.commit();
    found.push_back(clusters_in(store));
    CHECK(problems_of(store) == 0);
  }
  CHECK(found[0] == "a0001 1 current in a0001 of 3\na0002 1 current in a0001 of 3\na0003 1 current in a0001 of 3\n");
  CHECK(found[1] == found[0]);
}

TEST_CASE("an article costs no more beside many others than beside few") {
  std::vector<std::int64_t> steps;  // of SQLite's machine
  for (const int others : {50, 400}) {
    const Folder folder;
    Store store(folder.file("a.db"), Access::write);
    Ingest ingest(store, {});
    const auto add_another = [&](int i) {
      add_copy(ingest, name_of(i), copy_text(i, "story" + std::to_string(i) + "x"));
    };
    for (int i = 0; i < others; ++i) add_another(i);
    ingest.commit();
    std::int64_t& count = steps.emplace_back(0);
    const auto step = [](void* counted) {
      ++*static_cast<std::int64_t*>(counted);
      return 0;
    };
    sqlite3* handle = store.connection().database().getHandle();
    sqlite3_progress_handler(handle, 1, step, &count);
    for (int i = others; i < others + 10; ++i) add_another(i);
    ingest.commit();
    for (int i = others; i < others + 10; ++i)
      add_copy(ingest, name_of(i), copy_text(i + 1, "news" + std::to_string(i)), "2");
    ingest.commit();
    sqlite3_progress_handler(handle, 0, nullptr, nullptr);
  }
  CHECK(steps[1] < steps[0] * 11 / 10);
}

TEST_CASE("many copies of one story cost no more each than few") {
  std::vector<int> changes;
  for (const int copies : {150, 600}) {
    const Folder folder;
    Store store(folder.file("a.db"), Access::write);
    Ingest ingest(store, {});
    for (int i = copies; i > 0; --i) add_copy(ingest, name_of(i), copy_text(i));
    ingest.commit();
    CHECK(store.read().documents.begin()->second.copies == copies);
    changes.push_back(store.connection().database().getTotalChanges());
  }
  CHECK(changes[1] < 4 * changes[0] * 11 / 10);
}
