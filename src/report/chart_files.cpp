// Sets the drawings of the page into frames of a fixed width, with colours of their own.
#include "report/chart_files.h"

#include <algorithm>
#include <set>

#include "report/findings.h"
#include "report/markup.h"
#include "report/multiples.h"
#include "report/stand_words.h"
#include "report/story_svg.h"
#include "report/timeline_svg.h"
#include "report/wording.h"

namespace onrecord::report {
namespace {

constexpr int width = 960, margin = 28, head = 74, foot = 40;
constexpr int name_width = 170, tell_width = 226;

// As the page's, light, without variables: programs that draw SVG know few of them.
constexpr std::string_view chart_style = R"css(
text{font-family:Helvetica,Arial,"Liberation Sans","DejaVu Sans",sans-serif;fill:#1b1d21;font-size:13px}
.title{font-size:20px;font-weight:bold}.sub,.source{fill:#5b6068}.source{font-size:12px}
.tick,.silence,.value,.evn,.out{font-size:11.5px;fill:#5b6068}.tick,.silence,.value,.evn{text-anchor:middle}.evn.named{text-anchor:start}.evn.last{text-anchor:end}.tick.lo{text-anchor:start}.tick.hi{text-anchor:end}
.grid,.zero,.base{stroke:#d9dbd6}.grid{stroke:#ececE8}
.bar.l-sup,.pt.l-sup{fill:#174f94}.bar.l-opp,.pt.l-opp{fill:#a83c05}.pt.l-qua{fill:#4a90d0}.pt.l-non,.pt.l-mix{fill:#7a7f87}.pt.l-sce{fill:#d07a1e}
.pt{stroke:#fff;stroke-width:1.2}.pt.pro,.pt.con{fill:#fff;stroke-width:2}.pt.wit{fill:none;stroke:#7a7f87;stroke-width:2}
.pro.l-sup,.con.l-sup,.sp.l-sup{stroke:#174f94}.pro.l-qua,.con.l-qua{stroke:#4a90d0}.pro.l-non,.con.l-non,.sp.l-non{stroke:#7a7f87}
.pro.l-sce,.con.l-sce{stroke:#d07a1e}.pro.l-opp,.con.l-opp,.sp.l-opp{stroke:#a83c05}
.sp{stroke-width:3.5;stroke-linecap:round}.st{stroke:#5b6068;stroke-width:1.3}.un{opacity:.42}
.event{stroke:#5b6068;stroke-dasharray:1 3}.gap{fill:#f3f3ef}.read{fill:#cfd3d6}.naming{fill:#5f6771}
.range{fill:#7a7f87;fill-opacity:.22;stroke:#7a7f87;stroke-opacity:.55}
.value{paint-order:stroke;stroke:#fff;stroke-width:3px}text.side{font-weight:bold}text.l-sup{fill:#174f94}text.l-opp{fill:#a83c05}text.l-non{fill:#5b6068}.name{font-weight:bold}
.nar{display:none}.end,[data-end]{text-anchor:end}
)css";

std::string source_line(const ReportView& view) {
  std::set<std::string_view> outlets;
  for (const auto& [id, document] : view.set.documents)
    if (!document.withdrawn && !document.publisher.empty()) outlets.insert(document.publisher);
  std::string line = "Source: ";
  line.append(counted(view.articles, "article", "articles"));
  if (!outlets.empty()) line.append(" of ").append(counted(outlets.size(), "outlet", "outlets"));
  line.append(", ").append(period_in_words(view.first, view.last)).append("; labels by onrecord, ");
  return line.append(view.reviewed == 0 ? std::string("not reviewed")
                                        : digits_grouped(view.reviewed).append(" statements reviewed"));
}

// XML allows neither U+FFFE nor U+FFFF.
std::string allowed(std::string text) {
  for (const std::string_view never : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
    for (std::size_t at = 0; (at = text.find(never, at)) != std::string::npos;) text.replace(at, 3, "\xEF\xBF\xBD");
  return text;
}

class Frame {
 public:
  Frame(const ReportView& view, int drawing_height, const std::string& title, const std::string& sub) : view_(view) {
    height_ = head + drawing_height + foot;
    out_.put(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\"><title>{2}</title>",
        width, height_, title);
    out_.put("<style>")
        .trusted(chart_style)
        .put("</style><rect width=\"{}\" height=\"{}\" fill=\"#fff\"/>", width, height_);
    out_.put("<text class=\"title\" x=\"{}\" y=\"34\">{}</text><text class=\"sub\" x=\"{}\" y=\"56\">{}</text>\n",
             margin, clipped(title, 84), margin, clipped(sub, 130));
  }
  Markup& out() { return out_; }
  // What is drawn until close() has its own 100 %.
  void open(int x, int y, int own_width, int own_height) {
    out_.put("<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" overflow=\"visible\">", x, y + head, own_width,
             own_height);
  }
  void close() { out_.put("</svg>\n"); }
  std::string finish() {
    out_.put("<text class=\"source\" x=\"{}\" y=\"{}\">{}</text></svg>\n", margin, height_ - 16, source_line(view_));
    return allowed(out_.take());
  }

 private:
  const ReportView& view_;
  Markup out_;
  int height_;
};

class Names {
 public:
  std::string of(std::string_view kind, const std::string& what) {
    std::string name(kind);
    for (const char c : what) {
      const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9'))
        name += small;
      else if (name.back() != '-')
        name += '-';
    }
    name.resize(std::min<std::size_t>(name.size(), 60));
    while (name.back() == '-') name.pop_back();
    std::string own = name;
    for (int number = 2; !taken_.insert(own).second; ++number) own = name + "-" + std::to_string(number);
    return own;
  }

 private:
  std::set<std::string> taken_;
};

using Events = std::vector<std::pair<std::size_t, const Event*>>;
constexpr int event_line = 17;

// What the numbers mean, from y downwards.
void put_events(Frame& frame, const Events& events, int y) {
  for (const auto& [number, event] : events) {
    frame.out().put("<text class=\"sub\" x=\"{}\" y=\"{}\">{}. {}: {}</text>\n", margin, y, number,
                    date_in_words(event->date), clipped(event->label, 110));
    y += event_line;
  }
}

std::string story_chart(const ReportView& view, const std::string& issue_id, const TimeAxis& axis) {
  const Events events = events_on(view, issue_id);
  const bool named = !events.empty();
  const int story = story_height(named);
  Frame frame(view, story + static_cast<int>(events.size()) * event_line, sentence_case(view.title(issue_id)),
              std::string("Statements for and against by ")
                  .append(bar_in_words(view))
                  .append("; labels that are less sure are lighter"));
  frame.open(margin, 0, width - 2 * margin, story);
  put_story_drawing(frame.out(), view, issue_id, axis, story_scale(view), named);
  frame.close();
  put_events(frame, events, head + story + 12);
  return frame.finish();
}

std::string multiples_chart(const ReportView& view, const std::string& issue_id, const TimeAxis& axis) {
  const std::vector<MultipleRow> rows = rows_on(view, issue_id);
  const int drawing = width - 2 * margin - name_width - tell_width, x = margin + name_width;
  const Events events = events_on(view, issue_id);
  const int rows_height = static_cast<int>(rows.size()) * strip_height + 24;
  Frame frame(view, rows_height + (events.empty() ? 0 : 10 + static_cast<int>(events.size()) * event_line),
              sentence_case(view.title(issue_id)),
              "Who stands where: a point is a statement, for above the line, against below it");
  frame.open(x, 0, drawing, strip_height);
  put_event_numbers(frame.out(), view, issue_id, axis, -4);
  frame.close();
  int y = 0;
  for (const MultipleRow& row : rows) {
    frame.out().put("<text class=\"name\" x=\"{}\" y=\"{}\">{}</text>", margin, head + y + strip_height / 2 + 5,
                    clipped(row.actor->name, 22));
    frame.open(x, y, drawing, strip_height);
    put_strip_drawing(frame.out(), view, *row.issue, axis);
    frame.close();
    const Stand& stand = *last_stand(*row.issue);
    const bool enough = stand.evidence == Evidence::enough;
    frame.out().put("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>\n",
                    enough ? stand_class(stand) : std::string("sub"), x + drawing + 14, head + y + strip_height / 2 + 5,
                    clipped(stand_beside(*row.issue), 36));
    y += strip_height;
  }
  frame.open(x, y, drawing, 24);
  for (const AxisTick& tick : axis.ticks()) put_tick_label(frame.out(), tick, 15);
  frame.close();
  put_events(frame, events, head + rows_height + 20);
  return frame.finish();
}

std::string actor_chart(const ReportView& view, const ActorView& actor, const IssueView& issue, const TimeAxis& axis) {
  const Stand* stand = last_stand(issue);
  Frame frame(view, timeline_height, actor.name + ": " + view.title(issue.issue_id),
              stand ? stand_in_words(*stand) : std::string("no day known"));
  constexpr std::pair<const char*, int> sides[] = {{"for", 22}, {"neutral", 68}, {"against", 114}, {"articles", 162}};
  for (const auto& [side, y] : sides)
    frame.out().put("<text class=\"sub end\" x=\"{}\" y=\"{}\">{}</text>", margin + 62, head + y, side);
  frame.open(margin + 74, 0, width - 2 * margin - 74, timeline_height);
  put_timeline_drawing(frame.out(), view, actor, issue, axis);
  frame.close();
  return frame.finish();
}

}  // namespace

std::vector<ChartFile> chart_files(const StatementSet& set, const ReportOptions& options) {
  const ReportView view(set, options);
  std::vector<ChartFile> files;
  if (!view.first.valid()) return files;
  const TimeAxis axis(view.first, view.last);
  Names names;
  for (const IssueInfo& issue : view.issues) {
    if (has_story(view, issue.issue_id))
      files.push_back({names.of("story-", issue.issue_id), story_chart(view, issue.issue_id, axis)});
    if (!rows_on(view, issue.issue_id).empty())
      files.push_back({names.of("actors-", issue.issue_id), multiples_chart(view, issue.issue_id, axis)});
  }
  for (std::size_t a = 0; a < view.top; ++a)
    for (const IssueView& issue : view.actors[a].issues)
      if (issue.timeline && issue.timeline->points.size() > 1)
        files.push_back({names.of("timeline-", view.actors[a].name + "-" + issue.issue_id),
                         actor_chart(view, view.actors[a], issue, axis)});
  return files;
}

}  // namespace onrecord::report
