// The verbatim check stands before every output: a quotation that is not in the text is worth less than none.
#include "io/located.h"

#include <algorithm>
#include <numeric>

#include "onrecord/error.h"
#include "text/code_points.h"

namespace onrecord::io {
namespace {

[[noreturn]] void not_verbatim(const Statement& statement, std::string_view what) {
  throw Error(ErrorKind::database, "statement " + statement.id + " of document " + statement.doc_id + ": its " +
                                       std::string(what) +
                                       " is not the stored text at its offsets; run `onrecord verify`");
}

std::string words(std::string_view text, const Spans& spans) {
  std::string joined;
  for (const Span& span : spans)
    joined += (joined.empty() ? "" : " ... ") + std::string(text.substr(span.begin, span.end - span.begin));
  return joined;
}

void check(const Statement& statement, std::string_view text) {
  for (const Spans* spans : {&statement.source, &statement.cue, &statement.content})
    for (const Span& span : *spans)
      if (span.begin > span.end || span.end > text.size()) not_verbatim(statement, "span");
  if (words(text, statement.content) != statement.text) not_verbatim(statement, "quotation");
}

Spans in_code_points(const Spans& spans, const text::CodePoints& points) {
  Spans out;
  for (const Span& span : spans) out.push_back({points.at_byte(span.begin), points.at_byte(span.end)});
  return out;
}

}  // namespace

Located locate(const Statement& statement, std::string_view text, const text::CodePoints& points,
               std::uint32_t context) {
  check(statement, text);
  Located located;
  located.has_text = true;
  located.source = in_code_points(statement.source, points);
  located.cue = in_code_points(statement.cue, points);
  located.content = in_code_points(statement.content, points);
  const auto slice = [&](Span span) {
    if (span.begin > span.end || span.end > text.size()) not_verbatim(statement, "evidence");
    return std::string(text.substr(span.begin, span.end - span.begin));
  };
  located.said_text = slice(statement.said.words);
  for (const StanceLabel& label : statement.stances)
    located.evidence.push_back(
        {slice(label.evidence), {points.at_byte(label.evidence.begin), points.at_byte(label.evidence.end)}});
  if (!located.content.empty()) {
    const Span first = located.content.front();
    const std::uint32_t begin = points.byte_of(first.begin - std::min(first.begin, context));
    located.before = text.substr(begin, statement.content.front().begin - begin);
    const std::uint32_t end = points.byte_of(first.end + context);
    located.after = text.substr(statement.content.front().end, end - statement.content.front().end);
  }
  return located;
}

std::vector<Located> locate_all(const StatementSet& set, std::uint32_t context) {
  std::vector<Located> located(set.statements.size());
  if (!set.text_of) return located;
  std::vector<std::size_t> order(set.statements.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return set.statements[a].doc_id < set.statements[b].doc_id; });
  for (std::size_t i = 0; i < order.size();) {
    const std::string& doc_id = set.statements[order[i]].doc_id;
    const std::string text = set.text_of(doc_id);
    const text::CodePoints points(text);
    for (; i < order.size() && set.statements[order[i]].doc_id == doc_id; ++i)
      if (!text.empty()) located[order[i]] = locate(set.statements[order[i]], text, points, context);
  }
  return located;
}

}  // namespace onrecord::io
