// A database as Python asks it: one connection, one question at a time, an error once it is closed.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "labels_anew.h"
#include "names_meant.h"
#include "onrecord/query.h"
#include "onrecord/tables.h"
#include "store/store.h"
#include "store/stored_actors.h"

namespace onrecord::python {

// One step of how a value of a statement was found.
struct Step {
  std::string of;     // actor, date, act, stance
  std::string issue;  // of a stance
  std::string stage, rule, effect, words;
};

class Database {
 public:
  Database(const std::string& path, bool write);

  StatementSet read(const Query& query, bool rejected) const;
  std::vector<store::StoredActor> actors(const std::string& wanted) const;
  std::vector<IssueInfo> issues() const;
  SpeakersMeant speakers_meant(const std::string& wanted) const;
  IssueMeant issue_meant(const std::string& wanted) const;
  std::vector<std::string> publishers_meant(const std::string& wanted) const;
  std::string text_of(const std::string& doc_id) const;
  // The one statement whose id begins so. Throws Error(rejected_input): none, or several.
  store::Store::Found find(const std::string& id) const;
  std::vector<Step> steps(const store::Store::Found& found) const;
  Relabelled relabel(const Knowledge& knowledge);
  void close();

 private:
  store::Store& open() const;

  mutable std::mutex mutex_;
  std::unique_ptr<store::Store> store_;
};

}  // namespace onrecord::python
