// Writes statements through the one list of fields.
#include "serve/statement_json.h"

#include <map>
#include <memory>

#include "io/fields.h"
#include "onrecord/document.h"

namespace onrecord::serve {

namespace {

constexpr std::size_t shown_around = 140;  // bytes on either side

bool is_blank_at(std::string_view text, std::size_t at) {
  return text[at] == ' ' || text[at] == '\n';
}

// What stands before and after the first words said, by whole words.
std::string_view words_before(std::string_view text, std::size_t begin) {
  std::size_t from = begin > shown_around ? begin - shown_around : 0;
  while (from > 0 && from < begin && !is_blank_at(text, from)) ++from;
  return text.substr(from, begin - from);
}

std::string_view words_after(std::string_view text, std::size_t end) {
  std::size_t to = std::min(text.size(), end + shown_around);
  while (to < text.size() && to > end && !is_blank_at(text, to)) --to;
  return text.substr(end, to - end);
}

}  // namespace

std::string version_of(const Statement& s, std::string_view review_status) {
  std::string all(review_status);
  const auto add = [&](std::string_view part) { all.append(1, '\x1f').append(part); };
  const auto add_spans = [&](const Spans& spans) {
    for (const Span& span : spans) add(std::to_string(span.begin) + '-' + std::to_string(span.end));
    add("");
  };
  add(s.id);
  add(s.doc_id);
  add(s.text);
  add_spans(s.source);
  add_spans(s.cue);
  add_spans(s.content);
  add(s.speaker.actor_id);
  add(s.speaker.name);
  add(to_string(s.said.date));
  add(name(s.said.precision));
  add(to_string(s.said.earliest));
  add(to_string(s.said.latest));
  add(name(s.act));
  for (const StanceLabel& stance : s.stances) {
    add(stance.issue_id);
    add(name(stance.label));
    add(stance.position ? io::number_in_words(*stance.position) : "");
  }
  return text_hash(all).substr(0, 16);
}

void put_statement(JsonOut& out, const Statement& statement, const DocumentInfo& document,
                   std::string_view review_status, std::string_view text, const text::CodePoints& points) {
  io::Located located;
  if (!text.empty()) located = io::locate(statement, text, points);
  std::string record;
  io::append_statement_json(record, {statement, document, located, review_status});
  record.pop_back();  // the closing brace: three members more
  record += ",\"version\":";
  io::append_json_string(record, version_of(statement, review_status));
  const bool around = located.has_text && !statement.content.empty();
  record += ",\"before\":";
  io::append_json_string(record, around ? words_before(text, statement.content.front().begin) : std::string_view());
  record += ",\"after\":";
  io::append_json_string(record, around ? words_after(text, statement.content.front().end) : std::string_view());
  out.raw(record + "}");
}

void put_statements(JsonOut& out, const StatementSet& set) {
  struct Text {
    std::string bytes;
    std::unique_ptr<text::CodePoints> points;
  };
  std::map<std::string, Text> texts;
  out.open('[');
  for (const Statement& statement : set.statements) {
    Text& text = texts[statement.doc_id];
    if (!text.points) {
      if (set.text_of) text.bytes = set.text_of(statement.doc_id);
      text.points = std::make_unique<text::CodePoints>(text.bytes);
    }
    const auto review = set.review_status.find(statement.id);
    put_statement(out, statement, set.documents.at(statement.doc_id),
                  review == set.review_status.end() ? std::string_view() : review->second, text.bytes, *text.points);
  }
  out.close(']');
}

void put_current(JsonOut& out, const store::Store& store, const std::string& statement_id) {
  const std::vector<store::Store::Found> found =
      statement_id.size() == 32 ? store.find(statement_id, 1) : std::vector<store::Store::Found>();
  if (found.empty()) {
    out.null();
    return;
  }
  const store::Store::Found& one = found.front();
  const std::string text = one.document_status == "replaced" ? std::string() : store.text_of(one.document.doc_id);
  put_statement(out, one.statement, one.document, one.review_status, text, text::CodePoints(text));
}

void put_document(JsonOut& out, const DocumentInfo& document) {
  out.open('{')
      .pair("doc_id", document.doc_id)
      .pair("title", document.title)
      .pair("publisher", document.publisher)
      .pair("url", document.url)
      .pair("published_at", to_string(document.published_at))
      .pair("date_origin", name(document.date_origin))
      .pair("body_complete", document.body_complete)
      .pair("withdrawn", document.withdrawn)
      .pair("copies", document.copies)
      .close('}');
}

}  // namespace onrecord::serve
