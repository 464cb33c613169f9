// Trees written by hand, for tests: "word TAG head relation" a line, heads counted from 1.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "syntax/tree.h"

namespace onrecord::testing {

struct WrittenTree {
  std::vector<std::string> words;
  syntax::Tree tree;

  explicit WrittenTree(const std::string& lines) {
    std::istringstream in(lines);
    std::string word, tag, relation;
    int head = 0;
    while (in >> word >> tag >> head >> relation) {
      words.push_back(word);
      tree.head.push_back(head - 1);
      tree.tag.push_back(syntax::tag_of(tag).value());
      tree.relation.push_back(syntax::relation_of(relation).value());
    }
    tree.index_children();
  }
  std::string word(int index) const { return index < 0 ? "" : words.at(static_cast<std::size_t>(index)); }
  int at(const std::string& sought) const {
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i] == sought) return static_cast<int>(i);
    return -1;
  }
};

}  // namespace onrecord::testing
