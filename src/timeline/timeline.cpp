// The fold: points become days, days become spells, spells begin with changes (timeline.md 3 to 7).
#include "onrecord/timeline.h"

#include <algorithm>
#include <set>

#include "timeline/points.h"
#include "timeline/where_they_stand.h"

namespace onrecord::timeline {
namespace {

// All points of one day; those of its strongest class lead.
struct Day {
  Date date;
  std::size_t begin = 0, end = 0;  // of Timeline::points
  PointClass leading = PointClass::withheld;
  Side side = Side::neutral;
  double position = 0;  // mean of the leading points

  StanceKind label() const { return side == Side::mixed ? StanceKind::mixed : label_of(position); }
};

Side side_of(double position) {
  return position > 0 ? Side::for_pole : position < 0 ? Side::against : Side::neutral;
}

Day make_day(const std::vector<TimelinePoint>& points, std::size_t begin, std::size_t end) {
  Day day{points[begin].date, begin, end};
  for (std::size_t i = begin; i < end; ++i) day.leading = std::min(day.leading, points[i].point_class);
  double sum = 0;
  int count = 0;
  bool some_for = false, some_against = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (points[i].point_class != day.leading) continue;
    sum += points[i].position;
    ++count;
    some_for |= points[i].position > 0;
    some_against |= points[i].position < 0;
  }
  day.position = sum / count;
  day.side = some_for && some_against ? Side::mixed : side_of(day.position);
  return day;
}

std::vector<Day> to_days(const std::vector<TimelinePoint>& points) {
  std::vector<Day> days;
  for (std::size_t begin = 0; begin < points.size() && points[begin].dated;) {
    std::size_t end = begin + 1;
    while (end < points.size() && points[end].dated && points[end].date == points[begin].date) ++end;
    days.push_back(make_day(points, begin, end));
    begin = end;
  }
  return days;
}

// A run of days of one side, with the days that it absorbs.
struct Run {
  Side side;
  PointClass strongest;
  std::vector<Day> days;
};

// A day that takes no position of its own does not end a stronger spell (timeline.md 5).
bool absorbs(const Run& run, const Day& day) {
  if (day.side == run.side) return true;
  if (day.leading == PointClass::withheld) return run.strongest != PointClass::withheld;
  return day.leading == PointClass::prognosis && run.strongest < PointClass::prognosis;
}

std::vector<Run> to_runs(const std::vector<Day>& days) {
  std::vector<Run> runs;
  for (const Day& day : days) {
    if (runs.empty() || !absorbs(runs.back(), day)) runs.push_back({day.side, day.leading, {}});
    runs.back().days.push_back(day);
    runs.back().strongest = std::min(runs.back().strongest, day.leading);
  }
  return runs;
}

Change change_between(std::optional<Side> before, Side after) {
  if (!before) return Change::first;
  const bool opposite =
      (*before == Side::for_pole && after == Side::against) || (*before == Side::against && after == Side::for_pole);
  return opposite ? Change::reversal : Change::shift;
}

// Mean over the days of the strongest class that the spell's own side has.
double mean_position(const Run& run) {
  PointClass best = PointClass::withheld;
  for (const Day& day : run.days)
    if (day.side == run.side) best = std::min(best, day.leading);
  double sum = 0;
  int count = 0;
  for (const Day& day : run.days) {
    if (day.side != run.side || day.leading != best) continue;
    sum += day.position;
    ++count;
  }
  return sum / count;
}

void count_points(const std::vector<TimelinePoint>& points, const Run& run, Spell& spell) {
  std::set<std::string_view> outlets;
  for (const Day& day : run.days)
    for (std::size_t i = day.begin; i < day.end; ++i) {
      ++spell.statements;
      spell.appearances += points[i].appearances;
      outlets.insert(points[i].publishers.begin(), points[i].publishers.end());
    }
  spell.outlets = static_cast<int>(outlets.size());
  spell.days = static_cast<int>(run.days.size());
}

// A leading point of the day that is on the side itself, where one is (a mixed day has none).
const TimelinePoint& witness(const std::vector<TimelinePoint>& points, const Day& day, bool last) {
  const TimelinePoint* any = nullptr;
  const TimelinePoint* on_side = nullptr;
  for (std::size_t i = day.begin; i < day.end; ++i) {
    const TimelinePoint& point = points[i];
    if (point.point_class != day.leading) continue;
    if (!any || last) any = &point;
    if (side_of(point.position) == day.side && (!on_side || last)) on_side = &point;
  }
  return on_side ? *on_side : *any;
}

const Day& last_own_day(const Run& run) {
  return *std::find_if(run.days.rbegin(), run.days.rend(), [&](const Day& day) { return day.side == run.side; });
}

bool is_confirmed(const std::vector<TimelinePoint>& points, const Run& run, int documents) {
  std::set<std::string_view> seen;
  for (const Day& day : run.days) {
    if (day.side != run.side) continue;
    for (std::size_t i = day.begin; i < day.end; ++i)
      if (points[i].point_class == day.leading) seen.insert(points[i].cluster_id);
  }
  return static_cast<int>(seen.size()) >= documents;
}

// Where the label changed from one day of the side to the next.
std::vector<std::string> degrees(const std::vector<TimelinePoint>& points, const Run& run) {
  std::vector<std::string> ids;
  const Day* before = nullptr;
  for (const Day& day : run.days) {
    if (day.side != run.side) continue;
    if (before && before->label() != day.label()) ids.push_back(witness(points, day, false).statement_id);
    before = &day;
  }
  return ids;
}

int longest_gap(const std::vector<Gap>& gaps, Date after, Date until) {
  int longest = 0;
  for (const Gap& gap : gaps)
    if (gap.from >= after && gap.to <= until) longest = std::max(longest, gap.days);
  return longest;
}

std::vector<Gap> find_gaps(const std::vector<Day>& days, int silence_days) {
  std::vector<Gap> gaps;
  for (std::size_t i = 1; i < days.size(); ++i) {
    const int length = days_between(days[i - 1].date, days[i].date);
    if (length > silence_days) gaps.push_back({days[i - 1].date, days[i].date, length});
  }
  return gaps;
}

// A shown change begins on some day of a spell: that spell's change is the one that survives error.
void mark_shown(Timeline& timeline) {
  auto spell = timeline.spells.begin();
  for (const Stand& stand : timeline.stands) {
    if (!stand.change_from) continue;
    while (std::next(spell) != timeline.spells.end() && std::next(spell)->from <= stand.from) ++spell;
    if (spell->change_from) spell->shown = true;
  }
}

void fold(Timeline& timeline, const TimelineOptions& options) {
  const std::vector<Day> days = to_days(timeline.points);
  timeline.gaps = find_gaps(days, options.silence_days);
  const Run* before = nullptr;
  const std::vector<Run> runs = to_runs(days);
  for (const Run& run : runs) {
    Spell spell;
    spell.number = static_cast<int>(timeline.spells.size()) + 1;
    spell.side = run.side;
    spell.from = run.days.front().date;
    spell.to = run.days.back().date;
    spell.mean_position = mean_position(run);
    spell.label = run.side == Side::mixed ? StanceKind::mixed : label_of(spell.mean_position);
    count_points(timeline.points, run, spell);
    if (before) spell.change_from = before->side;
    spell.change = change_between(spell.change_from, run.side);
    spell.confirmed = is_confirmed(timeline.points, run, options.confirming_documents);
    spell.first_statement_id = witness(timeline.points, run.days.front(), false).statement_id;
    if (before) spell.before_statement_id = witness(timeline.points, last_own_day(*before), true).statement_id;
    spell.gap_days = longest_gap(timeline.gaps, before ? before->days.back().date : spell.from, spell.to);
    spell.degree_statement_ids = degrees(timeline.points, run);
    timeline.spells.push_back(std::move(spell));
    before = &run;
  }
  timeline.stands = find_stands(timeline.points, options);
  mark_shown(timeline);
}

}  // namespace

}  // namespace onrecord::timeline

namespace onrecord {

std::vector<Timeline> fold_timelines(const StatementSet& set, const TimelineOptions& options) {
  std::vector<Timeline> timelines = timeline::gather_points(set);
  for (Timeline& timeline : timelines) timeline::fold(timeline, options);
  return timelines;
}

}  // namespace onrecord
