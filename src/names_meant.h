// Whom and what a name means as an analyst types it: the same for the terminal, the window and Python.
#pragma once

#include <string>
#include <vector>

#include "store/store.h"
#include "store/stored_actors.h"

namespace onrecord {

// Those whom a name fits best, and who of them is meant: the only one; of several the one whom the analyst's own table
// calls so, or who has nine of ten of their statements; or all, where each is an unnamed class ("officials").
struct SpeakersMeant {
  std::vector<store::StoredActor> meant;    // none: nobody fits, or it cannot be told who
  std::vector<store::StoredActor> fitting;  // most statements first
};
SpeakersMeant speakers_meant(const store::Store& store, const std::string& wanted);
// The same for one speaker: unnamed classes are not taken together.
SpeakersMeant speaker_meant(const store::Store& store, const std::string& wanted);

// An issue by its id, or by the beginnings of words of its id, title and pole; of several the one that has nine of ten
// of their statements.
struct IssueMeant {
  std::string meant;  // id; empty: none fits, or it cannot be told which
  std::vector<IssueInfo> fitting;
};
IssueMeant issue_meant(const store::Store& store, const std::string& wanted);

// The publishers whose name is so, else those who have it in theirs.
std::vector<std::string> publishers_meant(const store::Store& store, const std::string& wanted);

}  // namespace onrecord
