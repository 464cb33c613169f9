// Statements coded by hand: rows like the machine's, made and taken back by a correction, which new analyses leave
// alone.
#pragma once

#include <string>

#include "onrecord/document.h"
#include "store/stored_actors.h"

namespace onrecord::store {

// An article as it is stored, with its text, as the analysis wants it. Throws Error(rejected_input): there is none, or
// no text is kept of it.
Document document_on_record(const Store& store, const std::string& doc_id);

struct CodedStatement {
  std::string id;
  bool is_new = true;  // false: somebody coded these words already
};
// Stores a statement of the article, with the spans that a person gave, and the correction that makes it. It gets an id
// that no statement of the machine's can have. Throws Error(rejected_input) where the machine has a statement with this
// very content.
CodedStatement add_coded_statement(Store& store, const Document& document, Statement statement, const Hand& hand,
                                   const std::string& note = {});

}  // namespace onrecord::store
