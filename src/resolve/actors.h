// ActorResolver: from the words that name a speaker to an actor (actors.md).
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "domain/attribution.h"
#include "onrecord/document.h"
#include "onrecord/tracker.h"
#include "text/tokens.h"

namespace onrecord::tables {
class ActorTables;  // tables/actor_tables.h
}

namespace onrecord::resolve {

class ActorResolver {
 public:
  explicit ActorResolver(const tables::ActorTables& tables);  // must outlive this
  ~ActorResolver();

  // One Speaker for each attribution, in order; `mentions` (may be null) gets the actors' mentions.
  // Thread-safe.
  std::vector<Speaker> resolve(const Document& document, const text::TokenizedText& text,
                               std::span<const Attribution> attributions,
                               std::vector<ActorMention>* mentions = nullptr) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace onrecord::resolve
