// What an incoming article is to the store.
#pragma once

#include <optional>
#include <string>

#include "onrecord/document.h"
#include "store/connection.h"
#include "store/ingest.h"

namespace onrecord::store {

struct Existing {
  std::int64_t row = 0;
  std::string doc_id, status, text_hash, record_hash, version, url, publisher;
  std::int64_t twin_of = 0;
  std::string identity;
};

struct Decision {
  Outcome outcome = Outcome::needs_analysis;
  std::optional<Existing> existing;  // to replace or withdraw
  std::int64_t twin_of = 0;
  std::string doc_id;
};

// Over everything of an article that a reader gives: where it is the same, the article is the same.
std::string record_hash(const Document& document, const std::string& text);

// `hash` is the text's; `again`: what is unchanged is to be analysed anew. Outcome::needs_analysis where it is to be
// written.
Decision decide(Connection& connection, const Document& document, const std::string& hash, bool again);

}  // namespace onrecord::store
