// Finds words by themselves, nearest to where they were.
#include "store/anchoring.h"

#include <algorithm>

#include "onrecord/error.h"
#include "store/rows.h"
#include "text/code_points.h"

namespace onrecord::store {
namespace {

constexpr char between_spans = '\x1f', between_parts = '\x1e';

std::vector<std::string> strings_at(std::string_view text, const Spans& spans) {
  std::vector<std::string> strings;
  for (const Span& span : spans) strings.emplace_back(text.substr(span.begin, span.end - span.begin));
  return strings;
}

std::vector<std::string> split_at(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::size_t distance(std::size_t a, std::size_t b) {
  return a > b ? a - b : b - a;
}

// The occurrence nearest to a byte; npos: none.
std::size_t nearest_to(std::string_view text, std::string_view words, std::size_t near) {
  std::size_t best = std::string_view::npos;
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    if (best != std::string_view::npos && distance(at, near) > distance(best, near)) break;
    best = at;
  }
  return best;
}

Span span_at(std::size_t at, std::string_view words) {
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

// The first nearest to `near`, the others after it in their order.
std::optional<Spans> find_parts(std::string_view text, const std::vector<std::string>& parts, std::size_t near) {
  Spans spans;
  for (const std::string& part : parts) {
    if (part.empty()) return std::nullopt;
    const std::size_t at = spans.empty() ? nearest_to(text, part, near) : text.find(part, spans.back().end);
    if (at == std::string_view::npos) return std::nullopt;
    spans.push_back(span_at(at, part));
  }
  return spans;
}

std::optional<Spans> in_bytes(std::string_view words, std::string_view text, const text::CodePoints& points) {
  Spans spans;
  const std::uint32_t length = points.at_byte(static_cast<std::uint32_t>(text.size()));
  const Spans given = spans_of(words);
  if (bytes_in_words(given) != words) return std::nullopt;
  for (const Span& span : given) {
    if (span.begin >= span.end || span.end > length ||
        (!spans.empty() && points.byte_of(span.begin) < spans.back().end))
      return std::nullopt;
    Span bytes{points.byte_of(span.begin), points.byte_of(span.end)};
    const auto blank = [&](std::uint32_t at) {
      return std::string_view(" \n\t\r").find(text[at]) != std::string_view::npos;
    };
    while (bytes.begin < bytes.end && blank(bytes.begin)) ++bytes.begin;
    while (bytes.begin < bytes.end && blank(bytes.end - 1)) --bytes.end;
    if (bytes.begin < bytes.end) spans.push_back(bytes);
  }
  return spans;
}

}  // namespace

AnchoredWords words_at(std::string_view text, const AnchoredSpans& spans) {
  return {strings_at(text, spans.source), strings_at(text, spans.cue), strings_at(text, spans.content)};
}

std::string packed(const AnchoredWords& words) {
  std::string all;
  for (const auto* part : {&words.source, &words.cue, &words.content}) {
    if (part != &words.source) all += between_parts;
    for (std::size_t i = 0; i < part->size(); ++i)
      all.append(i == 0 ? "" : std::string(1, between_spans)).append((*part)[i]);
  }
  return all;
}

AnchoredWords unpacked(std::string_view all) {
  std::vector<std::vector<std::string>> parts;
  for (const std::string& part : split_at(all, between_parts))
    parts.push_back(part.empty() ? std::vector<std::string>() : split_at(part, between_spans));
  parts.resize(3);
  return {parts[0], parts[1], parts[2]};
}

std::optional<AnchoredSpans> find_anchor(std::string_view text, const AnchoredWords& words, std::size_t near) {
  if (words.content.empty()) return std::nullopt;
  const std::optional<Spans> content = find_parts(text, words.content, near);
  if (!content) return std::nullopt;
  return AnchoredSpans{find_parts(text, words.source, content->front().begin).value_or(Spans{}),
                       find_parts(text, words.cue, content->front().begin).value_or(Spans{}), *content};
}

std::optional<AnchoredSpans> parse_anchor(std::string_view value, std::string_view text) {
  const std::vector<std::string> parts = split_at(value, '|');
  if (parts.size() != 3) return std::nullopt;
  const text::CodePoints points(text);
  const auto source = in_bytes(parts[0], text, points), cue = in_bytes(parts[1], text, points),
             content = in_bytes(parts[2], text, points);
  if (!source || !cue || !content || content->empty()) return std::nullopt;
  return AnchoredSpans{*source, *cue, *content};
}

std::string anchor_in_words(const AnchoredSpans& spans, std::string_view text) {
  const text::CodePoints points(text);
  const auto in_points = [&](const Spans& bytes) {
    Spans counted;
    for (const Span& span : bytes) counted.push_back({points.at_byte(span.begin), points.at_byte(span.end)});
    return bytes_in_words(counted);
  };
  return in_points(spans.source) + '|' + in_points(spans.cue) + '|' + in_points(spans.content);
}

Spans spans_meant(std::string_view text, std::string_view written) {
  if (written.find_first_not_of("0123456789- ") == std::string_view::npos &&
      written.find('-') != std::string_view::npos) {
    const auto spans = in_bytes(written, text, text::CodePoints(text));
    if (!spans || spans->empty())
      throw Error(ErrorKind::rejected_input, "\"" + std::string(written) + "\" is no place in the article's text");
    return *spans;
  }
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= written.size();) {
    const std::size_t end = std::min(written.find(" ... ", at), written.size());
    parts.emplace_back(written.substr(at, end - at));
    at = end + 5;
  }
  if (text.find(written) != std::string_view::npos) parts = {std::string(written)};  // dots of the text's own
  const std::optional<Spans> found = find_parts(text, parts, 0);
  if (!found)
    throw Error(ErrorKind::rejected_input, "\"" + std::string(written) + "\" does not stand so in the article's text");
  const std::size_t first = found->front().begin;
  if (const std::size_t again = text.find(parts.front(), first + 1);
      parts.size() == 1 && again != std::string_view::npos) {
    const text::CodePoints points(text);
    const auto place = [&](std::size_t at) {
      return std::to_string(points.at_byte(static_cast<std::uint32_t>(at))) + "-" +
             std::to_string(points.at_byte(static_cast<std::uint32_t>(at + parts.front().size())));
    };
    throw Error(ErrorKind::rejected_input, "\"" + std::string(written) +
                                               "\" stands several times in the article: write its place, " +
                                               place(first) + " or " + place(again) + " ...");
  }
  return *found;
}

}  // namespace onrecord::store
