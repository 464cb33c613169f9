// ActorTables: look-ups in the compiled actor tables.
#include "tables/actor_tables.h"

#include "tables/actor_table_reader.h"

namespace onrecord::tables {

ActorTables::ActorTables(std::span<const Table> tables) {
  ActorTableReader(*this).read(tables);
}
ActorTables::~ActorTables() = default;

std::span<const WordId> ActorTables::full_forms(WordId nickname) const {
  const auto found = nicknames_.find(nickname);
  return found == nicknames_.end() ? std::span<const WordId>{} : std::span<const WordId>(found->second);
}

std::uint32_t ActorTables::step(std::uint32_t node, WordId word) const {
  const auto found = steps_.find(std::uint64_t{node} << 32 | word);
  return found == steps_.end() ? 0 : found->second;
}

const Country* ActorTables::country(std::string_view iso3) const {
  const auto found = country_index_.find(std::string(iso3));
  return found == country_index_.end() ? nullptr : &countries_[found->second];
}

std::span<const std::uint32_t> ActorTables::bearers(WordId family) const {
  const auto found = bearers_.find(family);
  return found == bearers_.end() ? std::span<const std::uint32_t>{} : std::span<const std::uint32_t>(found->second);
}

std::span<const std::uint32_t> ActorTables::of_country(std::string_view iso3) const {
  const auto found = by_country_.find(std::string(iso3));
  return found == by_country_.end() ? std::span<const std::uint32_t>{} : std::span<const std::uint32_t>(found->second);
}

int ActorTables::alias(std::string_view folded_source) const {
  const auto found = aliases_.find(std::string(folded_source));
  return found == aliases_.end() ? -1 : static_cast<int>(found->second);
}

bool ActorTables::generic_alias(std::string_view folded_source) const {
  const auto found = alias_is_generic_.find(std::string(folded_source));
  return found != alias_is_generic_.end() && found->second;
}

}  // namespace onrecord::tables
