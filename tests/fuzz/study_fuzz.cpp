// Any rows in the tables of a Discourse Network Analyzer study, a line each ("STATEMENTS<tab>1<tab>1..."; or the bytes
// of a whole SQLite file): its statements and articles come out with words of their texts, or an Error.
#include <SQLiteCpp/SQLiteCpp.h>

#include <unistd.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz.h"
#include "onrecord/error.h"
#include "store/dna.h"
#include "store/dna_schema.h"

using namespace onrecord;
using namespace onrecord::store;

namespace {

std::string folder() {
  static const struct Folder {
    std::string path = (std::filesystem::temp_directory_path() / "onrecord-study-XXXXXX").string();
    Folder() { require(::mkdtemp(path.data()) != nullptr, "a folder can be made"); }
    ~Folder() { std::filesystem::remove_all(path); }
  } made;
  return made.path;
}

// An empty study, made once.
const std::string& empty_study() {
  static const std::string bytes = [] {
    const std::string path = folder() + "/empty.dna";
    {
      SQLite::Database study(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      study.exec("PRAGMA page_size = 512; PRAGMA journal_mode = OFF");
      study.exec(store::dna::schema);
    }
    std::ifstream in(path, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
  }();
  return bytes;
}

void save(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void fill(const std::string& path, const std::string& lines) {
  SQLite::Database study(path, SQLite::OPEN_READWRITE);
  study.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON; BEGIN");
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    std::vector<std::string> cells;
    for (std::size_t from = at; from <= end;) {
      const std::size_t tab = std::min(lines.find('\t', from), end);
      cells.push_back(lines.substr(from, tab - from));
      from = tab + 1;
    }
    at = end + 1;
    std::string places;
    for (std::size_t i = 1; i < cells.size(); ++i) places += i == 1 ? "?" : ", ?";
    for (const char* table :
         {"DOCUMENTS (ID, Title, Text, Date, Author, Source)",
          "STATEMENTS (ID, StatementTypeId, DocumentId, Start, Stop)", "DATABOOLEAN (StatementId, VariableId, Value)",
          "DATASHORTTEXT (StatementId, VariableId, Entity)", "ENTITIES (ID, VariableId, Value)",
          "VARIABLES (ID, Variable)"}) {
      const std::string_view name = table;
      if (name.substr(0, name.find(' ')) != cells[0]) continue;
      try {
        SQLite::Statement row(study, std::string("INSERT OR REPLACE INTO ") + table + " VALUES (" + places + ")");
        for (std::size_t i = 1; i < cells.size(); ++i) row.bind(static_cast<int>(i), cells[i]);
        row.exec();
      } catch (const SQLite::Exception&) {  // cells too many or too few: no row
      }
    }
  }
  study.exec("COMMIT");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(bytes), size);
  const std::string path = folder() + "/study.dna";
  const bool whole = input.starts_with("SQLite format 3");
  save(path, whole ? std::string_view(input) : std::string_view(empty_study()));
  if (!whole) fill(path, input);
  try {
    const StatementSet set = read_dna(path);
    for (const Statement& statement : set.statements) {
      require(set.documents.contains(statement.doc_id), "a statement's article is there");
      const std::string text = set.text_of(statement.doc_id);
      std::string words;
      for (const Span& span : statement.content) {
        require(span.begin <= span.end && span.end <= text.size(), "a span lies in its text");
        words += (words.empty() ? "" : " ... ") + text.substr(span.begin, span.end - span.begin);
      }
      require(words == statement.text, "a statement is the text at its offsets");
    }
  } catch (const Error& error) {
    require(!error.message().empty(), "an error says why");
  }
  try {
    read_dna_articles(path, [](Document&&) {});
  } catch (const Error& error) {
    require(!error.message().empty(), "an error says why");
  }
  return 0;
}
