// Words of a sentence -> its dependency tree.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/best_tree.h"
#include "syntax/scorer.h"
#include "syntax/tree.h"
#include "text/tokens.h"

namespace onrecord::syntax {

// Buffers of one caller, for all its sentences.
struct ParserBuffers {
  ScorerBuffers scorer;
  TreeBuffers trees;
  std::vector<std::string_view> words;
};

// Const and shared by all threads; the same tree for the same words on every machine, whatever was parsed before.
class Parser {
 public:
  // Throws Error(table) for a broken, foreign or newer weights file. Keeps nothing of `weights`.
  Parser(std::string_view weights, std::string_view name_for_errors);

  // Never throws for any words. A sentence of more than `longest` words is parsed in stretches, the later ones hung on
  // the first by parataxis.
  void parse(std::span<const std::string_view> words, ParserBuffers& buffers, Tree& tree) const;
  void parse(const text::TokenizedText& text, text::TokenRange sentence, ParserBuffers& buffers, Tree& tree) const;

  static constexpr std::size_t longest = 160;

 private:
  Scorer scorer_;
};

}  // namespace onrecord::syntax
