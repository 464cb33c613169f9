// Rows of the small multiples.
#include "report/multiples.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "report/story_svg.h"
#include "report/timeline_svg.h"
#include "report/wording.h"

namespace onrecord::report {
namespace {

constexpr double centre = 20, reach = 12, rail = 17;  // stands run beyond the points, so that they hide none
constexpr double pixels_of_one = 5.6;                 // a hundredth of a strip's width on a wide screen
constexpr double least_apart = 3.2;                   // pixels between the middles of points
constexpr std::size_t looked_back = 48;               // points that one could cover

int order_of(const Stand* stand) {
  if (!stand) return 5;
  if (stand->evidence == Evidence::mixed) return 3;
  if (stand->evidence == Evidence::little) return 4;
  return stand->side == Side::for_pole ? 0 : stand->side == Side::neutral ? 1 : 2;
}

double level_of(const Stand& stand) {
  return stand.side == Side::for_pole ? centre - rail : stand.side == Side::against ? centre + rail : centre;
}

struct Place {
  double x = 0, y = 0;  // per cent, pixels
};

// Points that would cover each other move a little, always in the same way: a swarm around their day and position.
class Swarm {
 public:
  Place take(double x, double y) {
    static constexpr std::array<Place, 17> moves{{{0, 0},
                                                  {0.42, -2.4},
                                                  {-0.42, 2.4},
                                                  {-0.42, -2.4},
                                                  {0.42, 2.4},
                                                  {0.84, 0},
                                                  {-0.84, 0},
                                                  {1.26, -2.4},
                                                  {-1.26, 2.4},
                                                  {-1.26, -2.4},
                                                  {1.26, 2.4},
                                                  {1.68, 0},
                                                  {-1.68, 0},
                                                  {2.1, -2.4},
                                                  {-2.1, 2.4},
                                                  {-2.1, -2.4},
                                                  {2.1, 2.4}}};
    Place place{x, y};
    for (const Place& move : moves) {
      place = {std::clamp(x + move.x, 0.0, 100.0), y + move.y};
      if (free(place)) break;
    }
    taken_.push_back(place);
    return place;
  }

 private:
  bool free(const Place& place) const {
    for (std::size_t i = taken_.size(); i-- > 0 && taken_.size() - i <= looked_back;) {
      const double dx = (taken_[i].x - place.x) * pixels_of_one, dy = taken_[i].y - place.y;
      if (dx * dx + dy * dy < least_apart * least_apart) return false;
    }
    return true;
  }

  std::vector<Place> taken_;
};

void put_axis(Markup& out, const TimeAxis& axis) {
  out.put("<svg class=\"strip\" width=\"100%\" height=\"20\" aria-hidden=\"true\">");
  for (const AxisTick& tick : axis.ticks()) put_tick_label(out, tick, 13);
  out.put("</svg>");
}

}  // namespace

std::string stand_class(const Stand& stand) {
  std::string classes(stand.side == Side::for_pole ? "l-sup" : stand.side == Side::against ? "l-opp" : "l-non");
  return stand.evidence == Evidence::enough ? classes : classes.append(" un");
}

std::vector<MultipleRow> rows_on(const ReportView& view, const std::string& issue_id) {
  std::vector<MultipleRow> rows;
  for (std::size_t a = 0; a < view.top; ++a)
    for (const IssueView& issue : view.actors[a].issues)
      if (issue.issue_id == issue_id && last_stand(issue)) rows.push_back({&view.actors[a], &issue, a});
  std::stable_sort(rows.begin(), rows.end(), [](const MultipleRow& a, const MultipleRow& b) {
    const auto key = [](const MultipleRow& row) {
      const Stand* stand = last_stand(*row.issue);
      return std::tuple(order_of(stand), -stand->on_side);
    };
    return key(a) < key(b);
  });
  return rows;
}

void put_strip_drawing(Markup& out, const ReportView& view, const IssueView& issue, const TimeAxis& axis) {
  const Timeline& timeline = *issue.timeline;
  for (const AxisTick& tick : axis.ticks())
    out.put("<line class=\"grid\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"0\" y2=\"{1}\"/>", tick.at, strip_height);
  put_event_rules(out, view, issue.issue_id, axis, 0, strip_height);
  out.put("<line class=\"zero\" x1=\"0\" x2=\"100%\" y1=\"{0:.0f}\" y2=\"{0:.0f}\"/>", centre);
  for (const Stand& stand : timeline.stands)
    out.put("<line class=\"sp {}\" x1=\"{:.2f}%\" x2=\"{:.2f}%\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>", stand_class(stand),
            axis.at(stand.from), axis.at(stand.to), level_of(stand), level_of(stand));
  Swarm swarm;
  bool told_before = false, told_after = false;  // one date on either side: others would stand on it
  for (const TimelinePoint& point : timeline.points) {
    if (!point.dated) continue;
    const bool unsure = point.certainty < certain_enough;
    const Place place = swarm.take(axis.at(point.date), centre - reach * point.position);
    out.put("<circle class=\"pt {}{}{}\" cx=\"{:.2f}%\" cy=\"{:.1f}\" r=\"3\"/>", class_of_shape(point),
            label_class(label_of(point.position)), unsure ? " un" : "", place.x, place.y);
    if (axis.outside(point) && !std::exchange(point.date < axis.from() ? told_before : told_after, true))
      out.put("<text class=\"out\" x=\"{}%\" y=\"{:.1f}\"{}>{}</text>", point.date < axis.from() ? 1.5 : 98.5,
              centre - reach * point.position + 4,
              point.date < axis.from() ? std::string_view() : std::string_view(" data-end"),
              date_in_words(point.date, DatePrecision::month));
  }
}

void put_multiples(Markup& out, const ReportView& view, const std::string& issue_id, const TimeAxis& axis) {
  const std::vector<MultipleRow> rows = rows_on(view, issue_id);
  if (rows.empty()) return;
  out.put("<div class=\"multiples\">");
  if (!events_on(view, issue_id).empty()) {
    out.put(
        "<div class=\"row days\"><span></span><svg class=\"strip\" width=\"100%\" height=\"15\" aria-hidden=\"true\">");
    put_event_numbers(out, view, issue_id, axis, 12);
    out.put("</svg><span></span></div>");
  }
  for (const MultipleRow& row : rows) {
    const Stand& stand = *last_stand(*row.issue);
    const bool enough = stand.evidence == Evidence::enough;
    out.put("<div class=\"row\"><a class=\"who\" href=\"#a{}\">{}</a>", row.number, row.actor->name);
    out.put("<svg class=\"strip\" width=\"100%\" height=\"{}\" role=\"img\" aria-label=\"{}: {}\">", strip_height,
            row.actor->name, stand_beside(*row.issue));
    put_strip_drawing(out, view, *row.issue, axis);
    out.put("</svg><a class=\"tell{} {}\" href=\"#t{}\">{}</a></div>\n", enough ? "" : " un", stand_class(stand),
            row.issue->number, stand_beside(*row.issue));
  }
  out.put("<div class=\"row last\"><span></span>");
  put_axis(out, axis);
  out.put("<span></span></div></div>\n");
}

}  // namespace onrecord::report
