// /api/timelines, /api/timeline: spells of position, and the report's picture of one actor on one issue.
#include <algorithm>

#include "io/fields.h"
#include "onrecord/timeline.h"
#include "report/report_view.h"
#include "report/timeline_svg.h"
#include "serve/handlers.h"
#include "serve/json_out.h"
#include "serve/statement_json.h"

namespace onrecord::serve {
namespace {

constexpr std::size_t most_read = 50'000;    // statements, the newest
constexpr std::size_t most_shown = 200;      // timelines
constexpr std::ptrdiff_t most_listed = 500;  // statements beside a picture

void put_spells(JsonOut& out, const Timeline& timeline) {
  out.open('[');
  for (const Spell& spell : timeline.spells) {
    std::string json;
    io::append_json_object(json, io::timeline_fields(), io::SpellRow{timeline, spell});
    out.raw(json);
  }
  out.close(']');
}

// Statements of the query; labels on other issues than this one left out.
StatementSet on_issue(const store::Store& store, const Query& query, bool coverage, bool& more) {
  store::ReadParts parts;
  parts.coverage = coverage;
  if (query.who.size() == 1) parts.coverage_of = query.who.front();
  StatementSet set = store.page(query, store::Order::newest, most_read, &more, parts);
  if (!query.issues.empty())
    for (Statement& statement : set.statements)
      std::erase_if(statement.stances, [&](const StanceLabel& each) {
        return std::find(query.issues.begin(), query.issues.end(), each.issue_id) == query.issues.end();
      });
  return set;
}

}  // namespace

std::string api_timelines(Service& service, const Request& request) {
  const auto store = service.reader();
  Query query;
  query.who = request.list("who");
  query.issues = request.list("issue");
  if (query.who.empty() && query.issues.empty()) throw BadField{"issue", "is missing (or who)"};
  bool more = false;
  std::vector<Timeline> timelines = fold_timelines(on_issue(*store, query, false, more));
  std::erase_if(timelines, [](const Timeline& each) { return each.spells.empty(); });
  std::stable_sort(timelines.begin(), timelines.end(), [](const Timeline& a, const Timeline& b) {
    return std::pair(a.spells.size() > 1, a.points.size()) > std::pair(b.spells.size() > 1, b.points.size());
  });
  JsonOut out;
  out.open('{').pair("more", more).pair("count", timelines.size()).key("timelines").open('[');
  for (std::size_t i = 0; i < std::min(most_shown, timelines.size()); ++i) {
    const Timeline& timeline = timelines[i];
    out.open('{')
        .pair("actor_id", timeline.actor_id)
        .pair("actor_name", timeline.actor_name)
        .pair("issue_id", timeline.issue_id)
        .pair("points", timeline.points.size())
        .key("spells");
    put_spells(out, timeline);
    out.close('}');
  }
  return out.close(']').close('}').take();
}

std::string api_timeline(Service& service, const Request& request) {
  const auto store = service.reader();
  Query query;
  query.who = {request.needed("who")};
  query.issues = {request.needed("issue")};
  bool more = false;
  StatementSet set = on_issue(*store, query, true, more);
  std::sort(set.statements.begin(), set.statements.end(), [](const Statement& a, const Statement& b) {
    return std::tie(a.said.date, a.doc_id, a.seq, a.id) < std::tie(b.said.date, b.doc_id, b.seq, b.id);
  });
  const report::ReportView view(set, {});
  JsonOut out;
  out.open('{').pair("more", more);
  const report::ActorView* actor = view.actors.empty() ? nullptr : &view.actors.front();
  const report::IssueView* issue = actor == nullptr || actor->issues.empty() ? nullptr : &actor->issues.front();
  if (issue == nullptr || issue->timeline == nullptr || !view.first.valid()) {
    out.pair("svg", "").key("spells").open('[').close(']').key("rows").open('[').close(']');
  } else {
    report::Markup svg;
    report::put_svg_definitions(svg);
    report::put_timeline_svg(svg, view, *actor, *issue, report::TimeAxis(view.first, view.last));
    out.pair("svg", svg.take()).pair("actor_name", actor->name).key("spells");
    put_spells(out, *issue->timeline);
    out.key("rows").open('[');  // the marks' links end in "s" and an index into these
    for (const Statement* statement : issue->statements) out.value(statement->id);
    out.close(']');
  }
  out.pair("count", set.statements.size()).key("statements");
  if (std::ssize(set.statements) > most_listed)  // the newest; a mark of another leads to its article
    set.statements.erase(set.statements.begin(), set.statements.end() - most_listed);
  put_statements(out, set);
  return out.close('}').take();
}

}  // namespace onrecord::serve
