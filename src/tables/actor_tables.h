// ActorTables: countries, holders of offices, titles, names and an analyst's own actors, compiled for look-up.
#pragma once

#include <span>

#include "tables/tsv.h"

namespace onrecord {

class ActorTables {
 public:
  // `tables`: the shipped ones, then each overlay's, in order; those that hold no actor facts are passed over.
  // Throws Error(table) with file and line.
  explicit ActorTables(std::span<const Table> tables);
  ~ActorTables();
};

}  // namespace onrecord
