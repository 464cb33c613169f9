// A run over a database as a list of transactions: articles, corrections, merges, relabelling; for power loss and
// faults.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "onrecord/tracker.h"
#include "store/store.h"

namespace onrecord::testing {

class Script {
 public:
  // Analyses all articles of a file of JSON lines once, so that a run is nothing but storage.
  Script(const std::string& articles, const std::string& tables);

  struct Step {
    std::string name;
    std::function<void(store::Store&)> run;  // one transaction
  };
  const std::vector<Step>& steps() const { return steps_; }
  const Tracker& tracker() const { return tracker_; }
  const std::vector<Document>& documents() const { return documents_; }

 private:
  void add(store::Store& store, std::size_t first, std::size_t last) const;
  void correct(store::Store& store) const;
  void relabel(store::Store& store, bool bare) const;

  std::shared_ptr<const Knowledge> knowledge_;
  Tracker tracker_;
  std::vector<Document> documents_;
  std::vector<DocumentInfo> infos_;
  std::vector<Analysis> analyses_;
  std::vector<Step> steps_;
};

// A hash over every row of every table (but the pages of the full text): two files with the same one hold the same.
std::string state_of(const store::Store& store);

}  // namespace onrecord::testing
