// TimelineJS: an event a dated statement; its texts are HTML there, so article text is escaped.
#include "io/cell.h"
#include "io/located.h"
#include "io/output_file.h"
#include "io/writers.h"

namespace onrecord::io {
namespace {

std::string json_of_html(std::string_view text) {
  std::string html, out;
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
  append_json_string(out, html);
  return out;
}

// Only as much of the day as is known.
std::string start_date(Date date, DatePrecision precision) {
  std::string out = "{\"year\":" + std::to_string(date.year);
  if (precision != DatePrecision::year) out += ",\"month\":" + std::to_string(date.month);
  if (precision == DatePrecision::day) out += ",\"day\":" + std::to_string(date.day);
  return out + "}";
}

class TimelineWriter : public Writer {
 public:
  explicit TimelineWriter(const WriteOptions& options) : options_(options) {}

  void write(const StatementSet& set) override {
    static const DocumentInfo unknown;
    locate_all(set);  // the verbatim check
    OutputFile out(options_.path);
    out.write("{\"events\":[\n");
    bool first = true;
    for (const Statement& statement : set.statements) {
      const auto found = set.documents.find(statement.doc_id);
      const DocumentInfo& document = found == set.documents.end() ? unknown : found->second;
      const bool said = statement.said.date.valid();
      if (!said && !document.published_at.valid()) continue;  // TimelineJS knows no event without a date
      const std::string who = statement.speaker.name.empty() ? "unknown" : statement.speaker.name;
      std::string event = "{\"start_date\":" + (said ? start_date(statement.said.date, statement.said.precision)
                                                     : start_date(document.published_at, DatePrecision::day));
      if (!said) event += ",\"display_date\":" + json_of_html("published " + to_string(document.published_at));
      std::string text = statement.text;
      for (const StanceLabel& stance : statement.stances)
        if (stance.position) text += " [" + stance.issue_id + ": " + std::string(name(stance.label)) + "]";
      if (!document.publisher.empty() || !document.title.empty())
        text += " (" + document.publisher + (document.publisher.empty() || document.title.empty() ? "" : ", ") +
                document.title + ")";
      event += ",\"text\":{\"headline\":" + json_of_html(who + ": " + std::string(name(statement.act))) +
               ",\"text\":" + json_of_html(text) + "},\"unique_id\":" + json_of_html("onrecord-" + statement.id) +
               ",\"group\":" + json_of_html(who) + "}";
      out.write((first ? "" : ",\n") + event);
      first = false;
    }
    out.write("\n]}\n");
    out.commit();
  }

 private:
  WriteOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_timelinejs_writer(const WriteOptions& options) {
  return std::make_unique<TimelineWriter>(options);
}

}  // namespace onrecord::io
