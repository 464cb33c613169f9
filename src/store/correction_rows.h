// Corrections on the rows: what is in force is written over the machine's value, which the correction keeps.
#pragma once

#include <string>

#include "store/connection.h"

namespace onrecord::store {

// After the machine's values of a statement were written: keeps them in its corrections, and puts the corrected ones in
// force.
void reapply_corrections(Connection& connection, const std::string& statement_id);
// Whether a person decided anything on it.
bool has_been_decided(Connection& connection, const std::string& statement_id);
// Whether a person accepted or corrected it (and did not reject it).
bool has_been_confirmed(Connection& connection, const std::string& statement_id);

}  // namespace onrecord::store
