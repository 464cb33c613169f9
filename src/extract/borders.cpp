// Works on token ranges, so that every border is one of a token.
#include "extract/borders.h"

#include <algorithm>

namespace onrecord::extract {
namespace {

bool is_mark(const text::TokenizedText& text, std::size_t token) {
  return text.tokens[token].quote == text::QuoteState::opening || text.tokens[token].quote == text::QuoteState::closing;
}

// Marks that close something opened within the range belong to it.
bool paired(const text::TokenizedText& text, text::TokenRange range) {
  int open = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (text.tokens[i].quote == text::QuoteState::opening) ++open;
    if (text.tokens[i].quote == text::QuoteState::closing && --open < 0) return false;
  }
  return open == 0;
}

// "a", b and "c": the first mark does not belong to the last one
bool one_quotation(const text::TokenizedText& text, text::TokenRange range) {
  if (range.size() < 2 || text.tokens[range.begin].quote != text::QuoteState::opening ||
      text.tokens[range.end - 1].quote != text::QuoteState::closing)
    return false;
  for (std::uint32_t i = range.begin + 1; i + 1 < range.end; ++i)
    if (is_mark(text, i)) return false;
  return true;
}

bool drop_at_start(const text::TokenizedText& text, std::uint32_t i) {
  const std::string_view w = text.word(i);
  return w == "," || w == ";" || w == ":" || w == "." || w == "--" || w == "—" || w == "–" || w == "―" || w == "-" ||
         text.tokens[i].quote == text::QuoteState::closing;
}

bool drop_at_end(const text::TokenizedText& text, std::uint32_t i) {
  const std::string_view w = text.word(i);
  return w == "," || w == ";" || w == ":" || w == "." || w == "--" || w == "—" || w == "–" || w == "―" || w == "-" ||
         text.tokens[i].quote == text::QuoteState::opening;
}

void trim(const text::TokenizedText& text, text::TokenRange& range) {
  bool again = true;
  while (again && range.begin < range.end) {
    again = false;
    if (drop_at_start(text, range.begin)) {
      ++range.begin;
      again = true;
    } else if (drop_at_end(text, range.end - 1)) {
      --range.end;
      again = true;
    } else if (one_quotation(text, range)) {
      ++range.begin;
      --range.end;
      again = true;
    } else if (!paired(text, range) && is_mark(text, range.begin)) {  // a mark whose partner lies outside
      ++range.begin;
      again = true;
    } else if (!paired(text, range) && is_mark(text, range.end - 1)) {
      --range.end;
      again = true;
    }
  }
}

}  // namespace

bool is_word(const text::TokenizedText& text, std::size_t token) {
  const auto c = static_cast<unsigned char>(text.word(token)[0]);
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '$';
  const std::string_view w = text.word(token);
  return !(w == "“" || w == "”" || w == "‘" || w == "’" || w == "—" || w == "–" || w == "―" || w == "…" || w == "«" ||
           w == "»" || w == "„");
}

void mend(const text::TokenizedText& text, std::vector<text::TokenRange>& ranges) {
  std::vector<text::TokenRange> out;
  for (const text::TokenRange range : ranges) {
    if (!out.empty()) {
      bool gap_of_marks = true;
      for (std::uint32_t i = out.back().end; i < range.begin; ++i) gap_of_marks = gap_of_marks && !is_word(text, i);
      if (gap_of_marks) {
        out.back().end = range.end;
        continue;
      }
    }
    out.push_back(range);
  }
  for (text::TokenRange& range : out) trim(text, range);
  std::erase_if(out, [&](text::TokenRange range) {
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (is_word(text, i)) return false;
    return true;
  });
  ranges = std::move(out);
}

Spans spans_of(const text::TokenizedText& text, const std::vector<text::TokenRange>& ranges) {
  Spans spans;
  for (const text::TokenRange range : ranges)
    spans.push_back({text.tokens[range.begin].begin, text.tokens[range.end - 1].end});
  return spans;
}

StatementKind kind_of(const text::TokenizedText& text, const std::vector<text::TokenRange>& ranges) {
  std::uint32_t words = 0, quoted = 0;
  for (const text::TokenRange range : ranges)
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (is_word(text, i)) {
        ++words;
        quoted += text.tokens[i].quote != text::QuoteState::outside;
      }
  return quoted == 0 ? StatementKind::indirect : quoted == words ? StatementKind::direct : StatementKind::mixed;
}

}  // namespace onrecord::extract
