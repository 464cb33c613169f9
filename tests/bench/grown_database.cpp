// Makes what tests/bench/growth.py measures with: a database of so many statements, articles to add to it, tables.
//   grown_database database FILE STATEMENTS
//   grown_database articles FIRST COUNT       JSONL on standard output
//   grown_database tables FOLDER
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "grown_articles.h"
#include "io/cell.h"
#include "store/connection.h"
#include "store/ingest.h"
#include "text/near_copies.h"

namespace onrecord::bench {
namespace {

using namespace store;
using namespace io;
using namespace text;

void make_database(const std::string& path, int statements) {
  Store store(path, Access::write);
  Ingest ingest(store, {});
  std::vector<IssueInfo> issues;
  for (const GrownIssue& issue : grown_issues()) issues.push_back({issue.id, issue.pole});
  ingest.set_issues(issues);
  const int articles = statements / statements_per_article;
  // One that was broken off goes on: each article is a row, also those that were replaced.
  for (int i = static_cast<int>(store.connection().number("SELECT count(*) FROM document")); i < articles; ++i) {
    const GrownArticle article = grown_article(i);
    DocumentInfo info;
    info.doc_id = article.document.doc_id;
    info.tool_version = info.tables_version = info.tables_hash = "grown";
    const CopySignature signature = copy_signature(article.document.text);
    ingest.add(article.document, info, &article.analysis, &signature);
    if (i % 2'000 == 1'999) ingest.commit();
  }
  ingest.commit();
}

void print_articles(int first, int count) {
  for (int i = first; i < first + count; ++i) {
    const Document document = grown_article(i).document;
    std::string line = "{";
    const std::pair<const char*, std::string> fields[] = {
        {"doc_id", document.doc_id},       {"title", document.title},
        {"publisher", document.publisher}, {"date", to_string(document.published_at)},
        {"version", document.version},     {"text", document.text}};
    for (const auto& [name, value] : fields) {
      if (line.size() > 1) line += ',';
      append_json_string(line, name);
      line += ':';
      append_json_string(line, value);
    }
    std::printf("%s}\n", line.c_str());
  }
}

void write_tables(const std::string& folder) {
  std::filesystem::create_directories(folder);
  std::ofstream out(folder + "/issues.tsv");
  out << "id\tpole\talias\tpolarity\tkind\n";
  for (const GrownIssue& issue : grown_issues())
    out << issue.id << '\t' << issue.pole << '\t' << issue.alias << "\t+1\tmeasure\n";
}

}  // namespace
}  // namespace onrecord::bench

int main(int argc, char** argv) {
  using namespace onrecord::bench;
  const std::string what = argc > 1 ? argv[1] : "";
  if (what == "database" && argc == 4)
    make_database(argv[2], std::atoi(argv[3]));
  else if (what == "articles" && argc == 4)
    print_articles(std::atoi(argv[2]), std::atoi(argv[3]));
  else if (what == "tables" && argc == 3)
    write_tables(argv[2]);
  else
    return std::fputs("grown_database database FILE STATEMENTS | articles FIRST COUNT | tables FOLDER\n", stderr), 2;
  return 0;
}
