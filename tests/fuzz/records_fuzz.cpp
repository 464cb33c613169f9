// Any lines as statement records: what is taken can be folded, reported and written, or is refused there; and what is
// written of it is read again as the same.
#include <string>
#include <vector>

#include "fuzz.h"
#include "io/fields.h"
#include "io/read_statements.h"
#include "io/sources.h"
#include "onrecord/timeline.h"
#include "report/reports.h"

using namespace onrecord;
using namespace onrecord::io;
using namespace onrecord::report;

namespace {

StatementSet read(const std::string& lines, std::size_t* refused) {
  MemorySource source(lines, "fuzz");
  return read_statements(source, [&](const Error& error) {
    require(error.kind() == ErrorKind::rejected_input && !error.message().empty(), "a refusal says why");
    require(error.file() == "fuzz" && error.line() > 0, "a refusal says where");
    if (refused != nullptr) ++*refused;
  });
}

// As the JSONL export writes them.
std::string written(const StatementSet& set) {
  static const DocumentInfo unknown;
  const std::vector<Located> located = locate_all(set);
  std::string lines;
  for (std::size_t i = 0; i < set.statements.size(); ++i) {
    const auto document = set.documents.find(set.statements[i].doc_id);
    const auto review = set.review_status.find(set.statements[i].id);
    append_statement_json(lines, {set.statements[i], document == set.documents.end() ? unknown : document->second,
                                  located[i], review == set.review_status.end() ? std::string_view() : review->second});
    lines += '\n';
  }
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(bytes), size);
  StatementSet set = read(input, nullptr);
  for (const Statement& statement : set.statements) {
    require(!statement.id.empty() && !statement.doc_id.empty(), "a statement has an id and an article");
    require(set.documents.contains(statement.doc_id), "its article is known");
  }
  fold_timelines(set);
  std::string lines;
  try {
    lines = written(set);
    html_report(set);
    markdown_report(set);
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::database, "words that do not stand in their text are refused");
    return 0;
  }
  std::size_t refused = 0;
  const std::string again = written(read(lines, &refused));
  require(refused == 0, "what we wrote we read");
  // The words around a quotation need its text, which lines of statements do not carry: so only after one round.
  if (!set.text_of) require(again == lines, "a round trip changes nothing");
  return 0;
}
