// Coding by hand: a person gives the words, the machine proposes who, when, act and positions.
#pragma once

#include <string>

#include "knowledge.h"
#include "onrecord/tracker.h"
#include "store/coded_statements.h"

namespace onrecord {

// Stores a statement with these spans (bytes of the document's text). What the machine proposes is corrected as
// everything is. Throws Error(rejected_input).
store::CodedStatement code_by_hand(store::Store& store, const Tracker& tracker, const Knowledge& knowledge,
                                   const Document& document, const GivenSpans& given, const store::Hand& hand,
                                   const std::string& note = {});

}  // namespace onrecord
