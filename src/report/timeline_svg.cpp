// Draws timelines. All x are per cent, so that pictures fit any width and letters keep their size.
#include "report/timeline_svg.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "report/multiples.h"
#include "report/story_svg.h"
#include "report/wording.h"

namespace onrecord::report {
namespace {

constexpr double middle = 64, reach = 46;  // y of position 0, and from there to 1
constexpr double axis_y = 122, label_y = 137;
constexpr double strip_top = 146, strip_bottom = 168;  // articles read
constexpr int words_y = 176, words_height = 66;        // the quotation of the mark in focus
constexpr double merge_width = 0.35;                   // marks nearer than this, in per cent, are one
constexpr std::size_t told_quotes = 3;

double y_of(double position) {
  return middle - reach * position;
}

bool silent_between(const Timeline& timeline, Date from, Date to) {
  return std::any_of(timeline.gaps.begin(), timeline.gaps.end(),
                     [&](const Gap& gap) { return gap.from >= from && gap.to <= to; });
}

double level_of(const Stand& stand) {
  return y_of(stand.side == Side::for_pole ? 1 : stand.side == Side::against ? -1 : 0);
}

// Where the actor stands, as most of what is said shows: a line at the top for, at the bottom against; left out where
// nothing was said for long, lighter where too little was.
void put_stands(Markup& out, const Timeline& timeline, const TimeAxis& axis) {
  const Stand* before = nullptr;
  for (const Stand& stand : timeline.stands) {
    const double y = level_of(stand);
    const std::string classes = stand_class(stand);
    if (before && !silent_between(timeline, before->to, stand.from))
      out.put("<line class=\"st\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"{1:.1f}\" y2=\"{2:.1f}\"/>", axis.at(stand.from),
              level_of(*before), y);
    Date start = stand.from;
    const auto draw = [&](Date until) {
      if (start < until)
        out.put("<line class=\"sp {}\" x1=\"{:.2f}%\" x2=\"{:.2f}%\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>", classes,
                axis.at(start), axis.at(until), y, y);
    };
    for (const Gap& gap : timeline.gaps) {
      if (gap.from < stand.from || gap.to > stand.to) continue;
      draw(gap.from);
      start = gap.to;
    }
    draw(stand.to);
    before = &stand;
  }
}

void put_frame(Markup& out, const TimeAxis& axis) {
  out.put("<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{0:.0f}\" y2=\"{0:.0f}\"/>", y_of(1));
  out.put("<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{0:.0f}\" y2=\"{0:.0f}\"/>", y_of(-1));
  out.put("<line class=\"zero\" x1=\"0\" x2=\"100%\" y1=\"{0:.0f}\" y2=\"{0:.0f}\"/>", middle);
  out.put("<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"{0:.0f}\" y2=\"{0:.0f}\"/>", axis_y);
  for (const AxisTick& tick : axis.ticks()) {
    out.put("<line class=\"grid\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"{1:.0f}\" y2=\"{2:.0f}\"/>", tick.at, y_of(1),
            axis_y + 4);
    put_tick_label(out, tick, static_cast<int>(label_y));
  }
}

void put_silences(Markup& out, const Timeline& timeline, const TimeAxis& axis) {
  for (const Gap& gap : timeline.gaps) {
    const double from = axis.at(gap.from), to = axis.at(gap.to);
    out.put("<rect class=\"gap\" x=\"{:.2f}%\" width=\"{:.2f}%\" y=\"{:.0f}\" height=\"{:.0f}\"/>", from, to - from,
            y_of(1), 2 * reach);
    if (to - from > 14)
      out.put("<text class=\"silence\" x=\"{:.2f}%\" y=\"{:.0f}\">{}</text>", (from + to) / 2, y_of(-1) - 5,
              counted(static_cast<std::size_t>(gap.days), "day silent", "days silent"));
  }
}

// Where the day is not known: from the first day that the evidence allows to the last.
void put_ranges(Markup& out, const Timeline& timeline, const TimeAxis& axis) {
  std::map<std::tuple<Date, Date, double>, int> bars;
  for (const TimelinePoint& point : timeline.points) {
    if (point.dated && point.precision == DatePrecision::day) continue;
    Date from = point.earliest, to = point.latest;
    if (point.dated && point.precision != DatePrecision::none && !from.valid()) from = point.date;
    if (from.valid() || to.valid()) ++bars[{from, to, point.position}];
  }
  for (const auto& [bar, count] : bars) {
    const auto& [from, to, position] = bar;
    const double x1 = from.valid() ? axis.at(from) : 0, x2 = to.valid() ? axis.at(to) : 100;
    const bool open = !from.valid() || !to.valid();
    out.put(
        "<rect class=\"range {}{}\" data-n=\"{}\" x=\"{:.2f}%\" width=\"{:.2f}%\" y=\"{:.1f}\" height=\"6\" rx=\"3\"/>",
        label_class(label_of(position)), open ? " open" : "", count, x1, std::max(x2 - x1, 0.6), y_of(position) - 3);
  }
}

// Points that fall on the same place.
struct Mark {
  double x = 0;
  std::vector<const TimelinePoint*> points;
};

std::vector<Mark> marks_of(const Timeline& timeline, const TimeAxis& axis, double width) {
  std::map<std::tuple<long, PointClass, double>, Mark> places;
  for (const TimelinePoint& point : timeline.points) {
    if (!point.dated) continue;
    const double x = axis.at(point.date);
    Mark& mark = places[{std::lround(x / width), point.point_class, -point.position}];
    if (mark.points.empty()) mark.x = x;
    mark.points.push_back(&point);
  }
  std::vector<Mark> marks;
  for (auto& [place, mark] : places) marks.push_back(std::move(mark));
  return marks;
}

// `counted_here`: no link around the shape says how many statements it stands for.
void put_shape(Markup& out, const TimelinePoint& point, double x, double y, std::size_t count, bool counted_here) {
  const double radius = count > 1 ? 6.5 : 5;
  const bool withheld = point.point_class == PointClass::withheld;
  out.put("<{}", withheld ? "svg" : "circle");
  if (counted_here) out.put(" data-n=\"{}\"", count);
  const std::string_view colour = label_class(label_of(point.position));
  if (withheld)
    out.put(" class=\"pt wit l-non\" x=\"{:.2f}%\" y=\"{:.1f}\"><path d=\"M-4-4L4 4M-4 4L4-4\"/></svg>", x, y);
  else
    out.put(" class=\"pt {}{}{}\" cx=\"{:.1f}%\" cy=\"{:.1f}\" r=\"{}\"/>", class_of_shape(point), colour,
            point.certainty < certain_enough ? " un" : "", x, y, radius);
}

std::string told(const TimelinePoint& point) {
  std::string words = date_in_words(point.date, point.precision);
  words.append(", ").append(point.point_class == PointClass::withheld ? "would not say"
                                                                      : label_in_words(label_of(point.position)));
  if (point.point_class == PointClass::prognosis) words.append(" (prognosis)");
  if (point.point_class == PointClass::conditional) words.append(" (conditional)");
  return words;
}

void put_words(Markup& out, const ReportView& view, const Mark& mark) {
  out.put("<foreignObject class=\"tip\" x=\"0\" y=\"{}\" width=\"100%\" height=\"{}\"><div>", words_y, words_height);
  const std::size_t shown = std::min(mark.points.size(), told_quotes);
  for (std::size_t i = 0; i < shown; ++i) {
    const Statement* s = view.statement(mark.points[i]->statement_id);
    if (!s) continue;
    const DocumentInfo* document = view.document(*s);
    out.put("<p><b>{}</b> \u201c{}\u201d", told(*mark.points[i]), clipped(s->text, shown > 1 ? 90 : 230));
    if (document && !document->publisher.empty()) out.put(" <i>{}</i>", clipped(document->publisher, 40));
    out.put("</p>");
  }
  if (mark.points.size() > shown) out.put("<p>and {} more</p>", mark.points.size() - shown);
  out.put("</div></foreignObject>");
}

void put_marks(Markup& out, const ReportView& view, const IssueView& issue, const TimeAxis& axis) {
  std::map<std::string_view, std::size_t> rows;  // of listed statements
  for (std::size_t i = 0; i < issue.statements.size(); ++i)
    if (issue.listed[i]) rows.emplace(issue.statements[i]->id, i);
  for (const Mark& mark : marks_of(*issue.timeline, axis, view.large() ? 3 * merge_width : merge_width)) {
    const TimelinePoint& point = *mark.points.front();
    const auto listed = std::find_if(mark.points.begin(), mark.points.end(),
                                     [&](const TimelinePoint* p) { return rows.contains(p->statement_id); });
    if (listed == mark.points.end()) {
      put_shape(out, point, mark.x, y_of(point.position), mark.points.size(), true);
      continue;
    }
    out.put("<a class=\"p\" data-n=\"{}\" href=\"#t{}s{}\" aria-label=\"{}", mark.points.size(), issue.number,
            rows.at((*listed)->statement_id), told(**listed));
    if (mark.points.size() > 1) out.put(", {} statements", mark.points.size());
    out.put("\">");
    put_shape(out, point, mark.x, y_of(point.position), mark.points.size(), false);
    if (view.large())  // one element instead of seven: browsers show it as well, though only to a mouse; the row has it
                       // for all
      out.put("<title>{}</title>", clipped(view.statement((*listed)->statement_id)->text, 160));
    else
      put_words(out, view, mark);
    out.put("</a>");
  }
}

void put_month_bar(Markup& out, const std::string& month, int count, int most, const TimeAxis& axis) {
  const auto first = parse_iso_date(month + "-01");
  if (!first || count <= 0) return;
  const double x1 = axis.at(*first), x2 = axis.at(last_day_of_month(*first));
  const double height = std::max((strip_bottom - strip_top) * count / most, 1.5);
  if (x2 > x1)
    out.put("<rect x=\"{:.2f}%\" width=\"{:.2f}%\" y=\"{:.1f}\" height=\"{:.1f}\"/>", x1,
            std::max((x2 - x1) * 0.94, 0.15), strip_bottom - height, height);
}

template <typename Months>
void put_month_bars(Markup& out, std::string_view kind, const Months& months, int most, const TimeAxis& axis) {
  out.put("<g class=\"{}\">", kind);
  for (const auto& [month, count] : months) put_month_bar(out, month, count, most, axis);
  out.put("</g>");
}

void put_articles_read(Markup& out, const ReportView& view, const ActorView& actor, const TimeAxis& axis) {
  const Coverage& coverage = view.set.coverage;
  int most = 1;
  for (const auto& [month, count] : coverage.articles_by_month) most = std::max(most, count);
  put_month_bars(out, "read", coverage.articles_by_month, most, axis);
  if (const auto naming = coverage.articles_naming_by_month.find(actor.id);
      naming != coverage.articles_naming_by_month.end())
    put_month_bars(out, "naming", naming->second, most, axis);
  out.put("<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"{0:.0f}\" y2=\"{0:.0f}\"/>", strip_bottom);
}

// Where a statement of long before or after the articles stands, its date is said.
void put_outliers(Markup& out, const Timeline& timeline, const TimeAxis& axis) {
  bool told_before = false, told_after = false;  // one date on either side: others would stand on it
  for (const TimelinePoint& point : timeline.points)
    if (point.dated && axis.outside(point)) {
      const bool before = point.date < axis.from();
      if (std::exchange(before ? told_before : told_after, true)) continue;
      out.put("<text class=\"out\" x=\"{}%\" y=\"{:.1f}\"{}>{}</text>", before ? 1.2 : 98.8, y_of(point.position) + 4,
              before ? std::string_view() : std::string_view(" data-end"),
              date_in_words(point.date, DatePrecision::month));
    }
}

// All but the marks.
void put_ground(Markup& out, const ReportView& view, const ActorView& actor, const IssueView& issue,
                const TimeAxis& axis) {
  const Timeline& timeline = *issue.timeline;
  put_frame(out, axis);
  put_silences(out, timeline, axis);
  put_event_rules(out, view, issue.issue_id, axis, static_cast<int>(y_of(1)), static_cast<int>(axis_y));
  put_event_numbers(out, view, issue.issue_id, axis, static_cast<int>(y_of(1)) - 8);
  put_articles_read(out, view, actor, axis);
  put_ranges(out, timeline, axis);
  put_stands(out, timeline, axis);
  put_outliers(out, timeline, axis);
}

}  // namespace

std::string_view label_class(StanceKind label) {
  switch (label) {
    case StanceKind::support:
      return "l-sup";
    case StanceKind::qualified_support:
      return "l-qua";
    case StanceKind::sceptical:
      return "l-sce";
    case StanceKind::oppose:
      return "l-opp";
    case StanceKind::mixed:
      return "l-mix";
    default:
      return "l-non";
  }
}

std::string_view class_of_shape(const TimelinePoint& point) {
  return point.point_class == PointClass::prognosis     ? "pro "
         : point.point_class == PointClass::conditional ? "con "
         : point.point_class == PointClass::withheld    ? "wit "
                                                        : "";
}

void put_timeline_svg(Markup& out, const ReportView& view, const ActorView& actor, const IssueView& issue,
                      const TimeAxis& axis) {
  const Timeline& timeline = *issue.timeline;
  out.put(
      "<div class=\"chart\"><div class=\"side\" aria-hidden=\"true\"><span>for</span><span>neutral</span>"
      "<span>against</span><span>articles</span></div>");
  out.put(
      "<svg role=\"group\" width=\"100%\" height=\"{}\" aria-label=\"Timeline of {} on {}: {}, {}; the tables below hold "
      "the same\">",
      words_y + words_height, actor.name, issue.issue_id,
      counted(timeline.points.size(), "statement with a position", "statements with a position"),
      counted(timeline.spells.size(), "spell", "spells"));
  put_ground(out, view, actor, issue, axis);
  out.put("<text class=\"hint\" x=\"0\" y=\"{}\" aria-hidden=\"true\">Point at a mark or tab to it.</text>",
          words_y + 16);
  put_marks(out, view, issue, axis);
  out.put("</svg></div>\n");
}

void put_timeline_drawing(Markup& out, const ReportView& view, const ActorView& actor, const IssueView& issue,
                          const TimeAxis& axis) {
  const Timeline& timeline = *issue.timeline;
  put_ground(out, view, actor, issue, axis);
  for (const Mark& mark : marks_of(timeline, axis, merge_width)) {
    const TimelinePoint& point = *mark.points.front();
    put_shape(out, point, mark.x, y_of(point.position), mark.points.size(), false);
  }
}

void put_svg_definitions(Markup& out) {
  out.put("<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>");
  for (const std::string_view colour : {"l-sup", "l-qua", "l-non", "l-sce", "l-opp"})
    out.put(
        "<pattern id=\"h-{0}\" class=\"{0}\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><rect class=\"hole\" width=\"4\" height=\"4\"/><rect class=\"bar\" width=\"2\" "
        "height=\"4\"/></pattern>",
        colour);
  out.put("</defs></svg>\n");
}

}  // namespace onrecord::report
