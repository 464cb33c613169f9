// Tokens, sentences, paragraphs and quotation marks of a text, all with exact byte spans.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "onrecord/statement.h"

namespace onrecord::text {

enum class QuoteState : std::uint8_t { outside, inside, opening, closing };

struct Token {
  std::uint32_t begin = 0;  // bytes into the text
  std::uint32_t end = 0;
  QuoteState quote = QuoteState::outside;
  std::uint16_t row = 0;  // of the lexicon; 0: the word is of no class

  std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

// Half-open range of token indices.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
};

// A quotation: bytes with its marks; `open_ended` where no closing mark was found in its paragraph.
struct Quotation {
  Span span;
  bool open_ended = false;
};

class Lexicon;  // text/lexicon.h

struct TokenizedText {
  std::string_view text;             // must outlive this
  const Lexicon* lexicon = nullptr;  // as must this
  std::vector<Token> tokens;
  std::vector<TokenRange> sentences;   // never cross a paragraph
  std::vector<TokenRange> paragraphs;  // lines of the text that hold a token
  std::vector<Quotation> quotations;   // outermost ones, ascending

  std::string_view word(std::size_t index) const { return tokens[index].in(text); }
  // Index of the first token that ends after `byte`; tokens.size() past the last.
  std::size_t token_at(std::uint32_t byte) const;
  std::size_t sentence_of(std::size_t token) const;
  std::size_t paragraph_of(std::size_t token) const;
};

// Fills `out` anew, reusing its memory. Any bytes are accepted (text is never an error). Which class each word is of is
// told by text::is (lexicon.h).
void tokenize(std::string_view text, const Lexicon& lexicon, TokenizedText& out);

}  // namespace onrecord::text
