// Succession: which id a statement had before, and why it has another now.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"
#include "store/store.h"

namespace onrecord::store {

// Remembers that `now` took the place of `before`. `why` is renamed (by a step of the schema), edited (its words
// changed in a new version of the article) or inherited (its article went, another one with the same text holds it).
void note_succession(Connection& connection, const std::string& before, const std::string& now, std::string_view why);
// Corrections and splits of one statement are another's as well: it is the same words.
void copy_decisions(Connection& connection, const std::string& from, const std::string& to);

struct Succession {
  std::string before, now, why;
  std::string doc_id;        // the article of `now`
  std::string words_before;  // empty where only the id changed
  std::string words_now;
  std::size_t open_decisions = 0;  // corrections in force on `before` that `now` has no counterpart of
};
// By article and order in it; renamed ones only where asked for.
std::vector<Succession> successions(const Store& store, bool renamed = false);
// The ids before, of one id: joined by blanks, the latest first.
std::string former_ids(const Store& store, const std::string& statement_id);
// The id under which a statement is now: the same where there is such a row, else its successor's where it has one
// only.
std::string present_id(const Store& store, const std::string& statement_id);
// The ids that took the place of one that begins so; the last of each line of succession, at most two.
std::vector<std::string> successors(const Store& store, const std::string& id_prefix);

}  // namespace onrecord::store
