// Digests: each statement with who, cue, words, position, day, outlet and link.
#include "report/digest.h"

#include <algorithm>
#include <map>
#include <optional>

#include "report/markdown.h"
#include "report/markup.h"
#include "report/wording.h"
#include "text/printable.h"

namespace onrecord::report {
namespace {

const DocumentInfo* document_of(const StatementSet& set, const Statement& s) {
  const auto found = set.documents.find(s.doc_id);
  return found == set.documents.end() ? nullptr : &found->second;
}

std::string title_of(const StatementSet& set, const std::string& issue_id) {
  for (const IssueInfo& issue : set.issues)
    if (issue.issue_id == issue_id && !issue.title.empty()) return issue.title;
  return issue_id;
}

std::string speaker_of(const Statement& s) {
  return !s.speaker.name.empty() ? s.speaker.name : !s.source_text.empty() ? one_line(s.source_text) : "unknown";
}

// "support on the river treaty; no position on fish quotas"
std::string positions_of(const StatementSet& set, const Statement& s) {
  std::string words;
  for (const StanceLabel& stance : s.stances)
    words.append(words.empty() ? "" : "; ")
        .append(stance.position ? label_in_words(stance.label) : "no position")
        .append(" on ")
        .append(title_of(set, stance.issue_id));
  return words;
}

// Only what stands in quotation marks may be shown as a quotation.
std::string words_of(const Statement& s) {
  const std::string words = one_line(s.text);
  return s.kind == StatementKind::direct ? "\u201c" + words + "\u201d" : words;
}

std::string cue_and_words(const Statement& s) {
  return s.cue_text.empty() ? words_of(s) : one_line(without_colon(s.cue_text)).append(": ").append(words_of(s));
}

std::string place_of(const StatementSet& set, const Statement& s) {
  std::string words = when_said(s.said);
  const DocumentInfo* document = document_of(set, s);
  if (!document) return words;
  if (!document->publisher.empty()) words.append(", ").append(document->publisher);
  if (!document->title.empty()) words.append(", ").append(one_line(document->title));
  return words;
}

std::string news_of(const DigestPart& part) {
  if (!part.fault.empty()) return "could not be asked: " + part.fault;
  std::string words =
      part.fresh.empty() ? std::string("nothing new") : counted(part.fresh.size(), "new statement", "new statements");
  return part.since.empty() ? words : words.append(" since ").append(part.since);
}

// "Wed, 05 Mar 2025 00:00:00 GMT"
std::string day_of_mail(Date date) {
  static constexpr std::string_view days[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};  // of 1 Jan 1970 on
  const int since = days_between(*make_date(1970, 1, 1), date);
  std::string out(days[((since % 7) + 7) % 7]);
  out.append(", ").append(date.day < 10 ? "0" : "").append(std::to_string(date.day)).append(" ");
  return out.append(month_in_words(date.month)).append(" ").append(std::to_string(date.year)).append(" 00:00:00 GMT");
}

// XML takes neither control bytes, which html_escaped() names, nor U+FFFE and U+FFFF.
std::string xml(std::string_view text) {
  std::string out = html_escaped(text);
  for (const std::string_view never : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
    for (std::size_t at = 0; (at = out.find(never, at)) != std::string::npos;) out.replace(at, 3, "\xEF\xBF\xBD");
  return out;
}

std::string rss_item(const std::string& title, const std::string& html, std::string_view link, const std::string& id,
                     const std::string& category, Date day) {
  std::string out = "<item><title>" + xml(title) + "</title>";
  if (!link.empty()) out += "<link>" + xml(link) + "</link>";
  out += "<description>" + xml(html) + "</description><category>" + xml(category) + "</category>";
  out += "<guid isPermaLink=\"false\">" + xml(id) + "</guid>";
  if (day.valid()) out += "<pubDate>" + day_of_mail(day) + "</pubDate>";
  return out + "</item>\n";
}

}  // namespace

std::vector<std::string> moves_between(const StatementSet& before, const StatementSet& now,
                                       const TimelineOptions& options) {
  const auto key = [](const Timeline& timeline) {
    return std::pair(timeline.actor_id.empty() ? timeline.actor_name : timeline.actor_id, timeline.issue_id);
  };
  const auto told = [](const Timeline& timeline) -> const Stand* {
    for (auto stand = timeline.stands.rbegin(); stand != timeline.stands.rend(); ++stand)
      if (stand->evidence == Evidence::enough) return &*stand;
    return nullptr;
  };
  std::map<std::pair<std::string, std::string>, Side> stood;
  for (const Timeline& timeline : fold_timelines(before, options))
    if (const Stand* stand = told(timeline)) stood[key(timeline)] = stand->side;
  std::vector<std::string> moves;
  for (const Timeline& timeline : fold_timelines(now, options)) {
    const Stand* stand = told(timeline);
    if (!stand) continue;
    const auto old = stood.find(key(timeline));
    if (old != stood.end() && old->second == stand->side) continue;
    std::string words = timeline.actor_name;
    words.append(old == stood.end() ? " can now be told to stand " : " now stands ").append(side_in_words(stand->side));
    words.append(" on ").append(title_of(now, timeline.issue_id));
    if (old != stood.end()) words.append(", stood ").append(side_in_words(old->second)).append(" before");
    moves.push_back(words.append(" (")
                        .append(digits_grouped(static_cast<std::size_t>(stand->on_side)))
                        .append(" of ")
                        .append(counted(static_cast<std::size_t>(stand->statements), "statement", "statements"))
                        .append(")"));
  }
  return moves;
}

std::string digest_text(const Digest& digest) {
  std::string out = "What is new, " + digest.day + "\n";
  for (const DigestPart& part : digest.parts) {
    out += "\n" + text::safe_line(part.name) + ": " + text::safe_line(news_of(part)) + "\n";
    if (!part.asked.empty()) out += "  (" + text::safe_line(part.asked) + ")\n";
    for (const std::string& move : part.moves) out += "  * " + text::safe_line(move) + "\n";
    for (const Statement* s : part.fresh) {
      out += "\n  " + text::safe_line(speaker_of(*s) + " " + cue_and_words(*s)) + "\n";
      if (const std::string positions = positions_of(*digest.set, *s); !positions.empty())
        out += "    " + text::safe_line(positions) + "\n";
      out += "    " + text::safe_line(place_of(*digest.set, *s)) + " [" + text::safe_line(s->id.substr(0, 10)) + "]\n";
      const DocumentInfo* document = document_of(*digest.set, *s);
      if (document && !document->url.empty()) out += "    " + text::safe_line(document->url) + "\n";
    }
  }
  return out;
}

std::string digest_markdown(const Digest& digest) {
  std::string out = "# What is new, " + digest.day + "\n";
  for (const DigestPart& part : digest.parts) {
    out += "\n## " + markdown_escaped(part.name) + ": " + markdown_escaped(news_of(part)) + "\n\n";
    if (!part.asked.empty()) out += "Asked: " + markdown_escaped(part.asked) + "\n\n";
    for (const std::string& move : part.moves) out += "- **" + markdown_escaped(move) + "**\n";
    for (const Statement* s : part.fresh) {
      out += "- **" + markdown_escaped(speaker_of(*s)) + "** " + markdown_escaped(cue_and_words(*s));
      if (const std::string positions = positions_of(*digest.set, *s); !positions.empty())
        out += " (" + markdown_escaped(positions) + ")";
      const DocumentInfo* document = document_of(*digest.set, *s);
      const std::string place = markdown_escaped(place_of(*digest.set, *s));
      const std::string link = document ? markdown_link(document->url) : std::string();
      out += link.empty() ? "; " + place + "\n" : "; [" + place + "](" + link + ")\n";
    }
  }
  return out;
}

std::string digest_rss(const Digest& digest) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>onrecord: what is new</title>"
      "<link>urn:onrecord:digest</link><description>Statements since " +
      xml(digest.day) + "'s digest before, for saved queries</description>\n";
  const std::optional<Date> today = parse_iso_date(digest.day);
  for (const DigestPart& part : digest.parts) {
    for (const std::string& move : part.moves)
      out += rss_item(move, html_escaped(move), {}, "onrecord-move-" + text_hash(digest.day + part.name + move),
                      part.name, today.value_or(Date{}));
    for (const Statement* s : part.fresh) {
      const DocumentInfo* document = document_of(*digest.set, *s);
      std::string title = speaker_of(*s);
      if (const std::string positions = positions_of(*digest.set, *s); !positions.empty()) title += ": " + positions;
      Markup html;
      html.put("<blockquote>{} {}</blockquote><p>{}</p>", speaker_of(*s), cue_and_words(*s), place_of(*digest.set, *s));
      const Date day = document ? document->published_at : Date{};
      out += rss_item(title, html.take(), document ? safe_link(document->url) : std::string_view(), "onrecord-" + s->id,
                      part.name, day);
    }
  }
  return out + "</channel></rss>\n";
}

}  // namespace onrecord::report
