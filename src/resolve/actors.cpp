// Placeholder until the resolver lands.
#include "resolve/actors.h"

#include "tables/actor_tables.h"

namespace onrecord {

ActorTables::ActorTables(std::span<const Table>) {}
ActorTables::~ActorTables() = default;
struct ActorResolver::Parts {};
ActorResolver::ActorResolver(const ActorTables&) : parts_(std::make_unique<Parts>()) {}
ActorResolver::~ActorResolver() = default;
std::vector<Speaker> ActorResolver::resolve(const Document&, const TokenizedText&,
                                            std::span<const Attribution> attributions,
                                            std::vector<ActorMention>*) const {
  return std::vector<Speaker>(attributions.size());
}

}  // namespace onrecord
