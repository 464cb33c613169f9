// /api/corrections, /api/undo: what people say about statements, in and out again.
#include "io/decode.h"
#include "serve/handlers.h"
#include "serve/json_out.h"
#include "serve/statement_json.h"
#include "store/corrections.h"
#include "store/succession.h"

namespace onrecord::serve {
namespace {

constexpr std::size_t most_at_once = 1'000;

}  // namespace

std::string made_by(const Service& service, const Fields& fields) {
  std::string by = fields.text("by", 200);
  if (by.empty()) by = service.options().coder;
  if (io::is_blank(by)) throw BadField{"by", "is missing: say who codes"};
  return by;
}

std::string made_on(const Fields& fields) {
  std::string on = fields.text("on", 10);
  if (!on.empty() && !(on.size() == 10 && parse_iso_date(on))) throw BadField{"on", "is no day"};
  return on;
}

void check_versions(const store::Store& store, const Fields& fields) {
  const Fields expected = fields.object("expected");
  for (const std::string& id : expected.names()) {
    const std::vector<store::Store::Found> found =
        id.size() == 32 ? store.find(id, 1) : std::vector<store::Store::Found>();
    const std::string wanted = expected.text(id, 64);
    if (!found.empty() && found.front().document_status != "replaced" &&
        version_of(found.front().statement, found.front().review_status) == wanted)
      continue;
    JsonOut more;
    more.open('{').pair("statement_id", id).pair("yours", wanted).key("now");
    put_current(more, store, id);
    if (found.empty() || found.front().document_status == "replaced")
      if (const std::vector<std::string> next = store::successors(store, id); next.size() == 1) {
        more.key("successor");
        put_current(more, store, next.front());
      }
    more.pair("document_status", found.empty() ? std::string("gone") : found.front().document_status);
    more.key("corrections").open('[');
    if (!found.empty())
      for (const store::Correction& c : store::corrections_of(store, id))
        more.open('{')
            .pair("field", c.field)
            .pair("value", c.value)
            .pair("by", c.made_by)
            .pair("in_force", !c.superseded)
            .close('}');
    more.close(']').close('}');
    std::string members = more.take();
    throw Refused{409,
                  found.empty() ? "this statement is gone: the article was read anew"
                  : found.front().document_status == "replaced"
                      ? "this statement's article was replaced by a new version"
                      : "this statement was changed in the meantime",
                  members.substr(1, members.size() - 2)};
  }
}

std::string api_correct(Service& service, const Request& request) {
  const Fields fields = request.fields();
  const std::string by = made_by(service, fields), on = made_on(fields);
  std::vector<store::Correction> corrections;
  for (const Fields& each : fields.objects("corrections", most_at_once)) {
    store::Correction& c = corrections.emplace_back();
    c.statement_id = each.needed("statement_id", 64);
    c.field = each.needed("field", 20);
    c.value = each.needed("value", 2'000);
    c.issue_id = each.text("issue_id", 200);
    c.actor_name = each.text("actor_name", 200);
    c.note = each.text("note", 2'000);
    c.made_by = by;
    c.made_on = on;
  }
  std::vector<std::string> only;
  for (const store::Correction& c : corrections) only.push_back(c.statement_id);
  JsonOut out;
  service.write(
      [&](store::Store& store) {
        const std::size_t applied =
            store::apply_corrections(store, corrections, [&] { check_versions(store, fields); });
        out.open('{').pair("applied", applied).key("statements").open('[');
        std::string last;
        for (const store::Correction& c : corrections)
          if (std::exchange(last, c.statement_id) != c.statement_id) put_current(out, store, c.statement_id);
        out.close(']').close('}');
      },
      &only);
  return out.take();
}

std::string api_undo(Service& service, const Request& request) {
  const Fields fields = request.fields();
  const std::string by = made_by(service, fields);
  std::vector<std::string> only;
  JsonOut out;
  service.write(
      [&](store::Store& store) {
        const std::optional<store::Correction> taken =
            store::take_back_last(store, by, fields.text("statement_id", 64));
        if (!taken) throw Refused{404, "there is nothing of " + by + " to take back"};
        out.open('{')
            .pair("statement_id", taken->statement_id)
            .pair("field", taken->field)
            .pair("issue_id", taken->issue_id)
            .pair("value", taken->value)
            .key("now");
        put_current(out, store, taken->statement_id);
        out.close('}');
        only.push_back(taken->statement_id);
      },
      &only);
  return out.take();
}

}  // namespace onrecord::serve
