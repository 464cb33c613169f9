// W3C Web Annotation: each statement marks its words in its article, by the words and by their place.
#include <algorithm>

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

// What no address may hold is percent-encoded; letters of all scripts may stand (RFC 3987).
std::string escaped_iri(std::string_view text, std::string_view also = "") {
  constexpr std::string_view digits = "0123456789ABCDEF", never = " <>\"{}|\\^`";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || never.find(c) != std::string_view::npos ||
        also.find(c) != std::string_view::npos)
      out.append("%").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    else
      out += c;
  }
  return out;
}

bool has_scheme(std::string_view url) {
  const std::size_t colon = url.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == url.size()) return false;
  return std::all_of(url.begin(), url.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
                              c == '-' || c == '.';
                     }) &&
         (url[0] < '0' || url[0] > '9');
}

// The article's address; where it has none, or something else stands there, a name made of its id.
std::string source_of(const DocumentInfo& document) {
  return has_scheme(document.url) ? escaped_iri(document.url)
                                  : "urn:onrecord:document:" + escaped_iri(document.doc_id, "%?#/");
}

std::string body(std::string_view purpose, const std::string& value) {
  return "{\"type\":\"TextualBody\",\"purpose\":" + json(purpose) +
         ",\"format\":\"text/plain\",\"value\":" + json(value) + "}";
}

// One target a span: the selectors of one target must all mean the same words.
std::string target(const std::string& source, const Statement& statement, const Located& located, std::size_t index,
                   std::size_t text_at) {
  const Span span = statement.content[index];
  std::string out = "{\"source\":" + json(source) + ",\"selector\":[{\"type\":\"TextQuoteSelector\",\"exact\":" +
                    json(std::string_view(statement.text).substr(text_at, span.end - span.begin));
  if (index == 0 && located.has_text) out += ",\"prefix\":" + json(located.before);
  if (index == 0 && statement.content.size() == 1 && located.has_text) out += ",\"suffix\":" + json(located.after);
  out += "}";
  if (located.has_text)
    out += ",{\"type\":\"TextPositionSelector\",\"start\":" + std::to_string(located.content[index].begin) +
           ",\"end\":" + std::to_string(located.content[index].end) + "}";
  return out + "]}";
}

// What the statement says as data, for programs: not words to be read apart.
std::string structured(const Statement& statement) {
  const std::string id = "urn:onrecord:statement:" + statement.id;
  std::string out = "{\"id\":" + json(id + "#said") + ",\"type\":\"onrecord:Statement\"";
  const auto field = [&](const char* key, std::string_view value) {
    if (!value.empty()) out += std::string(",\"onrecord:") + key + "\":" + json(value);
  };
  field("actor_id", statement.speaker.actor_id);
  field("actor_name", statement.speaker.name);
  if (statement.said.date.valid()) field("said_date", to_string(statement.said.date));
  field("act", name(statement.act));
  if (!statement.stances.empty()) {
    out += ",\"onrecord:stances\":[";
    for (std::size_t i = 0; i < statement.stances.size(); ++i) {
      const StanceLabel& stance = statement.stances[i];
      out += std::string(i > 0 ? "," : "") + "{\"onrecord:issue_id\":" + json(stance.issue_id) +
             ",\"onrecord:label\":" + json(name(stance.label));
      if (stance.position) out += ",\"onrecord:position\":" + number_in_words(*stance.position);
      out += "}";
    }
    out += "]";
  }
  return out + "}";
}

std::string annotation(const Statement& statement, const DocumentInfo& document, const Located& located,
                       const std::string& created) {
  std::string out =
      "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"onrecord\":\"urn:onrecord:terms:\"}],\"id\":" +
      json("urn:onrecord:statement:" + statement.id) +
      ",\"type\":\"Annotation\",\"motivation\":\"tagging\",\"creator\":{\"id\":\"urn:onrecord:program\",\"type\":\"Software\",\"name\":" +
      json("onrecord " + document.tool_version) + "}";
  if (!created.empty()) out += ",\"created\":" + json(created + "T00:00:00Z");
  out += ",\"body\":[" + structured(statement);
  std::string who = statement.speaker.name.empty() ? "unknown" : statement.speaker.name;
  if (statement.said.date.valid()) who += ", " + to_string(statement.said.date);
  out += "," + body("identifying", who) + "," + body("classifying", std::string(name(statement.act)));
  for (const StanceLabel& stance : statement.stances)
    out += "," + body("classifying", stance.issue_id + ": " + std::string(name(stance.label)));
  out += "],\"target\":";
  const std::string source = source_of(document);
  const bool several = statement.content.size() > 1;
  if (several) out += '[';
  std::size_t text_at = 0;
  for (std::size_t i = 0; i < statement.content.size(); ++i) {
    if (i > 0) out += ',';
    out += target(source, statement, located, i, text_at);
    text_at += statement.content[i].end - statement.content[i].begin + 5;  // parts are joined by " ... "
  }
  if (several) out += ']';
  return out + "}";
}

class AnnotationWriter : public Writer {
 public:
  explicit AnnotationWriter(const WriteOptions& options) : options_(options) {}

  void write(const StatementSet& set) override {
    static const DocumentInfo unknown;
    const std::vector<Located> located = locate_all(set);
    OutputFile out(options_.path);
    out.write(
        "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:onrecord:export\",\"type\":\"AnnotationPage\",\"startIndex\":0,\"items\":[\n");
    bool first = true;
    for (std::size_t i = 0; i < set.statements.size(); ++i) {
      if (set.statements[i].content.empty()) continue;
      const auto document = set.documents.find(set.statements[i].doc_id);
      out.write((first ? "" : ",\n") + annotation(set.statements[i],
                                                  document == set.documents.end() ? unknown : document->second,
                                                  located[i], options_.created));
      first = false;
    }
    out.write("\n]}\n");
    out.commit();
  }

 private:
  WriteOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_annotation_writer(const WriteOptions& options) {
  return std::make_unique<AnnotationWriter>(options);
}

}  // namespace onrecord::io
