// Gold data: what people accepted or corrected, an article a line, in the form that scoring tools read.
#include <algorithm>
#include <map>

#include "io/cell.h"
#include "io/located.h"
#include "io/output_file.h"
#include "io/writers.h"

namespace onrecord::io {
namespace {

std::string json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string json(const Spans& spans) {
  std::string out = "[";
  for (const Span& span : spans)
    out.append(out.size() > 1 ? ",[" : "[")
        .append(std::to_string(span.begin))
        .append(",")
        .append(std::to_string(span.end))
        .append("]");
  return out + "]";
}

class GoldWriter : public Writer {
 public:
  explicit GoldWriter(const WriteOptions& options) : options_(options) {}

  void write(const StatementSet& set) override {
    const std::vector<Located> located = locate_all(set);
    std::map<std::string, std::vector<std::size_t>> by_document;
    for (std::size_t i = 0; i < set.statements.size(); ++i)
      if (options_.all_sure || set.review_status.contains(set.statements[i].id)) by_document[set.statements[i].doc_id];
    for (std::size_t i = 0; i < set.statements.size(); ++i) {
      const auto found = by_document.find(set.statements[i].doc_id);
      if (found != by_document.end() && status(set, set.statements[i]) != "rejected") found->second.push_back(i);
    }
    OutputFile out(options_.path);
    for (auto& [doc_id, statements] : by_document) {
      std::stable_sort(statements.begin(), statements.end(),
                       [&](std::size_t a, std::size_t b) { return set.statements[a].seq < set.statements[b].seq; });
      article(out, set, doc_id, statements, located);
    }
    out.commit();
  }

 private:
  static std::string status(const StatementSet& set, const Statement& statement) {
    const auto found = set.review_status.find(statement.id);
    return found == set.review_status.end() ? "" : found->second;
  }

  void article(OutputFile& out, const StatementSet& set, const std::string& doc_id,
               const std::vector<std::size_t>& statements, const std::vector<Located>& located) const {
    static const DocumentInfo unknown;
    const auto document = set.documents.find(doc_id);
    const DocumentInfo& info = document == set.documents.end() ? unknown : document->second;
    std::string line = "{\"doc_id\":" + json(doc_id) +
                       ",\"text\":" + json(set.text_of ? set.text_of(doc_id) : std::string()) +
                       ",\"title\":" + json(info.title) + ",\"date\":" + json(to_string(info.published_at)) +
                       ",\"publisher\":" + json(info.publisher) + ",\"url\":" + json(info.url);
    for (const char* list : {"attributions", "statements"}) {
      const bool whole = list[0] == 's';
      line.append(",\"").append(list).append("\":[");
      bool first = true;
      for (const std::size_t i : statements) {
        if (!first) line += ',';
        first = false;
        const Statement& statement = set.statements[i];
        const Located& at = located[i];
        line +=
            "{\"source\":" + json(at.source) + ",\"cue\":" + json(at.cue) + ",\"content\":" + json(at.content) +
            (whole ? values(statement, options_.all_sure || !status(set, statement).empty())
                   : ",\"type\":" + json(name(statement.kind)) + ",\"speaker_name\":" + json(statement.speaker.name)) +
            "}";
      }
      line += ']';
    }
    out.write(line + "}\n");
  }

  std::string values(const Statement& statement, bool sure) const {
    const StanceLabel* meant = nullptr;
    for (const StanceLabel& label : statement.stances)
      if (meant == nullptr && (options_.issue.empty() || label.issue_id == options_.issue)) meant = &label;
    std::string out =
        ",\"statement_id\":" + json(statement.id) + ",\"text\":" + json(statement.text) +
        ",\"actor\":" + json(statement.speaker.name) + ",\"actor_id\":" + json(statement.speaker.actor_id) +
        ",\"actor_kind\":" + json(name(statement.speaker.kind)) +
        ",\"said_date\":" + (statement.said.date.valid() ? json(to_string(statement.said.date)) : std::string("null")) +
        ",\"said_precision\":" + json(name(statement.said.precision)) + ",\"act\":" + json(name(statement.act)) +
        ",\"issue_id\":" + (meant != nullptr ? json(meant->issue_id) : std::string("null")) +
        ",\"label\":" + json(meant != nullptr ? name(meant->label) : name(StanceKind::none)) + ",\"position\":" +
        (meant != nullptr && meant->position ? number_in_words(*meant->position) : std::string("null"));
    return out + ",\"sure\":" + (sure ? "true" : "false");
  }

  WriteOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_gold_writer(const WriteOptions& options) {
  return std::make_unique<GoldWriter>(options);
}

}  // namespace onrecord::io
