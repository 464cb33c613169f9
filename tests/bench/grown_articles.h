// Articles of invented people on invented issues, as many as are wanted: each is made from its number alone, so that
// the first of a million are the few.
#pragma once

#include <string>
#include <vector>

#include "onrecord/document.h"
#include "onrecord/tracker.h"

namespace onrecord::bench {

constexpr int statements_per_article = 10;

struct GrownArticle {
  Document document;
  Analysis analysis;  // as the program would find it in these words, without the traces
};

// Few speak often and many seldom. One in ten is a copy of the one before in another paper, with a sentence of its own;
// one in fifty a new version of an earlier one.
GrownArticle grown_article(int number);

struct GrownIssue {
  std::string id, alias, pole;
};
const std::vector<GrownIssue>& grown_issues();

}  // namespace onrecord::bench
