// Reading paths: formats by content, front matter, JSONL's good and bad lines, dates, and what is told of
// each.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "io/sources.h"
#include "onrecord/format.h"

using namespace onrecord;
using namespace onrecord::io;

namespace {

struct Run {
  std::vector<Document> documents;
  std::vector<std::string> rejected, notices;
  int exit_code = 0;
};

class Folder {
 public:
  Folder() {
    char pattern[] = "/tmp/onrecord_io_XXXXXX";
    path_ = ::mkdtemp(pattern);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file(const std::string& name, std::string_view bytes) const {
    const std::string path = path_ + '/' + name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Run read(const std::vector<std::string>& paths, const ReadOptions& options = {}) {
  Run run;
  read_paths(paths, options,
             {[&](Document&& document) { run.documents.push_back(std::move(document)); },
              [&](const Error& error) {
                run.rejected.emplace_back(error.what());
                run.exit_code = std::max(run.exit_code, error.exit_code());
              },
              [&](const std::string& notice) { run.notices.push_back(notice); }});
  return run;
}

bool ends_with(const std::string& text, std::string_view end) {
  return std::string_view(text).ends_with(end);
}

}  // namespace

TEST_CASE("text with front matter") {
  const Folder folder;
  const Run run = read({folder.file("a.txt",
                                    "---\nid: a1\ntitle: \"Talks: a start\"\nsource: Courier\npublished: "
                                    "2025-01-14\nurl: https://c.example/1\n"
                                    "author: Ada Reed; Tom Hale\n---\nTalks: a start\n\nThe minister spoke.\n")});
  REQUIRE(run.documents.size() == 1);
  const Document& document = run.documents[0];
  CHECK(document.doc_id == "a1");
  CHECK(document.title == "Talks: a start");
  CHECK(document.publisher == "Courier");
  CHECK(to_string(document.published_at) == "2025-01-14");
  CHECK(document.date_origin == DateOrigin::metadata);
  CHECK(document.authors == std::vector<std::string>{"Ada Reed", "Tom Hale"});
  CHECK(document.text == "Talks: a start\n\nThe minister spoke.\n");
}

TEST_CASE("text without front matter: title, date of argument, dateline and file name") {
  const Folder folder;
  const std::string plain = folder.file("2025-02-01_x.txt", "A headline\n\nThe minister spoke.\n");
  CHECK(read({plain}).documents.at(0).title == "A headline");
  CHECK(read({plain}).documents.at(0).date_origin == DateOrigin::filename);
  CHECK(read({folder.file("s.txt", "Ministers met in Karst.\n\nThey spoke.\n")}).documents.at(0).title.empty());
  CHECK(read({folder.file("t.txt", "Talks in the U.S.\n\nThey spoke.\n")}).documents.at(0).title ==
        "Talks in the U.S.");
  ReadOptions options;
  options.date = {2025, 3, 4};
  CHECK(to_string(read({plain}, options).documents.at(0).published_at) == "2025-03-04");
  const std::string dated =
      folder.file("y.txt", "A headline\n\nSEOUL, Feb. 16, 2024 (Agency) -- The minister spoke.\n");
  CHECK(to_string(read({dated}).documents.at(0).published_at) == "2024-02-16");
  CHECK(read({dated}).documents.at(0).date_origin == DateOrigin::dateline);
  const Run undated = read({folder.file("z.txt", "---\n\nA rule, not front matter.\n")});
  CHECK(undated.documents.at(0).text.starts_with("---"));
  CHECK(ends_with(undated.notices.at(0), "z.txt: no date"));
}

TEST_CASE("JSONL: keys, presets and bad lines") {
  const Folder folder;
  const std::string path =
      folder.file("a.jsonl",
                  "\xEF\xBB\xBF{\"text\":\"One.\",\"doc_id\":7,\"date\":\"2025-01-01\",\"text\":\"Two.\"}\r\n"
                  "\n"
                  "{\"maintext\":\"Body.\",\"date_publish\":\"None\",\"source_domain\":\"p.example\"}\n"
                  "{\"plaintext\":\"Body.\",\"publishing_date\":\"2024-05-06 07:08:09+00:00\",\"authors\":[\"Ada\"]}\n"
                  "{\"date\":\"20240102T030405Z\",\"url\":\"https://g.example\",\"quotes\":[{\"pre\":\"Reed "
                  "said\",\"quote\":\"We will go\",\"post\":\", and left\"}]}\n"
                  "{\"text\": 5}\n"
                  "{\"text\": \"a\", \"x\": tru}\n"
                  "{\"title\": \"a\"}\n"
                  "{\"text\": \"\\ud800\"}\n"
                  "{\"text\": \"a\", \"n\": 1e999}\n"
                  "{\"text\": \"a\\u0000b\", \"date\": \"2025-01-01\"}\n"
                  "{\"text\": \"a\", \"date\": 5}\n"
                  "{\"text\": \"a\", \"date\": \"2024-02-30\"}\n"
                  "{\"text\": \"a\"");
  const Run run = read({path});
  REQUIRE(run.documents.size() == 5);
  CHECK(run.documents[0].text == "One.");
  CHECK(run.documents[0].doc_id == "7");
  CHECK(run.documents[1].publisher == "p.example");
  CHECK(!run.documents[1].published_at.valid());
  CHECK(to_string(run.documents[2].published_at) == "2024-05-06");
  CHECK(run.documents[3].text == "Reed said \"We will go\", and left");
  CHECK(!run.documents[3].body_complete);
  CHECK(run.documents[4].text ==
        "a\xEF\xBF\xBD"
        "b");
  const std::vector<std::string> wanted{
      ":6: \"text\" is a number, not a string",
      ":7: not valid JSON: broken or cut off",
      ":8: \"text\" is missing",
      ":9: not valid JSON: a broken string (half of a surrogate pair, or a bad escape)",
      ":10: not valid JSON: a number that is out of range or none",
      ":12: \"date\" is a number, not a string",
      ":13: date \"2024-02-30\" is not a day of the calendar",
      ":14: not valid JSON: broken or cut off"};
  REQUIRE(run.rejected.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) CHECK_MESSAGE(ends_with(run.rejected[i], wanted[i]), run.rejected[i]);
}

TEST_CASE("JSONL: arrays, deep nesting, long lines") {
  const Folder folder;
  const Run array = read({folder.file("a.json", "[\n{\"text\":\"a\"},\n{\"text\":\"b\"}\n]\n")});
  CHECK(array.rejected.empty());
  CHECK(array.documents.size() == 2);
  const Run deep =
      read({folder.file("b.jsonl", "{\"text\":\"a\"}\n" + std::string(1000000, '[') + "\n{\"text\":\"b\"}\n")});
  CHECK(deep.documents.size() == 2);
  CHECK(deep.rejected.at(0).find("b.jsonl:2: ") != std::string::npos);
  const Run long_line = read({folder.file(
      "c.jsonl", "{\"text\":\"a\"}\n{\"text\":\"" + std::string(17 << 20, 'x') + "\"}\n{\"text\":\"b\"}")});
  CHECK(long_line.documents.size() == 2);
  CHECK(long_line.rejected.at(0).find("c.jsonl:2: line longer than 16 MiB") != std::string::npos);
}

TEST_CASE("UTF-16 JSONL is converted as it streams by") {
  const Folder folder;
  std::string wide = "\xFF\xFE";
  for (int i = 0; i < 40000; ++i)
    for (const char c : std::string_view("{\"text\":\"a b c\"}\n")) wide += {c, '\0'};
  const Run run = read({folder.file("a.jsonl", wide)});
  CHECK(run.documents.size() == 40000);
  CHECK(run.rejected.empty());
}

TEST_CASE("paths: missing, FIFO, loop, folders, limits") {
  const Folder folder;
  const std::string good = folder.file("good.txt", "The minister spoke.\n");
  const Run missing = read({folder.path() + "/none.txt", good});
  CHECK(missing.exit_code == 5);
  CHECK(ends_with(missing.rejected.at(0), "none.txt: No such file or directory"));
  CHECK(missing.documents.size() == 1);
  const std::string fifo = folder.path() + "/fifo";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  CHECK(ends_with(read({fifo}).rejected.at(0), "not a regular file"));
  std::filesystem::remove(fifo);
  std::filesystem::create_directory(folder.path() + "/sub");
  std::filesystem::create_directory_symlink(folder.path(), folder.path() + "/sub/up");
  folder.file("sub/b.txt", "b");
  folder.file("sub/.hidden", "h");
  folder.file("a.txt", "a");
  const Run whole = read({folder.path()});
  CHECK(whole.documents.size() == 3);
  CHECK(ends_with(whole.documents[0].origin, "/a.txt"));
  CHECK(whole.rejected.at(0).find("loop") != std::string::npos);
  CHECK(whole.exit_code == 1);
  ReadOptions options;
  options.max_document = 1024;
  CHECK(read({folder.file("big.txt", std::string(2000, 'x'))}, options)
            .rejected.at(0)
            .find("larger than 1 KiB (--max-doc") != std::string::npos);
  options.format = "pdfx";
  CHECK_THROWS_WITH_AS(read({good}, options), doctest::Contains("unknown format"), Error);
}

TEST_CASE("a callback's exception ends the run") {
  const Folder folder;
  const std::string path = folder.file("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
  int seen = 0;
  CHECK_THROWS_WITH_AS(read_paths({path}, {},
                                  {[&](Document&&) {
                                     ++seen;
                                     throw Error(ErrorKind::io, "stop");
                                   },
                                   [](const Error&) {},
                                   {}}),
                       "stop", Error);
  CHECK(seen == 1);
}
