// An article is known by its number and title only; where the list has the words of a statement, they come along.
#include "io/read_dna_list.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "io/csv_records.h"
#include "io/metadata_date.h"
#include "io/sources.h"
#include "text/without_controls.h"

namespace onrecord::io {
namespace {

using Columns = std::map<std::string, std::size_t>;

Columns columns_of(const std::vector<std::string>& header) {
  Columns columns;
  for (std::size_t i = 0; i < header.size(); ++i) {
    std::string name = header[i];
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    columns.emplace(name == "organisation" ? "organization" : name, i);
  }
  return columns;
}

bool is_list(const Columns& columns) {
  return columns.contains("statement_id") && columns.contains("time") &&
         (columns.contains("document_id") || columns.contains("document_title"));
}

class ListReader {
 public:
  ListReader(const std::vector<std::string>& header, StatementSet& set)
      : width_(header.size()), columns_(columns_of(header)), set_(set) {}

  void row(const std::vector<std::string>& cells) {
    if (cells.size() != width_)
      throw Error(ErrorKind::rejected_input,
                  std::to_string(cells.size()) + " cells, but the header has " + std::to_string(width_));
    const auto cell = [&](const char* name) {
      const auto found = columns_.find(name);
      return found == columns_.end() ? std::string() : text::without_controls(cells[found->second]);
    };
    const std::string time = cell("time");
    Date day;
    if (!time.empty()) {
      const auto date = parse_metadata_date(time.substr(0, time.find(' ')));
      if (!date) throw Error(ErrorKind::rejected_input, "no day in \"" + time + "\"");
      day = *date;
    }
    std::optional<double> position;
    if (const std::string agreement = cell("agreement"); !agreement.empty()) {
      if (agreement != "0" && agreement != "1" && agreement != "true" && agreement != "false")
        throw Error(ErrorKind::rejected_input, "agreement \"" + agreement + "\" is neither 0 nor 1");
      position = agreement == "1" || agreement == "true" ? 1.0 : -1.0;
    }
    if (cell("statement_id").empty()) throw Error(ErrorKind::rejected_input, "no statement_id");
    document(cell("document_id").empty() ? cell("document_title") : cell("document_id"), cell("document_title"),
             cell("document_source"), day);
    Statement statement;
    statement.doc_id = doc_id_;
    statement.id = text_hash(doc_id_ + '\n' + cell("statement_id"));
    statement.seq = seq_[doc_id_]++;
    statement.text = cell("text");
    statement.probability = 1;  // a person coded it
    const bool person = !cell("person").empty();
    statement.speaker.name = person ? cell("person") : cell("organization");
    if (!statement.speaker.name.empty()) {
      statement.speaker.kind = person ? ActorKind::person : ActorKind::organisation;
      statement.speaker.method = SpeakerMethod::name;
    }
    if (person) statement.speaker.speaks_for = cell("organization");
    if (!cell("concept").empty()) {
      StanceLabel& label = statement.stances.emplace_back();
      label.issue_id = cell("concept");
      label.position = position;
      if (position) label.label = label_of(*position);
      if (position) label.confidence = Confidence::high;
    }
    set_.statements.push_back(std::move(statement));
  }

 private:
  void document(const std::string& key, const std::string& title, const std::string& publisher, Date day) {
    if (key.empty()) throw Error(ErrorKind::rejected_input, "neither document_id nor document_title");
    doc_id_ = "dna-" + key;
    const auto [at, is_new] = set_.documents.try_emplace(doc_id_);
    if (!is_new) return;
    at->second.doc_id = at->second.cluster_id = doc_id_;
    at->second.title = title;
    at->second.publisher = publisher;
    at->second.published_at = day;
    if (!day.valid()) return;
    at->second.date_origin = DateOrigin::metadata;
    ++set_.coverage.articles_by_month[to_string(day).substr(0, 7)];
  }

  const std::size_t width_;  // more than there are columns where two have one name: the first counts
  const Columns columns_;
  StatementSet& set_;
  std::string doc_id_;
  std::map<std::string, std::uint32_t> seq_;
};

}  // namespace

bool is_dna_list_header(std::string_view head) {
  MemorySource bytes(head.substr(0, head.find('\n')), "");
  try {
    CsvRecords records(bytes);
    std::vector<std::string> header;
    return records.next(header) && is_list(columns_of(header));
  } catch (const Error&) {
    return false;
  }
}

bool is_dna_list(const std::string& path) {
  FileSource source(path);
  const PeekedSource peeked(source, 4096);
  return is_dna_list_header(peeked.head());
}

StatementSet read_dna_list(const std::string& path, const std::function<void(const Error&)>& rejected) {
  FileSource source(path);
  return read_dna_list(source, rejected);
}

StatementSet read_dna_list(ByteSource& source, const std::function<void(const Error&)>& rejected) {
  CsvRecords records(source);
  std::vector<std::string> cells;
  StatementSet set;
  if (!records.next(cells)) return set;
  ListReader reader(cells, set);
  while (records.next(cells)) {
    if (cells.size() == 1 && cells[0].empty()) continue;
    try {
      reader.row(cells);
    } catch (const Error& error) {
      if (rejected) rejected(Error(error.kind(), error.message(), source.name(), records.line()));
    }
  }
  std::sort(set.statements.begin(), set.statements.end(), [](const Statement& a, const Statement& b) {
    return std::tie(a.said.date, a.doc_id, a.seq, a.id) < std::tie(b.said.date, b.doc_id, b.seq, b.id);
  });
  return set;
}

}  // namespace onrecord::io
