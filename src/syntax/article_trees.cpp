// Most articles have sentences that no rule asks about: those cost nothing.
#include "syntax/article_trees.h"

namespace onrecord::syntax {

ArticleTrees::ArticleTrees(const Parser& parser, const text::TokenizedText& text)
    : parser_(parser), text_(text), trees_(text.sentences.size()) {}

const Tree& ArticleTrees::of_sentence(std::size_t sentence) {
  std::unique_ptr<Tree>& tree = trees_[sentence];
  if (!tree) {
    tree = std::make_unique<Tree>();
    parser_.parse(text_, text_.sentences[sentence], buffers_, *tree);
  }
  return *tree;
}

Place ArticleTrees::of_token(std::size_t token) {
  const std::size_t sentence = text_.sentence_of(token);
  const std::uint32_t first = text_.sentences[sentence].begin;
  return {of_sentence(sentence), static_cast<int>(token - first), first};
}

}  // namespace onrecord::syntax
