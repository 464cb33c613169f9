// Scores, best tree, relations; long sentences in stretches.
#include "syntax/parser.h"

#include <algorithm>

namespace onrecord::syntax {

Parser::Parser(std::string_view weights, std::string_view name_for_errors)
    : scorer_(neural::WeightsFile(weights, name_for_errors)) {}

void Parser::parse(std::span<const std::string_view> words, ParserBuffers& buffers, Tree& tree) const {
  const std::size_t count = words.size();
  tree.head.resize(count);
  tree.relation.resize(count);
  tree.tag.resize(count);
  int first_root = -1;
  for (std::size_t begin = 0; begin < count; begin += longest) {
    const std::size_t size = std::min(longest, count - begin);
    const std::span<int> heads(tree.head.data() + begin, size);
    scorer_.read(words.subspan(begin, size), buffers.scorer);
    scorer_.tags(size, buffers.scorer, tree.tag.data() + begin);
    scorer_.heads(size, buffers.scorer);
    best_tree({buffers.scorer.scores.data(), size * (size + 1)}, heads, buffers.trees);
    scorer_.relations(heads, buffers.scorer, tree.relation.data() + begin);
    for (std::size_t i = 0; i < size; ++i) {
      if (heads[i] >= 0) {
        heads[i] += static_cast<int>(begin);
      } else if (first_root < 0) {
        first_root = static_cast<int>(begin + i);
        tree.relation[begin + i] = Relation::root;
      } else {
        heads[i] = first_root;
        tree.relation[begin + i] = Relation::parataxis;
      }
    }
  }
  tree.index_children();
}

void Parser::parse(const text::TokenizedText& text, text::TokenRange sentence, ParserBuffers& buffers,
                   Tree& tree) const {
  buffers.words.clear();
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) buffers.words.push_back(text.word(i));
  parse(buffers.words, buffers, tree);
}

}  // namespace onrecord::syntax
