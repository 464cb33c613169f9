// What Knowledge holds: the compiled tables and the tagger; for the tracker and the tools over tables.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "extract/extract.h"
#include "onrecord/tables.h"
#include "syntax/parser.h"
#include "tables/actor_tables.h"
#include "tables/furniture.h"
#include "tables/languages.h"
#include "tables/stance_tables.h"
#include "tables/time_words.h"
#include "text/lexicon.h"

namespace onrecord {

struct Knowledge::Parts {
  std::vector<tables::Table> tables;  // shipped, then overlays
  std::string fingerprint;
  std::unique_ptr<tables::ActorTables> actors;
  std::unique_ptr<tables::StanceTables> stance;
  std::unique_ptr<tables::TimeWords> times;
  std::unique_ptr<tables::Furniture> furniture;
  std::unique_ptr<tables::Languages> languages;
  std::unique_ptr<extract::Extractor> extractor;
  const text::Lexicon& lexicon() const { return stance->lexicon(); }
  const syntax::Parser& parser() const;  // read when first asked for: commands that need no trees start sooner

 private:
  mutable std::once_flag parser_made_;
  mutable std::unique_ptr<const syntax::Parser> parser_;
};

// The *.tsv of the shipped tables and of each folder, by file name within a folder. Throws Error(table), Error(io).
std::vector<tables::Table> read_tables(const std::vector<std::string>& folders);

}  // namespace onrecord
