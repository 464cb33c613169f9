// CSV export: quoting, guards, the package's hashes, and nothing written where a quotation is not verbatim.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "io/sha256.h"
#include "io/writers.h"

using namespace onrecord;
using namespace onrecord::io;

namespace {

std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Sample {
  std::string text = "\xE2\x80\x9C=We \"go\", now\xE2\x80\x9D, Reed said.\n";
  StatementSet set;
  Sample() {
    Statement statement;
    statement.id = "s1";
    statement.doc_id = "d1";
    statement.content = {{3, 16}};
    statement.text = text.substr(3, 13);
    statement.speaker.actor_id = "A1";
    statement.speaker.name = "Ada Reed";
    statement.said.date = {2025, 1, 2};
    StanceLabel label;
    label.issue_id = "I1";
    label.label = StanceKind::support;
    label.position = -0.25;
    statement.stances.push_back(label);
    set.statements.push_back(statement);
    set.documents["d1"].doc_id = "d1";
    set.text_of = [this](const std::string&) { return text; };
  }
};

struct TemporaryFolder {
  std::string path;
  TemporaryFolder() {
    char pattern[] = "/tmp/onrecord_csv_XXXXXX";
    path = ::mkdtemp(pattern);
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("sha256: the vectors of FIPS 180-4") {
  Sha256 abc;
  abc.add("abc");
  CHECK(abc.hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(Sha256().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 parts;
  for (int i = 0; i < 1000; ++i) parts.add(std::string(1000, 'a'));
  CHECK(parts.hex() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("CSV: exact by default, offsets in code points, all six tables") {
  const TemporaryFolder folder;
  const Sample sample;
  make_writer("csv", {.path = folder.path + "/out"})->write(sample.set);
  const std::string statements = slurp(folder.path + "/out/statements.csv");
  CHECK(statements.starts_with("statement_id,doc_id,seq,kind,text,start,end,"));
  CHECK(statements.find("\r\ns1,d1,0,indirect,\"=We \"\"go\"\", now\",1,14,3,16,") != std::string::npos);
  CHECK(slurp(folder.path + "/out/stances.csv").find("s1,I1,support,-0.25,false,") != std::string::npos);
  for (const char* name : {"timeline", "actors", "issues", "documents"})
    CHECK(slurp(folder.path + "/out/" + name + ".csv").find("\r\n") != std::string::npos);
  Sha256 hash;
  hash.add(statements);
  CHECK(slurp(folder.path + "/out/datapackage.json").find("sha256:" + hash.hex()) != std::string::npos);
}

TEST_CASE("CSV for spreadsheets: guarded and marked; numbers stay numbers") {
  const TemporaryFolder folder;
  const Sample sample;
  make_writer("csv", {.path = folder.path, .excel = true})->write(sample.set);
  const std::string statements = slurp(folder.path + "/statements.csv");
  CHECK(statements.starts_with("\xEF\xBB\xBFstatement_id,"));
  CHECK(statements.find("\"'=We \"\"go\"\", now\"") != std::string::npos);
  CHECK(statements.find(",text\r\n") != std::string::npos);
  CHECK(slurp(folder.path + "/stances.csv").find(",-0.25,") != std::string::npos);
}

TEST_CASE("a quotation that is not the text stops the export before any file") {
  const TemporaryFolder folder;
  Sample sample;
  sample.set.statements[0].text = "We went";
  try {
    make_writer("csv", {.path = folder.path + "/out"})->write(sample.set);
    FAIL("written");
  } catch (const Error& error) {
    CHECK(error.exit_code() == 4);
  }
  CHECK(!std::filesystem::exists(folder.path + "/out"));
}
