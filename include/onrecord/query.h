// Query: what a user asks for; matches() alone decides, whatever the source, and SQL only narrows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onrecord/date.h"
#include "onrecord/statement_set.h"

namespace onrecord {

struct DateRange {
  Date from, to;                 // inclusive; invalid: open
  std::optional<int> last_days;  // last:90d, relative to the newest article
};
// "2024", "2024-02", "2024-02-16", "2024-02-01..2024-02-20", "2024-02..", "last:90d", "last:90d..2024-06-30". Throws
// Error(usage).
DateRange parse_range(std::string_view text);
// The range with last_days turned into days that end with the newest article's; no clock is asked.
DateRange anchored(const DateRange& range, Date newest);
// The days between which a statement was said, as far as is known: the day, month or year said, else its bounds,
// else the only bound there is, else the day its article was published. Invalid where nothing is known.
std::pair<Date, Date> said_period(const SaidDate& said, Date published_at);

// Several values of one field are alternatives; fields are joined by "and". Empty: no restriction.
struct Query {
  std::vector<std::string> who = {};    // actor ids, already resolved from names
  std::vector<std::string> words = {};  // each a search over quotes: words (all of them), "phrases", prefix*
  std::optional<DateRange> when = {};
  std::vector<std::string> issues = {};
  std::vector<Act> acts = {};
  std::vector<StanceKind> labels = {};
  std::vector<std::string> publishers = {};
  std::vector<StatementKind> kinds = {};
  std::vector<std::string> ids = {};  // statement ids or their beginnings
  double min_probability = 0;
  bool negate_who = false, negate_words = false, negate_when = false, negate_issues = false, negate_acts = false,
       negate_labels = false, negate_publishers = false, negate_kinds = false;
};

// `query.when` is anchored(). Words are searched in the quote (FullTextSearch).
bool matches(const Query& query, const Statement& statement, const DocumentInfo& document);

}  // namespace onrecord
