// Why a database has nothing to show.
#pragma once

#include <string>

#include "store/store.h"

namespace onrecord::cli {

// "no statements: the database is empty", "no statements: none was found in its 3 articles" ... Empty where some
// statement counts, so that something else must be why.
std::string why_no_statements(const store::Store& store);

}  // namespace onrecord::cli
