// The trees of one article's sentences, each parsed when it is first asked for.
#pragma once

#include <memory>
#include <vector>

#include "syntax/parser.h"

namespace onrecord::syntax {

// A token of the article as a word of its sentence's tree.
struct Place {
  const Tree& tree;
  int word = 0;
  std::uint32_t first_token = 0;  // of the sentence: token = first_token + word
};

// For one thread. `parser` and `text` must outlive this; trees stay where they are.
class ArticleTrees {
 public:
  ArticleTrees(const Parser& parser, const text::TokenizedText& text);

  const Tree& of_sentence(std::size_t sentence);
  Place of_token(std::size_t token);

 private:
  const Parser& parser_;
  const text::TokenizedText& text_;
  ParserBuffers buffers_;
  std::vector<std::unique_ptr<Tree>> trees_;
};

}  // namespace onrecord::syntax
