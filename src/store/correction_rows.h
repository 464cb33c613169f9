// Corrections on the rows: what is in force is written over the machine's value, which the correction keeps.
#pragma once

#include <string>

#include "store/connection.h"
#include "store/continuation.h"

namespace onrecord::store {

// After the machine's values of a statement were written: keeps them in its corrections, and puts the corrected ones in
// force.
void reapply_corrections(Connection& connection, const std::string& statement_id);
// Whether a person decided anything on it.
bool has_been_decided(Connection& connection, const std::string& statement_id);
// Puts the words and the place that the machine gave a statement in the place of those that a person set; `kept` is the
// machine_row of the correction of its borders.
void put_machine_words(Former& former, const std::string& kept);
// Brings a statement coded by hand into a new version of its article, where its words stand in it; false where they do
// not.
bool carry_coded(Connection& connection, std::int64_t row, const std::string& statement_id, std::int64_t document,
                 std::int64_t publisher, const std::string& text);
// Whether a person accepted or corrected it (and did not reject it).
bool has_been_confirmed(Connection& connection, const std::string& statement_id);

}  // namespace onrecord::store
