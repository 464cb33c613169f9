// /api/queue, /api/samples, /api/sample: what to check first, and blind samples with what they tell.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "serve/handlers.h"
#include "serve/json_out.h"
#include "serve/sample_result.h"
#include "serve/statement_json.h"
#include "serve/worth_checking.h"

namespace onrecord::serve {
namespace {

constexpr std::size_t looked_at = 20'000;  // the newest statements

void put_result(JsonOut& out, const std::string& by, const SampleResult& result) {
  out.open('{')
      .pair("by", by)
      .pair("judged", result.judged)
      .pair("right", result.right)
      .pair("share", result.interval.share)
      .pair("low", result.interval.low)
      .pair("high", result.interval.high)
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
  for (const std::string& by : judges_of(sample, opinions)) put_result(out, by, sample_result(sample, opinions, by));
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
