// Decides what an incoming article is to the store: new, unchanged, a copy, a new version, withdrawn.
#include "store/admission.h"

#include <charconv>

#include "onrecord/tracker.h"
#include "store/rows.h"

namespace onrecord::store {
namespace {

// Versions as numbers where both are ("10" after "9"), else as ISO timestamps and words are ordered.
bool is_older(const std::string& a, const std::string& b) {
  long x = 0, y = 0;
  const auto whole = [](const std::string& text, long& value) {
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc() && end == text.data() + text.size();
  };
  if (a.empty() || b.empty()) return false;
  return whole(a, x) && whole(b, y) ? x < y : a < b;
}

std::optional<Existing> existing_by(Connection& connection, const std::string& condition, const std::string& value) {
  SQLite::Statement& query = connection.prepared(
      "SELECT d.id, d.doc_id, d.status, t.hash, d.record_hash, d.version, d.url, p.name, coalesce(d.twin_of, 0), d.identity FROM document d JOIN "
      "article_text t ON t.id = d.text_id JOIN publisher p ON p.id = d.publisher WHERE " +
      condition);
  query.bind(1, value);
  std::optional<Existing> found;
  if (query.executeStep())
    found = Existing{query.getColumn(0).getInt64(),  query.getColumn(1).getString(), query.getColumn(2).getString(),
                     query.getColumn(3).getString(), query.getColumn(4).getString(), query.getColumn(5).getString(),
                     query.getColumn(6).getString(), query.getColumn(7).getString(), query.getColumn(8).getInt64(),
                     query.getColumn(9).getString()};
  query.reset();
  return found;
}

}  // namespace

std::string record_hash(const Document& document, const std::string& text) {
  std::string all = text;
  for (const std::string& field : {document.title, to_string(document.published_at), document.publisher, document.url,
                                   document.version, joined(document.authors)}) {
    all += '\x1f';
    all += field;
  }
  all += document.withdrawn ? 'w' : document.body_complete ? 'c' : 't';
  return text_hash(all);
}

Decision decide(Connection& connection, const Document& document, const std::string& hash, bool again) {
  Decision decision;
  decision.doc_id = document.doc_id;
  const auto unchanged = [&] {
    decision.outcome = Outcome::unchanged;
    return decision;
  };
  std::optional<Existing> there = existing_by(connection, "d.doc_id = ? AND d.status != 'replaced'", document.doc_id);
  const bool by_id = there.has_value();
  if (!there && names_an_article(document.url))
    there = existing_by(connection, "d.url = ? AND d.status != 'replaced' ORDER BY d.id DESC LIMIT 1", document.url);

  if (there && document.withdrawn) {
    if (there->status == "withdrawn") return unchanged();
    decision.outcome = Outcome::withdrawn;
    decision.existing = there;
    return decision;
  }
  const bool same_text = there && there->text_hash == hash;
  const bool same_record = same_text && there->record_hash == record_hash(document, hash);
  // An id made of the text names the text: another address or publisher means another article with this text.
  if (by_id && same_text && !same_record && document.doc_id == hash &&
      ((!document.url.empty() && document.url != there->url) ||
       (!document.publisher.empty() && document.publisher != there->publisher))) {
    decision.doc_id = text_hash(hash + '\x1f' + document.url + '\x1f' + document.publisher);
    if (existing_by(connection, "d.doc_id = ? AND d.status != 'replaced'", decision.doc_id)) return unchanged();
    decision.outcome = Outcome::copy;
    decision.twin_of = there->twin_of != 0 ? there->twin_of : there->row;
    return decision;
  }
  if (there) {
    if (same_text && (same_record || !by_id) && (!again || there->twin_of != 0 || there->status != "current"))
      return unchanged();
    if (is_older(document.version, there->version)) {
      decision.outcome = Outcome::older;
      return decision;
    }
    if (there->status == "withdrawn" && same_text && !is_older(there->version, document.version)) return unchanged();
    decision.existing = there;
    if (!by_id && same_text) decision.doc_id = there->doc_id;
    return decision;
  }
  if (document.withdrawn) {
    decision.outcome = Outcome::withdrawn;
    return decision;
  }
  if (const auto twin = existing_by(
          connection, "t.hash = ? AND d.status = 'current' AND d.twin_of IS NULL ORDER BY d.id LIMIT 1", hash)) {
    decision.outcome = Outcome::copy;
    decision.twin_of = twin->row;
  }
  return decision;
}

}  // namespace onrecord::store
