// Corrections: what people say about statements; they lie beside the machine's values and win in every output.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

namespace onrecord::store {

struct Correction {
  std::string statement_id;
  std::string field;     // status, actor, date, label, act
  std::string issue_id;  // of a label
  std::string value;  // accepted, rejected; an actor's id; 2024-02-16, 2024-02, 2024 or none; a label or a position; an
                      // act; of any field "machine": the machine's value is in force again
  std::string actor_name;  // of an actor that the database does not know yet
  std::string made_by;
  std::string made_on;  // an ISO date, given by whoever corrects: no clock is asked
  std::string note;
  std::string machine;      // the machine's value (in what comes out only)
  bool superseded = false;  // by a later one (in what comes out only)
  bool taken_back = false;  // by whoever made it (in what comes out only)
};

// What is wrong with each of them: index and words ("unknown statement"). Nothing: all can be applied.
struct CorrectionProblem {
  std::size_t index;
  std::string message;
};
std::vector<CorrectionProblem> check_corrections(const Store& store, const std::vector<Correction>& corrections);

// Applies all in one transaction. The same correction again, by the same person, changes nothing; by another it is
// kept as a second opinion. Throws Error(rejected_input) where check_corrections() finds a problem. Gives how many were
// new. `before` is called within the transaction, before anything is looked at or changed; what it throws ends it.
std::size_t apply_corrections(Store& store, const std::vector<Correction>& corrections,
                              const std::function<void()>& before = {});

// Takes back what somebody said last, of one statement or (empty) of any: the latest opinion that still stands is in
// force again, else the machine's value. Nothing where there is nothing to take back.
std::optional<Correction> take_back_last(Store& store, const std::string& made_by,
                                         const std::string& statement_id = {});

// Of one statement, oldest first, with those that are no longer in force.
std::vector<Correction> corrections_of(const Store& store, const std::string& statement_id);

// By statement, field, issue; superseded ones only where asked for.
std::vector<Correction> stored_corrections(const Store& store, bool superseded = false);

}  // namespace onrecord::store
