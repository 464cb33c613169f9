// TimelineJS: a slide for where somebody stands and for each change, at most thirty; its texts are HTML there, so
// article text is escaped.
#include <algorithm>
#include <map>
#include <tuple>

#include "io/cell.h"
#include "io/located.h"
#include "io/output_file.h"
#include "io/writers.h"
#include "onrecord/timeline.h"

namespace onrecord::io {
namespace {

std::string html_of(std::string_view text) {
  std::string html;
  for (const char c : text)
    if (c == '&')
      html += "&amp;";
    else if (c == '<')
      html += "&lt;";
    else if (c == '>')
      html += "&gt;";
    else if (c == '"')
      html += "&quot;";
    else
      html += c;
  return html;
}

std::string json_of(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

// Only as much of the day as is known.
std::string start_date(Date date, DatePrecision precision) {
  std::string out = "{\"year\":" + std::to_string(date.year);
  if (precision != DatePrecision::year) out += ",\"month\":" + std::to_string(date.month);
  if (precision == DatePrecision::week) date = monday_of(date);
  if (precision == DatePrecision::week || precision == DatePrecision::day)
    out += ",\"day\":" + std::to_string(date.day);
  return out + "}";
}

constexpr std::size_t most_slides = 30;  // of a timeline that people go through

// Where somebody stands from a day on, or a change of that.
struct Slide {
  const Timeline* timeline = nullptr;
  const Stand* stand = nullptr;
};

// Changes, then stands that rest on enough, then the others; by the statements that they rest on.
bool tells_more(const Slide& a, const Slide& b) {
  const auto key = [](const Slide& slide) {
    return std::tuple(!slide.stand->change_from.has_value(), slide.stand->evidence, -slide.stand->on_side,
                      std::string_view(slide.timeline->actor_name), std::string_view(slide.timeline->issue_id),
                      slide.stand->from);
  };
  return key(a) < key(b);
}

std::string title_of(const StatementSet& set, const std::string& issue_id) {
  for (const IssueInfo& issue : set.issues)
    if (issue.issue_id == issue_id && !issue.title.empty()) return issue.title;
  return issue_id;
}

// "Clara Voss moves from against to for on the river treaty"
std::string headline_of(const StatementSet& set, const Slide& slide) {
  const std::string about = " on " + title_of(set, slide.timeline->issue_id);
  const std::string& who = slide.timeline->actor_name;
  const std::string side(name(slide.stand->side));
  if (slide.stand->change_from)
    return who + " moves from " + std::string(name(*slide.stand->change_from)) + " to " + side + about;
  switch (slide.stand->evidence) {
    case Evidence::enough:
      return who + " stands " + side + about;
    case Evidence::mixed:
      return who + ": mixed evidence" + about;
    case Evidence::little:
      break;
  }
  return who + " is quoted " + side + about + ", too little to tell";
}

class TimelineWriter : public Writer {
 public:
  explicit TimelineWriter(const WriteOptions& options) : options_(options) {}

  void write(const StatementSet& set) override {
    locate_all(set);  // the verbatim check
    std::map<std::string_view, const Statement*> by_id;
    for (const Statement& statement : set.statements) by_id.emplace(statement.id, &statement);
    const std::vector<Timeline> timelines = fold_timelines(set);
    std::vector<Slide> slides;
    for (const Timeline& timeline : timelines)
      for (const Stand& stand : timeline.stands) slides.push_back({&timeline, &stand});
    std::sort(slides.begin(), slides.end(), tells_more);
    slides.resize(std::min(slides.size(), most_slides));
    std::stable_sort(slides.begin(), slides.end(),
                     [](const Slide& a, const Slide& b) { return a.stand->from < b.stand->from; });
    OutputFile out(options_.path);
    out.write("{\"events\":[\n");
    for (std::size_t i = 0; i < slides.size(); ++i) out.write((i == 0 ? "" : ",\n") + slide(set, slides[i], by_id));
    out.write("\n]}\n");
    out.commit();
  }

 private:
  // The statement that shows it: the surest, else the first of the stand's own side.
  static const Statement* shown_by(const Slide& slide, const std::map<std::string_view, const Statement*>& by_id) {
    if (const auto found = by_id.find(slide.stand->first_statement_id); found != by_id.end()) return found->second;
    const auto side = [](double position) {
      return position > 0 ? Side::for_pole : position < 0 ? Side::against : Side::neutral;
    };
    for (const TimelinePoint& point : slide.timeline->points)
      if (point.dated && point.date >= slide.stand->from && point.date <= slide.stand->to &&
          side(point.position) == slide.stand->side)
        if (const auto found = by_id.find(point.statement_id); found != by_id.end()) return found->second;
    return nullptr;
  }

  static std::string slide(const StatementSet& set, const Slide& slide,
                           const std::map<std::string_view, const Statement*>& by_id) {
    std::string html, id = slide.timeline->actor_id + slide.timeline->issue_id + to_string(slide.stand->from);
    if (const Statement* statement = shown_by(slide, by_id)) {
      id = statement->id + slide.timeline->issue_id;
      html = "<blockquote>" + html_of(statement->source_text) + (statement->source_text.empty() ? "" : " ") +
             html_of(statement->cue_text) + (statement->cue_text.empty() ? "" : ": ") + html_of(statement->text) +
             "</blockquote>";
      if (const auto found = set.documents.find(statement->doc_id); found != set.documents.end())
        html += "<p>" + place_of(found->second) + "</p>";
    }
    html += "<p>" + std::to_string(slide.stand->on_side) + " of " + std::to_string(slide.stand->statements) +
            (slide.stand->statements == 1 ? " statement in " : " statements in ") +
            std::to_string(slide.stand->documents) + (slide.stand->documents == 1 ? " article</p>" : " articles</p>");
    std::string event = "{\"start_date\":" + start_date(slide.stand->from, DatePrecision::day);
    if (slide.stand->to > slide.stand->from)
      event += ",\"end_date\":" + start_date(slide.stand->to, DatePrecision::day);
    return event + ",\"text\":{\"headline\":" + json_of(html_of(headline_of(set, slide))) +
           ",\"text\":" + json_of(html) + "},\"unique_id\":" + json_of("onrecord-" + text_hash(id)) +
           ",\"group\":" + json_of(html_of(title_of(set, slide.timeline->issue_id))) + "}";
  }

  // Outlet and title, as a link where there is an address of the web.
  static std::string place_of(const DocumentInfo& document) {
    std::string words = document.publisher;
    if (!document.title.empty()) words += (words.empty() ? "" : ", ") + document.title;
    if (words.empty()) words = document.doc_id;
    const bool web = document.url.starts_with("http://") || document.url.starts_with("https://");
    return web ? "<a href=\"" + html_of(document.url) + "\">" + html_of(words) + "</a>" : html_of(words);
  }

  WriteOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_timelinejs_writer(const WriteOptions& options) {
  return std::make_unique<TimelineWriter>(options);
}

}  // namespace onrecord::io
