// Studies of Discourse Network Analyzer as articles: whole texts from its SQLite file; from its list of statements,
// which has no texts, the passages that were coded.
#include <map>
#include <set>

#include "io/finish.h"
#include "io/read_dna_list.h"
#include "io/readers.h"
#include "io/sources.h"
#include "io/temporary_file.h"

namespace onrecord::io {
namespace {

constexpr std::string_view sqlite_mark{"SQLite format 3\0", 16};

class DnaReader : public Reader {
 public:
  explicit DnaReader(const ReadOptions& options) : options_(options) {}

  void read(ByteSource& source, const ReadEvents& events) override {
    PeekedSource peeked(source);
    if (peeked.head().starts_with(sqlite_mark)) return study(peeked, events);
    if (!is_dna_list_header(peeked.head()))
      throw Error(
          ErrorKind::rejected_input,
          "neither a file of Discourse Network Analyzer nor its list of statements (statement_id, time, document_id ...)",
          source.name());
    list(peeked, events);
  }

 private:
  void study(ByteSource& source, const ReadEvents& events) const {
    if (!options_.study) throw Error(ErrorKind::rejected_input, "databases are not read here", source.name());
    const TemporaryFile file(source);  // it may come from an archive, or from standard input
    std::size_t articles = 0, coded = 0;
    try {
      coded = options_.study(file.path(), [&](Document&& document) {
        document.title = document.title == document.doc_id ? std::string() : std::move(document.title);
        deliver(std::move(document), {}, {source.name(), 0, ++articles}, options_, events);
      });
    } catch (const Error& error) {
      throw Error(error.kind(), error.message(), source.name());
    }
    tell(source.name(), articles, coded, "", events);
  }

  void list(ByteSource& source, const ReadEvents& events) const {
    const StatementSet set = read_dna_list(source, events.rejected);
    std::map<std::string, std::string> texts;
    std::set<std::pair<std::string, std::string>> seen;  // a passage with two concepts stands there twice
    for (const Statement& statement : set.statements) {
      std::string& text = texts[statement.doc_id];
      if (statement.text.empty() || !seen.emplace(statement.doc_id, statement.text).second) continue;
      text.append(text.empty() ? "" : "\n\n").append(statement.text);
    }
    std::size_t articles = 0;
    for (auto& [doc_id, text] : texts) {
      const DocumentInfo& info = set.documents.at(doc_id);
      Document document;
      // Every study counts its articles from 1.
      document.doc_id =
          doc_id + '-' +
          text_hash(info.title + '\n' + info.publisher + '\n' + to_string(info.published_at)).substr(0, 8);
      document.text = std::move(text);
      document.title = info.title;
      document.publisher = info.publisher;
      document.published_at = info.published_at;
      document.date_origin = info.date_origin;
      document.body_complete = false;
      deliver(std::move(document), {}, {source.name(), 0, ++articles}, options_, events);
    }
    tell(source.name(), articles, set.statements.size(), "; a list has the coded passages only, not the articles",
         events);
  }

  static void tell(const std::string& name, std::size_t articles, std::size_t coded, const char* more,
                   const ReadEvents& events) {
    if (events.notice)
      events.notice(name + ": " + std::to_string(articles) + " articles are read anew; what its coders said of " +
                    std::to_string(coded) + " statements is read by --from (export, timeline)" + more);
  }

  ReadOptions options_;
};

}  // namespace

bool is_dna(std::string_view head) {
  return head.starts_with(sqlite_mark) || is_dna_list_header(head.substr(0, 4096));
}

std::unique_ptr<Reader> make_dna_reader(const ReadOptions& options) {
  return std::make_unique<DnaReader>(options);
}

}  // namespace onrecord::io
