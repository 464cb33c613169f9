// Reads words.tsv: the classes of a language's words.
#pragma once

#include <span>

#include "tables/tsv.h"
#include "text/lexicon.h"

namespace onrecord::tables {

// A table of words. Throws Error(table) with file and line for a class that no rule asks for.
void read_words(const Table& table, text::Lexicon& lexicon);
// From all tables of words; others are passed over.
text::Lexicon lexicon_of(std::span<const Table> tables);

// Of the shipped tables alone, for what shows an article without reading it.
const text::Lexicon& shipped_lexicon();

}  // namespace onrecord::tables
