// Points: from statements to the dated positions of each actor on each issue, copies of one story counted
// once.
#include "timeline/points.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace onrecord::timeline {
namespace {

struct Candidate {
  const Statement* statement;
  const StanceLabel* stance;
  const DocumentInfo* document;  // nullptr where the set does not know the article
  bool reviewed;
};

bool by_party(const Candidate& candidate) {
  const std::vector<std::string>& rules = candidate.stance->rule_ids;
  return !candidate.reviewed && std::find(rules.begin(), rules.end(), camp_rule) != rules.end();
}

// The share of positions of each confidence that were on the right side, over stories left out (MODEL.md).
double certainty_of(const Candidate& candidate) {
  if (candidate.reviewed) return 1;
  if (by_party(candidate)) return 0.42;
  switch (candidate.stance->confidence) {
    case Confidence::high:
      return 0.91;
    case Confidence::medium:
      return 0.59;
    case Confidence::low:
      break;
  }
  return 0.39;
}

// Copies differ in line breaks and in the shape of their quotation marks, not in their words.
std::string words_of(const Statement& statement) {
  static constexpr std::pair<std::string_view, char> marks[] = {
      {"\u2018", '\''}, {"\u2019", '\''}, {"\u201c", '"'}, {"\u201d", '"'}};
  std::string words;
  const std::string& text = statement.text;
  for (std::size_t at = 0; at < text.size();) {
    const auto mark = std::find_if(std::begin(marks), std::end(marks),
                                   [&](const auto& m) { return text.compare(at, m.first.size(), m.first) == 0; });
    const char byte = mark != std::end(marks) ? mark->second : text[at];
    at += mark != std::end(marks) ? mark->first.size() : 1;
    if (byte != ' ' && byte != '\n' && byte != '\t')
      words += byte;
    else if (!words.empty() && words.back() != ' ')
      words += ' ';
  }
  return words;
}

bool has_timeline(const Statement& statement) {
  const Speaker& speaker = statement.speaker;
  return !speaker.name.empty() && speaker.kind != ActorKind::unnamed && speaker.kind != ActorKind::group;
}

bool is_dated(const SaidDate& said) {
  return said.date.valid() && said.precision != DatePrecision::none;
}

// "has said": the reporter gives it as standing, so that it counts on the last day on which it can have been said. Such
// a point is dated, with the precision `none`: by then.
bool counts_by(const SaidDate& said) {
  return !is_dated(said) && said.method == DateMethod::tense && said.latest.valid();
}

// The day on which a statement counts; invalid: on none.
Date day_of(const SaidDate& said) {
  return is_dated(said) ? said.date : counts_by(said) ? said.latest : Date{};
}

// Dated before undated, then by day, bounds, document and place in it: the one order of points everywhere.
auto order_of(const Statement& s) {
  const Date day = day_of(s.said);
  return std::tuple(!day.valid(), day, s.said.earliest, s.said.latest, std::string_view(s.doc_id), s.seq,
                    std::string_view(s.id));
}

TimelinePoint to_point(const Candidate& candidate) {
  const Statement& s = *candidate.statement;
  TimelinePoint point;
  point.statement_id = s.id;
  point.doc_id = s.doc_id;
  const bool clustered = candidate.document && !candidate.document->cluster_id.empty();
  point.cluster_id = clustered ? candidate.document->cluster_id : s.doc_id;
  point.date = day_of(s.said);
  point.dated = point.date.valid();
  point.precision = is_dated(s.said) ? s.said.precision : DatePrecision::none;
  point.earliest = s.said.earliest;
  point.latest = s.said.latest;
  point.by_party = by_party(candidate);
  point.point_class = class_of(s, *candidate.stance);
  if (point.by_party) point.point_class = std::max(point.point_class, PointClass::prognosis);  // never ends a spell
  point.position = *candidate.stance->position;
  point.certainty = certainty_of(candidate);
  return point;
}

// One point for each distinct wording within a cluster; the n-th occurrence in one copy meets the n-th in
// another.
std::vector<TimelinePoint> merge_copies(std::vector<Candidate> candidates) {
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return order_of(*a.statement) < order_of(*b.statement); });
  std::vector<TimelinePoint> points;
  std::map<std::tuple<std::string, std::string, int>, std::size_t> index;
  std::map<std::tuple<std::string, std::string>, int> occurrences;
  for (const Candidate& candidate : candidates) {
    TimelinePoint point = to_point(candidate);
    const bool rests_on_party = point.by_party;
    std::string words = words_of(*candidate.statement);
    const int occurrence = occurrences[{point.doc_id, words}]++;
    const auto [found, is_new] = index.try_emplace({point.cluster_id, std::move(words), occurrence}, points.size());
    if (is_new) points.push_back(std::move(point));
    TimelinePoint& merged = points[found->second];
    if (!is_new) {
      ++merged.appearances;
      merged.certainty = std::max(merged.certainty, certainty_of(candidate));
      merged.by_party = merged.by_party && rests_on_party;
    }
    if (!candidate.document) continue;
    merged.appearances += static_cast<int>(candidate.document->twins.size());
    std::vector<std::string> publishers = candidate.document->twins;
    publishers.push_back(candidate.document->publisher);
    for (const std::string& publisher : publishers) {
      if (publisher.empty()) continue;
      const auto place = std::lower_bound(merged.publishers.begin(), merged.publishers.end(), publisher);
      if (place == merged.publishers.end() || *place != publisher) merged.publishers.insert(place, publisher);
    }
  }
  return points;
}

}  // namespace

PointClass class_of(const Statement& statement, const StanceLabel& stance) noexcept {
  // What a person set is what the speaker wants, whatever act the machine reads.
  const bool by_person = std::find(stance.rule_ids.begin(), stance.rule_ids.end(), "review") != stance.rule_ids.end();
  if (!by_person && statement.act == Act::assess) return PointClass::prognosis;
  if (!by_person && statement.act == Act::withhold) return PointClass::withheld;
  return stance.conditional ? PointClass::conditional : PointClass::solid;
}

std::vector<Timeline> gather_points(const StatementSet& set) {
  std::map<std::pair<std::string, std::string>, std::vector<Candidate>> groups;  // by actor key and issue
  std::map<std::string, const Statement*> name_givers;  // the first statement: one actor may be named in several ways
  for (const Statement& s : set.statements) {
    if (!has_timeline(s)) continue;
    const auto review = set.review_status.find(s.id);
    if (review != set.review_status.end() && review->second == "rejected") continue;
    const auto document = set.documents.find(s.doc_id);
    const DocumentInfo* info = document == set.documents.end() ? nullptr : &document->second;
    if (info && info->withdrawn) continue;
    const std::string& key = s.speaker.actor_id.empty() ? s.speaker.name : s.speaker.actor_id;
    const Statement*& giver = name_givers[key];
    if (!giver || order_of(s) < order_of(*giver)) giver = &s;
    std::set<std::string_view> seen;  // the first label of an issue counts, as everywhere
    for (const StanceLabel& stance : s.stances)
      if (seen.insert(stance.issue_id).second && stance.position)
        groups[{key, stance.issue_id}].push_back({&s, &stance, info, review != set.review_status.end()});
  }
  std::vector<Timeline> timelines;
  for (auto& [key, candidates] : groups) {
    const Speaker& speaker = name_givers.at(key.first)->speaker;
    Timeline timeline;
    timeline.actor_id = speaker.actor_id;
    timeline.actor_name = speaker.name;
    timeline.issue_id = key.second;
    timeline.points = merge_copies(std::move(candidates));
    timelines.push_back(std::move(timeline));
  }
  std::stable_sort(timelines.begin(), timelines.end(), [](const Timeline& a, const Timeline& b) {
    return std::tie(a.actor_name, a.actor_id, a.issue_id) < std::tie(b.actor_name, b.actor_id, b.issue_id);
  });
  return timelines;
}

}  // namespace onrecord::timeline
