// /api/queue, /api/samples, /api/sample: what to check first, and blind samples with what they tell.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "serve/agreement.h"
#include "serve/handlers.h"
#include "serve/json_out.h"
#include "serve/statement_json.h"
#include "serve/worth_checking.h"
#include "store/samples.h"

namespace onrecord::serve {
namespace {

constexpr std::size_t looked_at = 20'000;  // the newest statements

// Whether what somebody said of a sample's statement makes it right or wrong; nothing: not judged yet.
// A sample of positions asks for the position, and that it is a statement at all.
std::map<std::string, bool> verdicts(const std::vector<store::Opinion>& opinions, const std::string& by,
                                     const std::string& issue_id) {
  std::map<std::string, bool> right;
  for (const store::Opinion& opinion : opinions) {
    if (opinion.made_by != by || opinion.value == "machine") continue;
    if (!issue_id.empty() && opinion.field != "status" && (opinion.field != "label" || opinion.issue_id != issue_id))
      continue;
    const bool good = opinion.field == "status" && opinion.value == "accepted";
    const auto [place, is_new] = right.try_emplace(opinion.statement_id, good);
    if (!is_new) place->second = place->second && good;
  }
  return right;
}

void put_result(JsonOut& out, const store::Sample& sample, const std::string& by,
                const std::map<std::string, bool>& right) {
  std::size_t judged = 0, good = 0;
  for (const std::string& id : sample.statements)
    if (const auto found = right.find(id); found != right.end()) {
      ++judged;
      good += found->second ? 1 : 0;
    }
  const Interval interval = wilson(good, judged, sample.drawn_from);
  out.open('{')
      .pair("by", by)
      .pair("judged", judged)
      .pair("right", good)
      .pair("share", interval.share)
      .pair("low", interval.low)
      .pair("high", interval.high)
      .close('}');
}

void put_sample(JsonOut& out, const store::Sample& sample, const std::vector<store::Opinion>& opinions) {
  out.pair("id", sample.id)
      .pair("issue_id", sample.issue_id)
      .pair("size", sample.statements.size())
      .pair("drawn_from", sample.drawn_from)
      .pair("by", sample.made_by)
      .pair("on", sample.made_on)
      .key("results")
      .open('[');
  const std::set<std::string> drawn(sample.statements.begin(), sample.statements.end());
  std::set<std::string> people;
  for (const store::Opinion& opinion : opinions)
    if (drawn.contains(opinion.statement_id)) people.insert(opinion.made_by);
  for (const std::string& by : people) put_result(out, sample, by, verdicts(opinions, by, sample.issue_id));
  out.close(']');
}

}  // namespace

std::string api_queue(Service& service, const Request& request) {
  const auto store = service.reader();
  const std::string issue = request.text("issue");
  const auto limit = static_cast<std::size_t>(request.integer("limit", 50, 1, 500));
  Query query;
  if (!issue.empty()) query.issues = {issue};
  bool more = false;
  const StatementSet set = store->page(query, store::Order::newest, looked_at, &more);
  const std::vector<WorthChecking> list = worth_checking(set, issue);
  std::map<Worth, std::size_t> counts;
  for (const WorthChecking& item : list) ++counts[item.worth];
  StatementSet shown;
  shown.documents = set.documents;
  shown.text_of = set.text_of;
  JsonOut out;
  out.open('{').pair("statements", store->count_statements()).pair("reviewed", store::count_reviewed(*store));
  out.pair("looked_at", set.statements.size()).pair("more", more).pair("open", list.size());
  out.pair("change", counts[Worth::change])
      .pair("headline", counts[Worth::headline])
      .pair("alone", counts[Worth::alone])
      .pair("doubtful", counts[Worth::doubtful]);
  out.key("reasons").open('[');
  for (std::size_t i = 0; i < std::min(limit, list.size()); ++i) {
    shown.statements.push_back(set.statements[list[i].index]);
    out.open('{').pair("reason", list[i].reason).pair("issue_id", list[i].issue_id).close('}');
  }
  out.close(']').key("items");
  put_statements(out, shown);
  return out.close('}').take();
}

std::string api_samples(Service& service, const Request&) {
  const auto store = service.reader();
  const std::vector<store::Opinion> opinions = store::stored_opinions(*store);
  JsonOut out;
  out.open('{').key("samples").open('[');
  for (const store::Sample& sample : store::stored_samples(*store)) {
    out.open('{');
    put_sample(out, sample, opinions);
    out.close('}');
  }
  return out.close(']').close('}').take();
}

std::string api_sample(Service& service, const Request& request) {
  const auto store = service.reader();
  const std::int64_t id = request.integer("id", 0, 1, INT64_MAX);
  const std::string by = request.has("by") ? request.text("by") : service.options().coder;
  const std::vector<store::Sample> samples = store::stored_samples(*store);
  const auto found =
      std::find_if(samples.begin(), samples.end(), [&](const store::Sample& each) { return each.id == id; });
  if (found == samples.end()) throw Refused{404, "no sample " + std::to_string(id)};
  const std::vector<store::Opinion> opinions = store::stored_opinions(*store);
  const std::map<std::string, bool> mine = verdicts(opinions, by, found->issue_id);
  JsonOut out;
  out.open('{');
  put_sample(out, *found, opinions);
  out.key("mine").open('[');  // beside items: true, false, or null where the coder has not judged yet
  for (const std::string& each : found->statements)
    if (const auto verdict = mine.find(each); verdict != mine.end())
      out.value(verdict->second);
    else
      out.null();
  out.close(']').key("items").open('[');
  for (const std::string& each : found->statements) put_current(out, *store, each);
  return out.close(']').close('}').take();
}

std::string api_draw(Service& service, const Request& request) {
  const Fields fields = request.fields();
  const store::Hand hand{made_by(service, fields), made_on(fields)};
  const auto size = static_cast<std::size_t>(fields.integer("size", 50, 1, 2'000));
  const auto seed = fields.integer("seed", -1, -1, INT64_MAX);
  std::random_device chance;
  const std::vector<std::string> none;  // of the statements change
  JsonOut out;
  service.write(
      [&](store::Store& store) {
        const store::Sample sample = store::draw_sample(
            store, fields.text("issue_id", 200), size,
            seed >= 0 ? static_cast<std::uint64_t>(seed) : std::uint64_t{chance()} << 32 | chance(), hand);
        out.open('{');
        put_sample(out, sample, {});
        out.close('}');
      },
      &none);
  return out.take();
}

}  // namespace onrecord::serve
