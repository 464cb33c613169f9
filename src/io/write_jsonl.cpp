// JSON lines, written through the one list of fields.
#include "io/write_jsonl.h"

#include "io/fields.h"
#include "text/code_points.h"

namespace onrecord::io {
namespace {

void append_key(std::string& out, std::string_view key) {
  if (out.back() != '{' && out.back() != '[') out += ',';
  append_json_string(out, key);
  out += ':';
}

void append_pair(std::string& out, std::string_view key, std::string_view value) {
  append_key(out, key);
  append_json_string(out, value);
}

// {"start":1,"end":2,"surface":"..." and what follows.
void begin_located(std::string& out, const Document& document, const text::CodePoints& points, Span span) {
  if (out.back() != '[') out += ',';
  out += "{\"start\":" + std::to_string(points.at_byte(span.begin));
  out += ",\"end\":" + std::to_string(points.at_byte(span.end));
  append_pair(out, "surface", std::string_view(document.text).substr(span.begin, span.end - span.begin));
}

void append_times(std::string& out, const Document& document, const text::CodePoints& points,
                  const Analysis& analysis) {
  append_key(out, "timex");
  out += '[';
  for (const TimeExpression& time : analysis.times) {
    begin_located(out, document, points, time.span);
    append_pair(out, "value", time.value);
    append_pair(out, "type", time.type);
    out += '}';
  }
  out += ']';
}

void append_mentions(std::string& out, const Document& document, const text::CodePoints& points,
                     const Analysis& analysis) {
  append_key(out, "mentions");
  out += '[';
  for (const ActorMention& mention : analysis.mentions) {
    begin_located(out, document, points, mention.span);
    append_pair(out, "actor_id", mention.actor_id);
    append_pair(out, "actor_name", mention.name);
    out += '}';
  }
  out += ']';
}

std::string_view kind_in_words(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::rejected_input:
      return "rejected_input";
    case ErrorKind::io:
      return "io";
    default:
      return "error";
  }
}

}  // namespace

void append_document_line(std::string& out, const Document& document, const DocumentInfo& info,
                          const Analysis& analysis, LineParts parts) {
  const text::CodePoints points(document.text);
  out += '{';
  append_pair(out, "doc_id", document.doc_id);
  append_key(out, "published_at");
  append_json(out, info.published_at.valid() ? Cell(info.published_at) : Cell());
  append_key(out, "statements");
  out += '[';
  for (const Statement& statement : analysis.statements) {
    if (out.back() != '[') out += ',';
    const Located located = locate(statement, document.text, points);
    append_statement_json(out, {statement, info, located, {}});
  }
  out += ']';
  if (parts.times) append_times(out, document, points, analysis);
  if (parts.mentions) append_mentions(out, document, points, analysis);
  if (parts.text) append_pair(out, "text", document.text);
  out += "}\n";
}

void append_statement_lines(std::string& out, const Document& document, const DocumentInfo& info,
                            const Analysis& analysis) {
  const text::CodePoints points(document.text);
  for (const Statement& statement : analysis.statements) {
    const Located located = locate(statement, document.text, points);
    append_statement_json(out, {statement, info, located, {}});
    out += '\n';
  }
}

void append_error_line(std::string& out, const Error& error) {
  out += '{';
  append_pair(out, "error", error.message());
  append_pair(out, "kind", kind_in_words(error.kind()));
  append_key(out, "input_hash");
  append_json(out, error.input_hash().empty() ? Cell() : Cell(error.input_hash()));
  out += "}\n";
}

}  // namespace onrecord::io
