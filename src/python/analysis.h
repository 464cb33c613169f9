// Articles in, records out: the analysis on several threads, without Python's lock.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "onrecord/error.h"
#include "onrecord/statement_set.h"
#include "onrecord/tables.h"
#include "onrecord/tracker.h"

namespace onrecord::python {

// What came of some articles: `set` in their order, and what was refused or is worth a line.
struct Analysed {
  StatementSet set;
  std::vector<Error> errors;
  std::vector<std::string> notices;
};

class Analyst {
 public:
  Analyst(std::vector<std::string> table_folders, std::string model_file);

  // `lines`: articles as JSON Lines. `threads` 0: as many as the machine has.
  Analysed of_lines(const std::string& lines, unsigned threads) const;
  // Files, folders and archives in any format that the program reads.
  Analysed of_paths(const std::vector<std::string>& paths, unsigned threads) const;
  // A page (HTML) with what was found in the articles marked.
  std::string page(const std::string& lines) const;

  const Knowledge& knowledge() const { return *knowledge_; }

 private:
  Analysed of(std::vector<Document> documents, Analysed so_far, unsigned threads) const;

  std::shared_ptr<const Knowledge> knowledge_;
  Tracker tracker_;
};

}  // namespace onrecord::python
