// Lays timelines out for a terminal: a line a spell, the quotations under it.
#include "cli/timeline_text.h"

#include <algorithm>
#include <set>

#include "cli/statement_card.h"
#include "cli/statements_from.h"
#include "report/stand_words.h"
#include "report/wording.h"
#include "text/printable.h"

namespace onrecord::cli {
namespace {

std::string count_of(std::size_t n, const char* one, const char* many) {
  return with_commas(n) + " " + (n == 1 ? one : many);
}

std::string padded(std::string text, std::size_t columns) {
  const std::size_t have = text::columns_of(text);
  if (have < columns) text.append(columns - have, ' ');
  return text;
}

std::string days_of(Date from, Date to) {
  return from == to ? to_string(from) : to_string(from) + " .. " + to_string(to);
}

bool counts(const StatementSet& set, const Statement& s) {
  const auto review = set.review_status.find(s.id);
  if (review != set.review_status.end() && review->second == "rejected") return false;
  const auto document = set.documents.find(s.doc_id);
  return document == set.documents.end() || !document->second.withdrawn;
}

}  // namespace

class TimelineTeller {
 public:
  explicit TimelineTeller(const TimelineTexts& all) : all_(all), set_(all.set_), form_(all.form_) {}

  std::string tell(const std::vector<const Timeline*>& timelines) {
    head(actor_key(timelines.front()->actor_id, timelines.front()->actor_name));
    for (const Timeline* timeline : timelines) one(*timeline);
    silent_on();
    return std::move(out_);
  }

  std::string tell_none(const std::string& key) {
    head(key);
    line(form_.one_issue ? "no position on this" : "no position on any issue", 2);
    silent_on();
    return std::move(out_);
  }

 private:
  void line(const std::string& text, std::size_t indent) { out_ += wrapped(text, indent, form_.width); }

  // Who, and how much was read about them: no quotation is not no position.
  void head(const std::string& key) {
    std::string name = all_.name_of(key), role, id;
    std::size_t count = 0, positions = 0;
    for (const Statement* statement : all_.statements_of(key)) {
      const Statement& s = *statement;
      ++count;
      positions += std::any_of(s.stances.begin(), s.stances.end(),
                               [](const StanceLabel& stance) { return stance.position.has_value(); });
      name = s.speaker.name;
      id = s.speaker.actor_id;
      if (!s.speaker.role.empty()) role = s.speaker.role;
      for (const StanceLabel& stance : s.stances) spoken_of_.insert(stance.issue_id);
    }
    out_ += coloured(text::safe_line(name), Colour::bold, form_.colour) +
            (role.empty() ? "" : text::safe_line(", " + role)) + "\n";
    std::size_t naming = 0;
    if (const auto months = set_.coverage.articles_naming_by_month.find(id);
        months != set_.coverage.articles_naming_by_month.end())
      for (const auto& [month, articles] : months->second) naming += static_cast<std::size_t>(articles);
    std::string text = count_of(count, "statement", "statements") + ", " + with_commas(positions) + " with a position";
    if (naming > 0)
      text +=
          "; named in " + with_commas(naming) + " of " + count_of(all_.articles_read_, "article", "articles") + " read";
    line(text, 2);
  }

  void one(const Timeline& timeline) {
    out_ += "\n";
    std::string pole;
    if (const auto found = all_.poles_.find(timeline.issue_id); found != all_.poles_.end())
      pole = "  for: " + std::string(found->second);
    const std::string id = text::safe_line(timeline.issue_id);
    const std::size_t taken = std::min(text::columns_of(id) + 2, form_.width);
    out_ += "  " + coloured(id, Colour::bold, form_.colour) +
            text::fit_columns(text::safe_line(pole), form_.width - taken) + "\n";
    tell_stands(timeline);
    std::size_t gap = 0;
    for (const Spell& spell : timeline.spells) {
      for (; gap < timeline.gaps.size() && timeline.gaps[gap].to <= spell.from; ++gap) silence(timeline.gaps[gap]);
      tell_spell(spell);
      for (; gap < timeline.gaps.size() && timeline.gaps[gap].to <= spell.to; ++gap) silence(timeline.gaps[gap]);
    }
    undated(timeline);
  }

  // First what may be said: where the actor stands, and each change that survives error; the spells follow.
  void tell_stands(const Timeline& timeline) {
    if (timeline.stands.empty()) return;
    const Stand& now = timeline.stands.back();
    std::string text = "stands: " + report::stand_in_words(now);
    if (timeline.stands.size() > 1) text += ", since " + to_string(now.from);
    out_ += "    " + coloured(text, now.evidence == Evidence::enough ? Colour::bold : Colour::dim, form_.colour) + "\n";
    for (const Stand& stand : timeline.stands) {
      if (!stand.change_from) continue;
      text = "changed: from " + std::string(name(*stand.change_from)) + " to " + std::string(name(stand.side)) + ", " +
             to_string(stand.from);
      out_ += "    " + coloured(text, Colour::bold, form_.colour) + "\n";
      witness("before", stand.before_statement_id);
      witness("after", stand.first_statement_id);
    }
  }

  void silence(const Gap& gap) {
    out_ += coloured("    silent for " + count_of(static_cast<std::size_t>(gap.days), "day", "days") + ", " +
                         days_of(gap.from, gap.to),
                     Colour::dim, form_.colour) +
            "\n";
  }

  void tell_spell(const Spell& spell) {
    std::string label(name(spell.label));
    std::replace(label.begin(), label.end(), '_', ' ');
    std::string rests = count_of(static_cast<std::size_t>(spell.statements), "statement", "statements");
    if (spell.outlets > 1) rests += ", " + std::to_string(spell.outlets) + " outlets";
    if (spell.appearances > spell.statements) rests += ", " + std::to_string(spell.appearances) + " appearances";
    out_ += "    " + padded(days_of(spell.from, spell.to), 26) +
            coloured(padded(label, 19), colour_of(spell.label), form_.colour) +
            padded(report::signed_position(spell.mean_position), 7) + rests + "\n";
    if (spell.change == Change::first) {
      witness("first", spell.first_statement_id);
      return;
    }
    std::string change = std::string(name(spell.change)) + " from " + std::string(name(*spell.change_from)) + " to " +
                         std::string(name(spell.side)) +
                         (spell.confirmed ? ", confirmed, " : ", shown by one article only, ") +
                         std::string(report::strength_in_words(spell));
    out_ += "      " + coloured(change, spell.shown ? Colour::bold : Colour::plain, form_.colour) + "\n";
    witness("before", spell.before_statement_id);
    witness("after", spell.first_statement_id);
  }

  void witness(const char* lead, const std::string& id) {
    const auto found = all_.by_id_.find(id);
    if (found == all_.by_id_.end()) return;
    const Statement& s = *found->second;
    std::string text = std::string(lead) + " " + said_in_words(s.said) + " [" + s.id.substr(0, 10) + "] ";
    for (const std::string& part : {s.source_text, s.cue_text}) text += part.empty() ? "" : part + " ";
    std::string words = s.text;
    std::replace(words.begin(), words.end(), '\n', ' ');
    constexpr std::size_t shown = 200;
    text += s.kind == StatementKind::direct ? "\"" + text::fit_columns(text::safe_line(words), shown) + "\""
                                            : text::fit_columns(text::safe_line(words), shown);
    const auto document = set_.documents.find(s.doc_id);
    if (document != set_.documents.end() && !document->second.publisher.empty())
      text += " (" + document->second.publisher + ")";
    out_ += wrapped(text, 8, form_.width);
  }

  // Never drawn as a day: what the evidence allows is said instead.
  void undated(const Timeline& timeline) {
    for (const TimelinePoint& point : timeline.points) {
      if (point.dated) continue;
      std::string text = "no day known (";
      if (point.earliest.valid() && point.latest.valid())
        text += "between " + to_string(point.earliest) + " and " + to_string(point.latest);
      else if (point.latest.valid())
        text += "not after " + to_string(point.latest);
      else if (point.earliest.valid())
        text += "not before " + to_string(point.earliest);
      else
        text += "nor bounds";
      line(text + "): " + std::string(name(label_of(point.position))) + " [" + point.statement_id.substr(0, 10) +
               "], in no spell",
           4);
    }
  }

  void silent_on() {
    if (form_.one_issue) return;
    std::string text;
    for (const IssueInfo& issue : set_.issues)
      if (!spoken_of_.contains(issue.issue_id)) text += (text.empty() ? "not a word on " : ", ") + issue.issue_id;
    if (text.empty() && set_.issues.size() > 1)
      text = "a word on each of the " + std::to_string(set_.issues.size()) + " issues";
    if (text.empty()) return;
    out_ += "\n";
    line(text, 2);
  }

  const TimelineTexts& all_;
  const StatementSet& set_;
  const TimelineForm& form_;
  std::set<std::string> spoken_of_;
  std::string out_;
};

TimelineTexts::TimelineTexts(const StatementSet& set, const TimelineForm& form) : set_(set), form_(form) {
  for (const Statement& s : set.statements) {
    by_id_.emplace(s.id, &s);
    names_.emplace(actor_key(s.speaker.actor_id, s.speaker.name), s.speaker.name);
    if (counts(set, s)) by_actor_[actor_key(s.speaker.actor_id, s.speaker.name)].push_back(&s);
  }
  for (const IssueInfo& issue : set.issues)
    if (!issue.pole.empty()) poles_[issue.issue_id] = issue.pole;
  for (const auto& [month, articles] : set.coverage.articles_by_month)
    articles_read_ += static_cast<std::size_t>(articles);
}

std::span<const Statement* const> TimelineTexts::statements_of(const std::string& actor_key) const {
  const auto found = by_actor_.find(actor_key);
  if (found == by_actor_.end()) return {};
  return found->second;
}

std::string TimelineTexts::name_of(const std::string& actor_key) const {
  const auto found = names_.find(actor_key);
  return found == names_.end() ? actor_key : std::string(found->second);
}

std::string TimelineTexts::of(const std::vector<const Timeline*>& timelines) const {
  return TimelineTeller(*this).tell(timelines);
}

std::string TimelineTexts::of_none(const std::string& actor_key) const {
  return TimelineTeller(*this).tell_none(actor_key);
}

}  // namespace onrecord::cli
