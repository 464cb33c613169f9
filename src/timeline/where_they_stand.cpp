// Cuts the days into stretches of one side so that they explain the most statements (a Potts model, solved exactly by
// dynamic programming: Winkler & Liebscher 2002), then asks what each stretch rests on.
#include "timeline/where_they_stand.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>

namespace onrecord::timeline {
namespace {

constexpr std::array sides{Side::for_pole, Side::against, Side::neutral};
// In hundredths, so that sums are exact and ties are ties on every machine.
using Weight = std::int64_t;
constexpr Weight cut_cost = 105;  // a cut must explain more than one certain statement

Weight weight_of(const TimelinePoint& point) {
  return std::lround(point.certainty * 100);
}

std::size_t side_of(double position) {
  return position > 0 ? 0 : position < 0 ? 1 : 2;
}

struct Day {
  std::vector<const TimelinePoint*> points;
  std::array<Weight, 3> weight{};  // by side
};

// A refusal to say is no stand; what one expects is one only where one never says what one wants.
std::vector<Day> to_days(const std::vector<TimelinePoint>& points) {
  const auto counts = [&](const TimelinePoint& point, PointClass weakest) {
    return point.dated && !point.by_party && point.point_class <= weakest;
  };
  const bool some = std::any_of(points.begin(), points.end(),
                                [&](const TimelinePoint& point) { return counts(point, PointClass::conditional); });
  std::vector<Day> days;
  for (const TimelinePoint& point : points) {
    if (!counts(point, some ? PointClass::conditional : PointClass::prognosis)) continue;
    if (days.empty() || days.back().points.front()->date != point.date) days.emplace_back();
    days.back().points.push_back(&point);
    days.back().weight[side_of(point.position)] += weight_of(point);
  }
  return days;
}

// The side of each day, the same over as long as it pays.
std::vector<std::size_t> best_sides(const std::vector<Day>& days) {
  std::vector<std::array<std::size_t, 3>> from(days.size());  // the side of the day before
  std::array<Weight, 3> best{};
  for (std::size_t day = 0; day < days.size(); ++day) {
    const auto top = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    std::array<Weight, 3> next{};
    for (std::size_t side = 0; side < sides.size(); ++side) {
      const bool turns = day > 0 && best[top] - cut_cost >= best[side];  // of equal cuts the later one
      from[day][side] = turns ? top : side;
      next[side] = (turns ? best[top] - cut_cost : best[side]) + days[day].weight[side];
    }
    best = next;
  }
  std::vector<std::size_t> path(days.size());
  auto side = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t day = days.size(); day-- > 0;) {
    path[day] = side;
    side = from[day][side];
  }
  return path;
}

const std::string& witness(std::span<const Day> days, std::size_t side, bool last) {
  const TimelinePoint* surest = nullptr;
  for (const Day& day : days)
    for (const TimelinePoint* point : day.points)
      if (side_of(point->position) == side &&
          (!surest || point->certainty > surest->certainty || (last && point->certainty == surest->certainty)))
        surest = point;
  return surest->statement_id;
}

Stand to_stand(std::span<const Day> days, std::size_t side, const TimelineOptions& options) {
  Stand stand;
  stand.side = sides[side];
  stand.from = days.front().points.front()->date;
  stand.to = days.back().points.front()->date;
  std::set<std::string_view> documents;
  double all = 0, own = 0, sum = 0;
  for (const Day& day : days)
    for (const TimelinePoint* point : day.points) {
      ++stand.statements;
      documents.insert(point->cluster_id);
      all += point->certainty;
      if (side_of(point->position) != side) continue;
      ++stand.on_side;
      own += point->certainty;
      sum += point->certainty * point->position;
    }
  stand.documents = static_cast<int>(documents.size());
  stand.label = label_of(sum / own);
  stand.agreement = own / all;
  const bool little = stand.statements < options.enough_statements || stand.documents < options.enough_documents;
  stand.evidence = little                                       ? Evidence::little
                   : stand.agreement < options.enough_agreement ? Evidence::mixed
                                                                : Evidence::enough;
  return stand;
}

}  // namespace

std::vector<Stand> find_stands(const std::vector<TimelinePoint>& points, const TimelineOptions& options) {
  const std::vector<Day> days = to_days(points);
  const std::vector<std::size_t> path = best_sides(days);
  std::vector<Stand> stands;
  struct Reached {
    std::span<const Day> days;
    std::size_t side;
  };
  std::optional<Reached> before;  // the last stand with enough evidence
  for (std::size_t begin = 0, end = 0; begin < days.size(); begin = end) {
    while (end < days.size() && path[end] == path[begin]) ++end;
    const std::span<const Day> own(days.data() + begin, end - begin);
    Stand stand = to_stand(own, path[begin], options);
    if (stand.evidence == Evidence::enough) {
      if (before && before->side != path[begin]) {
        stand.change_from = sides[before->side];
        stand.before_statement_id = witness(before->days, before->side, true);
      }
      stand.first_statement_id = witness(own, path[begin], false);
      before = Reached{own, path[begin]};
    }
    stands.push_back(std::move(stand));
  }
  return stands;
}

}  // namespace onrecord::timeline
