// JSONL: one statement a line with its stances, the canonical form for machines; read_statements() reads it back.
#include "io/fields.h"
#include "io/output_file.h"
#include "io/writers.h"

namespace onrecord::io {
namespace {

class LinesWriter : public Writer {
 public:
  explicit LinesWriter(const WriteOptions& options) : options_(options) {}

  void write(const StatementSet& set) override {
    static const DocumentInfo unknown;
    const std::vector<Located> located = locate_all(set);
    OutputFile out(options_.path);
    std::string line;
    for (std::size_t i = 0; i < set.statements.size(); ++i) {
      const Statement& statement = set.statements[i];
      const auto document = set.documents.find(statement.doc_id);
      const auto review = set.review_status.find(statement.id);
      line.clear();
      append_statement_json(line, {statement, document == set.documents.end() ? unknown : document->second, located[i],
                                   review == set.review_status.end() ? std::string_view() : review->second});
      line += '\n';
      out.write(line);
    }
    out.commit();
  }

 private:
  WriteOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_lines_writer(const WriteOptions& options) {
  return std::make_unique<LinesWriter>(options);
}

}  // namespace onrecord::io
