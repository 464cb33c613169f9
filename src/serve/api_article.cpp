// /api/article, /api/articles, /api/statement: an article with its statements, and how each came to be.
#include "serve/handlers.h"
#include "serve/json_out.h"
#include "serve/statement_json.h"
#include "store/article_reading.h"
#include "store/corrections.h"

namespace onrecord::serve {
namespace {

void put_corrections(JsonOut& out, const std::vector<store::Correction>& corrections) {
  out.open('[');
  for (const store::Correction& c : corrections)
    out.open('{')
        .pair("field", c.field)
        .pair("issue_id", c.issue_id)
        .pair("value", c.value)
        .pair("actor_name", c.actor_name)
        .pair("machine", c.machine)
        .pair("by", c.made_by)
        .pair("on", c.made_on)
        .pair("note", c.note)
        .pair("in_force", !c.superseded)
        .pair("taken_back", c.taken_back)
        .close('}');
  out.close(']');
}

void put_steps(JsonOut& out, std::string_view part, const std::vector<TraceStep>& steps) {
  for (const TraceStep& step : steps)
    out.open('{')
        .pair("part", part)
        .pair("stage", step.stage)
        .pair("rule", step.rule)
        .pair("effect", step.effect)
        .close('}');
}

}  // namespace

std::string api_article(Service& service, const Request& request) {
  const auto store = service.reader();
  const std::string id = request.needed("id");
  const std::optional<store::ArticleOnRecord> article = store::read_article(*store, id);
  if (!article) throw Refused{404, "no article \"" + id + "\""};
  JsonOut out;
  out.open('{').key("document");
  put_document(out, article->document);
  out.pair("authors", article->authors).pair("status", article->status).pair("has_text", !article->text.empty());
  out.pair("text", article->text).key("statements").open('[');
  const text::CodePoints points(article->text);
  for (const store::ArticleOnRecord::Entry& entry : article->statements)
    put_statement(out, entry.statement, article->document, entry.review_status, article->text, points);
  return out.close(']').close('}').take();
}

std::string api_articles(Service& service, const Request& request) {
  const auto store = service.reader();
  const auto limit = static_cast<std::size_t>(request.integer("limit", 50, 1, 200));
  const auto offset = static_cast<std::size_t>(request.integer("offset", 0, 0, 100'000));
  bool more = false;
  JsonOut out;
  out.open('{').key("articles").open('[');
  for (const store::ArticleRow& row : store::list_articles(*store, request.text("q"), offset, limit, more))
    out.open('{')
        .pair("doc_id", row.doc_id)
        .pair("title", row.title)
        .pair("publisher", row.publisher)
        .pair("published_at", row.published_at)
        .pair("statements", row.statements)
        .pair("reviewed", row.reviewed)
        .close('}');
  return out.close(']').pair("more", more).close('}').take();
}

std::string api_statement(Service& service, const Request& request) {
  const auto store = service.reader();
  const std::string id = request.needed("id");
  const std::vector<store::Store::Found> found = store->find(id, 2);
  if (found.empty()) throw Refused{404, "no statement \"" + id + "\""};
  if (found.size() > 1) throw BadField{"id", "is the beginning of several statements' ids"};
  const store::Store::Found& one = found.front();
  JsonOut out;
  out.open('{').key("statement");
  put_current(out, *store, one.statement.id);
  out.pair("document_status", one.document_status).key("steps").open('[');
  put_steps(out, "who", one.statement.speaker.trace);
  put_steps(out, "when", one.statement.said.trace);
  put_steps(out, "act", one.statement.trace);
  for (const StanceLabel& stance : one.statement.stances) put_steps(out, stance.issue_id, stance.trace);
  out.close(']').key("corrections");
  put_corrections(out, store::corrections_of(*store, one.statement.id));
  return out.close('}').take();
}

}  // namespace onrecord::serve
