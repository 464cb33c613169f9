// Text to tokens, sentences, paragraphs and quotation marks.
#include "text/tokens.h"

#include <algorithm>

#include "text/lexicon.h"
#include "text/quote_marks.h"
#include "text/scan.h"
#include "text/sentences.h"

namespace onrecord::text {

std::size_t TokenizedText::token_at(std::uint32_t byte) const {
  const auto found = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.end <= byte; });
  return static_cast<std::size_t>(found - tokens.begin());
}

std::size_t TokenizedText::sentence_of(std::size_t token) const {
  const auto found =
      std::partition_point(sentences.begin(), sentences.end(), [&](const TokenRange& r) { return r.end <= token; });
  return static_cast<std::size_t>(found - sentences.begin());
}

std::size_t TokenizedText::paragraph_of(std::size_t token) const {
  const auto found =
      std::partition_point(paragraphs.begin(), paragraphs.end(), [&](const TokenRange& r) { return r.end <= token; });
  return static_cast<std::size_t>(found - paragraphs.begin());
}

void tokenize(std::string_view text, const Lexicon& lexicon, TokenizedText& out) {
  out.text = text;
  out.lexicon = &lexicon;
  out.tokens.clear();
  out.sentences.clear();
  out.paragraphs.clear();
  out.quotations.clear();
  std::size_t at = 0;
  while (at < text.size()) {
    const auto first = static_cast<std::uint32_t>(out.tokens.size());
    std::size_t end = text.find_first_of("\n\r", at);  // U+2028 and U+2029 are met below
    if (end == text.npos) end = text.size();
    while (at < end) {
      const Char c = char_at(text, at);
      if (c.kind == CharClass::line_end) break;
      if (c.kind == CharClass::space || c.kind == CharClass::ignored) {
        at += c.bytes;
        continue;
      }
      const std::size_t stop = token_end(text, at, end, lexicon);
      out.tokens.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop), QuoteState::outside,
                            lexicon.find(text.substr(at, stop - at))});
      at = stop;
    }
    if (at < text.size()) at += char_at(text, at).bytes;
    const auto last = static_cast<std::uint32_t>(out.tokens.size());
    if (last == first) continue;
    out.paragraphs.push_back({first, last});
    mark_quotations(out, out.paragraphs.back());
    split_sentences(out, out.paragraphs.back());
  }
}

}  // namespace onrecord::text
