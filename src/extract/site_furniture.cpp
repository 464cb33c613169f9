// Finds the lines and words of furniture, and what lies in them.
#include "extract/site_furniture.h"

#include <algorithm>

namespace onrecord::extract {
namespace {

using Shape = tables::Furniture::Shape;

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// The words as words: not within longer ones.
bool stands_alone(std::string_view line, std::size_t at, std::size_t size) {
  const bool before = at == 0 || !letter(line[at - 1]) || !letter(line[at]);
  const bool after = at + size == line.size() || !letter(line[at + size]) || !letter(line[at + size - 1]);
  return before && after;
}

// The part of a line that one phrase makes furniture; empty: none.
Span furnished(std::string_view line, const tables::Furniture::Phrase& phrase) {
  const auto size = static_cast<std::uint32_t>(line.size());
  if (phrase.shape == Shape::opens) {
    const std::size_t first = line.find_first_not_of(" \t");
    const bool opens = first != std::string_view::npos && line.substr(first).starts_with(phrase.words) &&
                       stands_alone(line, first, phrase.words.size());
    return opens ? Span{0, size} : Span{};
  }
  const std::size_t found = line.find(phrase.words);
  if (found == std::string_view::npos || !stands_alone(line, found, phrase.words.size())) return {};
  const auto at = static_cast<std::uint32_t>(found), end = at + static_cast<std::uint32_t>(phrase.words.size());
  if (phrase.shape == Shape::within) return {0, size};
  return phrase.shape == Shape::credit ? Span{0, end} : Span{at, end};
}

struct Found {
  Spans out;     // nothing in them is a statement
  Spans labels;  // no words of anybody
};

Found find(std::string_view text, const tables::Furniture& furniture) {
  Found found;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const auto from = static_cast<std::uint32_t>(begin);
    for (const tables::Furniture::Phrase& phrase : furniture.phrases()) {
      const Span span = furnished(line, phrase);
      if (span.begin < span.end)
        (phrase.shape == Shape::label ? found.labels : found.out).push_back({from + span.begin, from + span.end});
    }
    begin = end + 1;
  }
  return found;
}

bool holds(const Spans& spans, std::uint32_t byte) {
  return std::any_of(spans.begin(), spans.end(), [&](Span span) { return byte >= span.begin && byte < span.end; });
}

// Its cue, or its words where it has none, begin in furniture.
bool is_furniture(const Attribution& each, const Found& found) {
  const Spans& place = each.cue.empty() ? each.content : each.cue;
  return !place.empty() && (holds(found.out, place.front().begin) || holds(found.labels, place.front().begin));
}

// A label in front of a source: "Play Video 0:58 Lane".
void out_of_source(const text::TokenizedText& text, const Spans& labels, Spans& source) {
  for (const Span& label : labels)
    for (Span& part : source) {
      if (part.begin > label.end + 1 || part.end <= label.begin) continue;
      std::size_t token = text.token_at(label.end);
      const auto is_name = [&](std::size_t i) { return letter(text.text[text.tokens[i].begin]); };
      while (token < text.tokens.size() && text.tokens[token].begin < part.end && !is_name(token)) ++token;
      part.begin = token < text.tokens.size() ? std::min(text.tokens[token].begin, part.end) : part.end;
    }
  std::erase_if(source, [](Span part) { return part.begin >= part.end; });
}

}  // namespace

std::size_t leave_site_furniture(const text::TokenizedText& text, const tables::Furniture& furniture,
                                 std::vector<Attribution>& attributions) {
  const Found found = find(text.text, furniture);
  if (found.out.empty() && found.labels.empty()) return 0;
  std::vector<int> now(attributions.size(), -1);  // where each stands after the others have left
  std::vector<Attribution> kept;
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    if (is_furniture(attributions[i], found)) continue;
    now[i] = static_cast<int>(kept.size());
    kept.push_back(std::move(attributions[i]));
    out_of_source(text, found.labels, kept.back().source);
  }
  for (Attribution& each : kept)
    for (int* index : {&each.holder, &each.continues})
      if (*index >= 0) *index = now[static_cast<std::size_t>(*index)];
  const std::size_t left = attributions.size() - kept.size();
  attributions = std::move(kept);
  return left;
}

}  // namespace onrecord::extract
