// Findings: stands of all actors by issue, changes by strength, and the sentences made of them.
#include "report/findings.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "report/reports.h"
#include "report/stand_words.h"
#include "report/wording.h"

namespace onrecord::report {
namespace {

int on_side(const ActorView& actor, const std::string& issue_id) {
  for (const IssueView& issue : actor.issues)
    if (issue.issue_id == issue_id)
      if (const Stand* stand = last_stand(issue)) return stand->on_side;
  return 0;
}

void by_statements(std::vector<const ActorView*>& actors, const std::string& issue_id) {
  std::stable_sort(actors.begin(), actors.end(), [&](const ActorView* a, const ActorView* b) {
    return on_side(*a, issue_id) > on_side(*b, issue_id);
  });
}

std::vector<const ActorView*>& list_of(IssueFinding& finding, const Stand& stand) {
  if (stand.evidence == Evidence::little) return finding.little;
  if (stand.evidence == Evidence::mixed) return finding.mixed;
  return stand.side == Side::for_pole  ? finding.for_it
         : stand.side == Side::against ? finding.against
                                       : finding.neutral;
}

const Stand* before_of(const Timeline& timeline, std::size_t at) {
  for (std::size_t i = at; i-- > 0;)
    if (timeline.stands[i].evidence == Evidence::enough && timeline.stands[i].side == *timeline.stands[at].change_from)
      return &timeline.stands[i];
  return nullptr;
}

void find_changes(Findings& findings, const ActorView& actor, const IssueView& issue) {
  if (!issue.timeline) return;
  for (const Spell& spell : issue.timeline->spells) findings.turns += spell.change != Change::first && !spell.shown;
  for (std::size_t i = 0; i < issue.timeline->stands.size(); ++i) {
    const Stand& stand = issue.timeline->stands[i];
    if (!stand.change_from) continue;
    const Stand* before = before_of(*issue.timeline, i);
    if (!before) continue;
    const double strength = std::min(before->on_side, stand.on_side) * before->agreement * stand.agreement;
    findings.changes.push_back({&actor, &issue, before, &stand, strength});
  }
}

// "A", "A and B", "A, B and 3 others", "A and 4 others"
std::string names_of(const std::vector<const ActorView*>& actors, std::size_t named) {
  std::string names = actors.front()->name;
  if (actors.size() == 2) return names.append(" and ").append(actors[1]->name);
  for (std::size_t i = 1; i < std::min(named, actors.size()); ++i) names.append(", ").append(actors[i]->name);
  if (actors.size() > named) names.append(" and ").append(counted(actors.size() - named, "other", "others"));
  return names;
}

std::string month_of(Date date) {
  return date_in_words(date, DatePrecision::month);
}

}  // namespace

const Stand* last_stand(const IssueView& issue) {
  return issue.timeline && !issue.timeline->stands.empty() ? &issue.timeline->stands.back() : nullptr;
}

Findings find_out(const ReportView& view) {
  Findings findings;
  for (const IssueInfo& info : view.issues) {
    IssueFinding finding;
    finding.issue_id = info.issue_id;
    for (const ActorView& actor : view.actors)
      for (const IssueView& issue : actor.issues) {
        if (issue.issue_id != info.issue_id) continue;
        if (const Stand* stand = last_stand(issue)) list_of(finding, *stand).push_back(&actor);
        find_changes(findings, actor, issue);
      }
    for (auto* list : {&finding.for_it, &finding.against, &finding.neutral, &finding.mixed, &finding.little})
      by_statements(*list, info.issue_id);
    findings.issues.push_back(std::move(finding));
  }
  std::stable_sort(findings.changes.begin(), findings.changes.end(),
                   [](const ChangeFound& a, const ChangeFound& b) { return a.strength > b.strength; });
  for (std::size_t i = 1; i < findings.issues.size(); ++i)
    if (findings.issues[i].told() > findings.issues[findings.lead].told()) findings.lead = i;
  return findings;
}

std::string headline(const ReportView& view, const Findings& findings, const ReportOptions& options) {
  if (!options.title.empty() || findings.issues.empty()) return report_title(view, options);
  const IssueFinding& lead = findings.issues[findings.lead];
  const auto change = std::find_if(findings.changes.begin(), findings.changes.end(),
                                   [&](const ChangeFound& each) { return each.issue->issue_id == lead.issue_id; });
  const ActorView* mover = change == findings.changes.end() ? nullptr : change->actor;
  std::string words;
  const auto add = [&](std::vector<const ActorView*> actors, std::string_view side) {
    std::erase(actors, mover);  // is told at the end
    if (!actors.empty())
      words.append(words.empty() ? "" : ", ").append(names_of(actors, mover ? 1 : 2)).append(" ").append(side);
  };
  add(lead.for_it, "for");
  add(lead.against, "against");
  add(lead.neutral, "neutral");
  if (words.empty() && mover) return sentence_case(change_told(view, *change));
  if (words.empty()) return report_title(view, options);
  std::string line = sentence_case(view.title(lead.issue_id));
  line.append(": ").append(words);
  if (mover)
    line.append("; ")
        .append(change->actor->name)
        .append(" moved from ")
        .append(side_in_words(change->before->side))
        .append(" to ")
        .append(side_in_words(change->after->side))
        .append(" in ")
        .append(month_of(change->after->from));
  return line;
}

std::vector<std::string> standfirst(const ReportView& view, const Findings& findings, const ReportOptions& options) {
  std::set<std::string_view> outlets;
  for (const auto& [id, document] : view.set.documents)
    if (!document.withdrawn && !document.publisher.empty()) outlets.insert(document.publisher);
  std::string words = counted(view.articles, "article", "articles");
  if (!outlets.empty()) words.append(" of ").append(counted(outlets.size(), "outlet", "outlets"));
  words.append(" read");
  if (view.first.valid()) words.append(", ").append(period_in_words(view.first, view.last));
  words.append(": ").append(counted(view.statements, "statement", "statements")).append(" found, of which ");
  words.append(digits_grouped(view.positions)).append(view.positions == 1 ? " takes" : " take");
  words.append(" a position, by ").append(counted(view.actors.size(), "named actor", "named actors"));
  words.append(" on ").append(counted(view.issues.size(), "issue", "issues")).append(".");
  std::vector<std::string> sentences{std::move(words)};
  if (findings.changes.empty())
    sentences.emplace_back("No change of position rests on enough to be told.");
  else
    sentences.push_back(counted(findings.changes.size(), "change of position rests", "changes of position rest")
                            .append(" on enough to be told."));
  sentences.push_back(view.reviewed == 0
                          ? std::string("No person has reviewed any of it: all labels are the machine's reading.")
                          : std::string("A person has reviewed ")
                                .append(digits_grouped(view.reviewed))
                                .append(" of the statements; the other labels are the machine's reading."));
  if (!options.sample.empty()) sentences.push_back(options.sample);
  return sentences;
}

std::string change_told(const ReportView& view, const ChangeFound& change) {
  std::string words = change.actor->name;
  words.append(" moved from ").append(side_in_words(change.before->side)).append(" to ");
  words.append(side_in_words(change.after->side)).append(" on ").append(view.title(change.issue->issue_id));
  return words.append(", ").append(date_in_words(change.after->from));
}

std::string change_rests_on(const ChangeFound& change) {
  return rests_on(*change.before).append(" before, ").append(rests_on(*change.after)).append(" after");
}

std::string stand_beside(const IssueView& issue) {
  const Stand* stand = last_stand(issue);
  if (!stand) return "no day known";
  const std::string share = digits_grouped(static_cast<std::size_t>(stand->on_side))
                                .append(" of ")
                                .append(digits_grouped(static_cast<std::size_t>(stand->statements)));
  const std::string side(side_in_words(stand->side));
  if (stand->evidence == Evidence::little) return "too little to tell";
  if (stand->evidence == Evidence::mixed) return "mixed, " + share + " " + side;
  if (stand->change_from)
    return side + " since " + month_of(stand->from) + ", was " + std::string(side_in_words(*stand->change_from));
  return side + ", " + share;
}

}  // namespace onrecord::report
