// A sentence's words with tags, heads and relations, and the children of each.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/relation.h"

namespace onrecord::syntax {

// Words are counted from 0 within the sentence. Reused from sentence to sentence without allocation.
struct Tree {
  std::vector<int> head;  // -1: the sentence's root
  std::vector<Relation> relation;
  std::vector<Tag> tag;

  int size() const { return static_cast<int>(head.size()); }
  int root() const { return root_; }  // -1 without words
  // In the order of the sentence.
  std::span<const int> children(int word) const {
    const auto at = static_cast<std::size_t>(word);
    return {children_.data() + first_child_[at], first_child_[at + 1] - first_child_[at]};
  }
  int head_of(int word) const { return head[static_cast<std::size_t>(word)]; }
  Relation relation_of(int word) const { return relation[static_cast<std::size_t>(word)]; }
  Tag tag_of(int word) const { return tag[static_cast<std::size_t>(word)]; }

  // To be called when `head` has been filled, before anything is asked. The heads must make a tree.
  void index_children();

 private:
  int root_ = -1;
  std::vector<std::size_t> first_child_;
  std::vector<int> children_;
};

// The sentence as CoNLL-U rows (universaldependencies.org/format.html), with a blank line behind them. Control
// characters of words are left to the caller.
std::string conllu(const Tree& tree, std::span<const std::string_view> words);

}  // namespace onrecord::syntax
