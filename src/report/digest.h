// The digest: what is new since last time for saved queries, as text, Markdown and RSS.
#pragma once

#include <string>
#include <vector>

#include "onrecord/timeline.h"

namespace onrecord::report {

// One saved query and its news.
struct DigestPart {
  std::string name;                     // "chips"
  std::string asked;                    // the query as typed
  std::string since;                    // the day of the digest before; empty: this is the first
  std::vector<const Statement*> fresh;  // newest first
  std::vector<std::string> moves;       // "Elena Marsh is now for the river treaty, was against": sentences
  std::string fault;                    // why the query could not be asked; empty: it could
};

struct Digest {
  const StatementSet* set = nullptr;  // articles and issues of the statements
  std::string day;                    // 2025-03-05
  std::vector<DigestPart> parts;
};

// Where actors stand now and did not before, as far as both may be told: between the fold of what was told and that
// of all.
std::vector<std::string> moves_between(const StatementSet& before, const StatementSet& now,
                                       const TimelineOptions& options = {});

// The whole first line of a text digest says how much is new. No control byte in any of them.
std::string digest_text(const Digest& digest);
std::string digest_markdown(const Digest& digest);
// RSS 2.0: an item a statement, whose guid is the statement's id; one an article that moved somebody.
std::string digest_rss(const Digest& digest);

}  // namespace onrecord::report
