// Timeline: dated statements folded into spells of position and their changes; never stored, so it cannot
// disagree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "onrecord/statement_set.h"

namespace onrecord {

enum class PointClass : std::uint8_t { solid, conditional, prognosis, withheld };
enum class Side : std::uint8_t { for_pole, against, neutral, mixed };
enum class Change : std::uint8_t { first, shift, reversal };
// Whether what an actor is quoted with bears a finding although labels can be wrong (timeline.md 6).
enum class Evidence : std::uint8_t { enough, mixed, little };
std::string_view name(PointClass) noexcept;
std::string_view name(Side) noexcept;  // "for", "against", "neutral", "mixed"
std::string_view name(Change) noexcept;
std::string_view name(Evidence) noexcept;

// One statement with a position (timeline.md 1). Points without a day carry their range and `dated` is false.
// Copies of one wire story (same cluster, same words) are one point, whose statement is the earliest of them.
struct TimelinePoint {
  std::string statement_id;
  std::string doc_id;
  std::string cluster_id;               // what counts as one document when a change is confirmed
  std::vector<std::string> publishers;  // of all copies; sorted, distinct, without empty ones
  Date date;                            // the day, the middle of a week, or the first day of a month or year
  DatePrecision precision = DatePrecision::day;
  Date earliest, latest;
  bool dated = true;  // takes part in the fold
  PointClass point_class = PointClass::solid;
  double position = 0;
  bool by_party = false;  // only what others of the actor's party say decides its side: no evidence for a stand
  double certainty = 1;   // the probability that its side is right; 1 once a person has checked it
  int appearances = 1;    // copies of one wire story
};

struct Spell {
  int number = 1;  // 1-based within actor and issue
  Side side = Side::neutral;
  StanceKind label = StanceKind::noncommittal;
  Date from, to;
  int days = 0;
  int statements = 0;
  int appearances = 0;
  int outlets = 0;
  double mean_position = 0;
  Change change = Change::first;
  std::optional<Side> change_from;
  bool confirmed = false;
  std::string before_statement_id;  // the last of the old side
  std::string first_statement_id;   // the first of the new one
  int gap_days = 0;                 // longest silence within or before the spell; 0 unless above silence_days
  std::vector<std::string> degree_statement_ids;  // where the label changed within the spell
  bool shown = false;                             // its change survives error: a shown stand begins in it
};

// Where the actor stands over a stretch of days, as most of what is quoted there says. The days are cut into stands
// where that explains most statements, each weighed by its certainty, a cut costing a little more than one certain
// statement against: a label that stands alone among others makes no stand. Prognoses count only where nothing else is
// said.
struct Stand {
  Side side = Side::neutral;                    // never mixed
  StanceKind label = StanceKind::noncommittal;  // of the mean position of the statements on its side
  Date from, to;
  int statements = 0;
  int documents = 0;     // articles, copies of one story counted once
  int on_side = 0;       // statements on its side
  double agreement = 0;  // their share of the statements' weight
  Evidence evidence = Evidence::little;
  // The side of the last stand with enough evidence, where this one has too and differs.
  std::optional<Side> change_from;
  std::string before_statement_id;  // with change_from: the surest of the old side, the last of these
  std::string first_statement_id;   // the surest of its own side, the first of these
};

// A stretch without any dated point, longer than TimelineOptions::silence_days.
struct Gap {
  Date from, to;  // the points around it
  int days = 0;
};

struct Timeline {
  std::string actor_id;
  std::string actor_name;
  std::string issue_id;
  std::vector<TimelinePoint> points;  // by date (undated ones by their bounds, last), document, statement
  std::vector<Spell> spells;
  std::vector<Stand> stands;  // what may be shown; spells tell every turn, also those that one wrong label makes
  std::vector<Gap> gaps;
};

struct TimelineOptions {
  int silence_days = 60;         // a longer gap is marked
  int confirming_documents = 2;  // documents on the new side that confirm a change
  // What a stand needs (defaults: chosen on fifteen annotated stories, MODEL.md).
  int enough_statements = 3;
  int enough_documents = 3;
  double enough_agreement = 0.7;  // share of the weight on its side
};

// One timeline per actor and issue, ordered by actor name, actor id and issue. Unnamed classes and groups
// have none: two anonymous officials are not one person. Statements of withdrawn articles and rejected ones
// take no part. The order of the statements given is irrelevant.
std::vector<Timeline> fold_timelines(const StatementSet& set, const TimelineOptions& options = {});

}  // namespace onrecord
