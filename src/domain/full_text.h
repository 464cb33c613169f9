// FullTextSearch: what a user typed to search quotes, parsed once; decides for a text, and narrows for FTS5.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// Words must all occur, in any order; "words in quotes" one after the other; a star after a word's beginning stands
// for any end. Everything else that was typed is no operator: AND, -, (, : are words or nothing. Words are compared
// without case and accents, and split where FTS5's unicode61 tokenizer splits.
class FullTextSearch {
 public:
  explicit FullTextSearch(std::string_view typed);

  bool empty() const noexcept { return terms_.empty(); }  // only blanks and punctuation
  bool matches(std::string_view text) const;
  // The same as an FTS5 expression, each word quoted: what was typed never reaches FTS5 raw. At most the first 64
  // terms: matches() decides.
  std::string fts_expression() const;

 private:
  struct Term {
    std::vector<std::string> words;
    bool prefix = false;  // of the last word
    bool operator==(const Term&) const = default;
  };
  std::vector<Term> terms_;
};

// The words of a text as full text search compares them.
std::vector<std::string> search_words(std::string_view text);

}  // namespace onrecord
