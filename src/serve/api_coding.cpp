// /api/statements: a statement that the machine missed, coded by hand.
#include "coded_by_hand.h"
#include "serve/handlers.h"
#include "serve/json_out.h"
#include "serve/statement_json.h"
#include "store/anchoring.h"

namespace onrecord::serve {

std::string api_code(Service& service, const Request& request) {
  const Fields fields = request.fields();
  const store::Hand hand{made_by(service, fields), made_on(fields)};
  const std::string doc_id = fields.needed("doc_id", 1'000);
  std::string value;
  for (const char* part : {"source", "cue", "content"}) {
    value += value.empty() && part[0] == 's' ? "" : "|";
    bool first = true;
    for (const Span& span : fields.spans(part)) {
      value += (first ? "" : " ") + std::to_string(span.begin) + '-' + std::to_string(span.end);
      first = false;
    }
  }
  const std::shared_ptr<const Knowledge> knowledge = service.knowledge();
  const std::shared_ptr<const Tracker> tracker = service.tracker();
  std::vector<std::string> only;
  JsonOut out;
  service.write(
      [&](store::Store& store) {
        const Document document = store::document_on_record(store, doc_id);
        const auto spans = store::parse_anchor(value, document.text);
        if (!spans) throw BadField{"content", "holds no words of the article's text"};
        const std::string id =
            code_by_hand(store, *tracker, *knowledge, document, {spans->source, spans->cue, spans->content}, hand,
                         fields.text("note", 2'000))
                .id;
        out.open('{').key("statement");
        put_current(out, store, id);
        out.close('}');
        only.push_back(id);
      },
      &only);
  return out.take();
}

}  // namespace onrecord::serve
