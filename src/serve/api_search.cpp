// /api/record, /api/search, /api/facets: what there is, what matches, and how it divides.
#include <algorithm>

#include "serve/asked_in_page.h"
#include "serve/handlers.h"
#include "serve/json_out.h"
#include "serve/statement_json.h"
#include "store/facets.h"
#include "store/issue_counts.h"
#include "version.h"

namespace onrecord::serve {
namespace {

constexpr std::int64_t furthest = 5'000;  // statement that a list goes to
constexpr std::size_t values_of_a_facet = 40;

struct Part {
  std::size_t offset, limit;
};

// All there is, and what fits best, is what a database gives first by itself; else the columns are quicker.
StatementSet found(Service& service, const store::Store& store, const Query& query, store::Order order, Part part,
                   bool& more, const store::ReadParts& parts) {
  const bool everything = query.who.empty() && query.words.empty() && !query.when && query.issues.empty() &&
                          query.acts.empty() && query.labels.empty() && query.publishers.empty() &&
                          query.kinds.empty() && query.min_probability == 0 && parts.review.empty();
  if (!everything && order != store::Order::relevance)
    return store::page_by_columns(store, *service.columns(), query, order, part.offset, part.limit, &more, parts);
  StatementSet set = store.page(query, order, part.offset + part.limit, &more, parts);
  const auto before = static_cast<std::ptrdiff_t>(std::min(part.offset, set.statements.size()));
  set.statements.erase(set.statements.begin(), set.statements.begin() + before);
  return set;
}

}  // namespace

std::string api_record(Service& service, const Request&) {
  const auto store = service.reader();
  JsonOut out;
  out.open('{')
      .pair("version", ONRECORD_VERSION)
      .pair("database", service.options().database)
      .pair("read_only", service.read_only())
      .pair("why_read_only", service.why_read_only())
      .pair("coder", service.options().coder)
      .pair("statements", store->count_statements())
      .pair("articles", store->count_documents());
  out.key("tables").open('[');
  for (const std::string& folder : service.options().knowledge.table_folders) out.value(folder);
  out.close(']').key("issues").open('[');
  for (const IssueInfo& issue : store->issues())
    out.open('{').pair("issue_id", issue.issue_id).pair("pole", issue.pole).pair("title", issue.title).close('}');
  out.close(']').key("acts").open('[');
  for (int i = 0; i < 15; ++i) out.value(name(static_cast<Act>(i)));
  return out.close(']').close('}').take();
}

std::string api_search(Service& service, const Request& request) {
  const auto store = service.reader();
  const Query query = query_of(request, *store);
  const auto limit = static_cast<std::size_t>(request.integer("limit", 50, 1, 200));
  const auto offset = static_cast<std::size_t>(request.integer("offset", 0, 0, furthest));
  const std::string typed = request.text("order");
  if (!typed.empty() && typed != "newest" && typed != "oldest" && typed != "relevance")
    throw BadField{"order", "is none of newest, oldest, relevance"};
  const store::Order order = typed == "oldest"                              ? store::Order::oldest
                             : typed == "relevance" && !query.words.empty() ? store::Order::relevance
                                                                            : store::Order::newest;
  bool more = false;
  const StatementSet set = found(service, *store, query, order, {offset, limit}, more, parts_of(request));
  JsonOut out;
  out.open('{').pair("offset", offset).pair("more", more).key("statements");
  put_statements(out, set);
  return out.close('}').take();
}

std::string api_facets(Service& service, const Request& request) {
  const auto store = service.reader();
  const store::Facets facets =
      store::count_facets(*store, *service.columns(), query_of(request, *store), parts_of(request), values_of_a_facet);
  JsonOut out;
  out.open('{').pair("counted", facets.counted).key("facets").open('{');
  for (const auto& [facet, values] : facets.values) {
    out.key(facet).open('[');
    for (const store::FacetValue& value : values)
      out.open('{').pair("value", value.value).pair("name", value.name).pair("count", value.count).close('}');
    out.close(']');
  }
  return out.close('}').close('}').take();
}

}  // namespace onrecord::serve
