// Which tables a command over a database works with: those named, else those that the database remembers.
#pragma once

#include "cli/console.h"
#include "cli/options.h"
#include "store/store.h"

namespace onrecord::cli {

// --no-tables: the shipped tables alone, whatever the database remembers.
Option no_tables_option();

// --tables, else the remembered folders (said in a notice). Throws Error(table) where one of these is gone, saying
// what to do.
KnowledgeOptions tables_asked(const Arguments& arguments, const store::Store& store, Console& console);

// Says so where the remembered tables were changed since they were last used.
void tell_changed_tables(const store::Store& store, const KnowledgeOptions& used, const std::string& fingerprint,
                         Console& console);

// What was used is remembered: absolute paths, and the fingerprint of all.
void remember_tables_used(store::Store& store, const KnowledgeOptions& used, const std::string& fingerprint);

}  // namespace onrecord::cli
