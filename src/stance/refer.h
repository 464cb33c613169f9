// Refer: words of a statement that stand for an issue without naming it: "the bill", "it".
#pragma once

#include <vector>

#include "stance/article_issues.h"
#include "stance/reading.h"

namespace onrecord::stance {

// By place; none overlaps a named mention. `issues` may be nullptr: then only what the statement names is looked back
// to.
std::vector<Mention> referring_mentions(const Reading& reading, const ArticleIssues* issues);

}  // namespace onrecord::stance
