// From a StatementSet to the view of reports: who counts, in which order, and what is left out.
#include "report/report_view.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace onrecord::report {
namespace {

bool is_named(const Speaker& speaker) {
  return !speaker.name.empty() && speaker.kind != ActorKind::unnamed && speaker.kind != ActorKind::group;
}

const std::string& key_of(const Speaker& speaker) {
  return speaker.actor_id.empty() ? speaker.name : speaker.actor_id;
}

std::size_t sum_of(const std::map<std::string, int>& by_month) {
  std::size_t sum = 0;
  for (const auto& [month, count] : by_month) sum += static_cast<std::size_t>(count);
  return sum;
}

void widen(ReportView& view, Date date) {
  if (!date.valid()) return;
  if (!view.first.valid() || date < view.first) view.first = date;
  if (!view.last.valid() || date > view.last) view.last = date;
}

// The days of the articles, and of what was said shortly before and after; a statement of long ago would squeeze all
// others, so it stands at the edge.
void find_period(ReportView& view) {
  for (const auto& [id, document] : view.set.documents) widen(view, document.published_at);
  for (const auto& [month, count] : view.set.coverage.articles_by_month)
    if (const auto day = parse_iso_date(month + "-01")) {
      if (!view.first.valid() || last_day_of_month(*day) < view.first) widen(view, *day);
      if (!view.last.valid() || *day > view.last) widen(view, *day);
    }
  const bool all = !view.first.valid();  // no article has a day
  const Date from = view.first, to = view.last;
  const int near = all ? 0 : std::max(7, days_between(from, to) / 20);
  const auto take = [&](Date date) {
    if (!date.valid()) return;
    if (all || (date < from ? days_between(date, from) <= near : date <= to || days_between(to, date) <= near))
      widen(view, date);
  };
  for (const Timeline& timeline : view.timelines)
    for (const TimelinePoint& point : timeline.points) take(point.dated ? point.date : point.latest);
}

// The most statements of each timeline that keep the whole below the limit.
std::size_t fair_share(const std::vector<std::size_t>& sizes, std::size_t limit) {
  std::size_t low = 0, high = 0;
  for (const std::size_t size : sizes) high = std::max(high, size);
  while (low < high) {
    const std::size_t middle = (low + high + 1) / 2;
    std::size_t total = 0;
    for (const std::size_t size : sizes) total += std::min(size, middle);
    if (total <= limit)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

// Those that show a change first, then the newest that take a position, then the rest.
void choose_listed(IssueView& view, std::size_t share) {
  const std::size_t count = view.statements.size();
  view.listed.assign(count, count <= share);
  if (count <= share) return;
  std::set<std::string_view> shown;
  if (view.timeline)
    for (const Spell& spell : view.timeline->spells) {
      shown.insert(spell.first_statement_id);
      if (!spell.before_statement_id.empty()) shown.insert(spell.before_statement_id);
    }
  std::size_t left = share;
  const auto take = [&](auto wanted) {
    for (std::size_t i = count; i-- > 0 && left > 0;)
      if (!view.listed[i] && wanted(*view.statements[i])) {
        view.listed[i] = true;
        --left;
      }
  };
  take([&](const Statement& s) { return shown.contains(s.id); });
  take([&](const Statement& s) { return label_on(s, view.issue_id)->position.has_value(); });
  take([](const Statement&) { return true; });
  view.left_out = count - static_cast<std::size_t>(std::count(view.listed.begin(), view.listed.end(), true));
}

void choose_all_listed(ReportView& view, std::size_t limit) {
  std::vector<std::size_t> sizes;
  for (const ActorView& actor : view.actors)
    for (const IssueView& issue : actor.issues) sizes.push_back(issue.statements.size());
  const std::size_t share = fair_share(sizes, limit);
  std::size_t number = 0;
  for (ActorView& actor : view.actors)
    for (IssueView& issue : actor.issues) {
      issue.number = ++number;
      choose_listed(issue, share);
      view.left_out += issue.left_out;
      view.listed += issue.statements.size() - issue.left_out;
    }
}

// The newest spells of each timeline, as many of each as keep the whole below the limit.
void choose_spells(ReportView& view, std::size_t limit) {
  std::vector<std::size_t> sizes;
  for (const Timeline& timeline : view.timelines) sizes.push_back(timeline.spells.size());
  const std::size_t share = std::max<std::size_t>(fair_share(sizes, limit), 1);
  for (ActorView& actor : view.actors)
    for (IssueView& issue : actor.issues) {
      const std::size_t count = issue.timeline ? issue.timeline->spells.size() : 0;
      issue.spells_left_out = count > share ? count - share : 0;
      view.spells_left_out += issue.spells_left_out;
    }
}

// Reads a statement into the counts; true where it belongs to the actors' part.
bool takes_part(ReportView& view, const Statement& s) {
  const auto review = view.set.review_status.find(s.id);
  if (review != view.set.review_status.end() && review->second == "rejected") return ++view.rejected, false;
  const DocumentInfo* document = view.document(s);
  if (document && document->withdrawn) return ++view.of_withdrawn, false;
  ++view.statements;
  if (review != view.set.review_status.end() && !review->second.empty()) ++view.reviewed;
  if (s.stances.empty()) ++view.off_issue;
  if (is_named(s.speaker)) return true;
  if (s.speaker.kind == ActorKind::unnamed || s.speaker.kind == ActorKind::group) {
    if (!s.stances.empty()) view.unnamed.push_back(&s);
  } else {
    ++view.without_actor;
  }
  return false;
}

void describe(ActorView& actor, const Speaker& speaker) {
  actor.id = speaker.actor_id;
  if (actor.name.empty()) actor.name = speaker.name;
  actor.kind = speaker.kind;
  if (!speaker.role.empty()) actor.role = speaker.role;
  if (!speaker.country.empty()) actor.country = speaker.country;
}

}  // namespace

const StanceLabel* label_on(const Statement& statement, std::string_view issue_id) {
  for (const StanceLabel& label : statement.stances)
    if (label.issue_id == issue_id) return &label;
  return nullptr;
}

ReportView::ReportView(const StatementSet& given, const ReportOptions& options)
    : set(given), fold(options.timeline), timelines(fold_timelines(given, options.timeline)) {
  for (const auto& [id, document] : set.documents) {
    if (document.withdrawn)
      withdrawn.push_back(&document);
    else
      ++articles;
  }
  if (!set.coverage.articles_by_month.empty()) articles = std::max(articles, sum_of(set.coverage.articles_by_month));

  std::map<std::string, ActorView> by_key;
  std::map<std::string, std::map<std::string, IssueView>> issues_of;
  std::map<std::string, std::size_t> weight;  // statements an issue
  for (const Statement& s : set.statements) {
    by_id.emplace(s.id, &s);
    if (!takes_part(*this, s)) continue;
    const std::string& key = key_of(s.speaker);
    ActorView& actor = by_key[key];
    actor.key = key;
    describe(actor, s.speaker);
    ++actor.statements;
    std::set<std::string_view> seen;
    for (const StanceLabel& label : s.stances) {
      if (!seen.insert(label.issue_id).second) continue;
      IssueView& issue = issues_of[key][label.issue_id];
      issue.issue_id = label.issue_id;
      issue.statements.push_back(&s);
      ++weight[label.issue_id];
      if (!label.position) continue;
      ++issue.positions;
      ++positions;
      if (!s.said.date.valid() || s.said.precision == DatePrecision::none) ++undated;
    }
  }
  for (const Timeline& timeline : timelines) {
    const std::string& key = timeline.actor_id.empty() ? timeline.actor_name : timeline.actor_id;
    issues_of[key][timeline.issue_id].timeline = &timeline;
    by_key[key].name = timeline.actor_name;
  }
  for (const auto& [id, count] : weight) issues.push_back({id, ""});
  for (IssueInfo& issue : issues)
    for (const IssueInfo& known : set.issues)
      if (known.issue_id == issue.issue_id) issue = known;
  std::stable_sort(issues.begin(), issues.end(), [&](const IssueInfo& a, const IssueInfo& b) {
    return weight.at(a.issue_id) > weight.at(b.issue_id);
  });

  for (auto& [key, actor] : by_key) {
    const auto on = issues_of.find(key);
    if (on == issues_of.end()) continue;
    for (const IssueInfo& issue : issues)
      if (const auto found = on->second.find(issue.issue_id); found != on->second.end())
        actor.issues.push_back(std::move(found->second));
    if (const auto naming = set.coverage.articles_naming_by_month.find(actor.id);
        naming != set.coverage.articles_naming_by_month.end())
      actor.articles_naming = sum_of(naming->second);
    actors.push_back(std::move(actor));
  }
  const auto order = [](const ActorView& actor) {
    std::size_t taken = 0, spoken = 0;
    for (const IssueView& issue : actor.issues) {
      taken += issue.positions;
      spoken += issue.statements.size();
    }
    return std::tuple(-static_cast<long>(taken), -static_cast<long>(spoken), std::string_view(actor.name),
                      std::string_view(actor.key));
  };
  std::sort(actors.begin(), actors.end(), [&](const ActorView& a, const ActorView& b) { return order(a) < order(b); });
  while (top < actors.size() && top < options.top &&
         std::any_of(actors[top].issues.begin(), actors[top].issues.end(),
                     [](const IssueView& issue) { return issue.positions > 0; }))
    ++top;
  find_period(*this);
  for (const Event& event : options.events)
    if (first.valid() && event.date >= first && event.date <= last) events.push_back(event);
  choose_all_listed(*this, options.listed);
  choose_spells(*this, options.spells);
}

const Statement* ReportView::statement(std::string_view id) const {
  const auto found = by_id.find(id);
  return found == by_id.end() ? nullptr : found->second;
}

const DocumentInfo* ReportView::document(const Statement& s) const {
  const auto found = set.documents.find(s.doc_id);
  return found == set.documents.end() ? nullptr : &found->second;
}

const std::string& ReportView::pole(const std::string& issue_id) const {
  static const std::string none;
  for (const IssueInfo& issue : issues)
    if (issue.issue_id == issue_id) return issue.pole;
  return none;
}

const std::string& ReportView::title(const std::string& issue_id) const {
  for (const IssueInfo& issue : issues)
    if (issue.issue_id == issue_id && !issue.title.empty()) return issue.title;
  return issue_id;
}

}  // namespace onrecord::report
