// Reads a DNA file: ours with all that we knew, edited or not, and any other with what its coders said.
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <memory>
#include <tuple>

#include "onrecord/error.h"
#include "store/dna.h"
#include "store/dna_articles.h"
#include "store/dna_columns.h"
#include "store/rows.h"
#include "text/utf16_units.h"
#include "text/without_controls.h"

namespace onrecord::store {
namespace {

using Texts = std::map<std::string, std::string>;

std::string joined_text(std::string_view text, const Spans& spans) {
  std::string out;
  for (const Span& span : spans)
    out.append(out.empty() ? "" : " ... ").append(text.substr(span.begin, span.end - span.begin));
  return out;
}

bool lie_in(std::string_view text, const Spans& spans) {
  std::uint32_t last = 0;
  for (const Span& span : spans) {
    if (span.begin < last || span.end < span.begin || span.end > text.size()) return false;
    last = span.end;
  }
  return true;
}

class DnaReader {
 public:
  explicit DnaReader(const std::string& path) : path_(path), database_(path, SQLite::OPEN_READONLY) {
    dna::check_tables(database_, path_);
    ours_ = dna::is_ours(database_);
    entities_ = database_.tableExists("ENTITIES");  // before DNA 3 the words stood in the data
  }

  StatementSet read() {
    documents();
    values();
    statements();
    std::sort(set_.statements.begin(), set_.statements.end(), [](const Statement& a, const Statement& b) {
      return std::tie(a.said.date, a.doc_id, a.seq, a.id) < std::tie(b.said.date, b.doc_id, b.seq, b.id);
    });
    set_.text_of = [texts = texts_](const std::string& doc_id) {
      const auto found = texts->find(doc_id);
      return found == texts->end() ? std::string() : found->second;
    };
    return std::move(set_);
  }

 private:
  struct Values {
    std::string person, organization, concept_;
    std::optional<bool> agreement;
  };

  void documents() {
    dna::each_article(database_, [&](std::int64_t number, Document&& document) {
      DocumentInfo info;
      info.doc_id = document.doc_id.empty() ? "dna-" + std::to_string(number) : document.doc_id;
      info.title = document.title;
      info.publisher = document.publisher;
      info.url = document.url;
      info.published_at = document.published_at;
      info.date_origin = document.date_origin;
      if (info.published_at.valid()) ++set_.coverage.articles_by_month[to_string(info.published_at).substr(0, 7)];
      info.cluster_id = info.doc_id;
      info.text_hash = text_hash(document.text);
      names_[number] = info.doc_id;
      (*texts_)[info.doc_id] = std::move(document.text);
      set_.documents.emplace(info.doc_id, std::move(info));
    });
  }

  void values() {
    SQLite::Statement words(
        database_, entities_
                       ? "SELECT d.StatementId, lower(v.Variable), e.Value FROM DATASHORTTEXT d JOIN VARIABLES v ON "
                         "v.ID = d.VariableId JOIN ENTITIES e ON e.ID = d.Entity"
                       : "SELECT d.StatementId, lower(v.Variable), d.Value FROM DATASHORTTEXT d JOIN VARIABLES v ON "
                         "v.ID = d.VariableId");
    while (words.executeStep()) {
      Values& values = values_[words.getColumn(0).getInt64()];
      const std::string variable = words.getColumn(1).getString(),
                        value = text::without_controls(words.getColumn(2).getString());
      if (variable == "person") values.person = value;
      if (variable == "organization" || variable == "organisation") values.organization = value;
      if (variable == "concept" || variable == "category") values.concept_ = value;
    }
    SQLite::Statement flags(
        database_,
        "SELECT d.StatementId, d.Value FROM DATABOOLEAN d JOIN VARIABLES v ON v.ID = d.VariableId WHERE "
        "lower(v.Variable) = 'agreement'");
    while (flags.executeStep()) values_[flags.getColumn(0).getInt64()].agreement = flags.getColumn(1).getInt() != 0;
  }

  void statements() {
    std::string columns = ours_ ? "o.StatementId, o.Start, o.Stop, o.review_status" : "NULL, NULL, NULL, NULL";
    if (ours_) {
      for (const auto& column : dna::statement_columns) columns.append(", o.").append(column.name);
      for (const auto& column : dna::label_columns) columns.append(", o.").append(column.name);
      SQLite::Statement has(database_,
                            "SELECT 1 FROM pragma_table_info('ONRECORD_STATEMENTS') WHERE name = 'organization'");
      keeps_organization_ = has.executeStep();  // files of before do not
      if (keeps_organization_) columns += ", o.organization";
    }
    SQLite::Statement rows(database_, "SELECT s.ID, s.DocumentId, s.Start, s.Stop, " + columns + " FROM STATEMENTS s " +
                                          (ours_ ? "LEFT JOIN ONRECORD_STATEMENTS o ON o.StatementId = s.ID " : "") +
                                          "ORDER BY s.DocumentId, s.Start, s.ID");
    std::map<std::string, std::size_t> known;  // a statement with several positions is several rows
    while (rows.executeStep()) {
      const auto document = names_.find(rows.getColumn(1).getInt64());
      if (document == names_.end()) continue;
      Statement statement;
      StanceLabel label;
      const Values& values = values_[rows.getColumn(0).getInt64()];
      one(rows, document->second, values, statement, label);
      // Coders may disagree about who said the same words: two statements.
      if (const auto same = known.find(statement.id);
          same != known.end() && set_.statements[same->second].speaker.name != statement.speaker.name)
        statement.id = coded_id(statement, statement.speaker.name);
      const auto [at, is_new] = known.try_emplace(statement.id, set_.statements.size());
      if (is_new) {
        if (ours_ && !rows.getColumn(7).getString().empty())
          set_.review_status[statement.id] = rows.getColumn(7).getString();
        set_.statements.push_back(std::move(statement));
      }
      if (!label.issue_id.empty()) set_.statements[at->second].stances.push_back(std::move(label));
    }
  }

  // What is coded is a place of a text: its rows are one statement.
  std::string coded_id(const Statement& statement, const std::string& coder) const {
    return statement_id(set_.documents.at(statement.doc_id).text_hash, bytes_in_words(statement.content) + '\n' + coder,
                        0);
  }

  void one(SQLite::Statement& rows, const std::string& doc_id, const Values& values, Statement& statement,
           StanceLabel& label) {
    const std::string& text = texts_->at(doc_id);
    const std::int64_t start = rows.getColumn(2).getInt64(), stop = rows.getColumn(3).getInt64();
    if (start < 0 || stop < start || stop > UINT32_MAX)
      throw Error(ErrorKind::rejected_input,
                  "statement " + rows.getColumn(0).getString() + ": " + std::to_string(start) + " to " +
                      std::to_string(stop) + " is no span of a text",
                  path_);
    const auto begin = static_cast<std::uint32_t>(start), end = static_cast<std::uint32_t>(stop);
    const bool is_ours = !rows.getColumn(4).isNull();
    dna::Coded written;
    const bool moved = is_ours && (rows.getColumn(5).getInt64() != begin || rows.getColumn(6).getInt64() != end);
    if (is_ours) {
      int at = 8;
      const auto next = [&] { return text::without_controls(rows.getColumn(at++).getString()); };
      for (const auto& column : dna::statement_columns) column.set(statement, next());
      for (const auto& column : dna::label_columns) column.set(label, next());
      written = dna::coded(statement.speaker);
      if (keeps_organization_) written.organization = next();
    } else {
      statement.probability = 1;  // a person coded it
      statement.seq = ++seq_[doc_id] - 1;
    }
    statement.doc_id = doc_id;
    if (!is_ours || moved) {
      const auto bytes = text::bytes_of_utf16(text, {begin, end});
      statement.content = {{bytes.at(begin), bytes.at(end)}};
      statement.id = coded_id(statement, {});
    }
    for (const Spans* spans : {&statement.source, &statement.cue, &statement.content})
      if (!lie_in(text, *spans))
        throw Error(ErrorKind::rejected_input,
                    "statement " + rows.getColumn(0).getString() + ": its span lies outside of its article", path_);
    statement.text = joined_text(text, statement.content);
    statement.source_text = joined_text(text, statement.source);
    statement.cue_text = joined_text(text, statement.cue);
    if (!is_ours || written != dna::Coded{values.person, values.organization}) {
      const bool person = !values.person.empty();
      statement.speaker = {};
      statement.speaker.name = person ? values.person : values.organization;
      statement.speaker.kind = person                        ? ActorKind::person
                               : values.organization.empty() ? ActorKind::unknown
                                                             : ActorKind::organisation;
      if (person) statement.speaker.speaks_for = values.organization;
      statement.speaker.method = statement.speaker.name.empty() ? SpeakerMethod::unknown : SpeakerMethod::name;
    }
    label.issue_id = values.concept_;
    if (!values.agreement || (label.position && (*label.position >= 0) == *values.agreement)) return;
    label.position = *values.agreement ? 1.0 : -1.0;
    label.label = label_of(*label.position);
    label.confidence = Confidence::high;
    label.rule_ids.clear();
    label.abstain_reason.clear();
  }

  std::string path_;
  SQLite::Database database_;
  bool ours_ = false, entities_ = false, keeps_organization_ = false;
  StatementSet set_;
  std::shared_ptr<Texts> texts_ = std::make_shared<Texts>();
  std::map<std::int64_t, std::string> names_;
  std::map<std::int64_t, Values> values_;
  std::map<std::string, std::uint32_t> seq_;
};

}  // namespace

bool is_sqlite_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::array<char, 16> head{};
  file.read(head.data(), head.size());
  return file.gcount() == 16 && std::string_view(head.data(), 16) == std::string_view("SQLite format 3\0", 16);
}

StatementSet read_dna(const std::string& path) {
  try {
    return DnaReader(path).read();
  } catch (const SQLite::Exception& error) {
    throw dna::unreadable(error.what(), path);
  }
}

}  // namespace onrecord::store
