// Suggested aliases: from articles and a pole sentence, the names by which people there speak of the issue.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge.h"
#include "onrecord/document.h"
#include "onrecord/tracker.h"

namespace onrecord {

// A noun phrase that could be an alias, as it stands in the articles.
struct SuggestedAlias {
  std::string words;
  int statements = 0;  // that name it, in any of its words' forms
  int positions = 0;   // of these, where a row of the tables takes a position on it
  int articles = 0;
  double near_pole = 0;        // share of the statements that stand beside a word of the pole, 0 to 1
  std::string example;         // of a statement: content
  std::string example_source;  // who says it, as written; empty: nobody is named
  std::string example_cue;
};

// Reads articles one by one and keeps their statements.
class AliasSuggester {
 public:
  explicit AliasSuggester(std::shared_ptr<const Knowledge> knowledge);
  ~AliasSuggester();

  void read(const Document& article);
  // Best first, at most `limit`. Phrases count by how often a position is taken on them and by how near they stand to
  // the words of the pole; one that holds all words of a better one is left out, since that one catches it.
  std::vector<SuggestedAlias> suggest(std::string_view pole, std::size_t limit) const;

 private:
  struct Read;
  std::unique_ptr<Read> read_;
};

}  // namespace onrecord
