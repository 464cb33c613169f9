// Evidence: what speaks for a position of a statement on an issue, as named numbers that a small model weighs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "stance/article_issues.h"
#include "stance/pieces.h"
#include "stance/positions.h"
#include "stance/said_words.h"
#include "stance/stands.h"

namespace onrecord::stance {

// By what a statement is about the issue, from the plainest to the faintest.
enum class About : std::uint8_t { content, head, sentence, near, far, title, later };
std::string_view name(About about);

// What weighed most for the side, for the trace.
struct Weighed {
  std::string name;
  double weight = 0;
};

// Whether what is said is said without reserve, by its words (strength.h): more than 0.
struct Strength {
  double sum = 0;
  std::vector<Weighed> heaviest;  // for the trace
};

struct IssueEvidence {
  std::uint32_t issue = 0;
  About about = About::later;
  double polarity = 1;  // of what is referred to, toward the pole
  std::string alias;    // that is referred to
  Span span;            // where the statement names or means it; its first words where it does not
  double side = 0;      // weighed sum: more than 0 for the pole
  double takes = 0;     // weighed sum: how much speaks for a position at all
  std::vector<Weighed> weighed;
  std::vector<Piece> side_pieces, takes_pieces;  // only where asked for
};

// What a statement brings that does not depend on the issue.
struct StatementEvidence {
  const LabelInput* input = nullptr;
  const Reading* reading = nullptr;
  const ActChoice* act = nullptr;
  const CueReading* cue = nullptr;
  const Stands* stands = nullptr;
  const std::vector<SaidWord>* said = nullptr;
  double polarity = 0;
};

// By what the statement is about the issue; nothing where the article does not name it.
std::optional<About> about_of(std::uint32_t issue, const StatementEvidence& statement, const ArticleIssues& article);

// False where the article does not name the issue. `rule`: what the rules say on it, nullptr where they say nothing.
bool evidence_on(std::uint32_t issue, const StatementEvidence& statement, const ArticleIssues& article,
                 const StanceLabel* rule, bool keep_pieces, IssueEvidence& evidence);

}  // namespace onrecord::stance
