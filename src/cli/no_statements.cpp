// An article without statements, a withdrawn one and a rejected statement are something: the database is not empty.
#include "cli/no_statements.h"

#include "cli/console.h"

namespace onrecord::cli {

std::string why_no_statements(const store::Store& store) {
  if (store.count_statements() > 0) return {};
  const std::size_t articles = store.count_documents();
  const auto [withdrawn, rejected] = store.uncounted();
  const std::string why = "no statements: ";
  if (rejected == 1) return why + "the only one was rejected by a reviewer";
  if (rejected > 1) return why + "all " + with_commas(rejected) + " were rejected by reviewers";
  if (articles == 1) return why + "none was found in the only article";
  if (articles > 1) return why + "none was found in the " + with_commas(articles) + " articles";
  if (withdrawn == 1) return why + "the only article was withdrawn";
  if (withdrawn > 1) return why + "all " + with_commas(withdrawn) + " articles were withdrawn";
  return why + "the database is empty";
}

}  // namespace onrecord::cli
