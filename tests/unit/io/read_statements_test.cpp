// Statement records written and read back: nothing is lost, and what is no record is told with its line.
#include "io/read_statements.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "io/fields.h"
#include "io/write_jsonl.h"
#include "support/generated_set.h"

using namespace onrecord;
using namespace onrecord::io;

namespace {

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes) {
    char pattern[] = "/tmp/onrecord_statements_XXXXXX";
    ::close(::mkstemp(pattern));
    path_ = pattern;
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string lines_of(const StatementSet& set) {
  std::string out;
  for (const Statement& statement : set.statements) {
    const auto review = set.review_status.find(statement.id);
    append_statement_json(out, {statement, set.documents.at(statement.doc_id), Located{},
                                review == set.review_status.end() ? std::string_view() : review->second});
    out += '\n';
  }
  return out;
}

Document sample() {
  Document document;
  document.doc_id = "d1";
  document.text = "„Wir gehen“, sagte Léa – “we go”, she added on Tuesday.";
  document.published_at = {2025, 3, 6};
  document.date_origin = DateOrigin::metadata;
  return document;
}

Span span_of(const Document& document, std::string_view words) {
  const std::size_t at = document.text.find(words);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

}  // namespace

TEST_CASE("records without text come back as they went out") {
  StatementSet set = testing::generate({.seed = 7, .statements = 200});
  set.review_status[set.statements.front().id] = "accepted";
  const std::string written = lines_of(set);
  const TemporaryFile file(written);
  std::vector<std::string> rejected;
  const StatementSet back =
      read_statements({file.path()}, [&](const Error& error) { rejected.emplace_back(error.what()); });
  CHECK(rejected.empty());
  REQUIRE(back.statements.size() == set.statements.size());
  std::string expected, got;
  const auto sorted = [](std::string lines) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < lines.size();) {
      const std::size_t end = lines.find('\n', at);
      all.push_back(lines.substr(at, end - at));
      at = end + 1;
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  CHECK(sorted(written) == sorted(lines_of(back)));
  CHECK(back.review_status.at(set.statements.front().id) == "accepted");
  CHECK(!back.text_of);
}

TEST_CASE("an article's line with its text brings back every span") {
  const Document document = sample();
  Analysis analysis;
  Statement statement;
  statement.id = statement_id(article_identity(document), {}, 0);
  statement.doc_id = "d1";
  statement.kind = StatementKind::direct;
  statement.source = {span_of(document, "Léa")};
  statement.cue = {span_of(document, "added")};
  statement.content = {span_of(document, "Wir gehen"), span_of(document, "we go")};
  statement.text = "Wir gehen ... we go";
  statement.said.words = span_of(document, "Tuesday");
  statement.said.date = {2025, 3, 4};
  statement.said.precision = DatePrecision::day;
  StanceLabel label;
  label.issue_id = "X.y";
  label.position = -0.5;
  label.evidence = span_of(document, "gehen");
  statement.stances = {label};
  analysis.statements = {statement};
  DocumentInfo info;
  info.doc_id = "d1";
  info.published_at = document.published_at;
  info.cluster_id = "d1";
  std::string line;
  append_document_line(line, document, info, analysis, {.text = true});
  const TemporaryFile file(line + "{\"error\":\"x\",\"kind\":\"io\",\"input_hash\":null}\n");
  const StatementSet back = read_statements({file.path()}, [](const Error& error) { FAIL(error.what()); });
  REQUIRE(back.statements.size() == 1);
  const Statement& read = back.statements[0];
  CHECK(read.source == statement.source);
  CHECK(read.cue == statement.cue);
  CHECK(read.content == statement.content);
  CHECK(read.said.words == statement.said.words);
  CHECK(read.stances.at(0).evidence == label.evidence);
  CHECK(read.stances.at(0).position == -0.5);
  CHECK(back.text_of("d1") == document.text);
  CHECK(back.coverage.articles_by_month.at("2025-03") == 1);
  Analysis again;
  again.statements = back.statements;
  std::string second;
  append_document_line(second, document, back.documents.at("d1"), again, {.text = true});
  CHECK(second == line);
}

TEST_CASE("an article without statements still counts as read") {
  const TemporaryFile file("{\"doc_id\":\"e\",\"published_at\":\"2025-04-01\",\"statements\":[]}\n");
  const StatementSet set = read_statements({file.path()}, {});
  CHECK(set.documents.contains("e"));
  CHECK(set.coverage.articles_by_month.at("2025-04") == 1);
}

TEST_CASE("lines that are no records are told, and leave nothing behind") {
  const std::string good = "{\"statement_id\":\"s1\",\"doc_id\":\"d\",\"text\":\"a\",\"newer_key\":[1]}\n";
  const TemporaryFile file(
      good +
      "nonsense\n"
      "[1]\n"
      "{\"doc_id\":\"d\"}\n"
      "{\"statement_id\":\"s2\",\"doc_id\":\"d\",\"seq\":-1}\n"
      "{\"statement_id\":\"s2\",\"doc_id\":\"d\",\"said_date\":\"2024-02-30\"}\n"
      "{\"statement_id\":\"s2\",\"doc_id\":\"d\",\"act\":\"SING\"}\n"
      "{\"statement_id\":\"s2\",\"doc_id\":\"d\",\"content\":[[5,3]]}\n"
      "{\"statement_id\":\"s2\",\"doc_id\":\"d\",\"stances\":[{\"issue_id\":\"X\",\"position\":99}]}\n"
      "{\"doc_id\":\"bad\",\"statements\":[{\"statement_id\":\"s3\",\"doc_id\":\"bad\"},{\"doc_id\":\"bad\"}]}\n");
  std::vector<std::string> rejected;
  const StatementSet set =
      read_statements({file.path()}, [&](const Error& error) { rejected.push_back(error.what()); });
  CHECK(set.statements.size() == 1);
  CHECK(set.documents.size() == 1);
  const std::vector<std::string> wanted{"not valid JSON",
                                        "no statement record",
                                        "\"statement_id\" is missing",
                                        "\"seq\" is not a whole number",
                                        "\"said_date\" is not a date",
                                        "\"act\" has no value \"SING\"",
                                        "\"content\" has spans that are not in order",
                                        "\"position\" is not a number from -1 to 1",
                                        "\"statement_id\" is missing"};
  REQUIRE(rejected.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i)
    CHECK_MESSAGE(rejected[i].find(":" + std::to_string(i + 2) + ": " + wanted[i]) != std::string::npos, rejected[i]);
}

TEST_CASE("what a terminal would obey comes in replaced, and offsets still hold") {
  const TemporaryFile file(
      "{\"doc_id\":\"d\",\"text\":\"\\u001b[2J We go\",\"statements\":[{\"statement_id\":\"s\",\"doc_id\":\"d\","
      "\"text\":\"We go\",\"content\":[[5,10]],\"actor_name\":\"Ada\\u0007\",\"title\":\"\\u009bm\"}]}\n");
  const StatementSet set = read_statements({file.path()}, [](const Error& error) { FAIL(error.what()); });
  REQUIRE(set.statements.size() == 1);
  const Statement& statement = set.statements[0];
  CHECK(statement.speaker.name == "Ada\xEF\xBF\xBD");
  CHECK(set.documents.at("d").title == "\xEF\xBF\xBDm");
  const std::string text = set.text_of("d");
  CHECK(text == "\xEF\xBF\xBD[2J We go");
  CHECK(text.substr(statement.content[0].begin, 5) == "We go");
}
