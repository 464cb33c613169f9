// Blind samples: statements drawn by chance and kept, so that how many of all are right can be told; and who judged
// what.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "store/stored_actors.h"

namespace onrecord::store {

struct Sample {
  std::int64_t id = 0;
  std::string issue_id;  // empty: of all statements; else of those with a position on the issue
  std::size_t drawn_from = 0;
  std::string made_by, made_on;
  std::vector<std::string> statements;
};

// Draws from the statements that the machine found and that count; fewer where there are not so many. The same seed
// draws the same from the same file.
Sample draw_sample(Store& store, const std::string& issue_id, std::size_t size, std::uint64_t seed, const Hand& hand);
// Newest first.
std::vector<Sample> stored_samples(const Store& store);

// What somebody said last about a field of a statement, and did not take back; `value` "machine": as the machine has
// it.
struct Opinion {
  std::string statement_id, field, issue_id, made_by, value;
  std::string machine;  // the machine's value
};
// Of these people, or of all.
std::vector<Opinion> stored_opinions(const Store& store, const std::vector<std::string>& people = {});

struct CoderRow {
  std::string name, first_on, last_on;
  std::size_t opinions = 0, statements = 0;
};
// Most statements first.
std::vector<CoderRow> coders(const Store& store);

// How many statements that count people have reviewed.
std::size_t count_reviewed(const Store& store);

}  // namespace onrecord::store
