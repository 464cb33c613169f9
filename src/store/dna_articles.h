// The articles of an open DNA file, for whoever reads its statements or only them.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <functional>
#include <string>

#include "onrecord/document.h"

namespace onrecord::store::dna {

// Throws Error(rejected_input) for a database that DNA did not make; `path` is for its message.
void check_tables(const SQLite::Database& database, const std::string& path);

// Whether write_dna() made it: two tables of our own stand beside DNA's.
bool is_ours(const SQLite::Database& database);

// In the order of their numbers. The doc_id is empty where write_dna() did not make the file: every study counts
// from 1.
void each_article(SQLite::Database& database, const std::function<void(std::int64_t number, Document&&)>& article);

}  // namespace onrecord::store::dna
