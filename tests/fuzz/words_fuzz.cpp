// Any words that a user may search for: SQLite's FTS5 takes our expression, finds whatever the search itself matches,
// and nothing else. Line 1 is what was typed, the rest is the text searched.
#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "domain/full_text.h"
#include "fuzz.h"
#include "io/decode.h"

using namespace onrecord;
using namespace onrecord::io;

namespace {

// Deletes and fills one table for each input: opening a database anew takes longer than the search.
class Index {
 public:
  Index() : database_(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    database_.exec(
        "CREATE VIRTUAL TABLE quotes USING fts5 (text, tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')");
  }
  bool finds(const std::string& text, const std::string& expression) {
    database_.exec("DELETE FROM quotes");
    SQLite::Statement fill(database_, "INSERT INTO quotes (text) VALUES (?)");
    fill.bind(1, text);
    fill.exec();
    SQLite::Statement search(database_, "SELECT count(*) FROM quotes WHERE quotes MATCH ?");
    search.bind(1, expression);
    search.executeStep();
    return search.getColumn(0).getInt() == 1;
  }

 private:
  SQLite::Database database_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static Index index;
  std::string input(reinterpret_cast<const char*>(bytes), size);
  repair_utf8(input);
  const std::size_t end = std::min(input.find('\n'), input.size());
  const std::string typed = input.substr(0, end);
  std::string text = input.substr(std::min(end + 1, input.size()));
  clean_text(text);  // as every stored text is
  const FullTextSearch search(typed);
  if (search.empty()) return 0;
  const std::string expression = search.fts_expression();
  require(!expression.empty(), "a search that is not empty has an expression");
  const bool found = index.finds(text, expression);  // throws where FTS5 does not understand it
  require(found || !search.matches(text), "FTS5 finds what the search matches");
  // FTS5 is asked for the first terms of very many only, and compares the beginnings of endless words.
  require(!found || size > 128 || search.matches(text), "and nothing else");
  return 0;
}
