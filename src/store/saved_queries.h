// Saved queries: what somebody wants to be told of, and which statements they were told already.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace onrecord::store {

class Store;

struct SavedQuery {
  std::string name;
  std::vector<std::string> words;  // options as typed: "--who", "Elena Marsh"
  std::string told_on;             // the day of the last digest, as 2025-03-05; empty: none yet
};

// By name.
std::vector<SavedQuery> saved_queries(const Store& store);
// In place of one of that name, whose memory of what was told is lost; `told`: statements that are no news.
void save_query(Store& store, const SavedQuery& query, const std::vector<std::string>& told);
// False where there is none of that name.
bool forget_query(Store& store, const std::string& name);

std::set<std::string> told_statements(const Store& store, const std::string& name);
// These are told now, on that day.
void mark_told(Store& store, const std::string& name, const std::vector<std::string>& statements,
               const std::string& day);

}  // namespace onrecord::store
