// Actors as the store knows them: names and forms with counts; merges and splits as corrections that survive re-runs.
#pragma once

#include <string>
#include <vector>

#include "store/store.h"

namespace onrecord::store {

struct ActorForm {
  std::string kind;  // name, words (as the articles name them), role, country, speaks_for
  std::string form;
  std::size_t count = 0;  // statements
};

struct StoredActor {
  std::string actor_id;
  std::string name;
  std::string kind;
  std::string country;
  std::string role;  // the most frequent
  std::size_t statements = 0;
  std::string first_said, last_said;
};

// "Officials" of one article: no person, and another article's officials are others.
bool is_unnamed_class(const std::string& actor_id);
StoredActor actor_by_id(const Store& store, const std::string& actor_id);
bool knows_actor(const Store& store, const std::string& actor_id);
// All, or those that fit `wanted` best (Called), as an id, a name, or a role; most statements first.
std::vector<StoredActor> find_actors(const Store& store, const std::string& wanted = {});
// Those with a word of a name, role or article's words that begins as typed, for a list of suggestions; without
// anything typed those with the most statements.
std::vector<StoredActor> suggest_actors(const Store& store, const std::string& typed, std::size_t limit);
std::vector<ActorForm> forms_of(const Store& store, const std::string& actor_id);

struct Hand {  // who corrects, and when
  std::string by;
  std::string on;
};

// All statements of `from`, also those that come later, become those of `into`. Both are ids. Gives how many changed.
std::size_t merge_actors(Store& store, const std::string& from, const std::string& into, const Hand& hand);
// Takes merges into an actor back: its parts are themselves again. Gives how many statements changed.
std::size_t unmerge_actor(Store& store, const std::string& from, const Hand& hand);

struct Split {
  std::string from;       // id
  std::string criterion;  // form (words as the article names the speaker, or the name), document, publisher, statement
  std::vector<std::string> values;
  std::string into_name;     // of the new actor; its id is made of the old one's and the name
  std::string into_id = {};  // an actor who is there already and gets the statements; empty: a new one
};
std::size_t split_actor(Store& store, const Split& split, const Hand& hand);

// Takes a split back. Gives how many statements changed.
std::size_t unsplit_actor(Store& store, const std::string& from, const std::string& into, const Hand& hand);
struct SplitRow {
  std::string from_id, criterion, value, into_id, into_name, by, on;
};
std::vector<SplitRow> splits_of(const Store& store, const std::string& actor_id);  // from it or into it

struct RoleSpan {
  std::string role, first, last;  // days said; empty where none is known
  std::size_t statements = 0;
};
std::vector<RoleSpan> roles_of(const Store& store, const std::string& actor_id);  // by their first day

struct MergeRow {
  std::string from_id, into_id, into_name, by, on;
};
std::vector<MergeRow> merges_of(const Store& store, const std::string& actor_id);

}  // namespace onrecord::store
